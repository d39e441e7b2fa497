"""What a rule means: one function for all languages, named in the language file.

Each takes what the rule found and what is known at that place, and returns a Meaning, several of them (a rule that
names two dates), or None: these words are no date, and are not searched again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates.context import Context, Found, Meaning
from timeline.dates.meanings import calendar, clock, durations, periods, relative, sets

if TYPE_CHECKING:
    from collections.abc import Callable

Meanings = Meaning | list[Meaning] | None

MEANINGS: dict[str, Callable[[Found, Context], Meanings]] = {
    "nothing": lambda _found, _context: None,
    "reference": relative.reference,
    "calendar": calendar.calendar,
    "written": calendar.written,
    "slashed": calendar.slashed,
    "year": calendar.year,
    "years": calendar.years,
    "days": calendar.days,
    "months": calendar.months,
    "weekday": relative.named_weekday,
    "weekdays": relative.weekdays,
    "month": relative.named_month,
    "day_number": relative.day_number,
    "holiday": calendar.holiday,
    "decade": periods.decade,
    "century": periods.century,
    "centuries": periods.centuries,
    "quarter": periods.quarter,
    "part_of": periods.part_of,
    "same_quarter": periods.same_quarter,
    "season": periods.named_season,
    "deictic": relative.deictic,
    "week_of": relative.week_of,
    "soon": relative.soon,
    "unit": relative.unit,
    "weekend": relative.weekend,
    "ago": relative.ago,
    "later": relative.later,
    "part_of_day": clock.part_of_day,
    "clock": clock.clock,
    "past_hour": clock.past_hour,
    "duration": durations.duration,
    "rate": durations.rate,
    "span": durations.span,
    "vague_duration": durations.vague,
    "every": sets.every,
    "times": sets.times,
}
