"""Expressions that belong together: a day and the time beside it, a length and the day it is counted from.

Rules find "Wednesday" and "10 a.m.", "two weeks" and "Christmas", "the first week" and "2015"; what may stand between
the two ("at", "before", "of") the language lists. What says nothing alone, the "8" of "8 this evening", is partial,
and falls away where nothing makes it whole.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates.arithmetic import coarser, containing, shifted
from timeline.dates.context import Meaning, TimeOfDay, date, part_of
from timeline.dates.meanings import MEANINGS
from timeline.dates.shift import Shift, moved, written
from timeline.interval import DAY, HOUR, WEEK, Interval, civil, weekday

if TYPE_CHECKING:
    from timeline.dates.context import Context, Found


class Read(NamedTuple):
    """An expression that was resolved, and where it stands in the passage."""

    found: Found
    meaning: Meaning
    start: int
    end: int
    reasons: tuple[str, ...] = ()
    """What decided how it is read: keys of the table ``say.explain``."""
    clock: Found | None = None
    """What told the time, where a day and its time were joined."""
    whole: Interval | None = None
    """The range that it is an end of."""

    @property
    def is_day(self) -> bool:
        """Whether it names a day, and no time of it."""
        meaning = self.meaning
        return meaning.type == "DATE" and meaning.interval is not None and meaning.interval.granularity == "day"

    @property
    def is_part_of_day(self) -> bool:
        """Whether it names a morning or an evening of a day."""
        meaning = self.meaning
        if meaning.type != "TIME" or meaning.interval is None or meaning.partial:
            return False
        return HOUR <= meaning.interval.end - meaning.interval.start <= 12 * HOUR


def add(reads: list[Read], new: Read, context: Context) -> None:
    """Put an expression behind those of its passage, as one with the last where the two belong together."""
    while reads and (joined := _joined(reads[-1], new, context)):
        reads.pop()
        new = joined
        if new.meaning.tells:
            context.told, context.told_at = new.meaning.interval or context.told, new.end
            context.scene = new.meaning.interval or context.scene
    reads.append(new)


def _joined(first: Read, second: Read, context: Context) -> Read | None:
    """Make one of two expressions; None where they are two."""
    for join in _JOINS:
        meaning = join(first, second, context)
        if meaning is not None:
            clock = next((read.found for read in (first, second) if read.meaning.time), None)
            reasons = tuple(dict.fromkeys((*first.reasons, *second.reasons)))
            return Read(max(first, second, key=_telling).found, meaning, first.start, second.end, reasons, clock)
    return None


def _telling(read: Read) -> int:
    """Weigh which of two rules is named for what they make together: the one that is for such a whole."""
    return 2 * read.meaning.partial + (read.meaning.shift is not None and read.meaning.shift.sign != 0)


def _linked(first: Read, second: Read, context: Context, link: str) -> bool:
    """Whether nothing stands between two expressions but what the language lists for it.

    In a language with cases the article of the whole may be the link: "die erste Hälfte | des 19. Jahrhunderts".
    """
    words = context.grammar.links[link]
    if words.fullmatch(context.text, first.end, second.start):
        return True
    article = context.text.find(" ", second.start, second.end) if link in _GENITIVE else -1
    return article > 0 and words.fullmatch(context.text, first.end, article) is not None


_GENITIVE = {"part_whole", "time_day"}
"""The links that a case may tell: "am Abend | des 3. Mai"."""
_SEVERAL = {"weekdays"}
"""The meanings of days whose last has no time of its own: "Monday to Friday, 9 to 12"."""


def _time_of_day(first: Read, second: Read, context: Context) -> Meaning | None:
    """Join a day and the time beside it, in either order."""
    for day, time, link in ((first, second, "day_time"), (second, first, "time_day")):
        if time.meaning.time is None or not _linked(first, second, context, link):
            continue
        if day.is_day and day.found.rule.means not in _SEVERAL:
            return on_day(day.meaning, time.meaning, time.meaning.time)
        if day.is_part_of_day and day.meaning.interval and not time.meaning.time.code:
            return on_day(day.meaning, time.meaning, time.meaning.time.within(day.meaning.interval))
    if first.meaning.time and second.meaning.time and _linked(first, second, context, "day_time"):
        return _hour_of_part(first.meaning, second.meaning)
    return None


def on_day(day: Meaning, time: Meaning, of_day: TimeOfDay) -> Meaning:
    """Put a time on a day."""
    if day.interval is None:
        return time
    interval, value = of_day.on(day.interval.day)
    unsure = day.unsure or (time.unsure and of_day.open)
    return replace(
        time, type="TIME", value=value, interval=interval, anchor=day.anchor, unsure=unsure, time=None, slots=(),
        open=of_day.open, partial=False, tells=True,
    )  # fmt: skip


def _hour_of_part(hour: Meaning, part: Meaning) -> Meaning | None:
    """Settle an hour by the part of the day that follows it: "8 in the evening"."""
    if hour.time is None or part.time is None or hour.time.code or not part.time.code:
        return None
    time = hour.time.within(Interval(part.time.start, part.time.end))
    if hour.interval is None:
        return replace(hour, time=time)
    interval, value = time.on(hour.interval.day)
    return replace(hour, value=value, interval=interval, time=time)


def _part_of_longer(first: Read, second: Read, context: Context) -> Meaning | None:
    """Find the part of a longer time: "the first week of 2015", "Friday of next week", "next week on Friday"."""
    for part, whole in ((first.meaning, second.meaning), (second.meaning, first.meaning)):
        which, interval = part.part, _whole(part, whole)
        if which is None or interval is None:
            continue
        links = {
            "part_whole": part is first.meaning,
            "whole_first": part is second.meaning,
            "whole_part": bool(which.weekday) and not part.partial,
        }
        if any(holds and _linked(first, second, context, link) for link, holds in links.items()):
            found = part_of(interval, which)
            if found is not None and which.unit == "H" and found.granularity == "period":  # TIMEX3 has no such halves
                return replace(whole, interval=found, mod="START" if which.nth == 1 else "END")
            return None if found is None else date(found, anchor=whole.anchor, mod=part.mod)
    return None


def _whole(part: Meaning, whole: Meaning) -> Interval | None:
    """Find what a part may be a part of: a bare weekday has its place in a week only, the 20th in a month."""
    interval = whole.interval
    if interval is None or whole.type != "DATE" or whole.partial or part.part is None:
        return None
    if part.partial or part.part.many > 1:
        return interval
    if part.part.weekday and whole.shift is not None and whole.shift.finest == "W":
        return containing(interval.start, "W")
    return interval if interval.granularity == ("week" if part.part.weekday else "month") else None


def _counted_from(first: Read, second: Read, context: Context) -> Meaning | None:
    """Count a length from the day behind it: "3 days after 12 January", "the week before Christmas"."""
    shift, against = first.meaning.shift, second.meaning.interval
    if shift is None or against is None or second.meaning.partial:
        return None
    if shift.against is not None:
        return _same_day_then(first, second, context)
    sign = shift.sign or _sign_between(first, second, context)
    counted = Shift(shift.lengths, sign, against)
    if not sign or counted.too_fine:
        return None
    anchor, mod = second.meaning.anchor, first.meaning.mod
    if not shift.sign:
        return date(moved(counted, exact=True), anchor=anchor, mod=mod)
    linked = _linked(first, second, context, "part_whole")
    if first.meaning.type == "DATE":  # "the day after Christmas", "al día siguiente de Navidad"
        joined = linked or _blank_between(first, second, context)
        return date(moved(counted), anchor=anchor, mod=mod) if joined else None
    stretch = against.cover(moved(counted, exact=True))
    return replace(first.meaning, interval=stretch, anchor=anchor) if linked else None


def _same_day_then(first: Read, second: Read, context: Context) -> Meaning | None:
    """Count from the day that is named behind: "a year ago today", "a week ago yesterday"."""
    return _from_relative_day(second, first, context) if _blank_between(first, second, context) else None


def _day_then(first: Read, second: Read, context: Context) -> Meaning | None:
    """Count from the day that is named before, where a language does so: "heute vor einem Jahr"."""
    shift = second.meaning.shift
    if shift is None or not shift.sign or not _linked(first, second, context, "day_ago"):
        return None
    if "," in context.text[first.end : second.start]:  # "heute, vor einem Jahr …" tells two
        return None
    return _from_relative_day(first, second, context)


def _from_relative_day(day: Read, counted: Read, context: Context) -> Meaning | None:
    """Count from a relative day what is told so long before or after that of writing."""
    shift = counted.meaning.shift
    if shift is None or day.meaning.interval is None or day.found.rule.means != "deictic" or not day.is_day:
        return None
    if shift.against is None or shift.against != context.here or shift.too_fine:
        return None
    return date(moved(shift._replace(against=day.meaning.interval), exact=True), anchor=context.here)


def _blank_between(first: Read, second: Read, context: Context) -> bool:
    return context.text[first.end : second.start].isspace()


def _weekday_from(first: Read, second: Read, context: Context) -> Meaning | None:
    """Find the weekday next to another day: "the Friday after Thanksgiving", "the third Tuesday after 3 May 2011"."""
    which, day = first.meaning.part, second.meaning
    named = day.anchor is None or second.found.rule.means == "holiday"  # "on Friday after Monday's attack" tells two
    if which is None or not which.weekday or day.interval is None or not second.is_day or not named:
        return None
    sign = _sign_between(first, second, context)
    if not sign:
        return None
    ahead = (which.weekday - 1 - weekday(day.interval.start)) % 7 or 7
    start = day.interval.start + (ahead if sign > 0 else ahead - 7 or -7) * DAY + sign * (which.nth - 1) * WEEK
    return date(Interval(start, start + DAY), anchor=day.anchor, mod=first.meaning.mod)


def _of_another_year(first: Read, second: Read, context: Context) -> Meaning | None:
    """Read a day or month of a reminder from another day than that of writing: "Thanksgiving in nine months"."""
    shift, named = second.meaning.shift, first.meaning.anchor is not None and first.meaning.anchor == context.anchor
    if not context.prefer or not named or first.found.rule.means not in _BARE or shift is None or not shift.sign:
        return None
    if shift.against is None or shift.too_fine or not _linked(first, second, context, "whole_part"):
        return None
    there = replace(context, anchor=moved(shift, exact=True).day, told=None)
    meaning = MEANINGS[first.found.rule.means].resolve(first.found, there)
    return replace(meaning, anchor=context.anchor) if isinstance(meaning, Meaning) else None


def _of_year_ago(first: Read, second: Read, context: Context) -> Meaning | None:
    """Find a day, month or season in a year that is told by its distance: "la primavera di tre anni fa"."""
    named, year = first.meaning.interval, second.meaning.interval
    if named is None or year is None or year.granularity != "year" or second.found.rule.means != "ago":
        return None
    if first.meaning.anchor is None or first.found.rule.means not in _YEARLY:
        return None
    if not _linked(first, second, context, "part_whole"):
        return None
    years = civil(year.start)[0] - civil(named.start)[0]
    return date(shifted(named, "Y", years), anchor=second.meaning.anchor, mod=first.meaning.mod)


_YEARLY = {"calendar", "season"}
"""The meanings of what is the same stretch of every year."""
_BARE = {"calendar", "holiday", "weekday"}
"""The meanings of what comes again: a day without its year, a feast, a weekday."""


def _sign_between(first: Read, second: Read, context: Context) -> int:
    """Read which way a length is counted from the words between it and the day; 0 where there are none."""
    relative = [("from", 1)] if second.meaning.anchor is not None else []  # "lasting 64 days from 21 November 1948"
    links = (("after", 1), ("before", -1), *relative)
    return next((sign for link, sign in links if _linked(first, second, context, link)), 0)


_WHOLE = {"TS": 60, "TM": 60, "TQ": 4, "TH": 24, "D": 31, "WE": 5, "W": 6, "FN": 3, "M": 12}
"""How many of a unit make one of the next, at least: "18 months and 240 hours" are two lengths."""


def _is_rest(shorter: Shift) -> bool:
    """Whether each part of a length is what is left over from a longer unit: the 21 days of "1 month and 21 days"."""
    return all(count < _WHOLE.get(unit, count + 1) for unit, count in shorter.lengths)


def _lengths(first: Read, second: Read, context: Context) -> Meaning | None:
    """Make one length of two, the longer unit first: "1 month and 21 days ago", "2 days 5 hours"."""
    longer, shorter = first.meaning.shift, second.meaning.shift
    if longer is None or shorter is None or (longer.sign and shorter.sign) or first.meaning.partial:
        return None
    if (
        not coarser(longer.finest, shorter.coarsest)
        or not _is_rest(shorter)
        or not _linked(first, second, context, "lengths")
    ):
        return None
    signed = longer if longer.sign else shorter
    whole = Shift((*longer.lengths, *shorter.lengths), signed.sign, signed.against)
    if not whole.sign:
        return replace(first.meaning, value=written(whole.lengths), shift=whole)
    if whole.too_fine:
        return None
    return replace(date(moved(whole, exact=bool(context.prefer)), anchor=whole.against), shift=whole)


_JOINS = (
    _time_of_day, _part_of_longer, _counted_from, _day_then, _weekday_from, _of_another_year, _of_year_ago, _lengths,
)  # fmt: skip
