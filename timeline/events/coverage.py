"""Choosing sentences for one stretch of time: those that say what most independent sources say of it.

The support of a word or a pair of words is the number of sources that use it for that time (each with the weight of
its best sentence); a sentence is worth the support that it adds to the ones already chosen, and long sentences pay.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.events.candidates import Candidate

Gram = str | tuple[str, str]
"""A term, or two that follow each other."""

_ALONE = 1.0, 0.5
"""Support below which a gram adds nothing: what one source says alone, or half of it where nobody agrees."""
_PAIR = 3.0
"""Weight of two words in a row against that of one."""
_LENGTH = 0.7
"""Exponent of the number of terms that a sentence's worth is divided by."""
DIGITS = 9
"""Decimals that a logarithm or a power is rounded to: beyond them processors differ."""
_BLURRED, _PLANNED = 0.6, 0.6
"""What a sentence is worth, printed with care, that says "yesterday" of another day, or that tells a plan."""
_ASIDE = 0.7
"""What a sentence is worth for a date that is not the first it mentions: mostly it tells of the first."""


def grams(candidate: Candidate) -> set[Gram]:
    """List the terms of a sentence and the pairs of terms that follow each other."""
    terms = candidate.passage.terms
    return {*terms, *pairwise(terms)}


def support(candidates: Sequence[Candidate]) -> dict[Gram, float]:
    """Count the independent sources that use a gram, each with the largest weight of its sentences that do."""
    best: dict[int, dict[Gram, float]] = defaultdict(dict)
    for candidate in candidates:
        mine = best[candidate.cluster]
        for gram in grams(candidate):
            if mine.get(gram, 0.0) < candidate.weight:
                mine[gram] = candidate.weight
    total: dict[Gram, float] = defaultdict(float)
    for cluster in best.values():
        for gram, weight in cluster.items():
            total[gram] += weight
    return dict(total)


def worth(supported: Mapping[Gram, float], rarity: Mapping[str, float]) -> dict[Gram, float]:
    """Weigh grams: words by support and rarity (the inverse sentence frequency), pairs by support."""
    alone = _ALONE[0] if max(supported.values(), default=0.0) > _ALONE[0] else _ALONE[1]
    return {
        gram: (value - alone) * (math.sqrt(rarity[gram]) if isinstance(gram, str) else _PAIR)
        for gram, value in supported.items()
        if value > alone
    }


def choose(
    candidates: Sequence[Candidate], weights: Mapping[Gram, float], count: int, *, careful: bool = False
) -> list[Candidate]:
    """Pick the sentences that cover most of the weight, greedily, best first; ties go to the earlier one.

    ``careful`` prefers what an editor would print: see :attr:`timeline.events.candidates.Candidate.prints`.
    """
    matching = [one for one in candidates if one.matches and not (careful and one.strays)]
    fits = [one for one in matching if careful and one.prints]
    fits = fits or [one for one in matching if one.passage.quotable] or matching
    left = [(candidate, grams(candidate)) for candidate in fits]
    cares = {id(one): _care(one) if careful else 1.0 for one in fits}
    gains = [_gain(own, weights, candidate, cares) for candidate, own in left]
    covered: set[Gram] = set()
    chosen: list[Candidate] = []
    while left and len(chosen) < count:
        best = _best(left, gains, covered, weights, cares)
        candidate, own = left[best]
        chosen.append(candidate)
        covered |= own
        others = [at for at, (other, _) in enumerate(left) if other.passage.terms != candidate.passage.terms]
        left, gains = [left[at] for at in others], [gains[at] for at in others]
    return chosen


def _best(
    left: Sequence[tuple[Candidate, set[Gram]]],
    gains: list[float],
    covered: set[Gram],
    weights: Mapping[Gram, float],
    cares: Mapping[int, float],
) -> int:
    """Find the sentence that adds most; what one adds never grows, so only the likeliest are counted again.

    This is the lazy greedy algorithm for submodular functions (M. Minoux, 1978).
    """
    while True:
        best = max(range(len(left)), key=gains.__getitem__)
        candidate, own = left[best]
        gain = _gain(own - covered, weights, candidate, cares)
        if gain == gains[best]:
            return best
        gains[best] = gain


def _gain(new: set[Gram], weights: Mapping[Gram, float], candidate: Candidate, cares: Mapping[int, float]) -> float:
    total = math.fsum(weights[gram] for gram in new if gram in weights)
    share = _ASIDE if candidate.aside else 1.0
    return cares[id(candidate)] * share * total / _price(len(candidate.passage.terms))


def _care(candidate: Candidate) -> float:
    """What a sentence is worth where those are preferred that an editor would print."""
    return (_BLURRED if candidate.blurred else 1.0) * (_PLANNED if candidate.status == "planned" else 1.0)


@cache
def _price(length: int) -> float:
    """What a sentence's worth is divided by for its number of terms."""
    return round(float(max(1, length) ** _LENGTH), DIGITS)


def coherence(chosen: Sequence[Candidate], supported: Mapping[Gram, float]) -> float:
    """Mean support of the pairs of words in the chosen sentences: high when sources tell the same thing."""
    pairs = {gram for candidate in chosen for gram in grams(candidate) if not isinstance(gram, str)}
    return math.fsum(supported.get(pair, 0.0) for pair in pairs) / len(pairs) if pairs else 0.0
