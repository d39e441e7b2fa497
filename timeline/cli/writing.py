"""What the user said of the output, and the way from there to a file, a pipe or a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import typer

from timeline.cli import terminal
from timeline.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline.cli.reading import Reading
    from timeline.model import Article, Brief


class Site(NamedTuple):
    """What the user said of the site that the brief goes into."""

    name: str
    root: Path
    slug: str
    draft: bool


class Writing(NamedTuple):
    """What the user said of the output."""

    output: Path | None
    format: str | None
    template: Path | None
    explain: bool
    site: Site | None = None
    check: bool = False

    def finish(self, made: Brief, kind: str, output: Path | None) -> int:
        """Write the brief, or check what is there; returns the exit code."""
        from timeline.writers import render

        if self.site:
            from timeline.sites import site_files

            files = site_files(made, self.site.name, slug=self.site.slug, draft=self.site.draft)
            return publish(self.site.root, files, check=self.check)
        data = render(made, kind, template=self.template, explain=self.explain)
        if not self.check:
            terminal.write(data, output)
            return terminal.FINE
        raw = data.encode() if isinstance(data, str) else data
        if output and output.is_file() and output.read_bytes() == raw:
            return terminal.FINE
        terminal.say(f"{output or 'standard output'}: would change")
        return terminal.SOME_FAILED


def publish(root: Path, files: dict[str, str], *, check: bool) -> int:
    """Write what differs into a site, or with ``check`` only tell; returns the exit code."""
    from timeline.sites import changed_files, write_files

    changed = changed_files(root, files) if check else write_files(root, files)
    for name in changed:
        terminal.say(f"{root / name}: {'would change' if check else 'written'}")
    return terminal.SOME_FAILED if check and changed else terminal.FINE


def report(reading: Reading, make: Callable[[tuple[Article, ...]], Brief], writing: Writing) -> None:
    """Read, make the brief, write it, and leave with the exit code that tells how it went."""
    from timeline.writers import FORMATS, format_of

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


def _check_site(site: Site) -> None:
    """Raise OptionError before the work starts when there is no such generator or folder."""
    from timeline.sites import SITES

    if site.name not in SITES:
        raise OptionError(f"--site {site.name}: there is no such generator: known are {', '.join(SITES)}")
    if not site.root.is_dir():
        raise OptionError(f"--out {site.root}: there is no such folder: make the site first")
