"""Feasts of other calendars: a day or month of the Hijri or Hebrew one, and those that tables tell.

The packages that know the calendars are imported when the first such feast is resolved, since few texts name one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

MONTHS = {"hijri": 12, "hebrew": 12, "chinese": 12}
"""The calendars of which a day is told by month and day, with the number of their months."""
LONGEST = 30
"""The days of a long month of any."""
FEASTS = {
    "buddhist": {"vesak"},
    "chinese": {"buddha_birthday", "double_ninth", "dragon_boat", "lunar_new_year", "mid_autumn", "qingming"},
    "hindu": {
        "chhath_puja", "diwali_india", "dussehra", "ganesh_chaturthi", "gudi_padwa", "guru_nanak_jayanti",
        "guru_ravidas_jayanti", "hanuman_jayanti", "holi", "janmashtami", "karwa_chauth", "maha_shivaratri",
        "maharshi_valmiki_jayanti", "mahavir_jayanti", "makar_sankranti", "onam", "pohela_boishakh", "pongal",
        "puthandu", "raksha_bandhan", "ram_navami", "rath_yatra", "sharad_navratri", "thaipusam", "vaisakhi",
    },
    "persian": {"new_year"},
}  # fmt: skip
"""The feasts that ``holidays`` has tables for, by calendar."""
OBSERVED = {"hijri", "hindu", "buddhist"}
"""The calendars whose days are announced when the moon is seen, or differ by country: a day more or less."""


def of_calendar(year: int, calendar: str, month: int, day: int | None) -> Iterator[Interval]:
    """Yield what begins in a Gregorian year of the days, or whole months where ``day`` is None, of a calendar.

    The Hijri calendar is that of Umm al-Qura, which covers 1924-08-01 to 2077-11-16; a feast falls twice in some years.
    Hebrew months count from Nisan (1), Tishri is 7 and Adar 12, the second one in a leap year, as feasts have it. A day
    of the Hebrew calendar begins on the evening before; what is told here is the day that follows. The Chinese calendar
    reaches from 1900 to 2100; of a leap month the first is meant.

    >>> print(*of_calendar(2000, "hijri", 10, 1), *of_calendar(2013, "hijri", 9, None))
    2000-01-08 2000-12-27 2013-07-09/2013-08-07
    >>> print(*of_calendar(1973, "hebrew", 7, 10), *of_calendar(2016, "chinese", 8, 15))
    1973-10-06 2016-09-15
    """
    for first, last in _DAYS[calendar](year, month, day):
        if first.year == year:
            yield Interval.from_dates(first, last)


def _hijri(year: int, month: int, day: int | None) -> Iterator[tuple[date, date]]:
    from hijridate import Hijri

    near = (year - 622) * 33 // 32  # 33 years of the moon are 32 of the sun
    for number in range(near - 1, near + 3):
        try:
            first = Hijri(number, month, day or 1)
            yield first.to_gregorian(), Hijri(number, month, day or first.month_length()).to_gregorian()
        except (ValueError, OverflowError):  # a month without a 30th, a year without a table
            continue


def _hebrew(year: int, month: int, day: int | None) -> Iterator[tuple[date, date]]:
    from pyluach.dates import HebrewDate
    from pyluach.hebrewcal import Month, Year

    for number in (year + 3760, year + 3761):
        their = 13 if month == 12 and Year(number).leap else month
        try:
            first = HebrewDate(number, their, day or 1)
            last = first if day else HebrewDate(number, their, len(Month(number, their)))
            yield first.to_pydate(), last.to_pydate()
        except ValueError:  # a month without a 30th
            continue


def _chinese(year: int, month: int, day: int | None) -> Iterator[tuple[date, date]]:
    from borax.calendars.lunardate import LCalendars, LunarDate

    for number in (year - 1, year):
        try:
            last = day or LCalendars.ndays(number, month)
            yield LunarDate(number, month, day or 1).to_solar_date(), LunarDate(number, month, last).to_solar_date()
        except ValueError:  # a month without a 30th, a year without a table
            continue


_DAYS = {"hijri": _hijri, "hebrew": _hebrew, "chinese": _chinese}
"""How the days of each calendar are found."""


def tabulated(year: int, calendar: str, feast: str) -> Iterator[Interval]:
    """Yield the day of a feast of FEASTS in a Gregorian year; none where the tables of ``holidays`` do not reach.

    Those of the Indian feasts reach from 2001 to 2035, those of the Chinese and Buddhist ones from 1901 to 2100.

    >>> [str(day) for year in (1850, 2013) for day in tabulated(year, "hindu", "diwali_india")]
    ['2013-11-03']
    """
    from holidays.calendars.buddhist import _BuddhistLunisolar
    from holidays.calendars.chinese import _ChineseLunisolar
    from holidays.calendars.hindu import _HinduLunisolar
    from holidays.calendars.persian import _Persian

    known = {
        "buddhist": _BuddhistLunisolar, "chinese": _ChineseLunisolar, "hindu": _HinduLunisolar, "persian": _Persian,
    }  # fmt: skip
    told = getattr(known[calendar](), f"{feast}_date")(year)
    day = told[0] if isinstance(told, tuple) else told
    if day is not None:
        yield Interval.from_dates(day)
