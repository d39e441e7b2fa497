"""The command line: arguments, files, exit codes; nothing else in the package knows them.

Exit codes: 0 all fine, 1 some inputs failed, 2 wrong usage, 3 nothing to report, 130 interrupted.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from timeline import cli_articles, terminal
from timeline.cli_input import (
    Debug,
    Fields,
    Jobs,
    Lang,
    MaxSize,
    Published,
    Quiet,
    Reading,
    Sources,
    Timeout,
    processes,
    read_date,
)  # fmt: skip
from timeline.errors import OptionError
from timeline.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import Article, Brief

app = typer.Typer(
    help="Read news articles, resolve their dates, and write a timeline in which every line cites its source.",
    epilog="Exit codes: 0 all fine, 1 some inputs failed, 2 wrong usage, 3 nothing to report, 130 interrupted.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
site_app = typer.Typer(help="Prepare a static site.", no_args_is_help=True)
app.add_typer(site_app, name="site")


Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of to standard output.")
]
Format = Annotated[
    str | None, typer.Option("--format", "-f", metavar="NAME", help="Output format; else by the suffix of the output.")
]
Since = Annotated[
    Interval | None, typer.Option("--from", parser=read_date, metavar="DATE", help="Leave out what ended before.")
]
Until = Annotated[
    Interval | None, typer.Option("--to", parser=read_date, metavar="DATE", help="Leave out what began after.")
]
Query = Annotated[str, typer.Option("--query", metavar="WORDS", help="Keep what these words are about.")]
MaxEvents = Annotated[
    int | None, typer.Option("--max-events", min=1, metavar="N", help="Entries at most; else as many as stand out.")
]
PerEvent = Annotated[int, typer.Option("--per-event", min=1, metavar="N", help="Sentences that an entry may quote.")]
Summarizer = Annotated[str, typer.Option("--summarizer", metavar="NAME", help="How key points are chosen.")]
KeyPoints = Annotated[
    int | None, typer.Option("--key-points", min=1, metavar="N", help="How many; else 3 to 7, by length.")
]
Explain = Annotated[bool, typer.Option("--explain", help="Say why each result is as it is.")]


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False,
) -> None:
    """Answer what belongs to no command."""
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"timeline {installed('timeline-brief')}")
        raise typer.Exit


@app.command()
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
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder of that site.")] = Path(),
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
            build_brief,
            title=title,
            query=query,
            since=since,
            until=until,
            max_events=max_events,
            per_event=per_event,
            summarizer=summarizer,
            key_points=key_points,
            jobs=processes(jobs),
        )
        reading = Reading(sources, date, lang, processes(jobs), quiet, fields, timeout, max_size)
        place = _Site(site, out, slug, draft) if site else None
        _report(reading, make, _Writing(output, format_, template, explain, place, check))


@site_app.command()
def init(
    name: Annotated[str, typer.Argument(help="hugo, jekyll, mkdocs, pelican, eleventy or astro.")],
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the site.")] = Path(),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 when a file would change.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Put the include, shortcode or component that draws a timeline anywhere into a site, and its style sheet."""
    with terminal.guarded(debug=debug):
        from timeline.sites import init_files

        raise typer.Exit(_publish(directory, init_files(name), check=check))


@app.command()
def events(
    sources: Sources,
    output: Output = None,
    format_: Format = None,
    date: Published = None,
    lang: Lang = None,
    fields: Fields = "",
    timeout: Timeout = 10.0,
    max_size: MaxSize = 20.0,
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
            build_brief,
            query=query,
            since=since,
            until=until,
            max_events=max_events,
            per_event=per_event,
            key_points=0,
            jobs=processes(jobs),
        )
        reading = Reading(sources, date, lang, processes(jobs), quiet, fields, timeout, max_size)
        _report(reading, make, _Writing(output, format_, None, explain))


@app.command()
def summary(
    sources: Sources,
    output: Output = None,
    format_: Format = None,
    date: Published = None,
    lang: Lang = None,
    fields: Fields = "",
    timeout: Timeout = 10.0,
    max_size: MaxSize = 20.0,
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
        reading = Reading(sources, date, lang, processes(jobs), quiet, fields, timeout, max_size)
        _report(reading, make, _Writing(output, format_, None, explain=False))


@app.command()
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
        reading = Reading(sources, date, lang, processes(jobs), quiet, fields, timeout, max_size)
        articles, failures = reading.articles()
        found = dates_of(articles, kind=kind, day_first=day_first)
        if not any(timexes for _, timexes in found):
            terminal.say("nothing to report: " + ("they tell no date" if articles else "no article was read"))
            raise typer.Exit(terminal.NOTHING)
        terminal.write(WRITERS[format_](found, explain=explain), target)
        raise typer.Exit(terminal.SOME_FAILED if failures else terminal.FINE)


app.command()(cli_articles.articles)


class _Site(NamedTuple):
    """What the user said of the site that the brief goes into."""

    name: str
    root: Path
    slug: str
    draft: bool


class _Writing(NamedTuple):
    """What the user said of the output."""

    output: Path | None
    format: str | None
    template: Path | None
    explain: bool
    site: _Site | None = None
    check: bool = False

    def finish(self, made: Brief, kind: str, output: Path | None) -> int:
        """Write the brief, or check what is there; returns the exit code."""
        from timeline.render import render

        if self.site:
            from timeline.sites import site_files

            files = site_files(made, self.site.name, slug=self.site.slug, draft=self.site.draft)
            return _publish(self.site.root, files, check=self.check)
        data = render(made, kind, template=self.template, explain=self.explain)
        if not self.check:
            terminal.write(data, output)
            return terminal.FINE
        raw = data.encode() if isinstance(data, str) else data
        if output and output.is_file() and output.read_bytes() == raw:
            return terminal.FINE
        terminal.say(f"{output or 'standard output'}: would change")
        return terminal.SOME_FAILED


def _publish(root: Path, files: dict[str, str], *, check: bool) -> int:
    """Write what differs into a site, or with ``check`` only tell; returns the exit code."""
    from timeline.sites import changed_files, write_files

    changed = changed_files(root, files) if check else write_files(root, files)
    for name in changed:
        terminal.say(f"{root / name}: {'would change' if check else 'written'}")
    return terminal.SOME_FAILED if check and changed else terminal.FINE


def _report(reading: Reading, make: Callable[[tuple[Article, ...]], Brief], writing: _Writing) -> None:
    """Read, make the brief, write it, and leave with the exit code that tells how it went."""
    from timeline.render import FORMATS, format_of

    output = None if str(writing.output) == "-" else writing.output
    kind = writing.format or (format_of(output) if output else None) or "md"
    if kind not in FORMATS:
        raise OptionError(f"--format {kind}: there is no such format: known are {', '.join(FORMATS)}")
    if writing.site:
        _check_site(writing.site)
    terminal.check_writable(output)
    articles, failures = reading.articles()
    with terminal.working(f"building the brief of {len(articles)} articles", quiet=reading.quiet):
        made = make(articles)
    if not (made.events or made.summary):
        terminal.say(
            "nothing to report: " + ("no sentence of them tells an event" if articles else "no article was read")
        )
        raise typer.Exit(terminal.NOTHING)
    code = writing.finish(made, kind, output)
    raise typer.Exit(code or (terminal.SOME_FAILED if failures else terminal.FINE))


def _check_site(site: _Site) -> None:
    """Raise OptionError before the work starts when there is no such generator or folder."""
    from timeline.sites import SITES

    if site.name not in SITES:
        raise OptionError(f"--site {site.name}: there is no such generator: known are {', '.join(SITES)}")
    if not site.root.is_dir():
        raise OptionError(f"--out {site.root}: there is no such folder: make the site first")


def main() -> None:
    """Run the command line."""
    app(prog_name="timeline")
