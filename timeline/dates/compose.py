"""Expressions that belong together: a day and a time beside it are one time.

Rules find "Wednesday" and "10 a.m."; what may stand between the two ("at", a comma) the language lists.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from timeline.dates.context import Context, Found, Meaning
    from timeline.interval import Interval


class Read(NamedTuple):
    """An expression that was resolved, and where it stands in the passage."""

    found: Found
    meaning: Meaning
    start: int
    end: int
    clock: Found | None = None
    """What told the time, where a day and its time were joined."""
    whole: Interval | None = None
    """The range that it is an end of."""

    @property
    def is_day(self) -> bool:
        """Whether it names a day, and no time of it."""
        meaning = self.meaning
        return meaning.type == "DATE" and meaning.interval is not None and meaning.interval.granularity == "day"


def add(reads: list[Read], new: Read, context: Context) -> None:
    """Put an expression behind those of its passage, as one with the last where the two are a day and its time."""
    last = reads[-1] if reads else None
    if last is not None and (joined := _time_of_day(last, new, context)):
        reads[-1] = joined
        context.told = joined.meaning.interval or context.told
    else:
        reads.append(new)


def _time_of_day(first: Read, second: Read, context: Context) -> Read | None:
    """Join a day and the time beside it, in either order; None where they are none, or too much stands between."""
    if first.is_day and second.meaning.time is not None:
        day, time, links = first, second, context.grammar.day_time
    elif second.is_day and first.meaning.time is not None:
        day, time, links = second, first, context.grammar.time_day
    else:
        return None
    if not links.fullmatch(context.text, first.end, second.start):
        return None
    return Read(day.found, on_day(time.meaning, day.meaning), first.start, second.end, time.found)


def on_day(time: Meaning, day: Meaning) -> Meaning:
    """Put a time of any day on a day; one that has its own stays as it is."""
    if day.interval is None or time.time is None:
        return time
    interval, value = time.time.on(day.interval)
    return replace(
        time, value=value, interval=interval, anchor=day.anchor, unsure=day.unsure or time.unsure, time=None, slots=()
    )
