"""Named days: fixed ones, weekdays of a month, those that follow Easter, and those of other calendars."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.dates.calendars import FEASTS, LONGEST, MONTHS, OBSERVED, of_calendar, tabulated
from timeline.interval import DAY, Interval, minutes, weekday

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = re.compile(
    r"(?:(?P<month>\d\d)-(?P<day>\d\d)|(?P<easter>easter|orthodox)|(?P<nth>-?\d)x(?P<weekday>[1-7])@(?P<of>\d\d)"
    r"|(?P<calendar>[a-z]+):(?:(?P<their_month>\d\d)(?:-(?P<their_day>\d\d))?|(?P<feast>[a-z_]+)))"
    r"(?P<shift>[+-]\d+)?(?:\*(?P<days>\d+))?"
)


def easter(year: int) -> Interval:
    """Compute Easter Sunday in the Gregorian calendar (Meeus/Jones/Butcher, Astronomical Algorithms, ch. 8).

    >>> print(easter(2013), easter(2016))
    2013-03-31 2016-03-27
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - correction + 15) % 30
    step = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * step) // 451
    month, day = divmod(moon + step - 7 * late + 114, 31)
    return Interval.of(year, month, day + 1)


def orthodox_easter(year: int) -> Interval:
    """Compute the Easter Sunday of the Orthodox churches (Meeus, Astronomical Algorithms, ch. 8: the Julian Easter).

    >>> print(orthodox_easter(2013), orthodox_easter(2017))
    2013-05-05 2017-04-16
    """
    moon = (19 * (year % 19) + 15) % 30
    step = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + step + 114, 31)
    behind = year // 100 - year // 400 - 2  # days that the Julian calendar is behind the Gregorian
    start = minutes(year, month, day + 1) + behind * DAY
    return Interval(start, start + DAY)


def nth_weekday(year: int, month: int, day: int, nth: int) -> Interval:
    """Find the nth weekday (Monday 1 to Sunday 7) of a month; -1 is the last one. ValueError when it has no fifth.

    >>> print(nth_weekday(2013, 11, 4, 4), nth_weekday(2013, 5, 1, -1))
    2013-11-28 2013-05-27
    """
    first = minutes(year, month)
    start = first + ((day - 1 - weekday(first)) % 7) * DAY
    found = [start + week * 7 * DAY for week in range(5)]
    end = Interval.of(year, month).end
    within = [moment for moment in found if moment < end]
    if not 0 < abs(nth) <= len(within):
        raise ValueError(f"{year}-{month:02} has no such weekday")
    moment = within[nth - 1 if nth > 0 else nth]
    return Interval(moment, moment + DAY)


@lru_cache(maxsize=512)
def holidays_in(year: int, rule: str) -> tuple[Interval, ...]:
    """List the days or stretches that a rule of the language file names in a Gregorian year, in order.

    "12-25" is a day of the year, "easter-2" counts days from Easter Sunday and "orthodox+1" from that of the Orthodox
    churches, "4x4@11" is the fourth Thursday of November, "-1x1@05" the last Monday of May, "1x1@11+1" the day after
    the first Monday of November. "hijri:10-01" and "hebrew:07-10" are days of those calendars, "hijri:09" a whole
    month, "hindu:holi" a feast of which tables tell (see calendars.FEASTS). "*8" makes it eight days, "a|b" is either.
    A feast may fall twice in a year or not at all, and none is known where the tables end.

    >>> print(*holidays_in(2013, "12-25"), *holidays_in(2013, "easter-2"), *holidays_in(2012, "1x1@11+1"))
    2013-12-25 2013-03-29 2012-11-06
    >>> print(*holidays_in(2013, "hebrew:09-25*8"), *holidays_in(2013, "hijri:10-01|hijri:12-10"))
    2013-11-28/2013-12-05 2013-08-08 2013-10-15
    """
    found = [_moved(one, match) for match in _read(rule) for one in _of_year(year, match)]
    return tuple(sorted(set(found)))


@lru_cache(maxsize=512)
def check_holiday(rule: str) -> None:
    """Raise ValueError when a rule is none; the calendars themselves are not asked, so that a file loads fast.

    >>> check_holiday("hijri:13-01")
    Traceback (most recent call last):
    ValueError: 'hijri:13-01': the calendar has 12 months of up to 30 days
    """
    for match in _read(rule):
        calendar, month, feast = match["calendar"], int(match["their_month"] or 0), match["feast"]
        if feast:
            if feast not in FEASTS.get(calendar, ()):
                raise ValueError(f"{rule!r}: no table tells of it")
        elif calendar is None:
            holidays_in(2000, match[0])
        elif not (1 <= month <= MONTHS[calendar] and 1 <= int(match["their_day"] or 1) <= LONGEST):
            raise ValueError(f"{rule!r}: the calendar has {MONTHS[calendar]} months of up to {LONGEST} days")


def is_observed(rule: str) -> bool:
    """Whether the day may be another by one: it is announced when the moon is seen, or differs by country.

    >>> is_observed("hijri:10-01"), is_observed("hebrew:07-10")
    (True, False)
    """
    return "|" in rule or any(match["calendar"] in OBSERVED for match in _read(rule))


def later(rule: str, days: int) -> str:
    """Write the rule of the feast so many days after another: the second Sunday in Advent, Easter Monday.

    >>> later("-1x4@11+3", 7), later("easter", 1)
    ('-1x4@11+10', 'easter+1')
    """
    return "|".join(
        f"{match[0][: match.start('shift')]}{int(match['shift']) + days:+}" if match["shift"] else f"{match[0]}{days:+}"
        for match in _read(rule)
    )


def _read(rule: str) -> list[re.Match[str]]:
    matches = [_DAY.fullmatch(one) for one in rule.split("|")]
    if None in matches:
        raise ValueError(f"{rule!r} is no rule for a named day: write 12-25, easter-2, 4x4@11 or hijri:10-01")
    return [match for match in matches if match]


def _of_year(year: int, match: re.Match[str]) -> Iterator[Interval]:
    """Yield the days that a rule counts from."""
    if match["month"]:
        yield Interval.of(year, int(match["month"]), int(match["day"]))
    elif match["easter"]:
        yield easter(year) if match["easter"] == "easter" else orthodox_easter(year)
    elif match["nth"]:
        yield nth_weekday(year, int(match["of"]), int(match["weekday"]), int(match["nth"]))
    elif match["feast"]:
        yield from tabulated(year, match["calendar"], match["feast"])
    else:
        day = match["their_day"]
        yield from of_calendar(year, match["calendar"], int(match["their_month"]), int(day) if day else None)


def _moved(one: Interval, match: re.Match[str]) -> Interval:
    """Count the days on from it, and make it as many days as the rule says."""
    start = one.start + int(match["shift"] or 0) * DAY
    return Interval(start, start + (int(match["days"]) * DAY if match["days"] else one.end - one.start))
