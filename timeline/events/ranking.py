"""Ranking stretches of time: how many independent sources mention them, and whether they tell the same thing.

Counting sources beat every cleverer unsupervised ranking that was tried (see docs/design/timelines.md). All that is
counted adds up over any partition of the articles, and what comes of it is rounded before it decides an order.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.events.candidates import LEAD
from timeline.events.coverage import DIGITS, Gram, choose, coherence, support, worth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.analysis.analyse import Analysis
    from timeline.events.candidates import Candidate, Slots
    from timeline.interval import Interval

_LEAD_MENTION = 0.5
"""What a mention in the lead adds."""
_REPORTED = 0.3
"""What a source adds that was published on the day and does not mention it."""
_VAGUE = {
    "week": 0.7, "weekend": 0.9, "month": 0.4, "period": 0.5, "quarter": 0.3, "season": 0.3, "half-year": 0.3,
    "year": 0.25, "decade": 0.15, "century": 0.1,
}  # fmt: skip
"""What a mention counts when it names no day: "in 2004" is background more often than news."""
_SHORTLIST = 1.6, 12
"""How many times the wanted number, or how many more, are looked at closely."""
_COHERENCE = 0.35


@dataclass(frozen=True, slots=True)
class Ranked:
    """A stretch of time with the sentences that tell of it."""

    interval: Interval
    score: float
    base: float
    """How many independent sources mention it, mentions in leads counting half as much again."""
    chosen: tuple[Candidate, ...]
    candidates: tuple[Candidate, ...]
    weights: dict[Gram, float]
    """What each gram is worth here."""


def rank(found: Slots, rarities: Mapping[str, float], *, count: int, per_slot: int) -> list[Ranked]:
    """Rank stretches of time, best first, of equals the earlier; closely only the best ``count`` and some more."""
    bases = {interval: value for interval, candidates in found.items() if (value := _base(candidates, interval))}
    order = sorted(bases, key=lambda interval: (-bases[interval], interval))
    order = order[: int(max(_SHORTLIST[0] * count, count + _SHORTLIST[1]))]
    ranked = (_closely(found[interval], interval, bases[interval], rarities, per_slot) for interval in order)
    return sorted((one for one in ranked if one.chosen), key=lambda one: (-one.score, one.interval))


def _base(candidates: Sequence[Candidate], interval: Interval) -> float:
    """Count the independent sources with a matching sentence that mentions it, and those that do so in their lead."""
    named = [candidate for candidate in candidates if candidate.how == "words"]
    mentions = {candidate.cluster for candidate in named if candidate.matches}
    leads = {candidate.cluster for candidate in named if candidate.passage.place < LEAD}
    reports = {candidate.cluster for candidate in candidates if candidate.how == "publication" and candidate.matches}
    sources = len(mentions) + _LEAD_MENTION * len(leads) + _REPORTED * len(reports)
    return sources * _VAGUE.get(interval.granularity, 1.0)


def rarity(analyses: Sequence[Analysis]) -> dict[str, float]:
    """Weigh terms by their inverse sentence frequency; never zero, so that a small corpus has differences too."""
    passages = [passage for analysis in analyses for passage in analysis.passages]
    counts = Counter(term for passage in passages for term in set(passage.terms))
    return {term: round(math.log((len(passages) + 1) / count), DIGITS) for term, count in counts.items()}


def _closely(
    candidates: Sequence[Candidate], interval: Interval, base: float, rarities: Mapping[str, float], per_slot: int
) -> Ranked:
    supported = support(candidates)
    weights = worth(supported, rarities)
    chosen = choose(candidates, weights, per_slot)
    score = round(base * (coherence(chosen, supported) + 0.1) ** _COHERENCE, DIGITS)
    return Ranked(interval, score, base, tuple(chosen), tuple(candidates), weights)
