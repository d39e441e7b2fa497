"""A clause of a sentence that says what happened, cut out where that is safe: its characters, unchanged and in a row.

Cut off are a date that begins or ends it, what says who said so, and what follows where a word opens another clause:
"after", "but". Nothing is taken out of the middle. What then holds a comma, half of a quotation or not the date of the
event is none, nor is a whole sentence: it is a label already.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from timeline.language.letters import is_spaced, wide_letters
from timeline.language.pack import Pack, find_pack
from timeline.language.script import lowered

if TYPE_CHECKING:
    from timeline.model import Mention, Span

_LEAST, _MOST = 4, 12
"""Words of a label; two letters of a script without blanks are taken for one."""
_SPEAKER = 6
"""The most words behind a comma that only say who said so."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_COMMA = re.compile(r"\s*[,，;；]\s*(?!\d)|\s[-–—]{1,2}\s|\s*—\s*")
_MARKS = re.compile(r"[,;:，；：](?!\d)|[()\[\]（）…、\"“”„«»「」]|\s[-–—]{1,2}\s|—")
_STOPS = ".!?。！？ \n"
_LONGEST = 400
"""Characters of a sentence that is read."""


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The words of a language at which a clause ends, or with which a label does not begin."""

    breaks: frozenset[str]
    comma_breaks: frozenset[str]
    says: frozenset[str]
    begins: frozenset[str]
    on: frozenset[str]
    functions: frozenset[str]


@cache
def _words(pack: Pack) -> _Words:
    labels, clauses, alone = (pack.section(name) for name in ("labels", "clauses", "alone"))
    breaks, comma_breaks = frozenset(labels["breaks"]), frozenset(labels["comma_breaks"])
    lost = (*alone.get("pronouns", ()), *alone.get("connectives", ()), *labels["questions"])
    says = frozenset(clauses.get("say", ()))
    return _Words(breaks, comma_breaks, says, breaks | comma_breaks | {*lost}, frozenset(labels["on"]), pack.stop_words)


def clipping(mention: Mention) -> Span | None:
    """Find the clause of a sentence that is a label for what it says, as a span of its article; None if none is safe.

    >>> from timeline.interval import Interval
    >>> from timeline.model import Article, Mention, Sentence
    >>> text = "Ice closed the old harbour of Oslo after a week of frost."
    >>> sentence = Sentence(Article("1", text, "a.txt"), 0, len(text))
    >>> text[slice(*clipping(Mention(sentence, Interval.of(2016), "publication")))]
    'Ice closed the old harbour of Oslo'
    """
    sentence, timex = mention.sentence, mention.timex
    pack, text = find_pack(sentence.article.language), str(sentence)
    if pack is None or len(text) > _LONGEST:
        return None
    words, whole = _words(pack), len(text.rstrip(_STOPS))
    first, last = (timex.start - sentence.start, timex.end - sentence.start) if timex else (-1, -1)
    start = _behind_date(text, first, last, words) if first >= 0 else 0
    end = _clause_end(text, start, whole, words)
    if first >= end:
        return None
    if start <= first and last == end:
        end = _before_date(text, start, first, words) or last
    is_cut = (start, end) != (0, whole)
    return (sentence.start + start, sentence.start + end) if is_cut and _is_label(text[start:end], words) else None


def _behind_date(text: str, first: int, last: int, words: _Words) -> int:
    """Tell where a sentence begins behind the date that opens it and a comma, which no script without blanks needs."""
    if any(lowered(word) not in words.on for word in _WORD.findall(text[:first])):
        return 0
    if match := _COMMA.match(text, last):
        return match.end()
    return 0 if is_spaced(text) else last


def _clause_end(text: str, start: int, end: int, words: _Words) -> int:
    """Find where the first clause ends: before a word that opens another, or a comma and who said so."""
    comma = _COMMA.search(text, start, end)
    found = [*_WORD.finditer(text, start, comma.start() if comma else end)]
    for match in found[_LEAST:]:
        if lowered(match[0]) in words.breaks:
            return len(text[: match.start()].rstrip())
    if comma is None:
        return end
    behind = [lowered(word) for word in _WORD.findall(text[comma.end() : end])]
    is_last = _COMMA.search(text, comma.end(), end) is None
    speaks = is_last and len(behind) <= _SPEAKER and not words.says.isdisjoint(behind)
    opens = behind and (behind[0] in words.breaks or (is_last and behind[0] in words.comma_breaks))
    return comma.start() if speaks or opens else end


def _before_date(text: str, start: int, date: int, words: _Words) -> int:
    """Take a date off the end, with its preposition; 0 where another small word governs it ("since"): it stays."""
    end = len(text[:date].rstrip())
    before = [*_WORD.finditer(text, start, date)]
    if not before or (last := lowered(before[-1][0])) not in words.functions | words.on:
        return end
    return len(text[: before[-1].start()].rstrip()) if last in words.on else 0


def _is_label(text: str, words: _Words) -> bool:
    """Whether a stretch of text can be a label: of a few words, whole, and not what only says that somebody spoke."""
    own = [lowered(word) for word in _WORD.findall(text)]
    size = len(own) if is_spaced(text) else wide_letters(text) // 2
    if not _LEAST <= size <= _MOST or _MARKS.search(text) or not text[0].isalnum():
        return False
    if own[0] in words.begins or own[-1] in words.functions:
        return False
    return not any(word in words.says for word in own[-_LEAST:])
