"""The commands ``timeline brief``, ``events`` and ``summary``: a brief, or one part of it."""

from __future__ import annotations

from typing import Annotated

import typer

from timeline.cli.options import Choosing, Explain, Points, Resolving, Running, Target, arguments, command
from timeline.cli.reading import Reading
from timeline.cli.writing import Format, Page, Writing, report


@command
def brief(
    *,
    target: Target,
    format_: Format = None,
    title: Annotated[
        str, typer.Option("--title", help="Title of the brief; else the query, or what the articles share.")
    ] = "",
    reading: Reading,
    resolving: Resolving,
    choosing: Choosing,
    points: Points,
    page: Page,
    explain: Explain = False,
    running: Running,
) -> None:
    """Write a brief: key points, timeline, sources and notes."""
    writing = Writing(target, format_, page, explain=explain)
    asked = arguments(choosing) | arguments(points) | resolving.checked()
    report(reading, writing, running, title=title, **asked)


@command
def events(
    *,
    target: Target,
    format_: Format = None,
    reading: Reading,
    resolving: Resolving,
    choosing: Choosing,
    explain: Explain = False,
    running: Running,
) -> None:
    """Write the timeline alone, in any format of a brief."""
    asked = arguments(choosing) | resolving.checked()
    report(reading, Writing(target, format_, explain=explain), running, key_points=0, **asked)


@command
def summary(*, target: Target, format_: Format = None, reading: Reading, points: Points, running: Running) -> None:
    """Write the key points alone, in any format of a brief."""
    report(reading, Writing(target, format_, events=False), running, max_events=0, **arguments(points))
