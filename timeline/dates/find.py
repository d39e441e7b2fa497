"""find_dates: scan the text, then resolve what was found from left to right.

The text is folded to lower case piece by piece (same length, so offsets stay), so that memory does not grow with it.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, Literal

from timeline.dates.compose import Read, add
from timeline.dates.context import Context, Found, Meaning
from timeline.dates.direction import FUTURE, looks
from timeline.dates.figures import day_first_of
from timeline.dates.grammar import grammar
from timeline.dates.locales import WHOLE_DATES, find_plain, plain_kinds
from timeline.dates.meanings import MEANINGS
from timeline.dates.ranges import with_ranges
from timeline.dates.scan import matches
from timeline.dates.scene import Surroundings
from timeline.dates.sections import dated_sections
from timeline.interval import DAY, Interval
from timeline.language.order import day_order, is_southern
from timeline.language.pack import load
from timeline.language.script import folded
from timeline.model import Timex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from timeline.dates.hints import Kind, Prefer
    from timeline.language.pack import Pack


_PASSAGE = 200_000  # characters that are folded and searched at a time
_FAR = 15 * 366 * DAY  # a year named in passing that lies farther off is a look back or ahead
_ASIDE = {"later", "unit"}  # "two years ago" and "the previous year" look back within a story, and it goes on
_DAY_FIRST = {"DMY": True, "MDY": False}
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_TELLING = {"quarter", "half-year"}


def find_dates(
    text: str,
    anchor: Interval | dt.date | None = None,
    *,
    language: str = "en",
    kind: Kind = "auto",
    day_first: bool | None = None,
    prefer: Prefer | None = None,
) -> tuple[Timex, ...]:
    """Find the temporal expressions of a text, in order and without overlap, and resolve them.

    ``anchor`` is the document creation time, against which "last week" is read; without it such expressions have no
    place on the calendar. ``kind`` is a hint what a bare "October" is read against: the anchor in "news", the last date
    told in a "narrative"; "auto" asks what is told around it. ``day_first`` says whether 3/4/2016 is in April; None
    leaves it to the other dates of the text, then to the country in ``language`` ("en-GB"), which also says when
    summer is ("en-AU"). ``prefer`` says whether a bare "Friday" or "October" is the last or the next, as in reminders,
    where "in two weeks" is the very day, too; None leaves it to the words around. Raises LanguageError when
    ``language`` is unknown.

    >>> [(t.text, t.value) for t in find_dates("It began in 2014, and ended last week.", dt.date(2016, 2, 25))]
    [('2014', '2014'), ('last week', '2016-W07')]
    """
    pack = load(language)
    rules = grammar(pack)
    day = _as_interval(anchor)
    context = Context(day, kind, day_first, rules, prefer or "", day, southern=is_southern(language))
    found: list[Timex] = []
    for offset, passage in _passages(text, pack):
        found_here = list(matches(passage, rules, reminder=bool(prefer)))
        _learn(found_here, context, language)
        context.text, context.cues, context.cues_to, context.told_at = passage, [], 0, 0
        around, days, reads = Surroundings(found_here, context), dated_sections(found_here, context), list[Read]()
        context.cues, context.cues_to = [], 0  # what looked ahead through the passage has moved them
        for place, match in enumerate(found_here):
            context.anchor = days.get(place, context.anchor)
            why = around.within_story(place, match, context)
            context.in_story, context.reasons = bool(why), [why] if why else []
            for read in _resolved(match, context, text, offset):
                add(reads, read, context)
        whole = [read for read in reads if not read.meaning.partial]
        found += (_timex(read, context, text, offset) for read in with_ranges(whole, context))
    if kinds := plain_kinds(rules):
        found = _united(found, find_plain(text, _passages(text, pack), day, pack.code, kinds))
    return tuple(found)


def _united(found: list[Timex], plain: Iterable[Timex]) -> list[Timex]:
    """Add what the plain finder found where the rules found nothing, or only the year of a whole date."""
    ends = [timex.end for timex in found]
    starts = [timex.start for timex in found]
    united: list[Timex] = []
    done = 0
    for timex in plain:
        low, high = bisect_right(ends, timex.start), bisect_left(starts, timex.end)
        if low == high or (timex.rule in WHOLE_DATES and all(_is_year_of(timex, part) for part in found[low:high])):
            united += [*found[done:low], timex]
            done = high
    return united + found[done:]


def _is_year_of(whole: Timex, part: Timex) -> bool:
    return part.rule == "year" and whole.start <= part.start and part.end <= whole.end


def _as_interval(anchor: Interval | dt.date | None) -> Interval | None:
    """Turn a day or a moment into what it covers."""
    if isinstance(anchor, dt.datetime):
        return Interval.of(anchor.year, anchor.month, anchor.day, anchor.hour, anchor.minute)
    return Interval.from_dates(anchor) if isinstance(anchor, dt.date) else anchor


def _learn(matches: list[Found], context: Context, language: str) -> None:
    """Settle what the caller left open, from the first passage."""
    if context.day_first is None:
        told = day_first_of(matches)
        context.day_first = _puts_day_first(language) if told is None else told


@cache
def _puts_day_first(language: str) -> bool | None:
    """Read the habit of the language or of its country; None where both orders are used."""
    return _DAY_FIRST.get(day_order(language))


def _passages(text: str, pack: Pack) -> Iterator[tuple[int, str]]:
    """Fold the text to lower case piece by piece, cutting behind a line or sentence where there is one."""
    start = 0
    while start < len(text):
        end = min(len(text), start + _PASSAGE)
        if end < len(text):
            cut = max(text.rfind(mark, start + _PASSAGE // 2, end) for mark in ("\n", ". ", "。"))
            end = cut + 1 if cut > 0 else end
        yield start, folded(text[start:end], pack)
        start = end


def _timex(read: Read, context: Context, text: str, offset: int) -> Timex:
    """Put an expression where it stands in the text."""
    meaning, start, end = read.meaning, offset + read.start, offset + read.end
    return Timex(
        start=start, end=end, text=text[start:end], type=meaning.type, value=meaning.value, interval=meaning.interval,
        rule=read.found.rule.name, mod=meaning.mod, quant=meaning.quant, freq=meaning.freq, anchor=meaning.anchor,
        basis=_basis(meaning, context), unsure=meaning.unsure, whole=read.whole, reasons=read.reasons,
    )  # fmt: skip


def _resolved(found: Found, context: Context, text: str, offset: int) -> Iterator[Read]:
    """Ask what a match means, and note what it tells for the expressions behind it."""
    try:
        meanings = MEANINGS[found.rule.means].resolve(found, context)
    except (ValueError, OverflowError, ZeroDivisionError):  # beyond the calendar: year 0, ISO week 53 of a short year
        return
    if (found.options.get("only") and not context.in_story) or _wrong_word(found, text, offset):
        return
    if _wrong_letters(found.options, text, offset + found.start, offset + found.end):
        return
    for meaning in [meanings] if isinstance(meanings, Meaning) else meanings or ():
        start, end = _extent(found, meaning)
        if end == found.end and _in_compound(text, offset + start, offset + end):
            continue
        reasons = _reasons(meaning, context)
        if meaning.interval is not None and meaning.tells:
            _note(meaning.interval, end, context, moves_on=_moves_on(found, meaning, context))
        yield Read(found, meaning, start, end, reasons)


def _note(told: Interval, end: int, context: Context, *, moves_on: bool) -> None:
    """Keep what was told for the expressions behind it."""
    if moves_on or not context.in_story:
        context.told, context.told_at = told, end
    if told.end <= told.day.end:
        context.told_day = told
    if moves_on:
        context.scene = told
    if told.granularity in _TELLING:
        context.period = told


def _basis(meaning: Meaning, context: Context) -> Literal["", "publication", "story"]:
    """Say whether an expression was read against the document creation time or against what was told before."""
    if meaning.anchor is None:
        return ""
    return "publication" if meaning.anchor == context.published else "story"


def _reasons(meaning: Meaning, context: Context) -> tuple[str, ...]:
    """List what decided how an expression is read; nothing where it stands on its own."""
    if meaning.anchor is None:
        return ()
    is_dated = meaning.anchor == context.anchor != context.published
    return (*(["why_dated"] if is_dated else []), *context.reasons)


def _wrong_letters(options: Mapping[str, Any], text: str, start: int, end: int) -> bool:
    """Whether a month is written small ("we may") or is a name (April Jones), or a plain word large ("60 Minutes").

    Or whether the word behind tells of something else by its ending: "a las ocho personas".
    """
    if (options.get("capital") and text[start].islower()) or (options.get("lower") and text[start].isupper()):
        return True
    if (endings := options.get("not_before")) and (word := _NEXT_WORD.match(text, end)):
        return word[1].lower().endswith(tuple(endings))
    is_name = text[start].isupper() or text[end - 1].isdigit()  # April Jones, 10 Downing Street
    if options.get("no_name") and is_name and text[end : end + 1] == " ":
        return text[end + 1 : end + 2].isupper() and not text[end + 1 : end + 3].isupper()
    if options.get("small_letters") and text[start].isupper():
        before = text[max(0, start - 2) : start]
        return before[:1].isalnum() and before[1:] != "\n"
    return False


def _wrong_word(found: Found, text: str, offset: int) -> bool:
    """Whether the word in a slot is written small or large where a rule wants the other."""
    return _small_month(found, text, offset) or _large_word(found, text, offset)


def _small_month(found: Found, text: str, offset: int) -> bool:
    """Whether a month that is another word, too, is written small where a rule wants it large: "this may mean"."""
    slot = found.options.get("capital_slot", "")
    span = found.span(slot)
    if span is None or " ".join(found.words(slot)) in found.grammar.lexicon["sure_month"]:
        return False
    return text[offset + found.spans[span[0]][0]].islower()


def _large_word(found: Found, text: str, offset: int) -> bool:
    """Whether a word that a rule wants small is written large within a sentence: "Harm de Winter"."""
    span = found.span(found.options.get("small_slot", ""))
    if span is None:
        return False
    start = offset + found.spans[span[0]][0]
    return text[start].isupper() and text[max(0, start - 2) : start][:1].isalnum()


def _in_compound(text: str, start: int, end: int) -> bool:
    """Whether an expression of plain words is the first half of another word: "the quarter-charge", "the month-old"."""
    joined = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()
    return joined and text[start:end].rsplit(None, 1)[-1].islower()


def _moves_on(found: Found, meaning: Meaning, context: Context) -> bool:
    """Whether what follows is told of this date: "In 1919," moves a story on, "the 1916 rising" does not.

    Nor does a year that a sentence only looks ahead to, or back at from afar, unless it opens the paragraph.
    """
    if found.rule.means == "ago" or (found.rule.means in _ASIDE and _begins_before(meaning, context)):
        return False
    words = found.options.get("tells_after")
    if not words:
        return True
    before = context.text[max(0, found.start - 16) : found.start].rstrip(" (")
    if not before or before[-1] in "\n.":
        return True
    return before.rsplit(None, 1)[-1] in words and _in_reach(meaning, context) and looks(found, context)[0] != FUTURE


def _begins_before(meaning: Meaning, context: Context) -> bool:
    """Whether a date lies before the last one told."""
    return context.scene is not None and meaning.interval is not None and meaning.interval.start < context.scene.start


def _in_reach(meaning: Meaning, context: Context) -> bool:
    """Whether a date is so near to the last one told that a story may just have reached it."""
    if context.scene is None or meaning.interval is None:
        return True
    return abs(meaning.interval.start - context.scene.start) <= _FAR


def _extent(found: Found, meaning: Meaning) -> tuple[int, int]:
    """Where an expression stands in the passage: the whole match, or the slots that it names."""
    if not meaning.slots:
        return found.start, found.end
    places = [span for slot in meaning.slots if (span := found.span(slot))]
    return found.spans[min(begin for begin, _ in places)][0], found.spans[max(end for _, end in places) - 1][1]
