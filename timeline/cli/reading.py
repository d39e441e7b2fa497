"""What the user said of the input, and the reading itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from timeline.cli import terminal
from timeline.cli.options import Running, read_date
from timeline.errors import InputError
from timeline.interval import Interval
from timeline.model import Article


class Failures:
    """Says which inputs failed, unless it is to be quiet, and counts them."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet, self.count = quiet, 0

    def warn(self, message: InputError) -> None:
        """Say what the reader should know of an input that is used all the same."""
        if not self.quiet:
            terminal.say(str(message))

    def add(self, error: InputError) -> None:
        """Say that an input is left out, and why."""
        self.count += 1
        self.warn(error)

    @property
    def code(self) -> int:
        """The exit code that tells whether some failed."""
        return terminal.SOME_FAILED if self.count else terminal.FINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the user said of the input."""

    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs, URLs, or - for standard input.")
    ]
    date: Annotated[
        Interval | None,
        typer.Option("--date", parser=read_date, metavar="DATE", help="Day of publication, whatever the articles say."),
    ] = None
    lang: Annotated[str | None, typer.Option("--lang", metavar="TAG", help="Language of the articles, such as en.")] = (
        None
    )
    fields: Annotated[
        str,
        typer.Option("--fields", metavar="NAMES", help="What records call their fields: text=body,published=date."),
    ] = ""
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.1, metavar="SECONDS", help="Longest time for one document.")
    ] = 10.0
    max_size: Annotated[
        float, typer.Option("--max-size", min=0.001, metavar="MB", help="Largest document that is read.")
    ] = 20.0
    follow: Annotated[
        bool, typer.Option("--follow", help="Fetch the pages that feeds and records without text link to.")
    ] = False
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch addresses inside private networks, too.")
    ] = False

    def articles(self, running: Running, failures: Failures) -> tuple[Article, ...]:
        """Read the sources; ``failures`` says and counts those that cannot be read."""
        from timeline.readers import iter_articles

        articles: list[Article] = []
        with terminal.working("reading", quiet=running.quiet) as tell:
            found = iter_articles(
                self.sources,
                on_error=failures.add,
                on_warning=failures.warn,
                date=self.date,
                language=self.lang,
                fields=self.fields,
                jobs=running.processes,
                isolate=True,  # or --timeout would hold with several processes only
                timeout=self.timeout,
                max_bytes=int(self.max_size * 1_000_000),
                follow=self.follow,
                allow_private=self.allow_private,
            )
            for article in found:
                articles.append(article)
                tell(f"{len(articles):,} articles")
        return tuple(articles)
