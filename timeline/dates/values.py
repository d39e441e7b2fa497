"""The values of TIMEX3, read back: "2016-W08", "199", "BC0044", "2016-02-25TEV"."""

from __future__ import annotations

import re

from timeline.dates.arithmetic import containing, part_of_day, season
from timeline.interval import Interval

_VALUE = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{2,4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?:(?P<part>[A-Z]{2})|(?P<hour>\d\d)(?::(?P<minute>\d\d))?))?)?))?",
    re.ASCII,
)
_YEARS = {2: 100, 3: 10}  # how many years the digits of a century and of a decade stand for


def interval_of(value: str) -> Interval | None:
    """Read the interval that a value of TIMEX3 stands for; None when it has no place on the calendar.

    >>> print(interval_of("2016-W08"), interval_of("BC0044"), interval_of("2016-Q1"), interval_of("199"))
    2016-W08 BC0044 2016-Q1 199
    >>> interval_of("P2W"), interval_of("XXXX-05"), interval_of("2016-02-30")
    (None, None, None)
    """
    match = _VALUE.fullmatch(value)
    try:
        return _built(match) if match else None
    except (ValueError, KeyError):  # there is no such day, week or part of a day
        return None


def _built(match: re.Match[str]) -> Interval | None:
    parts = {name: int(number) for name, number in match.groupdict().items() if number and number.isdigit()}
    year = 1 - parts["year"] if match["bc"] else parts["year"]
    if span := _YEARS.get(len(match["year"])):
        return None if match["bc"] else Interval.months(year * span or 1, 1, span * 12)
    if "week" in parts:
        week = Interval.week(year, parts["week"])
        return containing(week.start, "WE") if match["weekend"] else week
    for name, length in (("quarter", 3), ("half", 6)):
        if name in parts:
            return Interval.months(year, (parts[name] - 1) * length + 1, length)
    if match["season"]:
        return season(year, match["season"])
    day = Interval.of(year, *(parts[name] for name in ("month", "day", "hour", "minute") if name in parts))
    return part_of_day(day, match["part"]) if match["part"] else day
