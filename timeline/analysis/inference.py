"""When an article without a date was published: the date of its dated twin, or of articles that tell the same story.

Twins are near-duplicates. Two articles tell the same story when the rare words and pairs of words that they share weigh
enough (cosine of tf-idf vectors over words and pairs). The thresholds were read off dated articles whose date was
hidden: see docs/design/timelines.md. Counts of words add up over any partition of the articles.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import replace
from heapq import nlargest
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.model import Dating

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.analysis.analyse import Analysis
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

_DIGITS = 9
"""Decimals by which similarities are compared: beyond them processors differ."""

Vector = dict[object, float]


def infer_dates(
    articles: Sequence[Article], analyses: Sequence[Analysis], copies: Sequence[int]
) -> tuple[Article, ...]:
    """Give articles without a date that of a near-duplicate, or of the most similar one that tells the same story.

    Articles come in their canonical order (:func:`timeline.analysis.corpus.canonical`), ``copies`` is what
    :func:`timeline.analysis.sketch.copies` gave. An inferred date is a day, has the evidence "inferred", quotes the
    title or source of the article that it was taken from, and has a lower confidence; nothing is inferred from it.

    >>> from timeline.analysis.analyse import analyse
    >>> from timeline.interval import Interval
    >>> from timeline.model import Article
    >>> story = "Firefighters rescued eleven hikers from a flooded gorge after heavy rain on Sunday evening."
    >>> known = Article("1", story, "a.txt", title="Hikers saved", published=Dating(Interval.of(2011, 5, 2), "byline"))
    >>> both = (known, Article("2", story, "b.txt"))
    >>> found = infer_dates(both, [analyse(article) for article in both], (0, 0))[1].published
    >>> str(found), found.evidence, found.quote, found.inferred_from, found.confidence
    ('2011-05-02', 'inferred', 'Hikers saved', '1', 0.9)
    """
    lost = [number for number, article in enumerate(articles) if article.published is None]
    if not lost or len(lost) == len(articles):
        return tuple(articles)
    dated = list(articles)
    twins = _twins(articles, copies)
    for number in lost:
        if copies[number] in twins:
            dated[number] = _dated(articles[number], articles[twins[copies[number]]], _TWIN)
    alone = [number for number in lost if dated[number].published is None]
    for number, other, similarity in _same_story(articles, analyses, alone, copies):
        dated[number] = _dated(articles[number], articles[other], similarity)
    return tuple(dated)


def _twins(articles: Sequence[Article], copies: Sequence[int]) -> dict[int, int]:
    """Map each group of near-duplicates to the earliest dated of them."""
    best: dict[int, int] = {}
    for number, (article, group) in enumerate(zip(articles, copies, strict=True)):
        if article.published:
            best.setdefault(group, number)
    return best


def _dated(article: Article, other: Article, confidence: float) -> Article:
    known = other.published
    if known is None:
        return article
    certainty = round(confidence * known.confidence, 2)
    name = other.title or other.source
    day = Dating(known.interval.day, "inferred", name, confidence=certainty, inferred_from=other.id)
    return replace(article, published=day)


def _same_story(
    articles: Sequence[Article], analyses: Sequence[Analysis], lost: Sequence[int], copies: Sequence[int]
) -> list[tuple[int, int, float]]:
    """Find for each article in ``lost`` the dated one that is most like it, if any is like enough."""
    if not lost:
        return []
    vectors = _weighed([_grams(analysis) for analysis in analyses], copies)
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
    return nlargest(_COMPARED, shared, key=lambda other: (round(shared[other], _DIGITS), -other))


def _cosine(one: Vector, other: Vector) -> float:
    """Multiply two vectors of length one; the sum is exact, so its order does not matter."""
    return round(math.fsum(weight * other[gram] for gram, weight in one.items() if gram in other), _DIGITS)


def _grams(analysis: Analysis) -> Counter[object]:
    """Count the terms of an article, and the pairs that follow each other in a sentence."""
    found: Counter[object] = Counter()
    for passage in analysis.passages:
        found.update(passage.terms)
        found.update(pairwise(passage.terms))
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
