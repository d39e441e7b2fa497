"""How long: "25-minute", "two and a half years", "the past six months" with its place on the calendar."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from timeline.dates.arithmetic import MINUTES, MONTHS, containing, notation, shifted
from timeline.dates.context import Meaning
from timeline.dates.shift import shift_of
from timeline.interval import Interval
from timeline.language.numbers import plain

if TYPE_CHECKING:
    from timeline.dates.context import Context, Found


def length(found: Found) -> str:
    """Write the length that a rule found: "P2Y", "PT25M", "PXM"."""
    name = found.unit
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
    """A length without a place on the calendar: "six months"; an age, "25-year-old", is ``alone``."""
    del context
    name = found.unit
    count = found.number("count") if found.has("count") else Fraction(1)
    if count is not None and found.has("half"):
        count += Fraction(1, 2)
    alone = count is None or found.has("lasting") or "alone" in found.options
    shift = None if alone or count is None else shift_of(name, count)
    return Meaning("DURATION", length(found), mod=str(found.value("about") or ""), tells=False, shift=shift)


def within(found: Found, context: Context) -> Meaning | None:
    """A length in which something is due, counted from the day behind it: "within 14 days of 2 May"."""
    meaning = duration(found, context)
    return replace(meaning, shift=meaning.shift._replace(sign=1)) if meaning and meaning.shift else meaning


def rate(found: Found, context: Context) -> Meaning | None:
    """A unit with an article: a length ("it took a year"), unless an amount stands before it ("$5 a year")."""
    before = context.text[max(0, found.start - 20) : found.start].split()
    word = before[-1] if before else ""
    options = found.options
    plural = word.endswith(tuple(options["plural_endings"])) and word not in options["singular"]
    if plural or word in options["amounts"] or word[-1:].isdigit():
        return None
    return duration(found, context)


def span(found: Found, context: Context) -> Meaning | None:
    """A length that ends or begins with the day of writing: "the past six months", "the next two days"."""
    value, mod = length(found), str(found.value("about") or "")
    name, count = found.unit, found.number("count")
    if count is None and context.prefer and (rough := found.value("count", "rough")):
        count = Fraction(rough)
    now = context.here
    known = count is not None and (name in MONTHS or name in MINUTES) and count.denominator == 1 and now is not None
    if not known or now is None or count is None:
        return Meaning("DURATION", value, mod=mod, tells=False)
    ahead = (found.sense() or found.options.get("sign", -1)) > 0
    steps = int(count) * (1 if ahead else -1)
    stretch = _whole(now, name, steps) if context.prefer else _stretch(now, name, steps)
    return Meaning("DURATION", value, stretch, mod=mod, anchor=now, tells=False)


def _whole(now: Interval, unit: str, steps: int) -> Interval:
    """Build so many whole units before or after that of writing, as reminders mean "the next three months".

    Weeks are counted in days.
    """
    this = containing(now.start, unit) if unit in MONTHS or unit.startswith("T") else now.day
    far = shifted(this, unit, steps)
    return Interval(this.end, far.end) if steps > 0 else Interval(far.start, this.start)


def _stretch(now: Interval, unit: str, steps: int) -> Interval:
    """Build what lies between now and some units from now, no finer than the writer speaks.

    Hours and minutes end with the minute of writing, days and weeks with its day. Months, quarters and years are
    whole ones, that of writing among them: "the past six months", written in February, began in August. Decades and
    longer units are counted in whole years.
    """
    if unit in MONTHS:
        whole = "Y" if MONTHS[unit] > MONTHS["Y"] else unit
        return containing(now.start, whole).cover(containing(shifted(now.day, unit, steps).start, whole))
    near = now if unit.startswith("T") else now.day
    far = shifted(near, unit, steps)
    return Interval(near.end, far.end) if steps > 0 else Interval(far.end, near.end)


def named(found: Found, context: Context) -> Meaning:
    """A length by a word of its own: "fortnight-long", "quinquennale", "un lustro", "ventenne"."""
    del context
    return Meaning("DURATION", str(found.value("length")), mod=str(found.value("about") or ""), tells=False)


def vague(found: Found, context: Context) -> Meaning | None:
    """A length without a number: "recent months", "years", "a while"."""
    del context
    name = found.unit
    return Meaning("DURATION", found.options.get("value") or notation(name, "X"), tells=False)
