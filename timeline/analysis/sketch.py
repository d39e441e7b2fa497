"""Near-identical articles: reprints, agency copy, the same page saved twice.

Articles are compared by the containment of their shingles (A. Broder, "On the resemblance and containment of
documents", 1997): runs of four content stems, among the first 250. The lede is where a reprint and its original
agree; what follows is what editors cut. Candidates come from an inverted index over the smallest hashes of each
article (a bottom sketch, also Broder's), so the work grows with the number of articles, not with that of pairs.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from timeline.interval import DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model import Article

_LEADING = 250
"""How many content words are compared, from the beginning."""
SKETCH = 48
"""How many of an article's smallest hashes are indexed: at a containment of one half, about ten are shared."""
CROWD = 100
"""A hash that this many different articles have is a formula of the outlet and proposes nobody."""
_SAME_DAYS, _SAME_ANY = 0.5, 0.8
"""Containment that makes a copy: within ``_DAYS`` days, and at any distance."""
_DAYS = 5

_PRIMES = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)


def copies(articles: Sequence[Article], sketches: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Tell for each article the index of the first one it is a near-duplicate of (its own when of none).

    ``sketches`` are what :func:`shingles` gave for each; the articles come in the order of
    :func:`timeline.analysis.corpus.canonical`, so that the answer depends on nothing but what they are. A copy shares
    half of the shingles of the shorter of the two and is at most five days away, or shares four fifths at any distance;
    an article without a date may be a copy of any. The answer is always the index of an article that is itself no copy.

    >>> from timeline.model import Article
    >>> story = "firefighters rescued eleven hikers from flooded gorge after heavy rain sunday evening".split()
    >>> told = [story, ["shares", "fell", "as", "oil", "prices", "rose"], [*story, "mayor", "thanked", "them"]]
    >>> copies([Article(str(n), "", "a.txt") for n in range(3)], [shingles(words) for words in told])
    (0, 1, 0)
    """
    index: dict[int, list[int]] = defaultdict(list)
    known: dict[int, frozenset[int]] = {}
    firsts: list[int] = []
    for number, (article, sketch) in enumerate(zip(articles, sketches, strict=True)):
        mine = frozenset(sketch)
        near = (
            other
            for other in _candidates(sketch[:SKETCH], index)
            if _is_copy(containment(known[other], mine), articles[other], article)
        )
        first = next(near, number)
        firsts.append(first)
        if first == number:
            known[number] = mine
            for key in sketch[:SKETCH]:
                index[key].append(number)
    return tuple(firsts)


def shingles(words: Iterable[str]) -> tuple[int, ...]:
    """Hash the runs of four among leading content words (32 bits each, the same on every machine), ascending.

    Fewer than four words have one shingle, all of them; none have none.

    >>> len(shingles("eleven hikers rescued flooded gorge".split())), shingles([])
    (2, ())
    """
    codes = [_code(word) for word in islice(words, _LEADING)]
    if not codes:
        return ()
    codes += [0] * (len(_PRIMES) - len(codes))
    one, two, three, four = _PRIMES
    runs = zip(codes, codes[1:], codes[2:], codes[3:], strict=False)
    return tuple(sorted({(one * a + two * b + three * c + four * d) & 0xFFFFFFFF for a, b, c, d in runs}))


@cache
def _code(word: str) -> int:
    return zlib.crc32(word.encode())


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """Tell which share of the smaller set of shingles the other one holds, from 0 to 1; 0 when one is empty.

    >>> containment(frozenset({1, 2, 3, 4}), frozenset({3, 4}))
    1.0
    """
    return len(one & other) / max(1, min(len(one), len(other)))


def _candidates(sketch: Sequence[int], index: dict[int, list[int]]) -> list[int]:
    """List the earlier articles that share a sketched hash, in order."""
    return sorted({other for key in sketch if len(index.get(key, ())) < CROWD for other in index.get(key, ())})


def _is_copy(share: float, one: Article, other: Article) -> bool:
    return share >= _SAME_ANY or (share >= _SAME_DAYS and _days_apart(one, other) <= _DAYS)


def _days_apart(one: Article, other: Article) -> float:
    """Count the days between two publications; 0 when either is unknown."""
    if one.published is None or other.published is None:
        return 0
    return abs(one.published.interval.start - other.published.interval.start) / DAY
