"""What the user said of the output, and the way from there to a file, a pipe or a site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from timeline.cli import terminal
from timeline.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.cli.reading import Reading
    from timeline.errors import InputError
    from timeline.model import Article, Brief

_NO_EVENT = "no sentence of them tells an event"


class Writing(NamedTuple):
    """What the user said of the output."""

    output: Path | None
    format: str | None
    template: Path | None = None
    explain: bool = False
    site: str | None = None
    out: Path | None = None
    slug: str = ""
    draft: bool = False
    check: bool = False
    quiet: bool = False
    events: bool = True
    """Whether there can be events, without which most formats are empty."""

    @property
    def file(self) -> Path | None:
        """The file to write; None is standard output."""
        return target(self.output)

    @property
    def kind(self) -> str:
        """The name of the format: what was said, else what the file's ending tells, else Markdown."""
        from timeline.writers import format_of

        return self.format or (format_of(self.file) if self.file else None) or "md"

    def finish(self, made: Brief) -> int:
        """Write the brief, or check what is there; returns the exit code."""
        from timeline.writers import render

        if self.site is not None:
            from timeline.sites import site_files

            files = site_files(made, self.site, slug=self.slug, draft=self.draft)
            return publish(self.out or Path(), files, check=self.check, quiet=self.quiet)
        data = render(made, self.kind, template=self.template, explain=self.explain)
        if not self.check:
            terminal.write(data, self.file)
            return terminal.FINE
        raw = data.encode() if isinstance(data, str) else data
        if self.file and self.file.is_file() and self.file.read_bytes() == raw:
            return terminal.FINE
        if not self.quiet:
            terminal.say(f"{self.file or 'standard output'}: would change")
        return terminal.SOME_FAILED

    def shows(self, made: Brief) -> bool:
        """Whether the output would have anything to say."""
        from timeline.writers import FORMATS

        points = self.site is not None or self.template is not None or FORMATS[self.kind].points
        return bool(made.events or (points and made.summary))


def target(output: Path | None) -> Path | None:
    """Turn --output into a file; a hyphen is standard output, as for what is read."""
    return None if str(output) == "-" else output


def publish(root: Path, files: dict[str, str], *, check: bool, quiet: bool = False) -> int:
    """Write what differs into a site, or with ``check`` only tell; returns the exit code."""
    from timeline.sites import changed_files, write_files

    changed = changed_files(root, files) if check else write_files(root, files)
    for name in () if quiet else changed:
        terminal.say(f"{root / name}: {'would change' if check else 'written'}")
    return terminal.SOME_FAILED if check and changed else terminal.FINE


def report(reading: Reading, make: Callable[..., Brief], writing: Writing) -> None:
    """Read, make the brief, write it, and leave with the exit code that tells how it went."""
    check_usage(writing)
    articles, failures = reading.articles()
    broken: list[InputError] = []

    def failed(error: InputError) -> None:
        broken.append(error)
        if not reading.quiet:
            terminal.say(str(error))

    with terminal.working(f"building the brief of {len(articles)} articles", quiet=reading.quiet):
        made = make(articles, on_error=failed)
    if not writing.shows(made):
        nothing(articles, _NO_EVENT)
    code = writing.finish(made)
    raise typer.Exit(code or (terminal.SOME_FAILED if failures or broken else terminal.FINE))


def list_found(
    reading: Reading, output: Path | None, form: Callable[[tuple[Article, ...]], str], *, without: str
) -> None:
    """Read, write what ``form`` makes of the articles, and leave; ``without`` says why an empty text is one."""
    file = target(output)
    terminal.check_writable(file)
    articles, failures = reading.articles()
    text = form(articles) if articles else ""
    if not text:
        nothing(articles, without)
    terminal.write(text, file)
    raise typer.Exit(terminal.SOME_FAILED if failures else terminal.FINE)


def nothing(articles: tuple[Article, ...], reason: str) -> None:
    """Say that there is nothing to report and why, and leave."""
    terminal.say(f"nothing to report: {reason if articles else 'no article was read'}")
    raise typer.Exit(terminal.NOTHING)


def check_usage(writing: Writing) -> None:
    """Raise OptionError or OutputError, before the work starts, for what contradicts itself or cannot be written."""
    if writing.site is not None:
        _check_site(writing)
    else:
        _check_file(writing)


def _check_site(writing: Writing) -> None:
    from timeline.sites import SITES

    if writing.site not in SITES:
        raise OptionError(f"--site {writing.site}: there is no such generator: known are {', '.join(SITES)}")
    names = ("output", "format", "template", "explain")
    idle = [f"--{name}" for name in names if getattr(writing, name)]
    if idle:
        raise OptionError(f"{', '.join(idle)}: --site writes its own page and data file: leave out one or the other")
    check_folder(writing.out or Path(), "--out ")


def check_folder(root: Path, option: str = "") -> None:
    """Raise OptionError when the folder of a site is not there."""
    if not root.is_dir():
        raise OptionError(f"{option}{root}: there is no such folder: make the site first")


def _check_file(writing: Writing) -> None:
    from timeline.writers import FORMATS

    idle = [f"--{name}" for name in ("out", "slug", "draft") if getattr(writing, name)]
    if idle:
        raise OptionError(f"{', '.join(idle)}: there is no site to write into: say which with --site NAME")
    if writing.template is None:
        _check_format(writing)
    elif writing.format:
        raise OptionError(f"--format {writing.format}: --template decides what is written: leave out one of the two")
    elif not writing.template.is_file():
        raise OptionError(f"--template {writing.template}: there is no such file")
    terminal.check_writable(writing.file)
    if not writing.events and writing.template is None and not FORMATS[writing.kind].points:
        fitting = ", ".join(name for name, form in FORMATS.items() if form.points)
        raise OptionError(f"{writing.kind} shows events, and a summary has none: choose one of {fitting}")


def _check_format(writing: Writing) -> None:
    """Raise OptionError for a format that nobody knows, by its name or by the ending of a file."""
    from timeline.writers import FORMATS, format_of

    if writing.kind not in FORMATS:
        raise OptionError(f"--format {writing.kind}: there is no such format: known are {', '.join(FORMATS)}")
    if writing.file and writing.file.suffix and not writing.format and not format_of(writing.file):
        known = ", ".join(dict.fromkeys(form.suffix for form in FORMATS.values()))
        raise OptionError(f"{writing.file}: no format ends with {writing.file.suffix}: choose {known}, or say --format")
