"""The command ``timeline dates``: every temporal expression, resolved."""

from __future__ import annotations

from typing import Annotated

import typer

from timeline.cli.options import Explain, Resolving, Running, Target, command
from timeline.cli.reading import Failures, Reading
from timeline.cli.writing import chosen, list_found


@command
def dates(
    *,
    target: Target,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help="table, json, jsonl, csv or timeml.")
    ] = "table",
    reading: Reading,
    resolving: Resolving,
    explain: Explain = False,
    running: Running,
) -> None:
    """Write the temporal expressions of the articles, resolved."""
    from timeline.model import Article
    from timeline.writers.dates import FORMATS, Found, dates_of

    form, hints = chosen(FORMATS, format_), resolving.checked()

    def found(articles: tuple[Article, ...], failures: Failures) -> list[Found]:
        every = dates_of(articles, **hints, on_error=failures.add)
        return every if any(timexes for _, timexes in every) else []

    list_found(reading, target, running, form=form, find=found, without="they tell no date", explain=explain)
