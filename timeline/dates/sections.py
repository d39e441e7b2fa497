"""Passages that bear a day of their own: the entries of a diary, the sittings of minutes, the posts below an article.

There "yesterday" counts from that day, and no longer from the day of writing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.dates.meanings import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.dates.context import Context, Found
    from timeline.interval import Interval

_DAYS = {"calendar", "slashed", "written"}  # meanings that can be a full date
_YEARS = ("year", "iso", "slashed")
_WORD = re.compile(r"[^\W_]+")
_LINE = 80  # characters of a line that are looked at on each side
_WORDS = 1
"""How many words may stand beside the date on its line: a place, or whose post it is."""


def dated_sections(matches: Sequence[Found], context: Context) -> Mapping[int, Interval]:
    """Find the full dates that stand on lines of their own, by their place among the matches.

    One alone is the date of an article, or of a picture; several count where all come one after another, or one before
    another. Every one heads what follows, up to the next.
    """
    days = {place: day for place, match in enumerate(matches) if (day := _heading(match, context)) is not None}
    steps = {first.start < second.start for first, second in pairwise(days.values()) if first != second}
    return days if len(steps) == 1 else {}


def _heading(found: Found, context: Context) -> Interval | None:
    if found.rule.means not in _DAYS or not any(found.has(slot) for slot in _YEARS):
        return None
    text = context.text
    before = text[max(0, found.start - _LINE) : found.start].rpartition("\n")[2]
    behind = text[found.end : found.end + _LINE].partition("\n")[0]
    if len(_WORD.findall(before)) + len(_WORD.findall(behind)) > _WORDS:
        return None
    meaning = MEANINGS[found.rule.means].resolve(found, context)
    day = getattr(meaning, "interval", None)
    return day if day is not None and day.granularity == "day" else None
