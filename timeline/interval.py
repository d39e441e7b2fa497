"""Interval: a stretch of the calendar, half-open, in naive local time, down to the minute.

Bounds are whole minutes since 0001-01-01T00:00 in the proleptic Gregorian calendar, so that
centuries before Christ and minutes are the same kind of thing and arithmetic is on integers.
Years are astronomical: 0 is 1 BC, -43 is 44 BC (ISO 8601:2004, 3.2.1).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

HOUR = 60
DAY = 24 * HOUR
WEEK = 7 * DAY

_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097  # the Gregorian calendar repeats itself after 400 years
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?", re.ASCII)
_EPOCH_WEEKDAY = 0  # 0001-01-01 is a Monday
_HALF_START, _SEASON_NAMES = {1: 1, 7: 2}, {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


@lru_cache(maxsize=4096)
def minutes(year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0) -> int:
    """Count the minutes from 0001-01-01T00:00 to a moment; any year, also before Christ.

    Raises ValueError when there is no such moment.

    >>> minutes(1), minutes(1, 1, 2), minutes(0, 12, 31)
    (0, 1440, -1440)
    """
    cycles, rest = divmod(year - 1, _CYCLE_YEARS)
    days = dt.date(rest + 1, month, day).toordinal() - 1 + cycles * _CYCLE_DAYS
    if not (0 <= hour < 24 and 0 <= minute < 60):
        raise ValueError(f"{hour:02}:{minute:02} is no time of day")
    return days * DAY + hour * HOUR + minute


@lru_cache(maxsize=4096)
def civil(moment: int) -> tuple[int, int, int, int, int]:
    """Turn minutes since 0001-01-01T00:00 into (year, month, day, hour, minute).

    >>> civil(minutes(2016, 2, 25, 14, 17))
    (2016, 2, 25, 14, 17)
    """
    days, rest = divmod(moment, DAY)
    cycles, days = divmod(days, _CYCLE_DAYS)
    date = dt.date.fromordinal(days + 1)
    return date.year + cycles * _CYCLE_YEARS, date.month, date.day, rest // HOUR, rest % HOUR


def add_months(moment: int, months: int) -> int:
    """Shift a moment by calendar months; a day that the month lacks becomes its last (31 Jan + 1 = 28 Feb).

    >>> civil(add_months(minutes(2016, 8, 31), -6))[:3]
    (2016, 2, 29)
    """
    year, month, day, hour, minute = civil(moment)
    shift, month = divmod(month - 1 + months, 12)
    year, month = year + shift, month + 1
    last = calendar.monthrange((year - 1) % _CYCLE_YEARS + 1, month)[1]
    return minutes(year, month, min(day, last), hour, minute)


def weekday(moment: int) -> int:
    """Day of the week, Monday 0 to Sunday 6.

    >>> weekday(minutes(2016, 2, 25))
    3
    """
    return (moment // DAY + _EPOCH_WEEKDAY) % 7


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """What a date covers: from ``start`` up to, but not including, ``end`` (both in minutes, see the module).

    Its granularity is read off its bounds, so there is never a made-up day for "in 2014".

    >>> Interval.of(2014).granularity, Interval.of(2016, 2, 25).granularity
    ('year', 'day')
    >>> print(Interval.of(2016, 2)), print(Interval.week(2016, 8))
    2016-02
    2016-W08
    (None, None)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("an interval ends after it starts")

    @classmethod
    def of(
        cls,
        year: int,
        month: int | None = None,
        day: int | None = None,
        hour: int | None = None,
        minute: int | None = None,
    ) -> Interval:
        """Build the year, month, day, hour or minute that is named; ValueError when there is no such date.

        >>> Interval.of(2016, 2, 25, 14, 17).granularity
        'minute'
        """
        if month is None:
            return cls(minutes(year), minutes(year + 1))
        if day is None:
            start = minutes(year, month)
            return cls(start, add_months(start, 1))
        start = minutes(year, month, day, hour or 0, minute or 0)
        return cls(start, start + (DAY if hour is None else HOUR if minute is None else 1))

    @classmethod
    def week(cls, year: int, number: int) -> Interval:
        """Build ISO week ``number`` of ``year``, Monday to Sunday.

        >>> Interval.week(2016, 8).first, Interval.week(2016, 8).last
        (datetime.date(2016, 2, 22), datetime.date(2016, 2, 28))
        """
        start = (dt.date.fromisocalendar(year, number, 1).toordinal() - 1) * DAY
        return cls(start, start + WEEK)

    @classmethod
    def months(cls, year: int, month: int, count: int) -> Interval:
        """Build ``count`` months from the first of a month: a quarter, a season, a decade.

        >>> print(Interval.months(2013, 1, 3), Interval.months(2012, 12, 3), Interval.months(1990, 1, 120))
        2013-Q1 2012-WI 199
        """
        start = minutes(year, month)
        return cls(start, add_months(start, count))

    @classmethod
    def from_dates(cls, first: dt.date, last: dt.date | None = None) -> Interval:
        """Build the days from ``first`` to ``last``, both included.

        >>> Interval.from_dates(dt.date(2016, 2, 25)) == Interval.of(2016, 2, 25)
        True
        """
        last = first if last is None else last
        return cls((first.toordinal() - 1) * DAY, last.toordinal() * DAY)

    @classmethod
    def parse(cls, text: str) -> Interval:
        """Read ISO 8601: "2016", "2016-02", "2016-02-25", "2016-02-25T14:17"; ValueError for anything else.

        >>> Interval.parse("2016-02") == Interval.of(2016, 2)
        True
        """
        try:
            if match := _ISO.fullmatch(text.strip()):
                return cls.of(*(int(part) for part in match.groups() if part))
        except ValueError:
            pass  # there is no such day
        raise ValueError(f"{text!r} is no date: write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM")

    @property
    def granularity(self) -> str:
        """One of minute, hour, day, weekend, week, month, quarter, season, half-year, year, decade, century, period."""
        return _granularity(self.start, self.end)

    @property
    def first(self) -> dt.date:
        """The first day that the interval touches; ValueError before year 1 or after 9999."""
        return _date(self.start)

    @property
    def last(self) -> dt.date:
        """The last day that the interval touches; ValueError before year 1 or after 9999."""
        return _date(self.end - 1)

    @property
    def day(self) -> Interval:
        """The day that the interval begins on."""
        start = self.start - self.start % DAY
        return Interval(start, start + DAY)

    def __contains__(self, other: Interval) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share a minute."""
        return self.start < other.end and other.start < self.end

    def cover(self, other: Interval) -> Interval:
        """Build the smallest interval that holds both.

        >>> print(Interval.of(2015, 8).cover(Interval.of(2016, 2)))
        2015-08/2016-02
        """
        return Interval(min(self.start, other.start), max(self.end, other.end))

    def __str__(self) -> str:
        return _iso(self.start, self.end)


def _date(moment: int) -> dt.date:
    days = moment // DAY + 1
    if not 1 <= days <= dt.date.max.toordinal():
        raise ValueError("a day outside the years 1 to 9999 has no datetime.date")
    return dt.date.fromordinal(days)


@lru_cache(maxsize=4096)
def _granularity(start: int, end: int) -> str:
    length = end - start
    if length == 1:
        return "minute"
    if length == HOUR and start % HOUR == 0:
        return "hour"
    if start % DAY or end % DAY:
        return "period"
    days = {DAY: ("day", None), WEEK: ("week", 0), 2 * DAY: ("weekend", 5)}
    name, first_day = days.get(length, ("", None))
    if name and first_day in {None, weekday(start)}:
        return name
    return _granularity_in_months(start, end)


def _granularity_in_months(start: int, end: int) -> str:
    """Name a span of whole months: a quarter is January to March, a season March to May."""
    (year, month, day, *_), (end_year, end_month, end_day, *_) = civil(start), civil(end)
    months = (end_year - year) * 12 + end_month - month
    begins = {
        1: ("month", True),
        3: ("quarter", month % 3 == 1) if month % 3 == 1 else ("season", month % 3 == 0),
        6: ("half-year", month in _HALF_START),
        12: ("year", month == 1),
        120: ("decade", month == 1 and year % 10 == 0),
        1200: ("century", month == 1 and year % 100 in {0, 1}),
    }
    name, fits = begins.get(months, ("period", False))
    return name if fits and day == end_day == 1 else "period"


def _year_text(year: int) -> str:
    """Write a year as TIMEX3 does: "2016", and "BC0044" for 44 BC."""
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def _moment_text(moment: int, granularity: str) -> str:
    year, month, day, hour, minute = civil(moment)
    text = _year_text(year)
    if granularity == "year":
        return text
    text += f"-{month:02}"
    if granularity == "month":
        return text
    text += f"-{day:02}"
    return text if granularity == "day" else f"{text}T{hour:02}:{minute:02}"


@lru_cache(maxsize=4096)
def _iso(start: int, end: int) -> str:
    granularity = _granularity(start, end)
    year, month, *_ = civil(start)
    text = _year_text(year)
    match granularity:
        case "year" | "month" | "day" | "minute":
            return _moment_text(start, granularity)
        case "hour":
            return _moment_text(start, "minute")[:-3]
        case "week" | "weekend":
            return _week_text(start) + ("-WE" if granularity == "weekend" else "")
        case "quarter":
            return f"{text}-Q{(month + 2) // 3}"
        case "half-year":
            return f"{text}-H{_HALF_START[month]}"
        case "season":
            return f"{text}-{_SEASON_NAMES[month]}"
        case "decade":
            return text[:-1]
        case "century":
            return text[:-2]
    return _period_text(start, end)


def _week_text(start: int) -> str:
    """Write the ISO week of a moment; the year is that of the week's Thursday."""
    thursday = start - weekday(start) * DAY + 3 * DAY
    year = civil(thursday)[0]
    number = (thursday - minutes(year)) // WEEK + 1
    return f"{_year_text(year)}-W{number:02}"


def _period_text(start: int, end: int) -> str:
    """Write both ends, at the coarsest unit that both bounds sit on."""
    bounds = civil(start), civil(end)
    if any(hour or minute for *_, hour, minute in bounds):
        return f"{_moment_text(start, 'minute')}/{_moment_text(end, 'minute')}"
    whole_months = all(day == 1 for _, _, day, *_ in bounds)
    whole_years = whole_months and all(month == 1 for _, month, *_ in bounds)
    granularity = "year" if whole_years else "month" if whole_months else "day"
    return f"{_moment_text(start, granularity)}/{_moment_text(end - 1, granularity)}"
