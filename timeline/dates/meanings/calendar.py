"""Dates by name and number: "25 February 2016", "44 BC", "1914-18", "Easter 2013", 25/02/2016."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates.arithmetic import by_sense
from timeline.dates.context import Meaning, date
from timeline.dates.direction import year_near
from timeline.dates.holidays import holiday_in
from timeline.interval import DAY, Interval, civil

if TYPE_CHECKING:
    from timeline.dates.context import Context, Found

_PIVOT = 50  # a year of two digits: '49 is 2049 and '50 is 1950 where nothing else tells
_SOME_YEARS = (2000, 2001)  # no feast that moves falls on the same day in both
_DIGITS = re.compile(r"\d+")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[t ](\d\d):(\d\d))?")


def full_year(short: int, context: Context) -> int:
    """Give a year of two digits its century: that of the writing, or the one before when it would lie ahead."""
    if context.anchor is None:
        return short + (2000 if short < _PIVOT else 1900)
    now = civil(context.anchor.start)[0]
    year = now // 100 * 100 + short
    return year - 100 if year > now + 20 else year


def year_in(found: Found, context: Context, slot: str = "year") -> int | None:
    """Read the year that a rule found, in whatever form; years before Christ are counted as in ISO 8601."""
    if words := found.words(slot):
        digits = words[-1].strip("'’")
        return int(digits) if len(digits) > 2 else full_year(int(digits), context)
    if found.has("bc_year"):
        return 1 - int(found.words("bc_year")[0])
    if found.has("ad_year"):
        return int(found.words("ad_year")[0])
    if found.has("fiscal_code"):
        digits = _DIGITS.findall(found.words("fiscal_code")[0])[-1]
        return int(digits) if len(digits) > 2 else full_year(int(digits), context)
    if found.has("spoken"):
        return found.grammar.numbers.spoken_year(found.words("spoken"))
    return None


def month_in(found: Found, slot: str = "month_name") -> int | None:
    """Read the month that a rule found."""
    value = found.value(slot, "month", "mon")
    return None if value is None else int(value)


def mod_in(found: Found) -> str:
    """Read "early", "mid", "the end of" as TIMEX3's START, MID, END."""
    return str(found.value("mod") or "")


def calendar(found: Found, context: Context) -> Meaning | None:
    """A month, with its day and year as far as they are given: "Tuesday, 12 Feb", "early in May 1940"."""
    month, day, year = month_in(found), found.integer("day"), year_in(found, context)
    if month is None:
        return None
    if found.has("of_told_year") and context.latest:
        year = civil(context.latest.start)[0]
    if year is None:
        interval = year_near(month, day, found, context)
        if interval is None:
            return _open(month, day, mod_in(found))
        return date(interval, anchor=context.now, mod=mod_in(found))
    try:
        return date(Interval.of(year, month, day), mod=mod_in(found))
    except ValueError:
        return None


def _open(month: int, day: int | None, mod: str) -> Meaning | None:
    """A day or month of an unknown year."""
    if day is None:
        return Meaning("DATE", f"XXXX-{month:02}", mod=mod)
    try:
        Interval.of(2000, month, day)
    except ValueError:
        return None
    return Meaning("DATE", f"XXXX-{month:02}-{day:02}", mod=mod)


def days(found: Found, context: Context) -> list[Meaning] | None:
    """Two days of one month: "between 3 and 5 May 2011", "June 6-9"."""
    month = month_in(found, "after" if found.has("after") else "before")
    year = year_in(found, context)
    if month is None:
        return None
    meanings = []
    last = ("second", "after", "year") if found.has("after") else ("second",)
    for slot, others in (("first", ("first", "before")), ("second", last)):
        day = found.integer(slot)
        interval = year_near(month, day, found, context) if year is None else _valid(year, month, day)
        if interval is None:
            return None
        meanings.append(Meaning("DATE", str(interval), interval, slots=others, anchor=None if year else context.now))
    return meanings


def months(found: Found, context: Context) -> list[Meaning] | None:
    """Two months of one year: "June and July 1967", "from May to June of 2010"."""
    year, meanings = year_in(found, context), []
    for slot, others in (("first", ("first",)), ("second", ("second", "year"))):
        month = month_in(found, slot)
        if month is None or year is None:
            return None
        interval = Interval.of(year, month)
        meanings.append(Meaning("DATE", str(interval), interval, slots=others))
    return meanings


def _valid(year: int, month: int, day: int | None) -> Interval | None:
    try:
        return Interval.of(year, month, day)
    except ValueError:
        return None


def year(found: Found, context: Context) -> Meaning | None:
    """A year: "1999", "'99", "44 BC", "nineteen ninety-nine", "fiscal 1990"."""
    number = year_in(found, context)
    mod = mod_in(found) or str(found.value("about") or "")
    return None if number is None else date(Interval.of(number), mod=mod)


def years(found: Found, context: Context) -> list[Meaning]:
    """Two years, the second short: "1914-18", "480-479 BC"."""
    del context
    first = int(found.words("first")[0])
    text = found.words("second")[0]
    if found.has("bc"):
        pair = (1 - first, 1 - int(text))
    else:
        pair = (first, int(str(first)[: -len(text)] + text) if len(text) < len(str(first)) else int(text))
    return [
        Meaning("DATE", str(Interval.of(number)), Interval.of(number), slots=slots)
        for number, slots in zip(pair, (("first",), ("second", "bc")), strict=True)
    ]


def written(found: Found, context: Context) -> Meaning | None:
    """ISO 8601: "2016-02-25", "2016-02-25T14:17", "2016-W08"; and days that everybody knows by a name: "9/11"."""
    del context
    if found.has("iso_week"):
        year_text, number, *weekday = found.words("iso_week")[0].replace("w", "").split("-")
        week = Interval.week(int(year_text), int(number))
        start = week.start + (int(weekday[0]) - 1) * DAY if weekday else week.start
        return date(Interval(start, start + DAY) if weekday else week)
    if found.has("named_date"):
        return date(Interval.parse(found.value("named_date")))
    match = _ISO.match("".join(found.words("iso") or found.words("iso_time")))
    try:
        return date(Interval.of(*(int(part) for part in match.groups() if part))) if match else None
    except ValueError:
        return None


def slashed(found: Found, context: Context) -> Meaning | None:
    """Days in digits: 25/02/2016 can only be February, 03/04/2016 is flagged unless something tells."""
    first, second, year_text = re.split(r"[/.]", found.words("slashed")[0])
    a, b = int(first), int(second)
    number = int(year_text) if len(year_text) > 2 else full_year(int(year_text), context)
    day_first = context.day_first if context.day_first is not None else "." in found.words("slashed")[0]
    readings = [(b, a), (a, b)] if day_first else [(a, b), (b, a)]
    valid = [interval for month, day in readings if (interval := _valid_month(number, month, day))]
    if not valid:
        return None
    unsure = len(set(valid)) > 1 and context.day_first is None and "/" in found.words("slashed")[0]
    return Meaning("DATE", str(valid[0]), valid[0], unsure=unsure)


def _valid_month(year_number: int, month: int, day: int) -> Interval | None:
    return _valid(year_number, month, day) if 1 <= month <= 12 and day else None


def holiday(found: Found, context: Context) -> Meaning | None:
    """A named day: "Christmas Eve", "Easter 2013", "last Thanksgiving"."""
    name = found.value("holiday")
    number = year_in(found, context)
    if number is not None:
        return date(holiday_in(number, name))
    now = context.now
    if now is None:
        days = {civil(holiday_in(number, name).start)[1:3] for number in _SOME_YEARS}
        month, day = days.pop()
        return Meaning("DATE", "XXXX-XX-XX" if days else f"XXXX-{month:02}-{day:02}")  # Easter is not always in April
    sense = found.sense()
    if sense:
        return date(by_sense(lambda number: holiday_in(number, name), now, sense), anchor=now)
    this = civil(now.start)[0]
    near = [holiday_in(number, name) for number in (this - 1, this, this + 1)]
    return date(min(near, key=lambda day: abs(day.start - now.start)), anchor=now)
