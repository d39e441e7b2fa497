"""How long: "25-minute", "two and a half years", "the past six months" with its place on the calendar."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from timeline.dates.arithmetic import MINUTES, MONTHS, notation, shifted
from timeline.dates.context import Meaning
from timeline.dates.numbers import plain
from timeline.interval import Interval

if TYPE_CHECKING:
    from timeline.dates.context import Context, Found


def length(found: Found) -> str:
    """Write the length that a rule found: "P2Y", "PT25M", "PXM"."""
    name = str(found.value("unit", "unit", "units"))
    count = found.number("count")
    if not found.has("count"):
        count = Fraction(1)
    if count is None:
        return notation(name, "X")
    if found.has("half"):
        count += Fraction(1, 2)
    if count.denominator == 2 and name in {"Y", "TH", "TM"}:
        smaller = {"Y": ("6M", "Y"), "TH": ("30M", "H"), "TM": ("30S", "M")}[name]
        whole = f"{int(count)}{smaller[1]}" if count >= 1 else ""
        return f"P{'' if name == 'Y' else 'T'}{whole}{smaller[0]}"
    if name == "DE":
        return f"P{plain(count * 10)}Y"
    if name == "CE":
        return f"P{plain(count * 100)}Y"
    return notation(name, plain(count))


def duration(found: Found, context: Context) -> Meaning | None:
    """A length without a place on the calendar: "six months", "25-year-old"."""
    del context
    return Meaning("DURATION", length(found), mod=str(found.value("about") or ""), tells=False)


def span(found: Found, context: Context) -> Meaning | None:
    """A length that ends or begins with the day of writing: "the past six months", "the next two days"."""
    value, mod = length(found), str(found.value("about") or "")
    name, count = str(found.value("unit", "unit", "units")), found.number("count")
    now = context.now
    known = count is not None and (name in MONTHS or name in MINUTES) and count.denominator == 1 and now is not None
    if not known or now is None or count is None:
        return Meaning("DURATION", value, mod=mod, tells=False)
    ahead = found.options.get("sign", -1) > 0
    edge = Interval(now.end, now.end + 1) if ahead else Interval(now.end - 1, now.end)
    far = shifted(edge, name, int(count) if ahead else -int(count))
    interval = Interval(now.end, far.start) if ahead else Interval(far.end, now.end)
    return Meaning("DURATION", value, interval, mod=mod, anchor=now, tells=False)


def vague(found: Found, context: Context) -> Meaning | None:
    """A length without a number: "recent months", "years", "a while"."""
    del context
    name = found.value("unit", "unit", "units")
    return Meaning("DURATION", found.options.get("value") or notation(str(name), "X"), tells=False)
