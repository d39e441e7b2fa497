"""Which of two a bare "Friday" or "October" is, the past or the coming one: tense and words tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates.arithmetic import MONTHS, shifted
from timeline.interval import DAY, WEEK, Interval, weekday

if TYPE_CHECKING:
    from timeline.dates.context import Context, Found

_REACH = 160  # characters of the sentence on each side that are looked at
_STOP = re.compile(r"[.!?][\"'”’)]*\s+|\n\s*\n|;")
_BEHIND = 12  # how much farther a word counts that stands behind the expression
PAST, FUTURE = -1, 1


def direction(found: Found, context: Context) -> int:
    """Tell whether an expression looks back (-1), ahead (1), or neither (0), by the nearest word that says so."""
    words, text = found.grammar.direction, context.text
    before = _STOP.split(text[max(0, found.start - _REACH) : found.start])[-1]
    after = _STOP.split(text[found.end : found.end + _REACH], maxsplit=1)[0]
    near = [(len(before) - match.end(), match.lastindex) for match in words.finditer(before)]
    near += [(match.start() + _BEHIND, match.lastindex) for match in words.finditer(after)]
    return {1: PAST, 2: FUTURE}.get(min(near)[1] or 0, 0) if near else 0


def turned(interval: Interval, cycle: str, found: Found, context: Context) -> Interval:
    """Choose the cycle (year, week …) of an interval that has the right month or weekday, but an open year or week."""
    now = context.now
    if now is None:
        return interval
    if context.kind == "narrative":
        return interval
    sense = direction(found, context)
    if sense == FUTURE and interval.end <= now.start:
        return shifted(interval, cycle, 1)
    if sense != FUTURE and interval.start > now.end:
        return shifted(interval, cycle, -1)
    return interval


def weekday_near(day: int, found: Found, context: Context) -> Interval | None:
    """Find the day of that weekday (Monday 0) that is meant: today, the last or the next."""
    now = context.now
    if now is None:
        return None
    today = now.day
    ahead = (day - weekday(today.start)) % 7
    if context.kind == "narrative":
        return Interval(today.start + ahead * DAY, today.end + ahead * DAY)
    if ahead == 0:
        return today
    back = 0 if direction(found, context) == FUTURE else WEEK
    return Interval(today.start + ahead * DAY - back, today.end + ahead * DAY - back)


def year_near(month: int, day: int | None, found: Found, context: Context) -> Interval | None:
    """Find the month, or the day of a month, that is meant where no year is given; None when there is none."""
    now = context.now
    if now is None:
        return None
    year = _year_of(now)
    choices = []
    for candidate in (year - 1, year, year + 1):
        try:
            choices.append(Interval.of(candidate, month, day))
        except ValueError:
            continue
    if context.kind == "narrative":
        return _nearest(choices, now)
    return _by_tense(choices, now, direction(found, context))


def _by_tense(choices: list[Interval], now: Interval, sense: int) -> Interval | None:
    if sense == FUTURE:
        return next((choice for choice in choices if choice.end > now.start), None)
    return next((choice for choice in reversed(choices) if choice.start < now.end), None)


def _nearest(choices: list[Interval], now: Interval) -> Interval | None:
    """The one in the same year: a story that moves on to the next year says so."""
    return next((choice for choice in choices if _year_of(choice) == _year_of(now)), choices[0] if choices else None)


def _year_of(interval: Interval) -> int:
    from timeline.interval import civil

    return civil(interval.start)[0]


__all__ = ["FUTURE", "MONTHS", "PAST", "direction", "turned", "weekday_near", "year_near"]
