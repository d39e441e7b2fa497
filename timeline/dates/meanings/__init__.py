"""What a rule means: one function for all languages, named in the language file, with what it reads of a rule.

Each takes what the rule found and what is known at that place, and returns a Meaning, several of them (a rule that
names two dates), or None: these words are no date, and are not searched again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.dates.context import UNITS
from timeline.dates.meanings import calendar, clock, durations, feasts, periods, relative, sets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline.dates.context import Context, Found, Meaning

    Meanings = Meaning | list[Meaning] | None

YEARS = ("year", "bc_year", "ad_year", "fiscal_code", "spoken", "era", "era_year")
"""The slots that a year may stand in."""
_FURTHER = calendar.LISTED[2:]
_DAY = ("month_name", "day", "of_told_year", "told_year_shift", *YEARS)


class Means(NamedTuple):
    """A meaning, and what a rule that has it must and may hold; checked when a language is loaded."""

    resolve: Callable[[Found, Context], Meanings]
    needs: tuple[str, ...] = ()
    """The slots that every pattern has; "a|b" is one of two."""
    may: tuple[str, ...] = ()
    """Further slots that are read where a pattern has them."""
    options: Mapping[str, type] = {}
    """Further keys of the rule that are read, and the type of each."""
    classes: tuple[str, ...] = ()
    """The classes that the words of the slots are looked up in."""


MEANINGS: dict[str, Means] = {
    "nothing": Means(lambda _found, _context: None),
    "reference": Means(relative.reference, may=("reference", "mod"), options={"value": str}, classes=("reference",)),
    "soon": Means(relative.soon, may=("reference", "mod"), options={"value": str}, classes=("reference",)),
    "calendar": Means(
        calendar.calendar, ("month_name",), ("mod", *_DAY), {"era": int}, ("month", "mon", "mod", "told_year_shift")
    ),
    "written": Means(calendar.written, ("iso|iso_time|iso_week|named_date",), classes=("named_date",)),
    "slashed": Means(calendar.slashed, ("slashed|month_and_day|bare_month_and_day",)),
    "month_in_digits": Means(calendar.month_in_digits, ("month", "year")),
    "year": Means(calendar.year, ("|".join(YEARS),), ("mod", "about"), {"era": int}, ("mod", "about")),
    "years": Means(calendar.years, ("first", "second"), (*_FURTHER, "bc")),
    "days": Means(
        calendar.days, ("first", "second", "before|after"), (*_FURTHER, *YEARS, "year_shift"),
        classes=("month", "mon", "year_shift"),
    ),
    "months": Means(
        calendar.months, ("first", "second"), (*_FURTHER, *YEARS, "year_shift"), classes=("month", "mon", "year_shift")
    ),
    "weekday": Means(
        relative.named_weekday, ("weekday",), ("sense", "week_sense", "part", "mod", "count", "sign"),
        {"against": str, "shift": int},
        ("weekday", "wday", "weekdays", "part", "ago", "sense", "sense_after", "told_sense", "told_after",
         "week_sense", "other_week"),
    ),
    "weekday_and_day": Means(relative.weekday_and_day, ("weekday", "day"), classes=("weekday", "wday")),
    "weekdays": Means(
        relative.weekdays, ("first", "second"), ("week_sense",), {"every": bool}, ("week_sense", "weekday", "wday")
    ),
    "month": Means(
        relative.named_month, ("month_name", "sense|year_shift"), ("day", "mod"), {"either": bool},
        ("month", "mon", "sense", "sense_after", "year_shift"),
    ),
    "day_number": Means(
        relative.day_number, ("day",), ("sense",), {"shift": int, "against": str}, ("sense", "sense_after")
    ),
    "holiday": Means(
        feasts.holiday, ("holiday",), ("sense", "mod", "nth", "year_shift", *YEARS), {"apart": int},
        classes=("holiday", "large_holiday", "sense", "sense_after", "mod", "year_shift"),
    ),
    "day_of_calendar": Means(
        feasts.day_of_calendar, ("their_month",), ("their_day", "mod", "year_shift", *YEARS), {"calendar": str},
        ("their_month", "their_day", "year_shift"),
    ),
    "decade": Means(
        periods.decade, ("decade|decade_word",), ("bc", "mod", "nth", "sense", "century_name"),
        classes=("decade_word", "unit_sense", "sense", "sense_after", "century_name", "mod"),
    ),
    "decades": Means(periods.decades, ("first", "second"), ("nth", "sense"), classes=("unit_sense",)),
    "century": Means(periods.century, ("nth|century_name",), ("bc", "mod"), classes=("century_name", "mod")),
    "centuries": Means(periods.centuries, ("first", "second")),
    "quarter": Means(
        periods.quarter, ("quarter_code|half_code|nth",), ("half", "part_of_year", "year_shift", "mod", *YEARS),
        classes=("last_which", "part_of_year", "year_shift", "whose_year"),
    ),
    "part_of": Means(
        periods.named_part, ("month_name",), ("nth", "weekday", "unit", "year_shift", *YEARS),
        classes=("month", "mon", "weekday", "last_which", "year_shift", *UNITS),
    ),
    "part_beside": Means(
        periods.part_beside, ("nth", "unit|weekday|half"), ("from_end", "count"), {"of_year": bool},
        (*UNITS, "weekday", "last_which"),
    ),
    "numbered_week": Means(periods.numbered_week, ("nth",), YEARS),
    "same_quarter": Means(periods.same_quarter, may=("year",), options={"shift": int}),
    "season": Means(
        periods.named_season, ("season",), ("sense", "mod", "year_shift", *YEARS), {"sense": int},
        classes=("season", "sense", "sense_after", "year_shift"),
    ),
    "deictic": Means(
        relative.deictic, may=("day_word", "day_part", "sense", "part", "mod"),
        options={"days": int, "against": str},
        classes=("day_word", "day_part", "sense_after", "unit_sense", "told_sense", "told_after", "part"),
    ),
    "week_of": Means(
        relative.week_of, ("month_name|holiday",), ("mod", "sense", "year_shift", *_DAY),
        classes=("month", "holiday", "large_holiday"),
    ),
    "unit": Means(
        relative.unit, may=("unit", "sense", "mod", "year_shift"),
        options={"shift": int, "ahead": bool, "against": str, "unit": str, "mod": str, "either": bool},
        classes=("unit", "unit_sense", "told_sense", "told_after", "sense_after", "mod", "year_shift"),
    ),
    "weekend": Means(relative.weekend, may=("mod",)),
    "ago": Means(
        relative.ago, ("unit",), ("count", "sign", "about", "half"), {"sign": int, "period": bool},
        (*UNITS, "ago", "ago_before", "about", "rough"),
    ),
    "ahead": Means(
        relative.ahead, ("unit",), ("count", "about", "half"), {"from_now": bool}, (*UNITS, "about", "rough")
    ),
    "later": Means(
        relative.later, ("unit",), ("count", "sign", "about", "half"),
        {"sign": int, "period": bool, "ahead": bool, "clause": bool}, (*UNITS, "later", "about", "rough"),
    ),
    "part_of_day": Means(
        clock.part_of_day, ("part",), ("weekday", "day_word", "mod", *_DAY), {"shift": int},
        classes=("part", "weekday", "wday", "day_word", "mod"),
    ),
    "night": Means(
        clock.night, ("part",), ("first", "weekday", "day_word", "mod", *_DAY), {"shift": int},
        classes=("part", "weekday", "wday", "day_word", "mod"),
    ),
    "this_night": Means(clock.this_night, may=("day_part", "part", "mod"), classes=("day_part", "part", "mod")),
    "clock": Means(
        clock.clock, ("hour|clock|dotted_clock|decimal|noon|of_24",),
        ("minute", "half_day", "half_day_part", "zone", "weekday", "day_word", *_DAY),
        classes=("half_day", "noon", "zone", "part", "parts", "weekday", "wday", "day_word"),
    ),
    "past_hour": Means(
        clock.past_hour, ("hour|noon",),
        ("past", "past_hour", "to", "half_day", "half_day_part", "weekday", "day_word", *_DAY), {"minutes": int},
        ("half_day", "noon", "past_hour", "part", "parts"),
    ),
    "hours": Means(
        clock.hours, ("first", "second"), ("first_half", "oclock", "half_day", "half_day_part", "zone"),
        classes=("oclock", "half_day", "zone", "part", "parts"),
    ),
    "hour_beside": Means(
        clock.hour_beside, ("hour|of_day|dotted_clock",), ("minute", "half_day", "zone"), classes=("half_day", "zone")
    ),
    "hour_alone": Means(
        clock.hour_alone, ("hour|of_day|of_24",), ("minute", "half_day", "zone"), classes=("half_day", "zone")
    ),
    "part_of_day_alone": Means(clock.part_alone, ("part",), ("mod",), classes=("part", "mod")),
    "part_of_day_beside": Means(clock.part_beside, ("part",), ("mod",), classes=("part", "mod")),
    "duration": Means(
        durations.duration, ("unit",), ("count", "about", "half"), classes=(*UNITS, "about"),
        options={"alone": bool},
    ),
    "within": Means(
        durations.within, ("unit",), ("count", "about", "half"), classes=(*UNITS, "about")
    ),
    "rate": Means(
        durations.rate, ("unit",), ("count", "about", "half"),
        {"plural_endings": list, "singular": list, "amounts": list}, UNITS,
    ),
    "span": Means(
        durations.span, ("unit",), ("count", "about", "sense"), {"sign": int}, (*UNITS, "span_sense", "about", "rough")
    ),
    "named_length": Means(durations.named, ("length",), ("about",), classes=("length", "about")),
    "vague_duration": Means(durations.vague, ("unit",), options={"value": str}, classes=UNITS),
    "every": Means(
        sets.every, ("unit|weekday|month_name|season|part|often",), ("quant", "count", "day"),
        classes=("quant", "often", "weekdays", "parts", *UNITS, "season", "part", "weekday"),
    ),
    "times": Means(sets.times, ("unit",), ("count",), classes=UNITS),
}  # fmt: skip
"""Every meaning by its name."""
