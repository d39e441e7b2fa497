"""Text to terms: the stems of its content words, which duplicates, events and summaries are compared by.

Stems are those of Snowball, compiled, in thirty languages, and sumy's own for some more (Slovak, Ukrainian); a language
without one is compared by its lower-cased words.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.language.letters import WIDE
from timeline.language.pack import find_pack
from timeline.language.script import lowered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PART = re.compile(r"[^\W_]+")
_WIDE = re.compile(rf"[{WIDE}]+")


class _Vocabulary(dict[str, str]):
    """Words to stems, an empty one for a stop word: each distinct word is stemmed once."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._stem = _stemmer(language)
        pack = find_pack(language)
        self.stop_words: frozenset[str] = pack.stop_words if pack else frozenset()

    def __missing__(self, word: str) -> str:
        stem = "" if word in self.stop_words or (len(word) < 2 and not word.isdigit()) else self._stem(word)
        self[word] = stem
        return stem


@cache
def _vocabulary(language: str) -> _Vocabulary:
    return _Vocabulary(language)


def terms(text: str, *, language: str = "en") -> list[str]:
    """List the stems of the content words of a text, in order; compounds count as their parts.

    An unknown language has no stop words and no stemmer: its terms are its words. Where a script sets no blanks between
    words, each two letters that follow each other are a term, as Lucene's CJK analyzer has it.

    >>> terms("In the past six months, Twitter's anti-terror team closed 125,000 accounts")
    ['past', 'six', 'month', 'twitter', 'anti', 'terror', 'team', 'close', '125', '000', 'account']
    >>> terms("上海3月地震", language="zh")
    ['上海', '3', '月地', '地震']
    """
    return stems(_PART.findall(_WIDE.sub(_in_pairs, lowered(text))), language=language)


def stems(words: Iterable[str], *, language: str = "en") -> list[str]:
    """List the stems of the content words among lower-cased words without hyphens or apostrophes, in order.

    >>> stems(["the", "twitter", "s", "accounts"])
    ['twitter', 'account']
    """
    known = _vocabulary(language)
    return [stem for word in words if (stem := known[word])]


def _in_pairs(run: re.Match[str]) -> str:
    """Write a run of letters without blanks as its pairs; one letter alone is one."""
    letters = run[0]
    return f" {' '.join(map(''.join, pairwise(letters)))} " if len(letters) > 1 else f" {letters} "


def _stemmer(language: str) -> Callable[[str], str]:
    from Stemmer import Stemmer as Snowball

    code = language.partition("-")[0]
    try:
        stem: Callable[[str], str] = Snowball(code, 0).stemWord  # no cache of its own: each word comes once
    except KeyError:
        return _sumys(code)
    return stem


def _sumys(code: str) -> Callable[[str], str]:
    from sumy.nlp.stemmers import Stemmer

    try:
        stem: Callable[[str], str] = Stemmer(code)
    except LookupError:
        return str
    return stem
