"""Dates by name and number: "25 February 2016", "44 BC", "1914-18", "Easter 2013", 25/02/2016."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates.context import Meaning, date
from timeline.dates.direction import PAST, looks, year_near
from timeline.interval import DAY, Interval, civil

if TYPE_CHECKING:
    from timeline.dates.context import Context, Found

_BESIDE = ("before", "after", "year", "spoken", "era", "year_shift")  # the slots beside a list of days
_PIVOT = 50  # a year of two digits: '49 is 2049 and '50 is 1950 where nothing else tells
_FEW_YEARS = 5
_DIGITS = re.compile(r"\d+")
LISTED = ("first", "second", "third", "fourth", "fifth", "sixth")
"""The slots of days, months or years that are named in one breath."""
_ISO = re.compile(r"(\d{4})[/.-](\d\d?)[/.-](\d\d?)(?:[t ](\d\d):(\d\d))?")


def full_year(short: int, context: Context) -> int:
    """Give a year of two digits its century: that of the writing, or the one before when it would lie ahead."""
    if context.anchor is None:
        return short + (2000 if short < _PIVOT else 1900)
    now = civil(context.anchor.start)[0]
    year = now // 100 * 100 + short
    return year - 100 if year > now + 20 else year


def _short_year(short: int, found: Found, context: Context) -> int:
    """Give a year of two digits its century; a far one in a clause that looks back has passed: "nato nel '31"."""
    year = full_year(short, context)
    is_far = context.anchor is not None and year > civil(context.anchor.start)[0] + _FEW_YEARS
    return year - 100 if is_far and looks(found, context)[0] == PAST else year


def year_in(found: Found, context: Context, slot: str = "year") -> int | None:
    """Read the year that a rule found, in whatever form; years before Christ are counted as in ISO 8601."""
    if words := found.words(slot):
        digits = words[-1].strip("'’")
        if not digits.isdecimal():  # 九六年
            digits = "".join(str(int(found.grammar.numbers.values[word])) for word in words)
        return int(digits) if len(digits) > 2 else _short_year(int(digits), found, context)
    if found.has("era_year") or found.has("era"):
        era = found.value("era") if found.has("era") else found.options["era"]
        return int(era) + (found.integer("era_year") or 1)
    if found.has("bc_year"):
        return 1 - (found.integer("bc_year") or 0)
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
    return found.integer(slot) if value is None else int(value)


def mod_in(found: Found) -> str:
    """Read "early", "mid", "the end of" as TIMEX3's START, MID, END."""
    return str(found.value("mod") or "")


def calendar(found: Found, context: Context) -> Meaning | None:
    """A month, with its day and year as far as they are given: "Tuesday, 12 Feb", "early in May 1940"."""
    month, day, year = month_in(found), found.integer("day"), year_in(found, context)
    if month is None:
        return None
    if context.latest and (found.has("of_told_year") or found.has("told_year_shift")):
        year = civil(context.latest.start)[0] + int(found.value("told_year_shift") or 0)
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


def listed(found: Found) -> list[str]:
    """Name the slots that the parts of a list fill, in their order: "3, 4 and 7 October"."""
    return [slot for slot in LISTED if found.has(slot)]


def days(found: Found, context: Context) -> list[Meaning] | None:
    """Days of one month: "between 3 and 5 May 2011", "June 6-9", "3, 4 and 7 October"."""
    month = month_in(found, "after" if found.has("after") else "before")
    year = _year_of_both(found, context)
    if month is None:
        return None
    meanings, slots = [], listed(found)
    for slot in slots:
        day = found.integer(slot)
        interval = year_near(month, day, found, context) if year is None else _valid(year, month, day)
        if interval is None:
            return None
        extent, anchor = _extent(found, slot, slots), None if year else context.now
        meanings.append(Meaning("DATE", str(interval), interval, slots=extent, anchor=anchor))
    return meanings


def months(found: Found, context: Context) -> list[Meaning] | None:
    """Months of one year: "June and July 1967", "from May to June of 2010", "May, June and July 2012"."""
    year, slots, anchor = _year_of_both(found, context), listed(found), None
    numbers = [month_in(found, slot) or 0 for slot in slots]
    if year is None:
        last, anchor = year_near(numbers[-1], None, found, context), context.now
        year = civil(last.start)[0] if last else None
    if year is None:
        return None
    meanings, leads = [], len(_extent(found, slots[0], slots)) > 1
    for slot, number in zip(slots, numbers, strict=True):
        of_next, of_last = leads and number < numbers[0], not leads and number > numbers[-1]
        interval = Interval.of(year + of_next - of_last, number)  # "from December to May 2025"
        meanings.append(Meaning("DATE", str(interval), interval, slots=_extent(found, slot, slots), anchor=anchor))
    return meanings


def _year_of_both(found: Found, context: Context) -> int | None:
    """The year of two days or months: as a number, or by a word that says which."""
    year, now = year_in(found, context), context.now
    if year is None and now is not None and found.has("year_shift"):
        return civil(now.start)[0] + int(found.value("year_shift"))
    return year


def _extent(found: Found, slot: str, slots: list[str]) -> tuple[str, ...]:
    """What one part of a list covers: the first with the month or year before it, the last with that behind it."""
    begin = found.span(slots[0])
    others = {name: span for name in _BESIDE if (span := found.span(name))}
    leading = [name for name, span in others.items() if begin and (span < begin or name == "before")]
    trailing = [] if "before" in others else [name for name in others if name not in leading]  # "May 3-5, 2011"
    return (*(leading if slot == slots[0] else ()), slot, *(trailing if slot == slots[-1] else ()))


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


_PAIR, _LONGEST, _RECENT = 2, 15, 2000
"""Two years of this century that a dash joins are a season or a term, hardly ever longer than so many."""


def years(found: Found, context: Context) -> list[Meaning] | Meaning | None:
    """Years, of which the last may be short: "1914-18", "480-479 BC"; what cannot be later is a month: "2016-11"."""
    del context
    slots = listed(found)
    texts = [found.words(slot)[0] for slot in slots]
    first, last = int(texts[0]), texts[-1]
    if found.has("bc"):
        return [
            _year_of(1 - int(text), slot, *(("bc",) if slot == slots[-1] else ()))
            for text, slot in zip(texts, slots, strict=True)
        ]
    if len(last) < len(texts[0]) and 1 <= int(last) <= min(first % 10 ** len(last), 12):
        return date(Interval.of(first, int(last)))
    if len(slots) == _PAIR and len(last) == 2 and int(last) - first % 100 > _LONGEST and first >= _RECENT:
        return None  # a number of something: "2015-32"
    return [_year_of(int(texts[0][: -len(text)] + text), slot) for text, slot in zip(texts, slots, strict=True)]


def _year_of(number: int, *slots: str) -> Meaning:
    return Meaning("DATE", str(Interval.of(number)), Interval.of(number), slots=slots)


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
    if not found.has("slashed"):
        return _month_and_day(found, context)
    written = " ".join(found.words("slashed"))
    first, second, year_text = _DIGITS.findall(written)
    short = len(year_text) < len("2016")
    if short and (("." in written and context.day_first is not True) or ("-" in written and not context.prefer)):
        return None  # a version: 1.1.30; a record of games: 10-5-11
    number = full_year(int(year_text), context) if short else int(year_text)
    day_first = context.day_first if context.day_first is not None else "." in written
    valid = [
        day
        for month, day_of in _readings(int(first), int(second), day_first)
        if (day := _valid_month(number, month, day_of))
    ]
    if not valid:
        return None
    unsure = len(set(valid)) > 1 and context.day_first is None and "." not in written
    return Meaning("DATE", str(valid[0]), valid[0], unsure=unsure)


def _readings(first: int, second: int, day_first: bool | None) -> list[tuple[int, int]]:
    """Order two numbers as month and day, the likelier reading first."""
    return [(second, first), (first, second)] if day_first else [(first, second), (second, first)]


def _month_and_day(found: Found, context: Context) -> Meaning | None:
    """A month and a day in digits: "on 4/22"; anywhere in a reminder, else only behind words for "on"."""
    if found.has("bare_month_and_day") and not context.prefer:
        return None
    written = " ".join(found.words("month_and_day") or found.words("bare_month_and_day"))
    first, second = (int(part) for part in _DIGITS.findall(written))
    for month, day in _readings(first, second, context.day_first):
        if month <= 12 and month and (interval := year_near(month, day, found, context)):
            unsure = context.day_first is None and first <= 12 and second <= 12 and first != second
            return Meaning("DATE", str(interval), interval, anchor=context.now, unsure=unsure)
    return None


def month_in_digits(found: Found, context: Context) -> Meaning:
    """A month in digits: "3/2015"."""
    del context
    return date(Interval.of(int(found.words("year")[0]), found.integer("month")))


def _valid_month(year_number: int, month: int, day: int) -> Interval | None:
    return _valid(year_number, month, day) if 1 <= month <= 12 and day else None
