"""Units of the calendar: the stretch of one that holds a moment, the next and the previous, and their notation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.interval import DAY, HOUR, WEEK, Interval, add_months, civil, minutes, weekday

if TYPE_CHECKING:
    from collections.abc import Callable

YEARS = {f"Y{years}": years for years in range(2, 7)}
"""Units of several years that begin in any of them: Y2 is a biennium, Y5 a lustrum."""

MONTHS = {"M": 1, "Q": 3, "SE": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12_000} | {
    unit: 12 * years for unit, years in YEARS.items()
}
"""Months in the units that are counted in months; SE is a season, H a half-year, ML a millennium."""

MINUTES = {"TM": 1, "TQ": 15, "TH": HOUR, "D": DAY, "WE": WEEK, "W": WEEK, "FN": 2 * WEEK}
"""Minutes in the units that are counted in minutes; weekends follow after a week.

FN is a fortnight, TQ a quarter of an hour.
"""

ORDER = ("TS", "TM", "TQ", "TH", "D", "WE", "W", "FN", "M", "Q", "SE", "H", "Y", *YEARS, "DE", "CE", "ML")
"""The units from short to long."""

GRANULARITY_UNITS = {
    "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "month": "M", "quarter": "Q",
    "season": "SE",
    "half-year": "H", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
PARTS_OF_DAY = {
    "MO": (0, 12), "MI": (12, 13), "AF": (12, 18), "EV": (18, 24), "NI": (18, 24), "DT": (8, 18), "NO": (12, 13),
}  # fmt: skip
"""Hours, by convention: TIMEX3 names the parts of a day but not their bounds."""
_DAWN = 6
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month that a season begins with: the meteorological seasons of the north; those of the south are opposite."""


def containing(moment: int, unit: str) -> Interval:
    """Build the day, week, month … that holds a moment.

    >>> print(containing(minutes(2013, 2, 12), "W"), containing(minutes(2013, 2, 12), "Q"))
    2013-W07 2013-Q1
    """
    if unit in MONTHS:
        return _months_containing(moment, unit)
    if unit in {"W", "FN", "WE"}:
        start = moment // DAY * DAY - weekday(moment) * DAY
        return Interval(start + 5 * DAY, start + WEEK) if unit == "WE" else Interval(start, start + WEEK)
    length = MINUTES.get(unit, 1)
    start = moment // length * length
    return Interval(start, start + length)


def _months_containing(moment: int, unit: str) -> Interval:
    year, month, *_ = civil(moment)
    if unit == "SE":
        start = minutes(year, month // 3 * 3) if month >= 3 else minutes(year - 1, 12)
        return Interval(start, add_months(start, 3))
    count = MONTHS[unit]
    if count < 12:
        return Interval.months(year, (month - 1) // count * count + 1, count)
    years = count // 12
    return Interval.months(year // years * years, 1, count)


def shifted(interval: Interval, unit: str, count: int) -> Interval:
    """Move an interval by units of the calendar; whole months stay whole months.

    >>> print(shifted(Interval.of(2012, 2), "Y", 1), shifted(Interval.of(2013, 3, 31), "M", -1))
    2013-02 2013-02-28
    """
    if unit in MONTHS:
        months = MONTHS[unit] * count
        start = add_months(interval.start, months)
        whole = civil(interval.start)[2:] == (1, 0, 0) and civil(interval.end)[2:] == (1, 0, 0)
        return Interval(start, add_months(interval.end, months) if whole else start + interval.end - interval.start)
    length = MINUTES.get(unit, 0) * count
    return Interval(interval.start + length, interval.end + length)


def notation(unit: str, count: str) -> str:
    """Write a duration as TIMEX3 does: P2W, PT25M, PXY.

    >>> notation("TM", "25"), notation("TQ", "3"), notation("FN", "1"), notation("DE", "X"), notation("H", "1")
    ('PT25M', 'PT45M', 'P2W', 'PXDE', 'P6M')
    >>> notation("Y5", "2"), notation("Y5", "X")
    ('P10Y', 'PXY')
    """
    if unit == "TQ":
        return f"PT{int(count) * 15 if count.isdigit() else count}M"
    if unit.startswith("T"):
        return f"PT{count}{unit[1:]}"
    if unit == "FN":
        return f"P{int(count) * 2 if count.isdigit() else count}W"
    if unit == "H":  # TIMEX3 has no letter for it
        return f"P{int(count) * 6 if count.isdigit() else count}M"
    if unit in YEARS:
        return f"P{int(count) * YEARS[unit] if count.isdigit() else count}Y"
    return f"P{count}{unit}"


def season(year: int, name: str, *, southern: bool = False) -> Interval:
    """Build a season of a year; the winter of a year begins in its December, as its summer does in the south.

    >>> season(2012, "WI") == Interval.months(2012, 12, 3) == season(2012, "SU", southern=True)
    True
    """
    return Interval.months(year, (SEASONS[name] + 6 * southern - 1) % 12 + 1, 3)


def by_sense(make: Callable[[int], Interval], now: Interval, sense: int) -> Interval:
    """Find which of a yearly stretch is meant: the last that was over (-1), the next to come (1), that of the year (0).

    ``make`` builds the stretch of a year; ``now`` may be as long as a century, and then the last one was over before it
    began and the next comes after it.

    >>> [str(by_sense(lambda year: season(year, "SU"), Interval.of(2013, 2, 12), sense)) for sense in (-1, 0, 1)]
    ['2012-SU', '2013-SU', '2013-SU']
    >>> str(by_sense(lambda year: season(year, "SU"), Interval.months(1960, 1, 120), 1))
    '1970-SU'
    """
    first, last = civil(now.start)[0], civil(now.end - 1)[0]
    if sense < 0:
        return next(one for back in range(3) if (one := make(first - back)).end <= now.start)
    if sense > 0:
        return next(one for ahead in range(3) if (one := make(last + ahead)).start >= now.end)
    return make(first)


def part_of_day(day: Interval, part: str) -> Interval:
    """Build the morning, afternoon … of a day, by the conventional hours."""
    begin, end = PARTS_OF_DAY[part]
    return Interval(day.start + begin * HOUR, day.start + end * HOUR)


def night(day: Interval) -> Interval:
    """Build the night that begins on a day and lasts till the next one dawns.

    >>> print(night(Interval.of(2013, 2, 9)))
    2013-02-09T18:00/2013-02-10T06:00
    """
    evening = part_of_day(day, "NI")
    return Interval(evening.start, evening.end + _DAWN * HOUR)


def third(whole: Interval, mod: str) -> Interval:
    """Find the beginning (START), middle (MID) or end (END) of a stretch: thirds of a month are told by tens of days.

    The first and the last three days of a week, and for a part of a day its last three hours and what is before.

    >>> print(third(Interval.of(2013, 5), "END"), third(Interval.of(2013), "START"))
    2013-05-21/2013-05-31 2013-01/2013-04
    >>> print(third(Interval.week(2013, 7), "MID"))
    2013-02-14
    """
    start, end, unit = whole.start, whole.end, GRANULARITY_UNITS.get(whole.granularity, "")
    if unit in MONTHS and MONTHS[unit] >= MONTHS["Q"]:
        months = MONTHS[unit]
        cuts = [start, add_months(start, months // 3), add_months(start, months - months // 3), end]
    elif unit == "M":
        cuts = [start, start + 10 * DAY, start + 20 * DAY, end]
    elif unit == "W":
        cuts = [start, start + 3 * DAY, start + 4 * DAY, end]
    elif 3 * HOUR < end - start < DAY:
        cuts = [start, end - 3 * HOUR, end - 3 * HOUR, end] if mod != "MID" else [start, start, end, end]
    else:
        return whole
    place = ("START", "MID", "END").index(mod) if mod in {"START", "MID", "END"} else None
    return whole if place is None else Interval(cuts[place], cuts[place + 1])


def halves(whole: Interval) -> tuple[Interval, Interval] | None:
    """Cut a month, a year or what is longer in two; of a month the first half has fifteen days.

    >>> [str(half) for half in halves(Interval.of(2013, 5))]
    ['2013-05-01/2013-05-15', '2013-05-16/2013-05-31']
    """
    months = MONTHS.get(GRANULARITY_UNITS.get(whole.granularity, ""), 0)
    if not months:
        return None
    middle = add_months(whole.start, months // 2) if months % 2 == 0 else whole.start + 15 * DAY
    return (Interval(whole.start, middle), Interval(middle, whole.end)) if months % 2 == 0 or months == 1 else None


def coarser(unit: str, other: str) -> bool:
    """Whether a unit is longer than another."""
    return ORDER.index(unit) > ORDER.index(other)


def nth_part(whole: Interval, unit: str, nth: int, day: int = 0) -> Interval | None:
    """Find the nth day, week, month … of a longer stretch, -1 the last one; None when it has not so many.

    ``day`` asks for a weekday, Monday 1 to Sunday 7. A week belongs to the month or year that its Thursday is in, as
    ISO 8601 counts the weeks of a year; the fortnights of a month are its halves, of which the first has 15 days.

    >>> print(nth_part(Interval.of(2015), "W", 1), nth_part(Interval.of(2013, 3), "D", 2, day=1))
    2015-W01 2013-03-11
    >>> print(nth_part(Interval.of(2015, 10), "D", -1), nth_part(Interval.of(2015), "M", 13))
    2015-10-31 None
    >>> print(nth_part(Interval.of(2015, 10), "FN", 2))
    2015-10-16/2015-10-31
    """
    if (unit == "H" and whole.granularity != "year") or (unit == "FN" and whole.granularity == "month"):
        cut = halves(whole)
        return cut[nth - 1 if nth > 0 else nth] if cut and nth in {1, 2, -1} else None
    if unit in MONTHS:
        first, last = containing(whole.start, unit), containing(whole.end - 1, unit)
        first = first if first.start == whole.start else shifted(first, unit, 1)
        found = shifted(first, unit, nth - 1) if nth > 0 else shifted(last, unit, nth + 1)
        return found if found in whole and found != whole else None
    step = WEEK if day or unit in {"W", "WE"} else MINUTES.get(unit, 0)
    if not step:
        return None
    lead = {"W": _THURSDAY, "WE": 5 * DAY}.get(unit, (day - 1) * DAY) if step == WEEK else 0
    first_start = whole.start + ((lead - weekday(whole.start) * DAY) % WEEK if step == WEEK else 0)
    count = (whole.end - 1 - first_start) // step + 1
    place = nth - 1 if nth > 0 else count + nth
    start = first_start + place * step - (_THURSDAY if unit == "W" else 0)
    length = {"WE": 2 * DAY, "D": DAY}.get(unit, step)
    return Interval(start, start + length) if 0 <= place < count else None


_THURSDAY = 3 * DAY
