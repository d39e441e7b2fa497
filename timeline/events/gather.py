"""Ranked stretches of time to events: one happening each, with its evidence and its independent sources."""

from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING

from timeline.events.coverage import choose
from timeline.model import Event, Mention, Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.events.candidates import Candidate, Corpus
    from timeline.events.ranking import Ranked
    from timeline.interval import Interval

_SAME = 0.3
"""Similarity to the best sentence that makes a sentence tell the same happening."""
_EVIDENCE = 8
"""How many further sentences an event keeps."""


def events(corpus: Corpus, ranked: Ranked, rarity: Mapping[str, float], *, per_event: int, split: bool) -> list[Event]:
    """Turn one stretch of time into its events, the best supported first.

    Without ``split`` everything on it is one event.
    """
    groups = happenings(ranked, rarity, per_event) if split else [_whole(ranked)]
    return [_event(corpus, ranked, group, number) for number, group in enumerate(groups)]


Group = tuple[list["Candidate"], list["Candidate"]]
"""The chosen sentences of an event, and the others that tell of it."""


def _whole(ranked: Ranked) -> Group:
    texts = {candidate.passage.terms for candidate in ranked.chosen}
    return list(ranked.chosen), [other for other in ranked.candidates if other.passage.terms not in texts]


def happenings(ranked: Ranked, rarity: Mapping[str, float], per_event: int) -> list[Group]:
    """Split a stretch of time: each best sentence takes those that are like it, what is left begins another event.

    A further event needs as many sources as :data:`_FURTHER` asks of it.
    """
    left = list(ranked.candidates)
    groups: list[Group] = []
    while best := choose(left, ranked.weights, 1):
        like = [other for other in left if other is best[0] or _similar(best[0], other, rarity) >= _SAME]
        if groups and not _stands_alone(like, groups[0]):
            left = [other for other in left if other is not best[0] and other not in like]
            continue
        chosen = choose(like, ranked.weights, per_event)
        groups.append((chosen, [other for other in like if other not in chosen]))
        left = [other for other in left if other not in like]
    return groups


def _stands_alone(like: Sequence[Candidate], first: Group) -> bool:
    """Whether sentences tell a happening of their own: dated by words, and with a third of the sources of the first."""
    named = {candidate.cluster for candidate in like if candidate.how == "words" and candidate.weight >= 1}
    return len(named) >= max(1, len({candidate.cluster for part in first for candidate in part}) / 3)


def _similar(one: Candidate, other: Candidate, rarity: Mapping[str, float]) -> float:
    """Cosine of two sentences as sets of terms weighted by rarity."""
    mine, theirs = set(one.passage.terms), set(other.passage.terms)
    shared = sum(rarity[term] ** 2 for term in mine & theirs)
    lengths = (math.sqrt(sum(rarity[term] ** 2 for term in words)) or 1.0 for words in (mine, theirs))
    return shared / math.prod(lengths)


def _event(corpus: Corpus, ranked: Ranked, group: Group, number: int) -> Event:
    chosen, others = group
    clusters = {candidate.cluster for candidate in (*chosen, *others)}
    seen = {candidate.cluster for candidate in chosen}
    evidence = []
    for candidate in sorted(others, key=lambda other: -other.weight):
        if candidate.cluster not in seen:
            evidence.append(candidate)
            seen.add(candidate.cluster)
    mentions = tuple(_mention(corpus, ranked.interval, candidate) for candidate in chosen)
    return Event(
        id=identity(ranked.interval, "" if number == 0 else str(mentions[0].sentence)),
        interval=ranked.interval,
        mentions=mentions,
        evidence=tuple(_mention(corpus, ranked.interval, candidate) for candidate in evidence[:_EVIDENCE]),
        sources=len(clusters),
        score=round(ranked.score, 4),
        reasons=_reasons(ranked),
    )


def identity(interval: Interval, text: str) -> str:
    """Name an event with 8 hex digits: of its date, and of its best sentence when it is not the first of its date."""
    return hashlib.sha256(f"{interval}\n{text}".encode()).hexdigest()[:8]


def _mention(corpus: Corpus, interval: Interval, candidate: Candidate) -> Mention:
    article = corpus.articles[candidate.article]
    sentence = Sentence(article, candidate.passage.start, candidate.passage.end)
    return Mention(sentence, interval, candidate.how, candidate.timex)


def _reasons(ranked: Ranked) -> tuple[str, ...]:
    named = {candidate.cluster for candidate in ranked.candidates if candidate.how == "words"}
    reported = {candidate.cluster for candidate in ranked.candidates if candidate.how != "words"}
    top = sorted(ranked.weights, key=lambda gram: (-ranked.weights[gram], str(gram)))[:3]
    words = ", ".join(gram if isinstance(gram, str) else " ".join(gram) for gram in top)
    return (
        f"{len(named)} independent sources mention {ranked.interval}, {len(reported)} report on that day",
        f"what they share: {words}" if words else "nothing that they share",
    )
