"""The options of the command line about its input, the same for every command, and the reading itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from timeline import terminal
from timeline.interval import Interval

if TYPE_CHECKING:
    from timeline.errors import InputError
    from timeline.model import Article


def read_date(text: str) -> Interval:
    """Read the value of an option as a date, or say how one is written."""
    try:
        return Interval.parse(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs, or - for standard input.")
]
Published = Annotated[
    Interval | None,
    typer.Option("--date", parser=read_date, metavar="DATE", help="Day of publication, whatever the articles say."),
]
Lang = Annotated[str | None, typer.Option("--lang", metavar="TAG", help="Language of the articles, such as en.")]
Fields = Annotated[
    str,
    typer.Option("--fields", metavar="NAMES", help="What records call their fields: text=body,published=date."),
]
Timeout = Annotated[float, typer.Option("--timeout", min=0.1, metavar="SECONDS", help="Longest time for one document.")]
MaxSize = Annotated[float, typer.Option("--max-size", min=0.001, metavar="MB", help="Largest document that is read.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes; 0 is one per core.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no warnings; the exit code tells.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]


class Reading(NamedTuple):
    """What the user said of the input."""

    sources: list[str]
    date: Interval | None
    language: str | None
    jobs: int
    quiet: bool
    fields: str = ""
    timeout: float = 10.0
    max_size: float = 20.0

    def articles(self) -> tuple[tuple[Article, ...], int]:
        """Read the sources, say which failed, and count those."""
        from timeline.readers import read_articles

        failures: list[InputError] = []

        def warned(message: InputError) -> None:
            if not self.quiet:
                terminal.say(str(message))

        def failed(error: InputError) -> None:
            failures.append(error)
            warned(error)

        with terminal.working("reading", quiet=self.quiet):
            articles = read_articles(
                self.sources,
                on_error=failed,
                on_warning=warned,
                date=self.date,
                language=self.language,
                fields=self.fields,
                jobs=self.jobs,
                timeout=self.timeout,
                max_bytes=int(self.max_size * 1_000_000),
            )
        return articles, len(failures)


def processes(jobs: int) -> int:
    """Turn --jobs into a number of processes: 0 is one for each core that this process may use."""
    if jobs or not hasattr(os, "sched_getaffinity"):
        return jobs or os.cpu_count() or 1
    return len(os.sched_getaffinity(0))
