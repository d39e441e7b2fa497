"""In words how an expression was resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.interval import DAY, HOUR, Interval, civil, weekday

if TYPE_CHECKING:
    from timeline.model import Timex

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth")
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_REFERENCES = {"PAST_REF": "the past", "PRESENT_REF": "the present", "FUTURE_REF": "the future"}
_MODS = {
    "START": "the beginning of ", "MID": "the middle of ", "END": "the end of ", "APPROX": "about ",
    "LESS_THAN": "less than ", "MORE_THAN": "more than ", "EQUAL_OR_LESS": "at most ", "EQUAL_OR_MORE": "at least ",
}  # fmt: skip
_UNITS = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "Q": "quarter", "DE": "decade", "CE": "century",
    "WE": "weekend", "ML": "millennium",
}  # fmt: skip
_CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}


def explain(timex: Timex) -> str:
    """Say in words what an expression was taken for, and why.

    >>> import datetime as dt
    >>> from timeline.dates import find_dates
    >>> for timex in find_dates("This week, for two days, and in 2014.", dt.date(2016, 2, 25)):
    ...     print(explain(timex))
    This week: ISO week 8 of 2016, because published Thursday 25 February 2016
    two days: a length of 2 days
    2014: the year 2014, as written
    """
    return f"{' '.join(timex.text.split())}: {_MODS.get(timex.mod, '')}{_meaning(timex)}{_reason(timex)}{_doubt(timex)}"


def _meaning(timex: Timex) -> str:
    if timex.value in _REFERENCES:
        return f"{_REFERENCES[timex.value]}, no place on the calendar"
    if timex.type == "SET":
        return f"repeated, {timex.quant.lower() or timex.freq or 'as'} {timex.value}"
    if timex.type == "DURATION":
        place = f", {describe(timex.interval)}" if timex.interval else ""
        return f"a length of {_length(timex.value)}{place}"
    if timex.interval is None:
        return f"{timex.value}, with nothing to place it on the calendar"
    return describe(timex.interval)


def _reason(timex: Timex) -> str:
    if timex.anchor is None:
        return ", as written" if timex.interval is not None else ""
    day = describe(timex.anchor)
    return f", because published {day}" if timex.basis == "publication" else f", because the text was telling of {day}"


def _doubt(timex: Timex) -> str:
    return " (unsure: another reading is as good)" if timex.unsure else ""


def _length(value: str) -> str:
    """Read a duration of TIMEX3: "P2W" is "2 weeks".

    >>> _length("P2W"), _length("PT25M"), _length("PXY"), _length("P2Y6M")
    ('2 weeks', '25 minutes', 'some years', '2 years 6 months')
    """
    date_part, _, clock_part = value.removeprefix("P").partition("T")
    parts = [*_amounts(date_part, _UNITS), *_amounts(clock_part, _CLOCK_UNITS)]
    return " ".join(parts) or value


def _amounts(text: str, units: dict[str, str]) -> list[str]:
    parts, number, letters = [], "", ""
    for character in f"{text}0" if text else "":
        if character.isalpha() and not (character == "X" and not number):
            letters += character
            continue
        if letters:
            name = units.get(letters, letters)
            parts.append(f"{'some' if number == 'X' else number} {name}{'' if number == '1' else 's'}")
            number, letters = "", ""
        number += character
    return parts


def describe(interval: Interval) -> str:
    """Name a stretch of the calendar in words.

    >>> describe(Interval.of(2016, 2, 25)), describe(Interval.week(2016, 8)), describe(Interval.months(2009, 6, 3))
    ('Thursday 25 February 2016', 'ISO week 8 of 2016', 'the summer of 2009')
    """
    granularity = interval.granularity
    if granularity in {"minute", "hour", "day"}:
        return _moment(interval)
    if granularity in {"week", "weekend"}:
        week_year, number = str(interval).removesuffix("-WE").split("-W")
        return f"{'the weekend of ' if granularity == 'weekend' else ''}ISO week {int(number)} of {week_year}"
    year, month, *_ = civil(interval.start)
    names = {
        "month": lambda: f"{_MONTHS[month - 1]} {_year(year)}",
        "quarter": lambda: f"the {_ORDINALS[month // 3]} quarter of {_year(year)}",
        "half-year": lambda: f"the {_ORDINALS[month // 7]} half of {_year(year)}",
        "season": lambda: f"the {_SEASONS[month]} of {_year(year)}",
        "year": lambda: f"the year {_year(year)}",
        "decade": lambda: f"the {_year(year)}s",
        "century": lambda: f"the years from {_year(year)} to {_year(civil(interval.end)[0] - 1)}",
    }
    return names[granularity]() if granularity in names else _period(interval)


def _period(interval: Interval) -> str:
    """Name hours of one day, or the first and the last moment of anything else."""
    last = Interval(interval.end - 1, interval.end)
    if interval in interval.day:
        begin, end = interval.start % DAY // HOUR, (interval.end - 1) % DAY // HOUR + 1
        return f"{_moment(interval.day)}, {begin:02}:00 to {end:02}:00"
    return f"from {_moment(interval)} to {_moment(last, of_day=interval.end % DAY == 0)}"


def _moment(interval: Interval, *, of_day: bool = False) -> str:
    year, month, day, hour, minute = civil(interval.start)
    whole_day = of_day or (interval.end - interval.start >= DAY and (hour, minute) == (0, 0))
    time = "" if whole_day else f"{hour:02}:{minute:02} on "
    return f"{time}{_WEEKDAYS[weekday(interval.start)]} {day} {_MONTHS[month - 1]} {_year(year)}"


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"
