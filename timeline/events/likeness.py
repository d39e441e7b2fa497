"""How much two sentences say the same: by the terms they share, and across languages by the names and numbers."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.analysis.analyse import Analysis
    from timeline.events.candidates import Candidate

Terms = tuple[str, ...]
_FOREIGN = 0.4
"""What the similarity of two languages counts against that of one: half of their names and numbers shared is as much as
a fifth of all terms of one language."""


class Likeness:
    """Cosines of sentences as sets of terms weighed by rarity, from 0 to 1.

    Two languages share no words, but names and numbers: of those sentences only the terms count that stand in articles
    of several languages.
    """

    def __init__(self, analyses: Sequence[Analysis], rarity: Mapping[str, float]) -> None:
        self.rarity = rarity
        self._languages = [analysis.language.partition("-")[0] for analysis in analyses]
        self._common = _common(analyses, self._languages)
        self._lengths: dict[Terms, float] = {}

    def length(self, terms: Terms) -> float:
        """Measure the Euclidean length of a sentence."""
        if (known := self._lengths.get(terms)) is None:
            known = self._lengths[terms] = math.sqrt(self._weight(set(terms)))
        return known

    def of(self, one: Candidate, other: Candidate) -> float:
        """Compare two sentences."""
        mine, theirs = one.passage.terms, other.passage.terms
        if self._languages[one.article] != self._languages[other.article]:
            return self._foreign(self._common.intersection(mine), self._common.intersection(theirs))
        shared = set(mine).intersection(theirs)
        return self._weight(shared) / (self.length(mine) * self.length(theirs)) if shared else 0.0

    def _foreign(self, mine: frozenset[str], theirs: frozenset[str]) -> float:
        shared = mine & theirs
        lengths = math.sqrt(self._weight(mine)) * math.sqrt(self._weight(theirs))
        return _FOREIGN * self._weight(shared) / lengths if shared and lengths else 0.0

    def _weight(self, terms: Iterable[str]) -> float:
        return math.fsum(self.rarity[term] ** 2 for term in terms)


def _common(analyses: Sequence[Analysis], languages: Sequence[str]) -> frozenset[str]:
    """Find the terms that stand in articles of several languages; none where all are of one."""
    if len({*languages}) < 2:
        return frozenset()
    spoken: dict[str, set[str]] = defaultdict(set)
    for language, analysis in zip(languages, analyses, strict=True):
        spoken[language].update(term for passage in analysis.passages for term in passage.terms)
    counts: dict[str, int] = defaultdict(int)
    for terms in spoken.values():
        for term in terms:
            counts[term] += 1
    return frozenset(term for term, number in counts.items() if number > 1)
