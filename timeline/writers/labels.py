"""Where the labels of the picture stand, so that none covers another at any width.

Positions are per cent and text has a size in pixels, so labels are laid out once for each of three widths; above each
of them everything only moves apart. A label hangs on a leader line above its mark, in the lowest lane where it
touches neither another label nor another leader; one that finds no place is left out (its mark keeps its title).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTHS = {"s": 270, "m": 600, "l": 900}
"""The least width in pixels for which each of the three layouts is made."""
_NARROW, _BROAD = frozenset("iIjl.,:;'’‘|!()[]tfr "), frozenset("mwMW@%—…")
_BOLD = 1.05  # part of a label is bold


@dataclass(frozen=True, slots=True)
class Label:
    """A text beside the leader line of a mark."""

    x: float
    """Of the leader, per cent."""
    lane: int
    text: str
    before: bool
    """Whether the text stands left of the leader."""


def text_width(text: str, size: float = 12) -> float:
    """Estimate from above how many pixels a text takes in a common sans-serif face.

    >>> text_width("ill") < text_width("WWW"), text_width("日本") > text_width("ab")
    (True, True)
    """
    return sum(_width(character) for character in text) * size * _BOLD


def _width(character: str) -> float:
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.35 if character > "\uffff" else 1.02
    if unicodedata.combining(character):
        return 0.0
    if character in _NARROW:
        return 0.36
    return 0.95 if character in _BROAD else 0.72 if character.isupper() else 0.61


def shorten(text: str, width: float, size: float = 12) -> str:
    """Cut a text at a word so that it fits into ``width`` pixels; an empty string when not even a word does.

    >>> shorten("Twitter received death threats", 120), shorten("Twitter", 10)
    ('Twitter received…', '')
    """
    if text_width(text, size) <= width:
        return text
    kept = ""
    for word in text.split(" "):
        longer = f"{kept} {word}".strip()
        if text_width(longer + "…", size) > width:
            break
        kept = longer
    return kept.rstrip(",;:—–- ") + "…" if kept else ""


def place(wishes: Iterable[tuple[float, list[str]]], *, width: int, lanes: int) -> list[Label]:
    """Place labels, the most wanted first, on an empty picture ``width`` pixels wide.

    A wish is where the mark stands (per cent) and the texts that would do, longest first.
    """
    shelf = _Shelf(width, [[] for _ in range(lanes)], [])
    labels = (next((found for text in texts if (found := shelf.put(x, text))), None) for x, texts in wishes)
    return [label for label in labels if label]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The room for labels of one picture, and what stands there already; all in pixels."""

    width: int
    texts: list[list[tuple[float, float]]]
    """For each lane from where to where texts stand."""
    leaders: list[tuple[float, int]]
    """Where leaders stand, and up to which lane they reach."""

    def put(self, x: float, text: str) -> Label | None:
        """Find the lowest place for a label and take it; None when there is none."""
        at, length = x * self.width / 100, text_width(text) + 6
        for lane in range(len(self.texts)):
            if _hits(self.texts[lane], at - 1.5, at + 1.5):
                return None  # the leader would cross a label, here and on the way to every higher lane
            for low, high, before in ((at + 3, at + length, False), (at - length, at - 3, True)):
                if self._is_free(lane, low, high):
                    self.texts[lane].append((low, high))
                    self.leaders.append((at, lane))
                    return Label(x, lane, text, before)
        return None

    def _is_free(self, lane: int, low: float, high: float) -> bool:
        crossed = any(low < at + 1.5 and at - 1.5 < high and top >= lane for at, top in self.leaders)
        return low >= 0 and high <= self.width and not crossed and not _hits(self.texts[lane], low, high)


def _hits(taken: list[tuple[float, float]], low: float, high: float) -> bool:
    return any(low < other_high and other_low < high for other_low, other_high in taken)
