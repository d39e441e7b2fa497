"""The command ``timeline dates``: every temporal expression, resolved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import terminal
from timeline.cli.options import (
    AllowPrivate,
    Debug,
    Explain,
    Fields,
    Follow,
    Jobs,
    Lang,
    MaxSize,
    Output,
    Published,
    Quiet,
    Sources,
    Timeout,
)
from timeline.cli.reading import Reading, processes
from timeline.cli.writing import list_found
from timeline.errors import OptionError

if TYPE_CHECKING:
    from timeline.model import Article


def dates(
    sources: Sources,
    output: Output = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help="table, json, jsonl, csv or timeml.")
    ] = "table",
    date: Published = None,
    lang: Lang = None,
    fields: Fields = "",
    timeout: Timeout = 10.0,
    max_size: MaxSize = 20.0,
    follow: Follow = False,
    allow_private: AllowPrivate = False,
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="KIND", help="news, narrative or auto: what a bare October is read against."),
    ] = "auto",
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="Whether 3/4 is in April or in March.")
    ] = None,
    explain: Explain = False,
    jobs: Jobs = 0,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write the temporal expressions of the articles, resolved."""
    with terminal.guarded(debug=debug):
        from timeline.writers.dates import FORMATS

        if format_ not in FORMATS:
            raise OptionError(f"--format {format_}: there is no such format: known are {', '.join(FORMATS)}")
        reading = Reading(
            sources=sources, date=date, language=lang, jobs=processes(jobs), quiet=quiet, fields=fields,
            timeout=timeout, max_size=max_size, follow=follow, allow_private=allow_private,
        )  # fmt: skip
        form = partial(_form, format_, kind=kind, day_first=day_first, explain=explain)
        list_found(reading, output, form, without="they tell no date")


def _form(name: str, articles: tuple[Article, ...], *, kind: str, day_first: bool | None, explain: bool) -> str:
    """Write the expressions of articles in one of the formats; nothing when there are none."""
    from timeline.writers.dates import FORMATS, dates_of

    found = dates_of(articles, kind=kind, day_first=day_first)
    return FORMATS[name](found, explain=explain) if any(timexes for _, timexes in found) else ""
