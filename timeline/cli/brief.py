"""The commands ``timeline brief``, ``events`` and ``summary``: a brief, or one part of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli import terminal
from timeline.cli.options import (
    AllowPrivate,
    Debug,
    Explain,
    Fields,
    Follow,
    Format,
    Jobs,
    KeyPoints,
    Lang,
    MaxEvents,
    MaxSize,
    Output,
    PerEvent,
    Published,
    Query,
    Quiet,
    Since,
    Sources,
    Summarizer,
    Timeout,
    Until,
)
from timeline.cli.reading import Reading, processes
from timeline.cli.writing import Writing, report


def brief(
    sources: Sources,
    output: Output = None,
    format_: Format = None,
    title: Annotated[str, typer.Option("--title", help="Title of the brief; else the leading headline.")] = "",
    date: Published = None,
    lang: Lang = None,
    fields: Fields = "",
    timeout: Timeout = 10.0,
    max_size: MaxSize = 20.0,
    follow: Follow = False,
    allow_private: AllowPrivate = False,
    since: Since = None,
    until: Until = None,
    query: Query = "",
    max_events: MaxEvents = None,
    per_event: PerEvent = 1,
    summarizer: Summarizer = "lexrank",
    key_points: KeyPoints = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE", help="Your own Jinja2 template.")
    ] = None,
    site: Annotated[
        str | None,
        typer.Option(
            "--site", metavar="NAME", help="Write into a site: hugo, jekyll, mkdocs, pelican, eleventy, astro."
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="The folder of that site; else the current one.")
    ] = None,
    slug: Annotated[str, typer.Option("--slug", metavar="NAME", help="Name of the page; else made of the title.")] = "",
    draft: Annotated[bool, typer.Option("--draft", help="Mark the page as a draft.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 when what is there would change.")
    ] = False,
    explain: Explain = False,
    jobs: Jobs = 0,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write a brief: key points, timeline, sources and notes."""
    with terminal.guarded(debug=debug):
        from timeline.brief import build_brief

        make = partial(
            build_brief, title=title, query=query, since=since, until=until, max_events=max_events,
            per_event=per_event, summarizer=summarizer, key_points=key_points, jobs=processes(jobs),
        )  # fmt: skip
        reading = Reading(
            sources=sources, date=date, language=lang, jobs=processes(jobs), quiet=quiet, fields=fields,
            timeout=timeout, max_size=max_size, follow=follow, allow_private=allow_private,
        )  # fmt: skip
        writing = Writing(
            output=output, format=format_, template=template, explain=explain,
            site=site, out=out, slug=slug, draft=draft, check=check, quiet=quiet,
        )  # fmt: skip
        report(reading, make, writing)


def events(
    sources: Sources,
    output: Output = None,
    format_: Format = None,
    date: Published = None,
    lang: Lang = None,
    fields: Fields = "",
    timeout: Timeout = 10.0,
    max_size: MaxSize = 20.0,
    follow: Follow = False,
    allow_private: AllowPrivate = False,
    since: Since = None,
    until: Until = None,
    query: Query = "",
    max_events: MaxEvents = None,
    per_event: PerEvent = 1,
    explain: Explain = False,
    jobs: Jobs = 0,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write the timeline alone, in any format of a brief."""
    with terminal.guarded(debug=debug):
        from timeline.brief import build_brief

        make = partial(
            build_brief, query=query, since=since, until=until, max_events=max_events,
            per_event=per_event, key_points=0, jobs=processes(jobs),
        )  # fmt: skip
        reading = Reading(
            sources=sources, date=date, language=lang, jobs=processes(jobs), quiet=quiet, fields=fields,
            timeout=timeout, max_size=max_size, follow=follow, allow_private=allow_private,
        )  # fmt: skip
        report(reading, make, Writing(output, format_, explain=explain))


def summary(
    sources: Sources,
    output: Output = None,
    format_: Format = None,
    date: Published = None,
    lang: Lang = None,
    fields: Fields = "",
    timeout: Timeout = 10.0,
    max_size: MaxSize = 20.0,
    follow: Follow = False,
    allow_private: AllowPrivate = False,
    summarizer: Summarizer = "lexrank",
    key_points: KeyPoints = None,
    jobs: Jobs = 0,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write the key points alone, in any format of a brief."""
    with terminal.guarded(debug=debug):
        from timeline.brief import build_brief

        make = partial(build_brief, summarizer=summarizer, key_points=key_points, max_events=0, jobs=processes(jobs))
        reading = Reading(
            sources=sources, date=date, language=lang, jobs=processes(jobs), quiet=quiet, fields=fields,
            timeout=timeout, max_size=max_size, follow=follow, allow_private=allow_private,
        )  # fmt: skip
        report(reading, make, Writing(output, format_, events=False))
