"""The command ``timeline dates``: every temporal expression, resolved."""

from __future__ import annotations

from typing import Annotated

import typer

from timeline.cli.options import Explain, Running, Target, command
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
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="KIND", help="news, narrative or auto: what a bare October is read against."),
    ] = "auto",
    prefer: Annotated[
        str | None,
        typer.Option("--prefer", metavar="WHICH", help="past or future: which a bare Friday is; else the words tell."),
    ] = None,
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="Whether 3/4 is in April or in March.")
    ] = None,
    explain: Explain = False,
    running: Running,
) -> None:
    """Write the temporal expressions of the articles, resolved."""
    from timeline.model import Article
    from timeline.writers.dates import FORMATS, Found, dates_of

    form = chosen(FORMATS, format_)

    def found(articles: tuple[Article, ...], failures: Failures) -> list[Found]:
        every = dates_of(articles, kind=kind, prefer=prefer, day_first=day_first, on_error=failures.add)
        return every if any(timexes for _, timexes in every) else []

    list_found(reading, target, running, form=form, find=found, without="they tell no date", explain=explain)
