"""Which of two a bare "Friday" or "October" is, the past or the coming one: tense and words tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.interval import DAY, WEEK, Interval, civil, weekday

if TYPE_CHECKING:
    from timeline.dates.context import Context, Found

_REACH = 160  # characters of the sentence on each side that are looked at
_STOP = re.compile(r"[.!?][\"'”’)]*\s+|\n\s*\n|;")
_BEHIND = 60  # how much farther a word counts that stands behind the expression
PAST, FUTURE = -1, 1
YEAR, BACK = 300 * DAY, 1.3
FAR, NEAR = (220, 250), (60, 31)
"""How many days ahead a day, and a month, may lie: after a word that looks ahead, and after none. A date that has just
passed is named without its year, one that is long gone is not; measured on TimeBank and AQUAINT."""


def direction(found: Found, context: Context) -> int:
    """Tell whether an expression looks back (-1), ahead (1), or neither (0), by the nearest word that says so."""
    words, text = found.grammar.direction, context.text
    before = _STOP.split(text[max(0, found.start - _REACH) : found.start])[-1]
    after = _STOP.split(text[found.end : found.end + _REACH], maxsplit=1)[0]
    near = [(len(before) - match.end(), match.lastindex) for match in words.finditer(before)]
    near += [(match.start() + _BEHIND, match.lastindex) for match in words.finditer(after)]
    return {1: FUTURE, 2: PAST}.get(min(near)[1] or 0, 0) if near else 0


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
    year = civil(now.start)[0]
    choices = []
    for candidate in (year - 1, year, year + 1):
        try:
            choices.append(Interval.of(candidate, month, day))
        except ValueError:
            continue
    if context.kind == "narrative":
        return _in_story(choices, now)
    ahead = next((choice for choice in choices if choice.start >= now.end), None)
    back = next((choice for choice in reversed(choices) if choice.start < now.end), None)
    sense = direction(found, context)
    reach = (FAR if sense == FUTURE else NEAR)[day is None]
    return ahead if ahead and (ahead.start - now.start) // DAY <= reach else back


def _in_story(choices: list[Interval], now: Interval) -> Interval | None:
    """In a story: the one nearest to the last date told, where ahead counts as nearer than back."""
    if now.end - now.start >= YEAR:
        return next((choice for choice in choices if choice in now), None)
    return min(
        choices,
        key=lambda c: c.start - now.start if c.start >= now.start else BACK * (now.start - c.start),
        default=None,
    )


__all__ = ["FUTURE", "PAST", "direction", "weekday_near", "year_near"]
