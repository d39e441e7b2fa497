"""The time axis of the picture: where a moment stands, where years of nothing are folded, which ticks are shown.

Positions are per cent of the picture's width, so one picture serves every width. The scale is the same on the whole
axis, so lengths can be compared; only gaps without any event are cut out, and each cut is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.interval import DAY, HOUR, WEEK, add_months, civil, minutes
from timeline.language.phrasing import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.language.phrasing import Calendar

LEFT, RIGHT = 2.5, 97.5
CUT = 5.0
"""The width of a folded gap, per cent."""
_YEAR = 365 * DAY
_FOLDABLE = 2 * _YEAR
_FOLD_SHARE = 0.3  # a gap is folded when it would take more than this part of what is left of the axis
_MOST_FOLDS = 5

_STEPS = (
    *(("minute", n) for n in (1, 5, 15, 30)),
    *(("hour", n) for n in (1, 3, 6, 12)),
    *(("day", n) for n in (1, 2)),
    ("week", 1), ("week", 2),
    *(("month", n) for n in (1, 3, 6)),
    *(("year", n) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)),
)  # fmt: skip
_FIXED = {"minute": 1, "hour": HOUR, "day": DAY, "week": WEEK}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of time that is drawn without a break."""

    start: int
    end: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis."""

    x: float
    text: str


def build_axis(intervals: Iterable[tuple[int, int]]) -> tuple[Segment, ...]:
    """Lay out an axis that shows all intervals: segments from left to right, folded gaps between them.

    >>> year = 365 * 24 * 60
    >>> [(round(s.left, 1), round(s.right, 1)) for s in build_axis([(0, year), (40 * year, 41 * year)])]
    [(2.5, 47.5), (52.5, 97.5)]
    """
    stretches = _folded(_covered(intervals))
    scale = (RIGHT - LEFT - CUT * (len(stretches) - 1)) / sum(end - start for start, end in stretches)
    segments, left = [], LEFT
    for start, end in stretches:
        segments.append(Segment(start, end, left, left + (end - start) * scale))
        left = segments[-1].right + CUT
    return tuple(segments)


def position(axis: tuple[Segment, ...], at: float) -> float:
    """Place a moment on the axis; what lies in a gap or outside goes to the nearest edge before it."""
    segment = next((s for s in reversed(axis) if s.start <= at), axis[0])
    share = (min(max(at, segment.start), segment.end) - segment.start) / (segment.end - segment.start)
    return segment.left + share * (segment.right - segment.left)


def _covered(intervals: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Merge intervals that touch; a single moment gets an hour around it."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    if len(merged) == 1 and merged[0][1] - merged[0][0] < HOUR:
        merged = [(merged[0][0] - HOUR // 2, merged[0][1] + HOUR // 2)]
    return merged


def _folded(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches over the gaps that are shown, largest gaps first in line to be folded."""
    gaps = sorted(((b[0] - a[1], a[1]) for a, b in pairwise(stretches)), reverse=True)
    total, folds = stretches[-1][1] - stretches[0][0], set[int]()
    for length, at in gaps[:_MOST_FOLDS]:
        if length < _FOLDABLE or length < _FOLD_SHARE * total:
            break
        folds.add(at)
        total -= length
    joined = [stretches[0]]
    for start, end in stretches[1:]:
        if joined[-1][1] in folds:
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return joined


def ticks(axis: tuple[Segment, ...], most: int, calendar: Calendar) -> list[Tick]:
    """Choose the finest unit that gives at most ``most`` ticks; a tick does not repeat what the one before it says.

    ``calendar`` names them, months abbreviated.
    """
    unit, step = next(
        (choice for choice in _STEPS if sum(_count(s, *choice) for s in axis) <= most - len(axis) + 1), _STEPS[-1]
    )
    found: list[Tick] = []
    for segment in axis:
        moments = [m for m in _moments(segment.start, segment.end, unit, step) if segment.start <= m < segment.end]
        previous = None
        for at in moments or [segment.start]:
            name = _name(at, unit if moments else "year", previous, calendar)
            found.append(Tick(position((segment,), at), name))
            previous = at
    return found


def _count(segment: Segment, unit: str, step: int) -> float:
    length = _FIXED.get(unit) or {"month": 30 * DAY, "year": _YEAR}[unit]
    return (segment.end - segment.start) / (length * step)


def _moments(start: int, end: int, unit: str, step: int) -> Iterator[int]:
    """Yield the round moments of a unit from just before ``start`` to ``end``."""
    if unit in _FIXED:
        length = _FIXED[unit] * step
        yield from range(start - start % length, end, length)
        return
    year, month, *_ = civil(start)
    months = step * (12 if unit == "year" else 1)
    index = year * 12 + month - 1
    at = minutes((index - index % months) // 12, (index - index % months) % 12 + 1)
    while at < end:
        yield at
        at = add_months(at, months)


def _name(at: int, unit: str, previous: int | None, calendar: Calendar) -> str:
    """Name a tick; what the tick before it has said already is left out."""
    before = civil(previous) if previous is not None else (None,) * 5
    same_year = before[0] == civil(at)[0]
    if unit == "year":
        return calendar.write("year", at)
    if unit == "month":
        return calendar.write("month" if same_year else "month_year", at)
    date = calendar.write("day_month" if same_year else "date", at)
    if unit in {"day", "week"}:
        return date
    return clock(at) if before[:3] == civil(at)[:3] else f"{date}, {clock(at)}"
