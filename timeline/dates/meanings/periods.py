"""Parts of years and spans of years: quarters, halves, seasons, decades, centuries, "the third week of May"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.dates.arithmetic import by_sense, containing, nth_part, season, shifted
from timeline.dates.context import Meaning, Part, date, part_of
from timeline.dates.direction import FUTURE, PAST, direction, in_story
from timeline.dates.meanings.calendar import mod_in, month_in, year_in
from timeline.interval import Interval, civil

if TYPE_CHECKING:
    from timeline.dates.context import Context, Found

_TEN, _CENTURY = 10, 100


def year_or_told(found: Found, context: Context) -> tuple[int | None, Interval | None]:
    """The year that a rule names ("of 2009", "this year's"), and what a relative one was read against."""
    number = year_in(found, context)
    now = context.now
    if number is not None or now is None:
        return number, None
    return civil(now.start)[0] + int(found.value("year_shift", "year_shift", "whose_year") or 0), now


def decade(found: Found, context: Context) -> Meaning | None:
    """A decade: "the 1990s", "the '90s", "the late nineties", 上世纪90年代."""
    first = int(found.value("decade_word")) if found.has("decade_word") else found.integer("decade") or 0
    now = civil(context.anchor.start)[0] if context.anchor else 2000
    first = _of_century(first, found, now)
    if first % _TEN:  # "in the 33", which is no decade
        return None
    if found.has("bc"):
        return Meaning(
            "DATE",
            f"BC{first:04}"[:-1],
            Interval(Interval.of(-first - 8).start, Interval.of(1 - first).end),
            mod=mod_in(found),
        )
    if first % _TEN:  # "the 1965's", of a year
        return None if first < _CENTURY else date(Interval.of(first), mod=mod_in(found))
    if first % _CENTURY == 0 and first < 2000:
        return date(Interval.months(first, 1, 1200), mod=mod_in(found))
    return date(Interval.months(first, 1, 120), mod=mod_in(found))


def _full(first: int, now: int) -> int:
    """Give a decade that is told in short its century: the last in which it is not far ahead."""
    if first >= _CENTURY:
        return first
    full = first + now // _CENTURY * _CENTURY
    return full - _CENTURY if full > now + 5 else full


def decades(found: Found, context: Context) -> list[Meaning]:
    """Two decades: "gli anni '70 e '80", "les années 60 et 70", 上世纪六七十年代."""
    now = civil(context.anchor.start)[0] if context.anchor else 2000
    meanings = []
    for slot in ("first", "second"):
        first = found.integer(slot) or 0
        first = _of_century(first if first >= _TEN else first * _TEN, found, now)
        interval = Interval.months(first, 1, 120)
        meanings.append(Meaning("DATE", str(interval), interval, slots=(slot,)))
    return meanings


def _of_century(first: int, found: Found, now: int) -> int:
    """Give a decade the century that is told beside it, by number or as the last one; else the nearest."""
    if found.has("nth"):
        return first + ((found.integer("nth") or 1) - 1) * _CENTURY
    if found.has("century_name"):
        return first + (int(found.value("century_name")) - 1) * _CENTURY
    if found.has("sense"):
        return first + (now // _CENTURY + (found.sense() or 0)) * _CENTURY
    return _full(first, now)


def centuries(found: Found, context: Context) -> list[Meaning]:
    """Two centuries: "the 18th and 19th centuries"."""
    del context
    meanings = []
    for slot in ("first", "second"):
        interval = Interval.months(((found.integer(slot) or 1) - 1) * _CENTURY or 1, 1, 1200)
        meanings.append(Meaning("DATE", str(interval), interval, slots=(slot,)))
    return meanings


def century(found: Found, context: Context) -> Meaning | None:
    """A century: "the 20th century", "the fifth century BC"; in Italian also by a name, "l'Ottocento"."""
    del context
    number = found.integer("nth") or found.value("century_name")
    if not number or number > _CENTURY:
        return None
    if found.has("bc"):
        interval = Interval(Interval.of(1 - number * 100).start, Interval.of(1 - (number - 1) * 100).start)
        return Meaning("DATE", f"BC{number - 1:02}", interval, mod=mod_in(found))
    return date(Interval.months((number - 1) * 100 or 1, 1, 1200), mod=mod_in(found))


def quarter(found: Found, context: Context) -> Meaning | None:
    """A quarter, half or other part of a year: "the third quarter", "the first half of 2009", "il primo bimestre"."""
    number = (
        found.value("nth", "last_which")
        or found.integer("nth")
        or found.integer("quarter_code")
        or found.integer("half_code")
    )
    half = found.has("half") or found.has("half_code")
    parts = int(found.value("part_of_year") or (2 if half else 4))
    if number is None or number > parts:
        return None
    number = number if number > 0 else parts
    year_number, anchor = year_or_told(found, context)
    told = None if anchor is None or found.has("year_shift") else context.year_before(found.start)
    mod = mod_in(found)
    if year_number is None:
        return Meaning("DATE", "XXXX" if parts not in {2, 4} else f"XXXX-{'H' if half else 'Q'}{number}", mod=mod)
    length = 12 // parts
    if told is not None:  # "the fourth quarter of 2012, while in the third …"
        return date(Interval.months(told, (number - 1) * length + 1, length), anchor=context.told, mod=mod)
    interval = Interval.months(year_number, (number - 1) * length + 1, length)
    if anchor is not None and not found.has("year_shift") and _is_over(interval, anchor, direction(found, context)):
        interval = shifted(interval, "Y", -1)
    if (
        anchor is not None
        and interval.end <= anchor.start
        and context.prefer == "future"
        and not found.has("year_shift")
    ):
        interval = shifted(interval, "Y", 1)
    return date(interval, anchor=anchor, mod=mod)


def _is_over(interval: Interval, now: Interval, sense: int) -> bool:
    """Whether a quarter or half is that of the year before: one to come, or a half that is told as past and not over.

    Quarters of companies may be over before those of the calendar.
    """
    told_too_early = sense == PAST and interval.granularity == "half-year" and interval.end > now.end
    return sense != FUTURE and (interval.start > now.end or told_too_early)


def numbered_week(found: Found, context: Context) -> Meaning | None:
    """A week by its number, as ISO 8601 counts: "week 42", "week 3 of 2012"; where no year is told, the nearest one."""
    number, year, now = found.integer("nth") or 0, year_in(found, context), context.now
    if not 0 < number <= _WEEKS:
        return None
    if year is not None:
        return date(Interval.week(year, number))
    if now is None:
        return Meaning("DATE", f"XXXX-W{number:02}")
    this = civil(now.start)[0]
    weeks = [Interval.week(near, min(number, _WEEKS - 1)) for near in (this - 1, this, this + 1)]
    if context.in_story:
        chosen = in_story(weeks, now)
    elif direction(found, context) == FUTURE:
        chosen = next((week for week in weeks if week.end > now.start), None)
    else:
        chosen = min(weeks, key=lambda week: abs(week.start - now.start))
    return None if chosen is None else date(chosen, anchor=now)


_WEEKS = 53
"""Weeks of a long year."""


def same_quarter(found: Found, context: Context) -> Meaning | None:
    """The quarter that a report speaks of: "the quarter", "the year-earlier period"."""
    period = context.period
    if period is None:
        now = context.now
        if now is None:
            return None
        period = shifted(containing(now.start, "Q"), "Q", -1)
    if found.has("year"):
        return date(
            shifted(period, "Y", int(found.words("year")[0]) - civil(period.start)[0]), anchor=period, tells=False
        )
    shift = int(found.options.get("shift", 0))
    return date(shifted(period, "Y", shift), anchor=period, tells=shift == 0)


def named_season(found: Found, context: Context) -> Meaning | None:
    """A season: "the summer of 2009", "last fall", "this spring"."""
    name, mod = str(found.value("season")), mod_in(found)
    number, now, anchor = year_in(found, context), context.now, None
    if found.has("year_shift"):
        number, anchor = year_or_told(found, context)
    if number is not None:
        return _season(_of_year(number, name, context), name, mod, anchor=anchor)
    if now is None:
        return Meaning("DATE", f"XXXX-{name}", mod=mod)
    year_number, sense = civil(now.start)[0], found.sense()
    choices = [_of_year(candidate, name, context) for candidate in range(year_number - 2, year_number + 3)]
    if sense:
        chosen = by_sense(lambda year: _of_year(year, name, context), now, sense)
    elif context.in_story:
        chosen = in_story(choices, now) or choices[2]
    elif sense == 0:  # "this winter" of a January began in December
        chosen = next((choice for choice in choices if now in choice), choices[2])
    elif direction(found, context) == FUTURE:
        chosen = next(choice for choice in choices if choice.end > now.start)
    else:
        chosen = max(choice for choice in choices if choice.start < now.end)
    return _season(chosen, name, mod, anchor=now)


def _of_year(year: int, name: str, context: Context) -> Interval:
    return season(year, name, southern=context.southern)


def _season(interval: Interval, name: str, mod: str, anchor: Interval | None = None) -> Meaning:
    """Name a season as the text does: what the north calls winter is summer in the south."""
    return Meaning("DATE", f"{str(interval)[:-2]}{name}", interval, mod=mod, anchor=anchor)


def part_beside(found: Found, context: Context) -> Meaning | None:
    """A part that counts only beside what it is a part of: the "first week" of "the first week of 2015".

    Several of a year may count alone, where the rule says so: 前三季度.
    """
    nth = -1 if found.value("nth", "last_which") else found.integer("nth") or 0
    if found.has("from_end"):
        nth = -nth
    count = int(found.number("count") or 1)
    weekday = int(found.value("weekday")) if found.has("weekday") else 0
    unit = "H" if found.has("half") else found.unit
    part = Part(nth, "D" if weekday else unit, weekday, count)
    if "of_year" in found.options and nth:
        return _of_this_year(part, context)
    return Meaning("DATE", "", part=part, partial=True, tells=False) if nth else None


def _of_this_year(part: Part, context: Context) -> Meaning | None:
    """The part of the year of now, or of the last one where it is not yet over."""
    now = context.now
    if now is None:
        return Meaning("DATE", "", part=part, partial=True, tells=False)
    year = civil(now.start)[0]
    chosen = next(
        (one for back in (0, 1) if (one := part_of(Interval.of(year - back), part)) and one.end <= now.end), None
    )
    return replace(date(chosen, anchor=now, tells=False), part=part) if chosen else None


def named_part(found: Found, context: Context) -> Meaning | None:
    """A week, weekend or weekday of a month: "the third week of May", "the last Friday in June 2012"."""
    nth = found.integer("nth") or -1
    month = month_in(found)
    year_number, anchor = year_or_told(found, context)
    if month is None or year_number is None or nth > 5:
        return None
    whole = Interval.of(year_number, month)
    day = int(found.value("weekday")) if found.has("weekday") else 0
    unit = "D" if day else found.unit or "W"
    chosen = nth_part(whole, unit, nth, day)
    if chosen and anchor and context.prefer == "future" and chosen.end <= anchor.start and not found.has("year_shift"):
        chosen = nth_part(shifted(whole, "Y", 1), unit, nth, day)
    return None if chosen is None else date(chosen, anchor=anchor)
