"""The command ``timeline articles``: reading as a stage of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from timeline.cli.options import Running, Target, command
from timeline.cli.reading import Reading
from timeline.cli.writing import chosen, list_found


@command
def articles(
    *,
    target: Target,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="table or jsonl.")] = "table",
    reading: Reading,
    running: Running,
) -> None:
    """Print what was read: title, author, outlet, date and how it is known, language, words."""
    from timeline.writers.articles import FORMATS

    list_found(reading, target, running, form=chosen(FORMATS, format_), find=lambda found, _: found, without="")
