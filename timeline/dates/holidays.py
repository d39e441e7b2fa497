"""Named days: fixed ones, weekdays of a month, and those that follow Easter, of the west or the east."""

from __future__ import annotations

import re

from timeline.interval import DAY, Interval, minutes, weekday

_RULE = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)|(?P<church>easter|pascha)(?P<shift>[+-]\d+)?"
    r"|(?P<nth>-?\d)x(?P<weekday>\d)@(?P<of>\d\d)(?P<then>[+-]\d+)?"
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


def pascha(year: int) -> Interval:
    """Compute Easter Sunday of the eastern churches, which keep the Julian calendar (Meeus, ch. 8), in the Gregorian.

    >>> print(pascha(2013), pascha(2016))
    2013-05-05 2016-05-01
    """
    moon = (19 * (year % 19) + 15) % 30
    month, day = divmod(moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114, 31)
    behind = (year // 100 - year // 400 - 2) * DAY
    start = minutes(year, month, day + 1) + behind
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


def holiday_in(year: int, rule: str) -> Interval:
    """Build a named day of a year from its rule in the language file.

    "12-25" is a day of the year, "easter-2" counts days from Easter Sunday, "pascha-2" from that of the eastern
    churches, "4x4@11" is the fourth Thursday of November, "-1x1@05" the last Monday of May, "1x1@11+1" the day
    after the first Monday of November. Raises ValueError for any other text, and where there is no such day.

    >>> print(holiday_in(2013, "12-25"), holiday_in(2013, "easter-2"), holiday_in(2012, "1x1@11+1"))
    2013-12-25 2013-03-29 2012-11-06
    """
    match = _RULE.fullmatch(rule)
    if match is None:
        raise ValueError(f"{rule!r} is no rule for a named day: write 12-25, easter-2 or 4x4@11")
    if match["month"]:
        return Interval.of(year, int(match["month"]), int(match["day"]))
    if match["nth"]:
        day = nth_weekday(year, int(match["of"]), int(match["weekday"]), int(match["nth"]))
        shift = int(match["then"] or 0)
    else:
        day, shift = (easter if match["church"] == "easter" else pascha)(year), int(match["shift"] or 0)
    return Interval(day.start + shift * DAY, day.end + shift * DAY)
