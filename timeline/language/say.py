"""Intervals in English words, as a reader of a brief meets them.

The words say exactly what the interval covers and nothing finer: "2014" stays a year. A quarter or a season is
written by its months, which is right on both halves of the globe and in every fiscal year. The order is that of
Oxford's and the BBC's style: day, month, year.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.interval import DAY, civil

if TYPE_CHECKING:
    from timeline.interval import Interval

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def phrase(interval: Interval) -> str:
    """Say in English what an interval covers, at its own granularity.

    >>> from timeline.interval import Interval
    >>> phrase(Interval.of(2014)), phrase(Interval.of(2016, 2, 25)), phrase(Interval.week(2016, 8))
    ('2014', '25 February 2016', '22 to 28 February 2016')
    >>> phrase(Interval.months(2015, 8, 7)), phrase(Interval.months(1990, 1, 120)), phrase(Interval.of(-43))
    ('August 2015 to February 2016', '1990s', '44 BC')
    >>> phrase(Interval.of(2016, 2, 25, 14, 17)), phrase(Interval.of(2016, 2, 25, 14))
    ('25 February 2016, 14:17', '25 February 2016, 14:00 to 15:00')
    """
    return _phrase(interval.start, interval.end, interval.granularity)


def year_words(year: int) -> str:
    """Write an astronomical year as people do.

    >>> year_words(2016), year_words(79), year_words(-43)
    ('2016', 'AD 79', '44 BC')
    """
    if year > 999:
        return str(year)
    return f"AD {year}" if year > 0 else f"{1 - year} BC"


def listed(items: list[str]) -> str:
    """Join words as a sentence does.

    >>> listed(["2014"]), listed(["2014", "2015", "2016"])
    ('2014', '2014, 2015 and 2016')
    """
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def counted(number: int, noun: str) -> str:
    """Write a number and its noun.

    >>> counted(1, "article"), counted(3, "article")
    ('1 article', '3 articles')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


@lru_cache(maxsize=4096)
def _phrase(start: int, end: int, granularity: str) -> str:
    year = civil(start)[0]
    match granularity:
        case "minute":
            return f"{_day(start)}, {_clock(start)}"
        case "decade" if year >= 1000:
            return f"{year}s"
        case "century" if year > 0 or year % 100 == 1:
            return _century(year)
    if start % DAY or end % DAY:
        return _clock_range(start, end)
    return _day_range(start, end)


def _century(year: int) -> str:
    """Name the century that begins in a year: 1801 (or 1800), and -99 for the first before Christ."""
    number = year // 100 + 1 if year > 0 else -(year // 100)
    suffix = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix} century" + ("" if year > 0 else " BC")


def _day(moment: int) -> str:
    year, month, day, *_ = civil(moment)
    return f"{day} {MONTHS[month - 1]} {year_words(year)}"


def _clock(moment: int) -> str:
    *_, hour, minute = civil(moment)
    return f"{hour:02}:{minute:02}"


def _clock_range(start: int, end: int) -> str:
    """Say from which minute to which; the end is the moment at which it is over."""
    if start // DAY == (end - 1) // DAY:
        return f"{_day(start)}, {_clock(start)} to {_clock(end) if end % DAY else '24:00'}"
    return f"{_day(start)}, {_clock(start)} to {_day(end)}, {_clock(end)}"


def _day_range(start: int, end: int) -> str:
    """Say which whole years, months or days, both ends included, without saying a year or month twice."""
    (year, month, day, *_), (last_year, last_month, last_day, *_) = civil(start), civil(end - 1)
    whole_months = day == 1 and civil(end)[2] == 1
    if whole_months and month == 1 and last_month == 12:
        first, last = year_words(year), year_words(last_year)
    elif whole_months:
        last = f"{MONTHS[last_month - 1]} {year_words(last_year)}"
        first = MONTHS[month - 1] + ("" if year == last_year else f" {year_words(year)}")
    else:
        last, first = _day(end - 1), _day(start)
        if year == last_year:
            first = f"{day}" if month == last_month else f"{day} {MONTHS[month - 1]}"
    same = (year, month) == (last_year, last_month) and (whole_months or day == last_day)
    return last if same or first == last else f"{first} to {last}"
