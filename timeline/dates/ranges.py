"""Ranges: two expressions that are the ends of one stretch of time, "from 3 May to 5 June 1940".

The two stay what they are, two expressions of TIMEX3; each learns from the other what it leaves out (the year, the day,
the half of the day), and both bear the whole from the first to the last.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates.compose import on_day
from timeline.dates.context import Meaning, date
from timeline.dates.values import interval_of
from timeline.interval import DAY, WEEK, Interval, civil

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.dates.compose import Read
    from timeline.dates.context import Context

_HALF_DAY = DAY // 2
_YEAR = 365 * DAY
_CLOCK = {"minute", "hour"}
_ANY_YEAR = "XXXX-"


class _End(NamedTuple):
    """One end, what it is taken to mean, and what that covers."""

    read: Read
    meaning: Meaning
    interval: Interval

    @property
    def is_time(self) -> bool:
        """Whether it is a time of a day; else it is a day or something longer."""
        return self.interval.granularity in _CLOCK

    @property
    def names_no_day(self) -> bool:
        """Whether it is a time that could be of any day."""
        return self.read.meaning.time is not None

    @property
    def lacks_year(self) -> bool:
        """Whether it is a day or month that is named without its year."""
        meaning = self.read.meaning
        is_bare = meaning.anchor is not None or meaning.value.startswith(_ANY_YEAR)
        return is_bare and self.read.found.rule.means in {"calendar", "days"}

    @property
    def tells_half(self) -> bool:
        """Whether it says which half of the day its hour is in."""
        found = self.read.clock or self.read.found
        return found.has("half_day") or found.has("half_day_part")

    def at(self, interval: Interval) -> _End:
        """Move it."""
        meaning = replace(self.meaning, interval=interval, value=str(interval))
        return self._replace(meaning=meaning, interval=interval)

    def on(self, day: Interval) -> _End:
        """Put a time that names no day on a day."""
        time = self.meaning.time
        meaning = on_day(date(day), self.meaning, time) if time else self.meaning
        return self._replace(meaning=meaning, interval=meaning.interval or self.interval)

    def in_year(self, year: int) -> _End:
        """Read a day or month in another year; 29 February stays where it is."""
        _, month, day, *_ = civil(self.interval.start)
        try:
            moved = Interval.of(year, month, day if self.interval.granularity == "day" else None)
        except ValueError:
            return self
        return self.at(moved)._replace(meaning=date(moved, mod=self.meaning.mod))


def with_ranges(reads: Sequence[Read], context: Context) -> list[Read]:
    """Give the ends of each range what they leave out, and the whole of it."""
    told = list(reads)
    for place in range(len(told) - 1):
        second = _end(told[place + 1])
        first = _end(told[place], second)
        if first and second and _is_range(first.read, second.read, context):
            told[place : place + 2] = _united(*_in_order(*_learnt(first, second)))
    return told


def _end(read: Read, behind: _End | None = None) -> _End | None:
    """Make an end of an expression; one that nothing gives a year, "XXXX-05-03", is in that of the end behind it."""
    meaning = read.meaning
    if meaning.interval is None and behind is not None and meaning.value.startswith(_ANY_YEAR):
        year = civil(behind.interval.start)[0]
        covered = interval_of(f"{year:04}-{meaning.value.removeprefix(_ANY_YEAR)}")
        meaning = date(covered, mod=meaning.mod) if covered else meaning
    return _End(read, meaning, meaning.interval) if meaning.interval else None


def _is_range(first: Read, second: Read, context: Context) -> bool:
    """Whether what stands between two expressions, and before the first, makes them the ends of a range."""
    gap = context.grammar.from_to.fullmatch(context.text, first.end, second.start)
    if gap is None or gap[1] is None:
        return gap is not None
    tokens, rules = context.grammar.tokens, context.grammar
    return (
        tokens.ends_with(tokens.before(context.text, first.start), rules.between)
        or rules.behind.match(context.text, second.end) is not None
    )


def _learnt(first: _End, second: _End) -> tuple[_End, _End]:
    """Let each end take from the other the day, the half of the day or the year that it does not name."""
    if first.meaning.time and not second.meaning.time:
        first = first.on(second.interval.day)
    elif second.meaning.time and not first.meaning.time:
        second = second.on(first.interval.day)
    elif first.lacks_year and not second.lacks_year and first.interval.granularity in {"day", "month"}:
        first = first.in_year(civil(second.interval.start)[0])
    if second.tells_half and not first.tells_half and first.is_time:  # "2:00 to 2:30 pm" is one half of the day
        later = Interval(first.interval.start + _HALF_DAY, first.interval.end + _HALF_DAY)
        first = first.at(later) if later.end <= second.interval.end else first
    return first, second


def _in_order(first: _End, second: _End) -> tuple[_End, _End]:
    """Move an end that does not say its week, day or year, so that the second comes after the first."""
    if second.interval.start > first.interval.start:
        both_bare = first.lacks_year and second.lacks_year
        is_long = second.interval.start - first.interval.start >= _YEAR
        return first, second.in_year(civil(first.interval.start)[0]) if both_bare and is_long else second
    if second.is_time and first.is_time and second.names_no_day:
        return first, second.at(Interval(second.interval.start + DAY, second.interval.end + DAY))
    if second.is_time and first.is_time and first.names_no_day:  # "from 3 p.m. to 8 a.m. on Monday"
        return first.at(Interval(first.interval.start - DAY, first.interval.end - DAY)), second
    if second.read.found.rule.means == "weekday" and second.meaning.anchor is not None:
        return first, second.at(Interval(second.interval.start + WEEK, second.interval.end + WEEK))
    if first.lacks_year:
        return first.in_year(civil(first.interval.start)[0] - 1), second
    return first, second


def _united(first: _End, second: _End) -> tuple[Read, Read]:
    """Give both ends the whole; two that are no stretch stay without."""
    end = second.interval.start if second.is_time else second.interval.end
    fits = first.is_time == second.is_time and second.interval.start > first.interval.start
    whole = Interval(first.interval.start, end) if fits else None
    if whole is None:
        return first.read, second.read
    return (
        first.read._replace(meaning=first.meaning, whole=whole),
        second.read._replace(meaning=second.meaning, whole=whole),
    )
