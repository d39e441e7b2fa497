"""What an expression that leaves something out is read against: the day of writing, or the story around it.

Decided for each expression by what stands around it: years that are not that of writing speak for a story, words that
count from the day of writing ("Friday", "last week") against it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates.direction import FUTURE, looks
from timeline.dates.sections import headings
from timeline.interval import DAY, civil

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.dates.context import Context, Found

_STORY, _WRITING, _NOW = "story", "writing", "year_of_writing"
"""What an expression speaks for: a far year, a word that counts from the day of writing, the year of writing."""
_YEARS = ("year", "bc_year", "era_year")  # the slots that a written year stands in
_SHIFTED = ("year_shift", "whose_year")
_COUNTED = {"weekday", "weekday_and_day", "deictic", "ago"}  # meanings that only a day of writing can resolve
_NAMED = {"month", "season", "holiday"}  # those that it can where a word like "last" stands beside
_NOWADAYS = {"deictic", "ago"}  # what a history says of the reader's days: "known today as", "a century ago"
_TOLD = {"calendar", "days"}  # a day or month that was read in a story carries it on
_BY_YEARS = {_STORY, _NOW}
_LENGTHS = {"duration", "rate", "vague_duration", "every", "times"}  # nothing is read against them, nor they against it
_REACH = 8
"""How many expressions that speak for one or the other are looked at on each side."""
_ENOUGH, _FEW, _STRAY = 4, 4, 8
"""A history has so many far years around, so many times as the words that count from the day of writing; where they are
so many times as many, such a word nearby is a stray one."""
_LONG_AGO = 400 * DAY
_NEXT_YEARS = 2
_BREAK = re.compile(r"\n\s*")
_QUOTATION = re.compile(r"[\"“”„«»]|''|``|\n\s*")


class Surroundings:
    """What the expressions of a passage speak for, each in its paragraph; asked from the first to the last."""

    def __init__(self, matches: Sequence[Found], context: Context) -> None:
        breaks = [match.end() for match in _BREAK.finditer(context.text)]
        self._paragraphs = [bisect_right(breaks, match.start) for match in matches]
        self._counts = [_counts_from_writing(match) for match in matches]
        self._speaks = [
            _speaks_for(match, context) or (_WRITING if counts else "")
            for match, counts in zip(matches, self._counts, strict=True)
        ]
        self._headings = headings(matches, context)
        self._tells_stories = _STORY in self._speaks or bool(self._headings) or context.section is not None
        self._quoted = self._in_quotations(matches, context.text)
        for place in self._quoted:
            self._speaks[place] = ""
        self._behind: list[int] = []
        self._ahead = [place for place, what in enumerate(self._speaks) if what]
        self._next = 0
        self._paragraph = -1

    def _in_quotations(self, matches: Sequence[Found], text: str) -> frozenset[int]:
        """Find what counts from the day of a speaker, and says nothing of that of writing, where both may be told."""
        if _WRITING not in self._speaks or _STORY not in self._speaks:
            return frozenset()
        starts, ends = _quotations(text)
        places = (place for place, what in enumerate(self._speaks) if what == _WRITING)
        quotations = ((place, bisect_right(starts, matches[place].start) - 1) for place in places)
        return frozenset(place for place, at in quotations if at >= 0 and matches[place].start < ends[at])

    def within_story(self, place: int, found: Found, context: Context) -> str:
        """Tell by which signal an expression is told within a story, a key of ``say.explain``; empty when it is not."""
        if self._next < len(self._ahead) and self._ahead[self._next] == place:
            self._next += 1
        self._enter(place, context)
        why = self._signal(place, found, context)
        if why and found.rule.means in _TOLD:
            self._speaks[place] = self._speaks[place] or _STORY
        if self._speaks[place]:
            self._behind.append(place)
        return why

    def _enter(self, place: int, context: Context) -> None:
        """Let each paragraph begin in the year that its section is headed with."""
        if place in self._headings:
            context.section = self._headings[place]
        if self._paragraphs[place] != self._paragraph:
            self._paragraph = self._paragraphs[place]
            context.scene = context.section or context.scene

    def _signal(self, place: int, found: Found, context: Context) -> str:
        if self._speaks[place] in _BY_YEARS or found.rule.means in _LENGTHS:
            return ""
        if context.kind != "auto":
            return "why_hint" if context.kind == "narrative" and found.rule.means not in _NOWADAYS else ""
        if context.scene is None or not self._tells_stories:
            return ""
        counts_from_writing = self._counts[place]
        if counts_from_writing and place not in self._quoted:
            return ""
        around = self._around(place)
        if around.own_writing:
            return ""
        if counts_from_writing:
            return "why_quoted" if around.is_history and _is_long_ago(context) else ""
        why = _story(around, found, context)
        may_look_ahead = context.grammar.future_in_stories and why != "why_history"
        return why if why and (may_look_ahead or looks(found, context)[0] != FUTURE) else ""

    def _around(self, place: int) -> _Around:
        own = self._paragraphs[place]
        near = self._behind[-_REACH:] + self._ahead[self._next : self._next + _REACH]
        far = {_STORY: _REACH, _WRITING: _REACH, _NOW: _REACH}
        counts = dict.fromkeys(far, 0)
        own_years = 0
        for other in near:
            what, away = self._speaks[other], abs(self._paragraphs[other] - own)
            counts[what] += 1
            if away < far[what]:
                far[what] = away
            own_years += not away and what == _STORY
        last = self._behind[-1] if self._behind else None
        is_told = last is not None and self._paragraphs[last] == own and self._speaks[last] == _STORY
        story, writing = counts[_STORY], counts[_WRITING]
        return _Around(
            own_writing=writing > 0 and far[_WRITING] == 0,
            own_years=own_years if is_told else 0,
            is_history=story >= max(_ENOUGH, _FEW * writing, counts[_NOW]),
            goes_on=far[_STORY] < far[_WRITING] or _STRAY * writing <= story,
        )


class _Around(NamedTuple):
    """What is told around a place."""

    own_writing: bool
    """Whether a word in its paragraph counts from the day of writing."""
    own_years: int
    """How many far years its paragraph tells, if the last before it that speaks for anything is one of them."""
    is_history: bool
    """Whether far years are many around, and words that count from the day of writing few."""
    goes_on: bool
    """Whether a far year is nearer than such a word."""


def _story(around: _Around, found: Found, context: Context) -> str:
    """Tell what speaks for a story where nothing speaks against it."""
    if context.section is not None:
        return "why_section"
    if around.own_years and (around.is_history or _is_close(found, context, around.own_years)):
        return "why_paragraph"
    return "why_history" if around.is_history and not around.own_years and around.goes_on else ""


def _is_close(found: Found, context: Context, years: int) -> bool:
    """Whether an article of today tells of long ago: "in June 1944 … on 15 July", or several years in a paragraph."""
    scene = context.scene
    if scene is None or context.prefer or not _is_long_ago(context):
        return False
    is_fine = scene.granularity in _FINE
    return (found.has("day") + is_fine + (years >= _SEVERAL)) >= _SIGNS


def _is_long_ago(context: Context) -> bool:
    """Whether the story stands so far from the day of writing that nobody speaks of both in one breath."""
    scene, anchor = context.scene, context.anchor
    if scene is None or anchor is None:
        return scene is not None
    return max(scene.start - anchor.end, anchor.start - scene.end) > _LONG_AGO


_SEVERAL, _SIGNS = 2, 2
_FINE = {"month", "day", "hour", "minute"}


def _counts_from_writing(found: Found) -> bool:
    """Whether an expression counts from the day of writing: "Friday", "last June", "this week", "yesterday"."""
    if found.options.get("against") == "told" or found.options.get("either"):
        return False
    if found.rule.means in _COUNTED or any(slot in found.rule.slots and found.has(slot) for slot in _SHIFTED):
        return True
    if found.rule.means == "unit":  # "this year" is also one that was told, and "the end of the year" mostly is
        this = found.has("sense") and found.value("unit", "unit", "units") != "Y"
        return this or bool(found.sense() or found.options.get("shift"))
    return found.rule.means in _NAMED and bool(found.has("sense") and found.sense())


def _speaks_for(found: Found, context: Context) -> str:
    """Tell what the year that an expression names speaks for; nothing where it names none."""
    slots = found.rule.slots
    named = (slot for slot in _YEARS if slot in slots and found.has(slot))
    slot = next(named, "first" if found.rule.means == "years" else "")
    if not slot:
        return ""
    year = found.integer(slot) or 0
    now = civil(context.anchor.start)[0] if context.anchor else None
    is_now = now is not None and slot != "bc_year" and now <= year <= now + _NEXT_YEARS
    return _NOW if is_now else _STORY


def _quotations(text: str) -> tuple[list[int], list[int]]:
    """List where quotations begin and end; one that is left open ends with its paragraph."""
    starts: list[int] = []
    ends: list[int] = []
    for mark in _QUOTATION.finditer(text):
        is_open = len(starts) > len(ends)
        if is_open:
            ends.append(mark.start())
        elif mark[0][0] not in "\n”":
            starts.append(mark.start())
    return starts, [*ends, len(text)]
