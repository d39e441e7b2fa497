"""The options that commands share: one meaning and one wording each."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.interval import Interval


def read_date(text: str) -> Interval:
    """Read the value of an option as a date, or say how one is written."""
    try:
        return Interval.parse(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs, URLs, or - for standard input.")
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
Follow = Annotated[bool, typer.Option("--follow", help="Fetch the pages that feeds and records without text link to.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch addresses inside private networks, too.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes; 0 is one per core.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no warnings; the exit code tells.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]

Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of to standard output.")
]
Format = Annotated[
    str | None, typer.Option("--format", "-f", metavar="NAME", help="Output format; else by the suffix of the output.")
]
Since = Annotated[
    Interval | None,
    typer.Option("--from", parser=read_date, metavar="DATE", help="Leave out of the timeline what ended before."),
]
Until = Annotated[
    Interval | None,
    typer.Option("--to", parser=read_date, metavar="DATE", help="Leave out of the timeline what began after."),
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
