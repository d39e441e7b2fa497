"""The command ``timeline dates``: every temporal expression, resolved."""

from __future__ import annotations

from typing import Annotated

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
from timeline.errors import OptionError


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
        from timeline.dates.formats import FORMATS as WRITERS
        from timeline.dates.formats import dates_of

        if format_ not in WRITERS:
            raise OptionError(f"--format {format_}: there is no such format: known are {', '.join(WRITERS)}")
        target = None if str(output) == "-" else output
        terminal.check_writable(target)
        reading = Reading(sources, date, lang, processes(jobs), quiet, fields, timeout, max_size, follow, allow_private)
        articles, failures = reading.articles()
        found = dates_of(articles, kind=kind, day_first=day_first)
        if not any(timexes for _, timexes in found):
            terminal.say("nothing to report: " + ("they tell no date" if articles else "no article was read"))
            raise typer.Exit(terminal.NOTHING)
        terminal.write(WRITERS[format_](found, explain=explain), target)
        raise typer.Exit(terminal.SOME_FAILED if failures else terminal.FINE)
