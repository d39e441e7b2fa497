"""When an article without a date was published: the date of its dated twin, or of articles that tell the same story.

Twins are near-duplicates. Two articles tell the same story when the rare words and pairs of words that they share weigh
enough (cosine of tf-idf vectors over words and pairs). The thresholds were read off dated articles whose date was
hidden: see docs/design/timelines.md.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import replace
from heapq import nlargest
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.language.stems import terms
from timeline.model import Dating

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.model import Article

_TWIN = 0.9
"""Confidence in the date of a near-duplicate, times that in the date of the other."""
_STORY = 0.25
"""Similarity from which two articles tell the same story."""

_INDEXED = 100
"""The heaviest grams of a dated article, by which it can be found; all of them would be mostly common words."""
_CROWD = 100
"""A gram that is among the heaviest of this many articles proposes nobody."""
_COMPARED = 30
"""The articles found by most weight that are compared whole."""

Vector = dict[object, float]


def infer_dates(articles: Sequence[Article], copies: Sequence[int]) -> tuple[Article, ...]:
    """Give articles without a date that of a near-duplicate, or of the most similar one that tells the same story.

    ``copies`` is what :func:`timeline.analysis.sketch.copies` gave. An inferred date is a day, has the evidence
    "inferred", says in its quote from what, and has a lower confidence; nothing is inferred from it in turn.

    >>> from timeline.interval import Interval
    >>> from timeline.model import Article
    >>> story = "Firefighters rescued eleven hikers from a flooded gorge after heavy rain on Sunday evening."
    >>> known = Article("1", story, "a.txt", title="Hikers saved", published=Dating(Interval.of(2011, 5, 2), "byline"))
    >>> both = infer_dates([known, Article("2", story, "b.txt")], (0, 0))
    >>> print(both[1].published, both[1].published.quote)
    2011-05-02 a near-duplicate, “Hikers saved” (a.txt), is dated 2011-05-02
    """
    lost = [number for number, article in enumerate(articles) if article.published is None]
    if not lost or len(lost) == len(articles):
        return tuple(articles)
    dated = list(articles)
    twins = _twins(articles, copies)
    for number in lost:
        if copies[number] in twins:
            dated[number] = _dated(articles[number], articles[twins[copies[number]]], "a near-duplicate", _TWIN)
    for number, other, similarity in _same_story(articles, [n for n in lost if dated[n].published is None], copies):
        dated[number] = _dated(articles[number], articles[other], "an article on the same story", similarity)
    return tuple(dated)


def _twins(articles: Sequence[Article], copies: Sequence[int]) -> dict[int, int]:
    """Map each group of near-duplicates to the earliest dated of them."""
    best: dict[int, int] = {}
    for number, (article, group) in enumerate(zip(articles, copies, strict=True)):
        if article.published and (group not in best or _start(article) < _start(articles[best[group]])):
            best[group] = number
    return best


def _start(article: Article) -> int:
    return article.published.interval.start if article.published else 0


def _dated(article: Article, other: Article, what: str, confidence: float) -> Article:
    known = other.published
    if known is None:
        return article
    name = f"“{other.title}” ({other.source})" if other.title else other.source
    quote = f"{what}, {name}, is dated {known.interval.day}"
    return replace(
        article,
        published=Dating(
            known.interval.day,
            "inferred",
            quote,
            confidence=round(confidence * known.confidence, 2),
            inferred_from=other.id,
        ),
    )


def _same_story(
    articles: Sequence[Article], lost: Sequence[int], copies: Sequence[int]
) -> list[tuple[int, int, float]]:
    """Find for each article in ``lost`` the dated one that is most like it, if any is like enough."""
    if not lost:
        return []
    vectors = _weighed([_grams(article) for article in articles], copies)
    index: dict[object, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        if article.published is not None:
            for gram in _telling(vectors[number]):
                index[gram].append(number)
    found = []
    for number in lost:
        mine = vectors[number]
        likeness = {other: _cosine(mine, vectors[other]) for other in _proposed(mine, vectors, index)}
        best = max(likeness, key=lambda other: (likeness[other], -other), default=None)
        if best is not None and likeness[best] >= _STORY:
            found.append((number, best, min(_TWIN, likeness[best])))
    return found


def _telling(vector: Vector) -> list[object]:
    """List the grams of an article that weigh most; of equals those that come first in it."""
    return nlargest(_INDEXED, vector, key=vector.__getitem__)


def _proposed(vector: Vector, vectors: Sequence[Vector], index: Mapping[object, Sequence[int]]) -> list[int]:
    """List the articles whose heaviest grams make them most like this one; common words propose nobody."""
    shared: dict[int, float] = defaultdict(float)
    for gram, weight in vector.items():
        others = index.get(gram, ())
        if len(others) <= _CROWD:
            for other in others:
                shared[other] += weight * vectors[other][gram]
    return nlargest(_COMPARED, shared, key=lambda other: (shared[other], -other))


def _cosine(one: Vector, other: Vector) -> float:
    """Multiply two vectors of length one; the sum is exact, so its order does not matter."""
    return math.fsum(weight * other[gram] for gram, weight in one.items() if gram in other)


def _grams(article: Article) -> Counter[object]:
    """Count the words of an article, and the pairs that follow each other."""
    found: Counter[object] = Counter()
    for start, end in article.body or [(0, len(article.text))]:
        words = terms(article.text[start:end], language=article.language)
        found.update(words)
        found.update(pairwise(words))
    return found


def _weighed(counts: Sequence[Mapping[object, int]], copies: Sequence[int]) -> list[Vector]:
    """Turn counts into vectors of length one, weighed by log(1 + N/n) over articles, near-duplicates counted once."""
    firsts = set(copies)
    spread = Counter(gram for first in firsts for gram in counts[first])
    vectors = []
    for count in counts:
        vector = {g: (1 + math.log(n)) * math.log(1 + len(firsts) / max(1, spread[g])) for g, n in count.items()}
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        vectors.append({gram: weight / length for gram, weight in vector.items()})
    return vectors
