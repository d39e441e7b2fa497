"""Ranking stretches of time: how many independent sources mention them, and whether they tell the same thing.

Days first: months and years count for the day inside them that says the same, and what is left of them comes behind.
A day that tells over again what a better one told shortly before it counts less.

Counting sources beat every cleverer unsupervised ranking that was tried (see docs/design/timelines.md). All that is
counted adds up over any partition of the articles, and what comes of it is rounded before it decides an order.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from timeline.events.candidates import LEAD
from timeline.events.coverage import DIGITS, Gram, choose, coherence, support, worth
from timeline.events.vague import SHARE, as_evidence, is_vague, placed
from timeline.interval import DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from timeline.analysis.analyse import Analysis
    from timeline.events.candidates import Candidate, Slots
    from timeline.events.likeness import Likeness
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
_ALONE = 0.2
"""What a vague date counts besides, once what a day inside it says is taken from it: it comes behind the days."""
_SHORTLIST = 1.6, 12
"""How many times the wanted number, or how many more, are looked at closely."""
_COHERENCE = 0.35
_RETOLD = 0.45
"""Cosine of the words of two days from which the later one tells the story of the other over again."""
_MEMORY = 30
"""How many days later."""
_AGAIN = 0.67
"""What such a day counts."""
_WORDS = 100
"""How many words of a day are compared: those that weigh most."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A stretch of time with the sentences that tell of it."""

    interval: Interval
    score: float
    base: float
    """How many independent sources mention it, mentions in leads counting half as much again, vague ones half."""
    chosen: tuple[Candidate, ...]
    candidates: tuple[Candidate, ...]
    """What tells of it; those of another interval date it by a month or a year."""
    weights: dict[Gram, float]
    """What each gram is worth here."""


def rank(
    found: Slots,
    rarities: Mapping[str, float],
    likeness: Likeness,
    *,
    count: int,
    per_slot: int,
    kept: Callable[[Interval], bool],
    asked: tuple[str, ...],
) -> list[Ranked]:
    """Rank stretches of time, best first, of equals the earlier; closely only the best ``count`` and some more.

    ``kept`` says which are wanted; vague dates that are not have their votes all the same. ``asked`` are the stems of
    what is asked for, which say nothing of a day.
    """
    closely = partial(_shortlist, rarities=rarities, count=count, per_slot=per_slot)
    days = closely({interval: some for interval, some in found.items() if not is_vague(interval) and kept(interval)})
    given = placed(found, {one.interval: one.chosen[0] for one in days}, likeness)
    days = [_supported(one, given[one.interval], rarities, per_slot) if one.interval in given else one for one in days]
    taken = {id(candidate) for some in given.values() for candidate in some}
    vague = closely(
        {
            interval: [one for one in some if id(one) not in taken]
            for interval, some in found.items()
            if is_vague(interval) and kept(interval)
        }
    )
    left = (replace(one, score=round(one.score * _ALONE, DIGITS)) for one in vague)
    return sorted([*_once(sorted(days, key=_best_first), asked), *left], key=_best_first)


def _best_first(one: Ranked) -> tuple[float, Interval]:
    return -one.score, one.interval


def _shortlist(found: Slots, *, rarities: Mapping[str, float], count: int, per_slot: int) -> list[Ranked]:
    """Look closely at the stretches of time that most sources mention."""
    bases = {interval: value for interval, candidates in found.items() if (value := _base(candidates, interval))}
    order = sorted(bases, key=lambda interval: (-bases[interval], interval))
    order = order[: int(max(_SHORTLIST[0] * count, count + _SHORTLIST[1]))]
    ranked = (_closely(found[interval], interval, bases[interval], rarities, per_slot) for interval in order)
    return [one for one in ranked if one.chosen]


def _supported(one: Ranked, given: Sequence[Candidate], rarities: Mapping[str, float], per_slot: int) -> Ranked:
    """Let what vaguer dates say of a day vote for it: each further source, and what it says."""
    named = {candidate.cluster for candidate in one.candidates if candidate.how == "words" and candidate.matches}
    further = {candidate.cluster for candidate in given if candidate.matches} - named
    base = one.base + SHARE * len(further)
    return _closely([*one.candidates, *map(as_evidence, given)], one.interval, base, rarities, per_slot)


def _once(days: Iterable[Ranked], asked: tuple[str, ...]) -> Iterator[Ranked]:
    """Lower each day whose words are those of a better one shortly before it; the best come first."""
    better: dict[int, dict[str, float]] = {}
    for one in days:
        words, day = _direction(one, asked), one.interval.start // DAY
        before = (better[day - back] for back in range(1, _MEMORY + 1) if day - back in better)
        again = any(round(_product(words, other), DIGITS) >= _RETOLD for other in before)
        yield replace(one, score=round(one.score * _AGAIN, DIGITS)) if again else one
        better.setdefault(day, words)


def _direction(one: Ranked, asked: tuple[str, ...]) -> dict[str, float]:
    """List the words that weigh most on a day, as a vector of length one."""
    words = [(-value, word) for word, value in one.weights.items() if isinstance(word, str)]
    most = {word: -value for value, word in sorted(words)[:_WORDS] if not word.startswith(asked)}
    size = math.sqrt(math.fsum(value * value for value in most.values()))
    return {word: value / size for word, value in most.items()}


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return math.fsum(one[word] * other[word] for word in one.keys() & other.keys())


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
