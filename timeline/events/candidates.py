"""Passages to candidates: which sentences may stand for which stretch of time, and how much each counts.

A sentence stands for every day (or month, year, period) that it mentions. A sentence without a date, near the beginning
of an article, stands for the day of publication and, as a morning paper reports yesterday, for the day before.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from timeline.interval import DAY, Interval

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from timeline.analysis.analyse import Passage
    from timeline.model import Article, Timex

LEAD = 5
"""The first sentences of an article, which tell the news; what follows is background."""
_REPORT = 20
"""The sentences without a date that may tell of the day of publication, or of the day before: a morning paper's."""
_QUOTABLE = 8
"""Those of them that may also be printed; the others only vote."""
_FADE = 0.05
"""How fast their weight falls with their place in the article, as an exponent."""
_MORNING_AFTER = 0.8
"""Weight of the day before publication against the day itself."""
_ANNOUNCED = 0.3
"""Weight of a sentence written before its date: plans change."""
_HINDSIGHT = 0.1
"""What each e-fold of delay adds: what is still mentioned a month later mattered."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was read, ready for ranking; the four tuples run in parallel."""

    articles: tuple[Article, ...]
    passages: tuple[tuple[Passage, ...], ...]
    clusters: tuple[int, ...]
    """For each article the index of the first of its near-duplicates."""
    relevance: tuple[float, ...]
    """0 to 1: how well it answers the query."""
    pattern: re.Pattern[str] | None = None
    """What a sentence must match to be chosen."""
    headed: frozenset[int] = frozenset()
    """Articles that name the query in headline or dateline alone, of which any sentence may be chosen."""

    def text(self, article: int, passage: Passage) -> str:
        """Return the verbatim sentence."""
        return self.articles[article].text[passage.start : passage.end]

    def matches(self, article: int, passage: Passage) -> bool:
        """Whether a sentence answers the query."""
        wanted = self.pattern
        return wanted is None or article in self.headed or wanted.search(self.text(article, passage)) is not None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may stand for a stretch of time."""

    article: int
    passage: Passage
    cluster: int
    weight: float
    how: Literal["words", "publication", "morning after"]
    """By a date in it, by the day of publication, or as a report of the day before publication."""
    timex: Timex | None
    aside: bool
    """Whether the sentence mentions another date first."""
    matches: bool
    """Whether it may be printed: it answers the query, and bears a date or is in a lead of that day. Others vote."""


Slots = dict[Interval, list[Candidate]]
"""Stretches of time, each with the sentences that may stand for it."""


def slots(corpus: Corpus) -> Slots:
    """Gather the candidates of every stretch of time, in the order of articles and sentences."""
    found: Slots = defaultdict(list)
    for number, passages in enumerate(corpus.passages):
        if not corpus.relevance[number]:
            continue
        for passage in passages:
            for interval, candidate in _stands_for(corpus, number, passage):
                found[interval].append(candidate)
    return dict(found)


def _stands_for(corpus: Corpus, number: int, passage: Passage) -> Iterator[tuple[Interval, Candidate]]:
    article = corpus.articles[number]
    cluster, matches = corpus.clusters[number], corpus.matches(number, passage)
    published = article.published.interval.day if article.published else None
    intervals = passage.intervals
    for interval, timex in dict(zip(intervals, passage.dates, strict=True)).items():
        weight = _delay_weight(interval, published)
        yield interval, Candidate(number, passage, cluster, weight, "words", timex, interval != intervals[0], matches)
    if published and passage.place < _REPORT and not any(part.granularity == "day" for part in intervals):
        weight = math.exp(-_FADE * passage.place)
        matches = matches and passage.place < _QUOTABLE and all(part.overlaps(published) for part in intervals)
        before = Interval(published.start - DAY, published.start)
        yield published, Candidate(number, passage, cluster, weight, "publication", None, False, matches)
        weight *= _MORNING_AFTER
        yield before, Candidate(number, passage, cluster, weight, "morning after", None, False, False)


def _delay_weight(interval: Interval, published: Interval | None) -> float:
    if published is None:
        return 1.0
    if published.end <= interval.start:
        return _ANNOUNCED
    return 1 + _HINDSIGHT * math.log1p(max(0, published.start - interval.start) / DAY)
