"""In words how an expression was resolved: the tables ``say.explain`` and ``say.units`` of a pack."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from timeline.dates.arithmetic import SEASONS
from timeline.interval import DAY, Interval, civil
from timeline.language.letters import is_spaced
from timeline.language.phrasing import clock
from timeline.language.say import speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.language.say import Speech
    from timeline.model import Timex

_AMOUNT = re.compile(r"(X|[\d.]+)([A-Z]+?)(?=X|\d|$)")
_SOME = 5
"""A number whose plural is that of an unknown number."""


def explain(timex: Timex, *, language: str = "en") -> str:
    """Say in words what an expression was taken for, and why.

    Raises LanguageError when there is no such language.

    >>> import datetime as dt
    >>> from timeline.dates import find_dates
    >>> for timex in find_dates("This week, for two days, and in 2014.", dt.date(2016, 2, 25)):
    ...     print(explain(timex))
    This week: ISO week 8 of 2016, because published Thursday 25 February 2016
    two days: a length of 2 days
    2014: the year 2014, as written
    """
    speech = speaker(language)
    return _said(speech, "resolved", words=" ".join(timex.text.split()), meaning=because(timex, speech))


def because(timex: Timex, speech: Speech) -> str:
    """Say the same without the words themselves, for a table that has them."""
    meaning = _meaning(timex, speech)
    if timex.mod in speech.tables["explain"]:
        meaning = _said(speech, timex.mod, meaning=meaning)
    said = _reasoned(timex, meaning, speech)
    if timex.whole is not None:
        said = _said(speech, "end_of_range", said=said, whole=describe(timex.whole, speech))
    return _said(speech, "unsure", said=said) if timex.unsure else said


def _said(speech: Speech, key: str, **values: Any) -> str:
    return speech.text(key, table="explain", **values)


def _meaning(timex: Timex, speech: Speech) -> str:
    if timex.value in {"PAST_REF", "PRESENT_REF", "FUTURE_REF"}:
        return _said(speech, timex.value)
    if timex.type == "SET":
        key = timex.quant or ("often" if timex.freq else "set")
        return _said(speech, key, value=timex.value, freq=timex.freq)
    if timex.type == "DURATION":
        length = _length(timex.value, speech)
        place = describe(timex.interval, speech) if timex.interval else ""
        return _said(speech, "duration_placed" if place else "duration", length=length, place=place)
    if timex.interval is None:
        return _said(speech, "placeless", value=timex.value)
    if (name := timex.value[-2:]) in SEASONS:  # by its name: the summer of the south is the winter of the north
        year = speech.calendar.year(civil(timex.interval.start)[0])
        return _said(speech, f"season_{[*SEASONS].index(name) + 1}", year=year)
    return describe(timex.interval, speech)


def _reasoned(timex: Timex, meaning: str, speech: Speech) -> str:
    if timex.anchor is None:
        return meaning if timex.interval is None else _said(speech, "as_written", meaning=meaning)
    key = "because_published" if timex.basis == "publication" else "because_told"
    said = _said(speech, key, meaning=meaning, day=describe(timex.anchor, speech))
    for reason in timex.reasons:
        said = _said(speech, "reasoned", said=said, reason=_said(speech, reason))
    return said


def _length(value: str, speech: Speech) -> str:
    """Read a duration of TIMEX3: "P2W" is "2 weeks".

    >>> [_length(value, speaker("en")) for value in ("P2W", "PT25M", "PXY", "P2Y6M")]
    ['2 weeks', '25 minutes', 'some years', '2 years 6 months']
    >>> _length("PT3H30M", speaker("zh"))
    '3小时30分钟'
    """
    date_part, _, clock_part = value.removeprefix("P").partition("T")
    parts = [*_amounts(date_part, "", speech), *_amounts(clock_part, "T", speech)]
    return (
        "".join(part if place == 0 or not is_spaced(part) else f" {part}" for place, part in enumerate(parts)) or value
    )


def _amounts(text: str, prefix: str, speech: Speech) -> Iterator[str]:
    for amount, letters in _AMOUNT.findall(text):
        known = prefix + letters in speech.tables["units"]
        number = float(amount) if re.fullmatch(r"\d+(\.\d+)?", amount) else _SOME
        unit = speech.pattern(prefix + letters, table="units", number=number) if known else letters
        gap = " " if is_spaced(unit) else ""
        yield _said(speech, "some", unit=unit) if amount == "X" else f"{amount}{gap}{unit}"


def describe(interval: Interval, speech: Speech) -> str:
    """Name a stretch of the calendar in words.

    >>> days = Interval.of(2016, 2, 25), Interval.week(2016, 8), Interval.months(2009, 6, 3)
    >>> [describe(interval, speaker("en")) for interval in days]
    ['Thursday 25 February 2016', 'ISO week 8 of 2016', 'the summer of 2009']
    """
    granularity = interval.granularity
    year, month, *_ = civil(interval.start)
    words = {"year": speech.calendar.year(year)}
    match granularity:
        case "minute" | "hour" | "day":
            return _moment(interval, speech)
        case "month":
            return speech.phrase(interval)
        case "week" | "weekend":
            week_year, number = str(interval).removesuffix("-WE").split("-W")
            return _said(speech, granularity, week=str(int(number)), year=week_year)
        case "quarter" | "season":
            return _said(
                speech, f"{granularity}_{(month + 2) // 3 if granularity == 'quarter' else month // 3}", **words
            )
        case "half-year":
            return _said(speech, f"half_{1 + month // 7}", **words)
        case "year":
            return _said(speech, granularity, **words)
        case "decade" if year >= 1000:
            return _said(speech, granularity, decade=speech.phrase(interval))
        case "century":
            return _said(
                speech, granularity, first=words["year"], last=speech.calendar.year(civil(interval.end - 1)[0])
            )
    return _period(interval, speech)


def _period(interval: Interval, speech: Speech) -> str:
    """Name hours of one day, or the first and the last moment of anything else."""
    if interval in interval.day:
        first, last = clock(interval.start), clock(interval.end) if interval.end % DAY else "24:00"
        return _said(speech, "hours", day=_moment(interval.day, speech), first=first, last=last)
    last = _moment(Interval(interval.end - 1, interval.end), speech, of_day=interval.end % DAY == 0)
    return _said(speech, "period", first=_moment(interval, speech), last=last)


def _moment(interval: Interval, speech: Speech, *, of_day: bool = False) -> str:
    calendar, at = speech.calendar, interval.start
    day = _said(speech, "weekday", weekday=calendar.weekday(at), date=calendar.write("date", at))
    whole_day = of_day or (interval.end - at >= DAY and at % DAY == 0)
    return day if whole_day else _said(speech, "clock", clock=clock(at), day=day)
