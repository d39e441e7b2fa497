"""What the user said of the output, and the way from there to a file, a pipe or a site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli import terminal
from timeline.cli.options import Running, Target
from timeline.cli.reading import Failures, Reading
from timeline.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.model import Article, Brief
    from timeline.writers.formats import Format as WrittenAs

_NO_EVENT = "no sentence of them tells an event"

Format = Annotated[
    str | None, typer.Option("--format", "-f", metavar="NAME", help="Output format; else by the suffix of the output.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What becomes of a brief that is no file of one of our formats: a template of the user's, or a page of a site."""

    template: Annotated[Path | None, typer.Option("--template", metavar="FILE", help="Your own Jinja2 template.")] = (
        None
    )
    site: Annotated[
        str | None,
        typer.Option(
            "--site", metavar="NAME", help="Write into a site: hugo, jekyll, mkdocs, pelican, eleventy, astro."
        ),
    ] = None
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="The folder of that site; else the current one.")
    ] = None
    slug: Annotated[str, typer.Option("--slug", metavar="NAME", help="Name of the page; else made of the title.")] = ""
    draft: Annotated[bool, typer.Option("--draft", help="Mark the page as a draft.")] = False
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 when what is there would change.")
    ] = False


@dataclass(frozen=True, slots=True)
class Writing:
    """What the user said of the output of a brief."""

    target: Target
    format: str | None
    page: Page = Page()
    explain: bool = False
    events: bool = True
    """Whether there can be events, without which most formats are empty."""

    @property
    def kind(self) -> str:
        """The name of the format: what was said, else what the file's ending tells, else Markdown."""
        from timeline.writers import format_of

        return self.format or (format_of(self.target.file) if self.target.file else None) or "md"

    def finish(self, made: Brief, *, quiet: bool) -> int:
        """Write the brief, or check what is there; returns the exit code."""
        from timeline.writers import render

        page, file, language = self.page, self.target.file, self.target.lang_out
        if page.site is not None:
            from timeline.sites import site_files

            files = site_files(made, page.site, language=language, slug=page.slug, draft=page.draft)
            return publish(page.out or Path(), files, check=page.check, quiet=quiet)
        data = render(made, self.kind, language=language, template=page.template, explain=self.explain)
        if not page.check:
            terminal.write(data, file)
            return terminal.FINE
        raw = data.encode() if isinstance(data, str) else data
        if file and file.is_file() and file.read_bytes() == raw:
            return terminal.FINE
        if not quiet:
            terminal.say(f"{file or 'standard output'}: would change")
        return terminal.SOME_FAILED

    def shows(self, made: Brief) -> bool:
        """Whether the output would have anything to say."""
        from timeline.writers import FORMATS

        points = self.page.site is not None or self.page.template is not None or FORMATS[self.kind].points
        return bool(made.events or (points and made.summary))


def publish(root: Path, files: dict[str, str], *, check: bool, quiet: bool = False) -> int:
    """Write what differs into a site, or with ``check`` only tell; returns the exit code."""
    from timeline.sites import changed_files, write_files

    changed = changed_files(root, files) if check else write_files(root, files)
    for name in () if quiet else changed:
        terminal.say(f"{root / name}: {'would change' if check else 'written'}")
    return terminal.SOME_FAILED if check and changed else terminal.FINE


def report(reading: Reading, writing: Writing, running: Running, **asked: Any) -> None:
    """Read, make the brief that is ``asked`` for, write it, and leave with the exit code that tells how it went."""
    from timeline.brief import build_brief

    check_usage(writing)
    failures = Failures(quiet=running.quiet)
    articles = reading.articles(running, failures)
    with terminal.working(f"building the brief of {len(articles)} articles", quiet=running.quiet):
        made = build_brief(articles, jobs=running.processes, on_error=failures.add, **asked)
    if not writing.shows(made):
        nothing(articles, _NO_EVENT)
    raise typer.Exit(writing.finish(made, quiet=running.quiet) or failures.code)


def list_found(
    reading: Reading,
    target: Target,
    running: Running,
    *,
    form: WrittenAs,
    find: Callable[[tuple[Article, ...], Failures], Sequence[Any]],
    without: str,
    explain: bool = False,
) -> None:
    """Read, write what ``find`` finds in the articles, and leave; ``without`` says why there is nothing."""
    from timeline.language.say import speaker_for

    target.check()
    failures = Failures(quiet=running.quiet)
    articles = reading.articles(running, failures)
    found = find(articles, failures)
    if not found:
        nothing(articles, without)
    speech = speaker_for(target.lang_out, (article.language for article in articles))
    terminal.write(form.write(found, speech, explain=explain), target.file)
    raise typer.Exit(failures.code)


def nothing(articles: tuple[Article, ...], reason: str) -> None:
    """Say that there is nothing to report and why, and leave."""
    terminal.say(f"nothing to report: {reason if articles else 'no article was read'}")
    raise typer.Exit(terminal.NOTHING)


def check_usage(writing: Writing) -> None:
    """Raise OptionError or OutputError, before the work starts, for what contradicts itself or cannot be written."""
    if writing.page.site is not None:
        _check_site(writing)
    else:
        _check_file(writing)
    writing.target.check()


def _check_site(writing: Writing) -> None:
    from timeline.sites import SITES

    page = writing.page
    if page.site not in SITES:
        raise OptionError(f"--site {page.site}: there is no such generator: known are {', '.join(SITES)}")
    said = {"output": writing.target.output, "format": writing.format, "template": page.template}
    idle = [f"--{name}" for name, value in (said | {"explain": writing.explain}).items() if value]
    if idle:
        raise OptionError(f"{', '.join(idle)}: --site writes its own page and data file: leave out one or the other")
    check_folder(page.out or Path(), "--out ")


def check_folder(root: Path, option: str = "") -> None:
    """Raise OptionError when the folder of a site is not there."""
    if not root.is_dir():
        raise OptionError(f"{option}{root}: there is no such folder: make the site first")


def _check_file(writing: Writing) -> None:
    from timeline.writers import FORMATS

    page = writing.page
    idle = [f"--{name}" for name in ("out", "slug", "draft") if getattr(page, name)]
    if idle:
        raise OptionError(f"{', '.join(idle)}: there is no site to write into: say which with --site NAME")
    if page.template is None:
        _check_format(writing)
    elif writing.format:
        raise OptionError(f"--format {writing.format}: --template decides what is written: leave out one of the two")
    elif not page.template.is_file():
        raise OptionError(f"--template {page.template}: there is no such file")
    if not writing.events and page.template is None and not FORMATS[writing.kind].points:
        fitting = ", ".join(name for name, form in FORMATS.items() if form.points)
        raise OptionError(f"{writing.kind} shows events, and a summary has none: choose one of {fitting}")


def chosen(formats: Mapping[str, WrittenAs], name: str) -> WrittenAs:
    """Return the format that --format names; OptionError when there is none of that name."""
    from timeline.writers.formats import find_format

    try:
        return find_format(formats, name)
    except OptionError as error:
        raise OptionError(f"--format {name}: {error}") from None


def _check_format(writing: Writing) -> None:
    """Raise OptionError for a format that nobody knows, by its name or by the ending of a file."""
    from timeline.writers import FORMATS, format_of

    chosen(FORMATS, writing.kind)
    file = writing.target.file
    if file and file.suffix and not writing.format and not format_of(file):
        known = ", ".join(dict.fromkeys(form.suffix for form in FORMATS.values()))
        raise OptionError(f"{file}: no format ends with {file.suffix}: choose {known}, or say --format")
