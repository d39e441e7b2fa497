"""Intervals in words: the months, weekdays and patterns of CLDR through Babel, the rest from the pack of a language.

CLDR (https://cldr.unicode.org) says how a day, a month and a year are written together. For periods, centuries, decades
and years before Christ it has no words that stand in a sentence: those are the table ``say.dates`` of the pack. The
words say exactly what the interval covers and nothing finer: "2014" stays a year. A quarter or a season is written by
its months, which is right on both halves of the globe and in every fiscal year.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from timeline.interval import DAY, HOUR, civil, weekday

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

Parts = tuple[str, ...]
"""A phrase whole, or the begin of a period, what stands between, and its end."""

_WIDE = {"month": "LLLL", "day_month": "MMMMd", "month_year": "yMMMM", "date": "long", "year": "y", "day": "d"}
_SHORT = {"month": "LLL", "day_month": "MMMd", "month_year": "yMMM", "date": "yMMMd", "year": "y", "day": "d"}
"""CLDR's skeletons of what :class:`Calendar` writes, and the name of its long format."""
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Calendar:
    """Dates in the words of one language, months in full or, with ``short``, abbreviated."""

    def __init__(self, locale: Locale, words: Mapping[str, object], *, short: bool = False) -> None:
        self._locale, self._words = locale, words
        self._width = "abbreviated" if short else "wide"
        self._skeletons = _SHORT if short else _WIDE

    @cached_property
    def _patterns(self) -> dict[str, list[tuple[str, str | tuple[str, int]]]]:
        """The fields and characters of every pattern, as Babel takes CLDR's patterns apart."""
        from babel.dates import tokenize_pattern

        known = {**self._locale.datetime_skeletons, "long": self._locale.date_formats["long"]}
        patterns = {name: known[key].pattern if key in known else key for name, key in self._skeletons.items()}
        return {name: tokenize_pattern(pattern) for name, pattern in patterns.items()}

    @cached_property
    def _months(self) -> dict[str, dict[int, str]]:
        """The names of the months: L alone, M beside a day or a year."""
        contexts = {"L": "stand-alone", "M": "format"}
        return {letter: dict(self._locale.months[name][self._width]) for letter, name in contexts.items()}

    def write(self, name: str, moment: int) -> str:
        """Write the ``month``, ``day_month``, ``month_year``, ``date``, ``year`` or ``day`` that a minute is in."""
        parts = self._patterns[name]
        return "".join(part if isinstance(part, str) else self._field(*part, moment) for _, part in parts)

    def _field(self, letter: str, count: int, moment: int) -> str:
        """Write one field of a pattern (UTS 35, date field symbols): y, M, L or d."""
        year, month, day, *_ = civil(moment)
        if letter == "y":
            return self.year(year)
        if letter == "d" and day == count == 1:
            return self._said("first_day")
        number = day if letter == "d" else month
        if letter == "d" or count < 3:
            return f"{number:0{count}}"
        return self._months[letter][month]

    def year(self, year: int) -> str:
        """Write an astronomical year as people do: 79 is an early one, -43 is 44 before Christ."""
        if year > 0:
            return self._said("year" if year > 999 else "year_early", year=year)
        return self._said("year_before", year=1 - year)

    def weekday(self, moment: int) -> str:
        """Name the day of the week that a minute is in."""
        return str(self._locale.days["format"]["wide"][weekday(moment)])

    def _said(self, key: str, **values: object) -> str:
        return str(self._words[key]).format(**values)

    def _parted(self, key: str, **values: object) -> Parts:
        """Speak a period: the pack gives its begin, what stands between, and its end."""
        return tuple(part.format(**values) for part in self._words[key])  # type: ignore[attr-defined]

    def parts(self, start: int, end: int, granularity: str) -> Parts:
        """Say what an interval covers: ``start``, ``end`` in minutes, ``granularity`` as :class:`Interval` has it."""
        year = civil(start)[0]
        match granularity:
            case "minute":
                return (self._minute(start),)
            case "decade" if year >= 1000:
                return (self._said("decade", year=year),)
            case "century" if year > 0 or year % 100 == 1:
                return (self._century(year),)
        if start % DAY or end % DAY:
            return self._clock_range(start, end)
        return self._day_range(start, end)

    def _minute(self, moment: int) -> str:
        return self._said("minute", date=self.write("date", moment), clock=self._clock(moment % DAY))

    def _clock(self, of_day: int) -> str:
        """Say the time of day that is so many minutes from midnight: "09:40", "9 h 40"."""
        hour, minute = divmod(of_day, HOUR)
        key = "clock" if minute else "full_hour"
        return self._said(key, hour=f"{hour:02}", short_hour=hour, minute=f"{minute:02}")

    def _century(self, year: int) -> str:
        """Name the century that begins in a year: 1801 (or 1800), and -99 for the first before Christ."""
        number = year // 100 + 1 if year > 0 else -(year // 100)
        forms = self._words["century" if year > 0 else "century_before"]
        if isinstance(forms, dict):
            forms = forms.get(self._locale.ordinal_form(number), forms["other"])
        return str(forms).format(number=number, roman=roman(number))

    def _clock_range(self, start: int, end: int) -> Parts:
        """Say from which minute to which; the end is the moment at which it is over."""
        if start // DAY != (end - 1) // DAY:
            return self._parted("period", first=self._minute(start), last=self._minute(end))
        last = self._clock(end % DAY or DAY)
        return self._parted("clocks", date=self.write("date", start), first=self._clock(start % DAY), last=last)

    def _day_range(self, start: int, end: int) -> Parts:
        """Say which whole years, months or days, both ends included, without saying a year or month twice."""
        (year, month, day, *_), (last_year, last_month, *_) = civil(start), civil(end - 1)
        whole_months = day == 1 and civil(end)[2] == 1
        whole_years = whole_months and month == 1 and last_month == 12
        unit = "year" if whole_years else "month_year" if whole_months else "date"
        first = self.write(unit, start)
        last = first if end - start == DAY else self.write(unit, end - 1)
        if first == last:
            return (last,)
        if unit == "year" or year != last_year:
            return self._parted("period", first=first, last=last)
        key = "months" if whole_months else "days" if month == last_month else "dates"
        part = {"months": "month", "days": "day", "dates": "day_month"}[key]
        shorter = {"first": self.write(part, start), "last": self.write(part, end - 1)}
        return self._parted(key, first=shorter["first"], last=last, whole_first=first, short_last=shorter["last"])


def clock(moment: int) -> str:
    """Write the time of day of a minute: "09:40"."""
    *_, hour, minute = civil(moment)
    return f"{hour:02}:{minute:02}"


def roman(number: int) -> str:
    """Write a number below 400 in Roman numerals, as many languages write centuries.

    >>> roman(19), roman(4), roman(21)
    ('XIX', 'IV', 'XXI')
    """
    letters = ""
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters += letter * count
    return letters
