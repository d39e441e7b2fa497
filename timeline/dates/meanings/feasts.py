"""Feasts and other named days: "Christmas Eve", "last Thanksgiving", "Ramadan 2013"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates.context import Meaning, date
from timeline.dates.direction import FUTURE, direction
from timeline.dates.holidays import holidays_in, is_observed, later
from timeline.dates.meanings.calendar import mod_in, year_in
from timeline.interval import Interval, civil

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.dates.context import Context, Found


def holiday(found: Found, context: Context) -> Meaning | None:
    """A named day or stretch of days: "Christmas Eve", "Easter 2013", "last Thanksgiving", "the end of Ramadan".

    Of several that are counted, ``apart`` tells the days from one to the next: "2. Advent", "tweede kerstdag".
    """
    rule = str(found.value("holiday", "holiday", "large_holiday"))
    if found.has("nth"):
        number = found.integer("nth") or 0
        if not 0 < number <= _COUNTED:
            return None
        rule = later(rule, (number - 1) * int(found.options["apart"]))
    return _named_day(rule, found, context)


_COUNTED = 4
"""As many as are counted of any feast: the Sundays in Advent."""


def day_of_calendar(found: Found, context: Context) -> Meaning | None:
    """A day or month of another calendar by its numbers: 农历八月十五."""
    day = f"-{int(found.value('their_day')):02}" if found.has("their_day") else ""
    return _named_day(f"{found.options['calendar']}:{int(found.value('their_month')):02}{day}", found, context)


def _named_day(rule: str, found: Found, context: Context) -> Meaning | None:
    now, year = context.now, year_in(found, context)
    if year is None and now is not None and found.has("year_shift"):
        year = civil(now.start)[0] + int(found.value("year_shift"))
    if year is not None:
        return _of_year(year, rule, found, now)
    if now is None:
        return Meaning("DATE", _open(rule), mod=mod_in(found))
    day = _by_sense(rule, now, found.sense() or 0) if found.has("sense") else _near(rule, found, context, now)
    return None if day is None else date(day, anchor=now, mod=mod_in(found), unsure=is_observed(rule))


def _of_year(year: int, rule: str, found: Found, now: Interval | None) -> Meaning:
    """Find it in a year: of two the nearer to now; the year itself where nobody has listed or computed the day."""
    days = holidays_in(year, rule)
    day = _nearest(days, now) if now else next(iter(days), None)
    return date(day or Interval.of(year), mod=mod_in(found), unsure=len(days) != 1 or is_observed(rule))


def _by_sense(rule: str, now: Interval, sense: int) -> Interval | None:
    """Find the last that was over before now (-1), the next to come (1), or that of this year (0)."""
    first, last = civil(now.start)[0], civil(now.end - 1)[0]
    if sense < 0:
        return max((day for day in _days(rule, first - 2, first) if day.end <= now.start), default=None)
    if sense > 0:
        return min((day for day in _days(rule, last, last + 2) if day.start >= now.end), default=None)
    return _nearest(_days(rule, first, first), now)


def _near(rule: str, found: Found, context: Context, now: Interval) -> Interval | None:
    """Find the one that is meant where no word says which: the next in a sentence that looks ahead, else the nearest.

    What looks back says nothing: "he said of Christmas", in November.
    """
    year = civil(now.start)[0]
    days = _days(rule, year - 1, year + 1)
    if direction(found, context) == FUTURE:
        return min((day for day in days if day.end > now.start), default=None)
    if not context.prefer:
        return _nearest(days, now)
    return max((day for day in days if day.start < now.end), default=None)


def _days(rule: str, first: int, last: int) -> list[Interval]:
    """List all of some years."""
    return [day for year in range(first, last + 1) for day in holidays_in(year, rule)]


def _nearest(days: Sequence[Interval], now: Interval) -> Interval | None:
    """Find the one that is now, or begins next to it."""
    held = next((day for day in days if day.start <= now.start < day.end), None)
    return held or min(days, key=lambda day: abs(day.start - now.start), default=None)


def _open(rule: str) -> str:
    """Write the day of an unknown year, as far as it is the same in all."""
    days = {civil(day.start)[1:3] for day in _days(rule, 2001, 2012)}
    months = {month for month, _ in days}
    if len(months) != 1:
        return "XXXX-XX-XX"
    return "XXXX-{:02}-{:02}".format(*min(days)) if len(days) == 1 else f"XXXX-{min(months):02}"
