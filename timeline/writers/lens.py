"""The lens: which events a second picture shows larger, because they crowd a small part of the whole axis.

News does that: one sentence reaches back to 2014, and ten tell of last week.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.writers.axis import build_axis
from timeline.writers.document import between, spoken
from timeline.writers.moments import bounds

if TYPE_CHECKING:
    from timeline.writers.axis import Segment
    from timeline.writers.schema import Document

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
    inside = max((_window(spans, segment, start) for segment in axis for start, _ in spans), key=_crowd)
    if len(inside) < max(_LEAST, _SHARE * len(spans)) or len(inside) == len(spans):
        return None
    events = [event for event, span in zip(document["events"], spans, strict=True) if span in inside]
    span = min(inside)[0], max(end for _, end in inside)
    return {**document, "events": events, "date": between(*span, spoken(document))}


def _window(spans: list[tuple[int, int]], segment: Segment, start: int) -> list[tuple[int, int]]:
    """List what lies within one window of a segment, which begins at ``start``."""
    minutes = _WINDOW * (segment.end - segment.start) / (segment.right - segment.left)
    end = min(segment.end, start + minutes)
    return [span for span in spans if max(segment.start, start) <= span[0] and span[1] <= end]


def _crowd(inside: list[tuple[int, int]]) -> tuple[int, int]:
    return len(inside), min(inside, default=(0, 0))[0]
