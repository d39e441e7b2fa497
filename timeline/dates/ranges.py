"""Ranges: two expressions that are the ends of one stretch of time, "from 3 May to 5 June 1940".

The two stay what they are, two expressions of TIMEX3; each learns from the other what it leaves out (the year, the day,
the half of the day), and both bear the whole from the first to the last.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates.arithmetic import third
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
    def names_day_first(self) -> bool:
        """Whether it is a time that its own day stands before: "tomorrow at 5 p.m."."""
        return self.read.clock is not None and self.read.clock.start > self.read.start

    def at(self, interval: Interval) -> _End:
        """Move it."""
        meaning = replace(self.meaning, interval=interval, value=str(interval), open=False)
        return self._replace(meaning=meaning, interval=interval)

    def later(self, length: int) -> _End:
        """Move it by so many minutes."""
        return self.at(Interval(self.interval.start + length, self.interval.end + length))

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
    told = [_narrowed(read) for read in reads] if context.prefer else list(reads)
    for place in range(len(told) - 1):
        second = _end(told[place + 1])
        first = _end(told[place], second)
        if first and second and _is_range(first.read, second.read, context):
            told[place : place + 2] = _united(*_in_order(*_learnt(first, second)))
    return [_until(read, context) for read in told] if context.prefer == "future" else told


def _until(read: Read, context: Context) -> Read:
    """Let what stands behind "by" in a reminder be the end of what begins now: "by Friday"."""
    interval, now, tokens = read.meaning.interval, context.anchor, context.grammar.tokens
    if interval is None or now is None or read.whole is not None or interval.end <= now.start:
        return read
    if not tokens.ends_with(tokens.before(context.text, read.start), context.grammar.deadline):
        return read
    end = interval.start if interval.granularity == "minute" else interval.end
    return read._replace(whole=Interval(now.start, max(end, now.end)))


def _narrowed(read: Read) -> Read:
    """Keep of what a reminder names the part that it means: of "the end of May" the last ten days."""
    meaning = read.meaning
    if not meaning.mod or meaning.interval is None:
        return read
    return read._replace(meaning=replace(meaning, interval=third(meaning.interval, meaning.mod)))


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
    starts = [first.start, first.clock.start] if first.clock else [first.start]  # "Friday between 8 and 9 a.m."
    return (
        any(tokens.ends_with(_word_before(context, start), rules.between) for start in starts)
        or rules.behind.match(context.text, second.end) is not None
    )


def _word_before(context: Context, place: int) -> str:
    """Return the word before a place, without the article of what stands there: "between the 3rd and …"."""
    tokens, text = context.grammar.tokens, context.text
    word = tokens.before(text, place)
    return tokens.before(text, text.rindex(word, 0, place)) if word in context.grammar.lexicon["the"] else word


def _learnt(first: _End, second: _End) -> tuple[_End, _End]:
    """Let each end take from the other the day, the half of the day or the year that it does not name."""
    if first.meaning.time and not second.meaning.time and not second.names_day_first:
        first = first.on(second.interval.day)
    elif second.meaning.time and not first.meaning.time:
        second = second.on(first.interval.day)
    elif first.lacks_year and not second.lacks_year and first.interval.granularity in {"day", "month"}:
        first = first.in_year(civil(second.interval.start)[0])
    return _halves(first, second) if first.is_time and second.is_time else (first, second)


def _halves(first: _End, second: _End) -> tuple[_End, _End]:
    """Settle morning or afternoon of an end by the other: "2:00 to 2:30 pm", "tonight from 7 to 9"."""
    later = first.later(_HALF_DAY) if first.meaning.open and not second.meaning.open else first
    if later.interval.start < second.interval.start:
        first = later
    if second.meaning.open and second.interval.start <= first.interval.start < second.interval.start + _HALF_DAY:
        second = second.later(_HALF_DAY)
    return first, second


def _in_order(first: _End, second: _End) -> tuple[_End, _End]:
    """Move an end that does not say its week, day or year, so that the second comes after the first."""
    if second.interval.start > first.interval.start:
        return _near(first, second)
    if second.is_time and first.is_time and second.names_no_day:
        return first, second.later(DAY)
    if second.is_time and first.is_time and first.names_no_day:  # "from 3 p.m. to 8 a.m. on Monday"
        return first.later(-DAY), second
    if second.read.found.rule.means == "weekday" and second.meaning.anchor is not None and second.meaning.part:
        return first, second.later(WEEK)
    if first.meaning.part and first.meaning.part.weekday:
        return first.later(-WEEK), second
    if first.lacks_year:
        return first.in_year(civil(first.interval.start)[0] - 1), second
    return first, second


def _near(first: _End, second: _End) -> tuple[_End, _End]:
    """Keep an end near the other that does not say its year, or its week: "Monday to Wednesday of next week"."""
    length = second.interval.start - first.interval.start
    if second.lacks_year and length >= _YEAR:
        year = civil(first.interval.start)[0]
        same = second.in_year(year)
        return first, same if same.interval.start > first.interval.start else second.in_year(year + 1)
    if first.meaning.part and first.meaning.part.weekday and second.read.found.has("week_sense"):
        return first.later(length // WEEK * WEEK), second
    return first, second


def _united(first: _End, second: _End) -> tuple[Read, Read]:
    """Give both ends the whole; two that are no stretch stay without."""
    end = second.interval.start if second.is_time else second.interval.end
    fits = second.interval.start > first.interval.start
    whole = Interval(first.interval.start, end) if fits else None
    if whole is None:
        return first.read, second.read
    return (
        first.read._replace(meaning=first.meaning, whole=whole),
        second.read._replace(meaning=second.meaning, whole=whole),
    )
