"""Lengths that lead from one day to another: "two weeks ago", "1 month and 21 days ago", "3 days after 12 January"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates.arithmetic import GRANULARITY_UNITS, ORDER, YEARS, coarser, containing, notation, shifted
from timeline.language.numbers import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.interval import Interval

_SMALLER = {
    "ML": ("Y", 1000), "CE": ("Y", 100), "DE": ("Y", 10), "Y": ("M", 12), "Q": ("M", 3), "W": ("D", 7),
    "FN": ("D", 14), "D": ("TH", 24), "TH": ("TM", 60), "TQ": ("TM", 15), "TM": ("TS", 60),
    **{unit: ("Y", years) for unit, years in YEARS.items()},
}  # fmt: skip
"""A smaller unit, and how many of it make one."""


class Shift(NamedTuple):
    """A length, and for one that leads from a day to another which way, and from where."""

    lengths: tuple[tuple[str, Fraction], ...]
    """Units of TIMEX3 and how many of each, from long to short: (("M", 1), ("D", 21))."""
    sign: int = 0
    """1 ahead, -1 back, 0 for a length without a place on the calendar."""
    against: Interval | None = None

    @property
    def finest(self) -> str:
        """The shortest of its units."""
        return min((unit for unit, _ in self.lengths), key=ORDER.index)

    @property
    def coarsest(self) -> str:
        """The longest of its units."""
        return max((unit for unit, _ in self.lengths), key=ORDER.index)

    @property
    def too_fine(self) -> bool:
        """Whether a day is asked for where only a month or a year is known."""
        against, finest = self.against, "TM" if self.finest == "TS" else self.finest
        return against is None or coarser(GRANULARITY_UNITS.get(against.granularity, "TM"), finest)


def shift_of(unit: str, count: Fraction, sign: int = 0, against: Interval | None = None) -> Shift:
    """Make the shift by so many units; halves, quarters of an hour and lustra are told in smaller ones.

    >>> from fractions import Fraction
    >>> shift_of("TH", Fraction(1, 2)).lengths
    (('TM', Fraction(30, 1)),)
    >>> shift_of("Y5", Fraction(2)).lengths
    (('Y', Fraction(10, 1)),)
    """
    while (count.denominator > 1 or unit == "TQ" or unit in YEARS) and unit in _SMALLER:
        unit, factor = _SMALLER[unit]
        count *= factor
        if unit == "D":  # half a week is three days, not eighty-four hours
            count = Fraction(int(count))
    return Shift(((unit, count),), sign, against)


def moved(shift: Shift, *, exact: bool = False) -> Interval:
    """Move what a shift starts from, to a stretch as fine as its finest unit.

    ``exact`` is for reminders, which mean by "in two weeks" the very day, and for "two weeks after 2 May".

    >>> from fractions import Fraction
    >>> from timeline.interval import Interval
    >>> print(moved(shift_of("W", Fraction(2), -1, Interval.of(2013, 2, 12))))
    2013-W05
    >>> print(moved(shift_of("W", Fraction(2), -1, Interval.of(2013, 2, 12)), exact=True))
    2013-01-29
    """
    found = shift.against
    if found is None:
        raise ValueError("a shift from nowhere")
    exact = exact and found.granularity in {"day", "hour", "minute"}
    found = found.day if exact and not shift.finest.startswith("T") else found
    for unit, count in shift.lengths:
        if unit == "TS":  # intervals are counted in minutes
            found = shifted(found, "TM", shift.sign * int(count) // 60)
        else:
            found = shifted(found, unit, shift.sign * int(count))
    return found if exact or shift.finest.startswith("T") else containing(found.start, shift.finest)


def written(lengths: Iterable[tuple[str, Fraction]]) -> str:
    """Write lengths as TIMEX3 does.

    >>> from fractions import Fraction
    >>> written((("D", Fraction(2)), ("TH", Fraction(5))))
    'P2DT5H'
    """
    days, hours = "", ""
    for unit, count in lengths:
        text = notation(unit, plain(count))
        if unit.startswith("T"):
            hours += text.removeprefix("PT")
        else:
            days += text.removeprefix("P")
    return f"P{days}" + (f"T{hours}" if hours else "")
