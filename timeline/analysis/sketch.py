"""Near-identical articles: reprints, agency copy, the same page saved twice.

Articles are compared by the containment of their shingles (A. Broder, "On the resemblance and containment of
documents", 1997): runs of four content stems, among the first 250. The lede is where a reprint and its original
agree; what follows is what editors cut. Candidates come from an inverted index over the smallest hashes of each
article (a bottom sketch, also Broder's), so the work grows with the number of articles, not with that of pairs.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from timeline.interval import DAY
from timeline.language.stems import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Article

_LEADING = 250
"""How many content words are compared, from the beginning."""
_RUN = 4
_SKETCH = 48
"""How many of an article's smallest hashes are indexed: at a containment of one half, about ten are shared."""
_CROWD = 100
"""A hash that this many different articles have is a formula of the outlet and proposes nobody."""
_SAME_DAYS, _SAME_ANY = 0.5, 0.8
"""Containment that makes a copy: within ``_DAYS`` days, and at any distance."""
_DAYS = 5
_WHOLE_TEXT = 5_000
"""Characters that surely hold the leading content words."""

_PRIMES = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)


def copies(articles: Sequence[Article]) -> tuple[int, ...]:
    """Tell for each article the index of the first one it is a near-duplicate of (its own when of none).

    A copy shares half of the shingles of the shorter of the two and is at most five days away, or shares four
    fifths at any distance; an article without a date may be a copy of any. The answer is always the index of an
    article that is itself no copy.

    >>> from timeline.model import Article
    >>> story = "Firefighters rescued eleven hikers from a flooded gorge after heavy rain on Sunday evening."
    >>> texts = [story, "Shares fell as oil prices rose.", story + " The mayor thanked them."]
    >>> copies([Article(str(n), text, f"{n}.txt") for n, text in enumerate(texts)])
    (0, 1, 0)
    """
    index: dict[int, list[int]] = defaultdict(list)
    shingles: dict[int, frozenset[int]] = {}
    firsts: list[int] = []
    for number, article in enumerate(articles):
        mine = shingle(article)
        sketch = sorted(mine)[:_SKETCH]
        near = (
            other for other in _candidates(sketch, index) if _is_copy(articles, shingles[other], mine, other, number)
        )
        first = next(near, number)
        firsts.append(first)
        if first == number:
            shingles[number] = mine
            for key in sketch:
                index[key].append(number)
    return tuple(firsts)


def shingle(article: Article) -> frozenset[int]:
    """Hash the runs of four among an article's leading content words (32 bits each, the same on every machine).

    An article of fewer than four words has one shingle, all of it; an empty one has none.
    """
    words = list(islice(_leading(article), _LEADING))
    if not words:
        return frozenset()
    codes = [_code(word) for word in words]
    runs = range(max(1, len(codes) - _RUN + 1))
    return frozenset(
        sum(code * prime for code, prime in zip(codes[at : at + _RUN], _PRIMES, strict=False)) & 0xFFFFFFFF
        for at in runs
    )


@cache
def _code(word: str) -> int:
    return zlib.crc32(word.encode())


def _leading(article: Article) -> Iterator[str]:
    """Yield the terms of the body, or of the whole text when no body is marked."""
    for start, end in article.body or [(0, len(article.text))]:
        yield from terms(article.text[start : min(end, start + _WHOLE_TEXT)], language=article.language)


def _candidates(sketch: list[int], index: dict[int, list[int]]) -> list[int]:
    """List the earlier articles that share a sketched hash, in order."""
    proposed = Counter(other for key in sketch if len(index.get(key, ())) < _CROWD for other in index.get(key, ()))
    return sorted(proposed)


def _is_copy(articles: Sequence[Article], one: frozenset[int], other: frozenset[int], first: int, second: int) -> bool:
    containment = len(one & other) / min(len(one), len(other))
    if containment >= _SAME_ANY:
        return True
    return containment >= _SAME_DAYS and _days_apart(articles[first], articles[second]) <= _DAYS


def _days_apart(one: Article, other: Article) -> float:
    """Count the days between two publications; 0 when either is unknown."""
    if one.published is None or other.published is None:
        return 0
    return abs(one.published.interval.start - other.published.interval.start) / DAY
