"""Sections that bear a date of their own: the entries of a diary, the chapters of a chronicle.

Under a day alone on its line "yesterday" counts from that day, and no longer from the day of writing; under a heading
with a year a bare "May" is of that year.
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.dates.meanings import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.dates.context import Context, Found
    from timeline.interval import Interval

_DAYS = {"calendar", "slashed", "written"}  # meanings that can be a full date
_YEARS = ("year", "iso", "slashed")
_NAMED_YEARS = frozenset(("year", "bc_year", "first"))
_ONE_YEAR = {"year", "calendar", "season"}
_SEVERAL = 2
_ENDS = set(".!?:;,")
_WORD = re.compile(r"[^\W_]+")
_LINE = 80  # characters of a line that are looked at on each side
_WORDS = 1
"""How many words may stand beside the date on its line: a place, or whose post it is."""


def dated_sections(matches: Sequence[Found], context: Context) -> Mapping[int, Interval]:
    """Find the full dates that stand on lines of their own, by their place among the matches.

    One alone is the date of an article, or of a picture; several count where all come one after another, or one before
    another. Every one heads what follows, up to the next.
    """
    days = {place: day for place, match in enumerate(matches) if (day := _day_at(match, context)) is not None}
    steps = {first.start < second.start for first, second in pairwise(days.values()) if first != second}
    return days if len(steps) == 1 else {}


def headings(matches: Sequence[Found], context: Context) -> Mapping[int, Interval | None]:
    """Find the years and months that head sections, by their place among the matches; None ends such a section.

    A heading that tells two ("The war, 1914-1918") is of no single one. One alone may be the title of the article.
    """
    lines: dict[int, list[int]] = {}
    for place, match in enumerate(matches):
        if (
            any(match.has(slot) for slot in _NAMED_YEARS & match.rule.slots.keys())
            and (line := _heading_at(match, context.text)) is not None
        ):
            lines.setdefault(line, []).append(place)
    found = {places[0]: _single([matches[place] for place in places], context) for places in lines.values()}
    return found if len({*found.values()} - {None}) >= _SEVERAL else {}


def _heading_at(found: Found, text: str) -> int | None:
    """Return where the short line begins on which an expression stands and no sentence ends; None on any other."""
    begin = text.rfind("\n", max(0, found.start - _LINE), found.start) + 1
    end = text.find("\n", found.end, found.end + _LINE)
    is_line = begin > 0 and end >= 0 and end - begin <= _LINE
    return begin if is_line and text[begin:end].rstrip()[-1:] not in _ENDS else None


def _single(found: Sequence[Found], context: Context) -> Interval | None:
    if len(found) != 1 or found[0].rule.means not in _ONE_YEAR:
        return None
    interval = _covered(found[0], context)
    return interval if interval is not None and interval.granularity in {"year", "month", "season"} else None


def _day_at(found: Found, context: Context) -> Interval | None:
    if found.rule.means not in _DAYS or not any(found.has(slot) for slot in _YEARS):
        return None
    text = context.text
    before = text[max(0, found.start - _LINE) : found.start].rpartition("\n")[2]
    behind = text[found.end : found.end + _LINE].partition("\n")[0]
    if len(_WORD.findall(before)) + len(_WORD.findall(behind)) > _WORDS:
        return None
    day = _covered(found, context)
    return day if day is not None and day.granularity == "day" else None


def _covered(found: Found, context: Context) -> Interval | None:
    """Resolve what stands on its own; None where it is beyond the calendar."""
    with suppress(ValueError, OverflowError):
        interval: Interval | None = getattr(MEANINGS[found.rule.means].resolve(found, context), "interval", None)
        return interval
    return None
