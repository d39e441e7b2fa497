"""How often: "every Friday", "twice a week", "annually"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates.arithmetic import notation
from timeline.dates.context import Meaning
from timeline.dates.meanings.calendar import month_in
from timeline.dates.meanings.durations import length
from timeline.language.numbers import plain

if TYPE_CHECKING:
    from timeline.dates.context import Context, Found


def every(found: Found, context: Context) -> Meaning | None:
    """A repetition: "every Friday", "each month", "every two years", "daily"."""
    del context
    quant = str(found.value("quant") or "")
    return Meaning("SET", _repeated(found), quant=quant, tells=False)


def _repeated(found: Found) -> str:
    if found.has("often"):
        return str(found.value("often"))
    if found.has("weekday"):
        value = f"XXXX-WXX-{found.value('weekday', 'weekday', 'weekdays')}"
        return value + (f"T{found.value('part', 'part', 'parts')}" if found.has("part") else "")
    if found.has("month_name"):
        day = f"-{found.integer('day'):02}" if found.has("day") else ""
        return f"XXXX-{month_in(found):02}{day}"
    if found.has("season"):
        return f"XXXX-{found.value('season')}"
    if found.has("part"):
        return f"XXXX-XX-XXT{found.value('part', 'part', 'parts')}"
    count, unit = found.number("count"), found.unit
    if unit == "WE" and not count:
        return "XXXX-WXX-WE"
    if count is not None and count.denominator > 1:  # "every half hour"
        return length(found)
    vague = count is None and found.has("count")  # "every few years"
    return notation(unit, "X" if vague else plain(count) if count else "1")


def times(found: Found, context: Context) -> Meaning | None:
    """A frequency: "twice a week", "three times a year"."""
    del context
    count = found.number("count")
    freq = f"{plain(count)}X" if count else "X"
    return Meaning("SET", notation(found.unit, "1"), freq=freq, tells=False)
