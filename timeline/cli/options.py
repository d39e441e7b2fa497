"""The options that commands share, each declared once: as a field of a dataclass, with its meaning and wording.

A command names the dataclasses that it takes, and :func:`command` gives typer their fields as its options.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from timeline.cli import terminal
from timeline.interval import Interval


def read_date(text: str) -> Interval:
    """Read the value of an option as a date, or say how one is written."""
    try:
        return Interval.parse(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
Explain = Annotated[bool, typer.Option("--explain", help="Say why each result is as it is.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """How the program runs."""

    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes; 0 is one per core.")] = 0
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no warnings; the exit code tells.")] = (
        False
    )
    debug: Debug = False

    @property
    def processes(self) -> int:
        """The number of processes: --jobs, or one for each core that this process may use."""
        if self.jobs or not hasattr(os, "sched_getaffinity"):
            return self.jobs or os.cpu_count() or 1
        return len(os.sched_getaffinity(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where the output goes, and in which language it speaks."""

    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of to standard output.")
    ] = None
    lang_out: Annotated[
        str | None,
        typer.Option("--lang-out", metavar="TAG", help="Language of headings, dates and notes; else of most articles."),
    ] = None

    @property
    def file(self) -> Path | None:
        """The file to write; None is standard output, which a hyphen names, too."""
        return None if str(self.output) == "-" else self.output

    def check(self) -> None:
        """Raise OutputError or LanguageError, before the work starts, for what cannot be written or spoken."""
        terminal.check_writable(self.file)
        if self.lang_out is not None:
            from timeline.language.say import speaker

            speaker(self.lang_out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """What the timeline shows: arguments of :func:`timeline.build_brief`."""

    since: Annotated[
        Interval | None,
        typer.Option("--from", parser=read_date, metavar="DATE", help="Leave out of the timeline what begins before."),
    ] = None
    until: Annotated[
        Interval | None,
        typer.Option("--to", parser=read_date, metavar="DATE", help="Leave out of the timeline what ends after."),
    ] = None
    query: Annotated[str, typer.Option("--query", metavar="WORDS", help="Keep what these words are about.")] = ""
    max_events: Annotated[
        int | None, typer.Option("--max-events", min=1, metavar="N", help="Entries at most; else as many as stand out.")
    ] = None
    per_event: Annotated[
        int, typer.Option("--per-event", min=1, metavar="N", help="Sentences that an entry may quote.")
    ] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolving:
    """How dates are read: arguments of :func:`timeline.find_dates` and :func:`timeline.build_brief`."""

    kind: Annotated[
        str,
        typer.Option("--kind", metavar="KIND", help="news, narrative or auto: what a bare October is read against."),
    ] = "auto"
    prefer: Annotated[
        str | None,
        typer.Option("--prefer", metavar="WHICH", help="past or future: which a bare Friday is; else the words tell."),
    ] = None
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="Whether 3/4 is in April or in March.")
    ] = None

    def checked(self) -> dict[str, Any]:
        """Turn them into those arguments, before the work starts; OptionError for a value that is none."""
        from timeline.dates.hints import Hints

        given = arguments(self)
        Hints(**given).check()
        return given


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """What the key points are: arguments of :func:`timeline.build_brief`."""

    summarizer: Annotated[str, typer.Option("--summarizer", metavar="NAME", help="How key points are chosen.")] = (
        "reduction"
    )
    key_points: Annotated[
        int | None, typer.Option("--key-points", min=1, metavar="N", help="How many; else 3 to 7, by length.")
    ] = None


def arguments(group: Choosing | Points | Resolving) -> dict[str, Any]:
    """Turn options that are arguments of :func:`timeline.build_brief` into those."""
    return {field.name: getattr(group, field.name) for field in fields(group)}


def command(run: Callable[..., None]) -> Callable[..., None]:
    """Make a command of a function: where it takes a dataclass, the command has the fields of that as its options.

    The command builds the dataclasses and hands them on; whatever goes wrong becomes one line and an exit code.
    """
    taken = inspect.signature(run, eval_str=True).parameters
    groups = {name: taken[name].annotation for name in taken if is_dataclass(taken[name].annotation)}
    flat = [one for name in taken for one in (_options(groups[name]) if name in groups else [taken[name]])]

    @wraps(run)
    def flattened(**given: Any) -> None:
        with terminal.guarded(debug=given["debug"]):
            built = {name: kind(**{field.name: given.pop(field.name) for field in fields(kind)})
                     for name, kind in groups.items()}  # fmt: skip
            run(**built, **given)

    flattened.__signature__ = inspect.Signature(flat)  # type: ignore[attr-defined]  # what typer reads
    flattened.__annotations__ = {one.name: one.annotation for one in flat}
    return flattened


def _options(kind: Any) -> list[inspect.Parameter]:
    """List the fields of a dataclass as parameters, their annotations evaluated."""
    hints = get_type_hints(kind, include_extras=True)
    return [one.replace(annotation=hints[one.name]) for one in inspect.signature(kind).parameters.values()]
