"""The lens: which events a second picture shows larger, because they crowd a small part of the whole axis.

News does that: one sentence reaches back to 2014, and ten tell of last week.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.writers.axis import bounds, build_axis, position
from timeline.writers.document import between

if TYPE_CHECKING:
    from timeline.writers.document import Document

_WINDOW = 6.0  # per cent of the axis: a column no wider than this is crowded
_SHARE = 0.4  # of the events, when they are
_LEAST = 4  # events worth a picture of their own


def crowded(document: Document) -> Document | None:
    """Return the document with the crowded events only, or None when none are.

    The window begins where most events fit into it; ties go to the later one, which is the news.
    """
    if len(document["events"]) < _LEAST:
        return None
    spans = [bounds(event["date"]) for event in document["events"]]
    axis = build_axis(spans)
    places = [(position(axis, start), position(axis, end)) for start, end in spans]
    best = max((left for left, _ in places), key=lambda left: (_count(places, left), left))
    inside = [n for n, (left, right) in enumerate(places) if best <= left and right <= best + _WINDOW]
    if len(inside) < max(_LEAST, _SHARE * len(places)) or len(inside) == len(places):
        return None
    first, last = min(spans[n][0] for n in inside), max(spans[n][1] for n in inside)
    return {**document, "events": [document["events"][n] for n in inside], "date": between(first, last)}


def _count(places: list[tuple[float, float]], left: float) -> int:
    return sum(left <= low and high <= left + _WINDOW for low, high in places)
