"""Ranked stretches of time to events: one happening each, with its evidence and its independent sources.

A sentence is printed once. What the best sentence of a date is like tells the same happening; what is left may
begin another event of the same date. Two dates that are told alike are one event, and the second is a doubt about the
first.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.events.coverage import choose
from timeline.interval import DAY
from timeline.model import Event, Mention, Note, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.events.candidates import Candidate, Corpus
    from timeline.events.ranking import Ranked
    from timeline.interval import Interval

_SAME = 0.2
"""Similarity to the best sentence of a date that makes a sentence of that date tell the same happening."""
_RETOLD = 0.5
"""Similarity of the best sentences of two dates that makes them one happening."""
_DOUBT_DAYS = 3
"""Days apart that two dates of one happening can be."""
_FURTHER = 1 / 3
"""Sources that a further event of a date needs, as a share of those of the first."""
_TRIES = 6
"""How many sentences are looked at for a happening of their own."""
_OPENING = 2
"""The first sentences of a report tell what happened on the day; those behind may be background of any age."""
_CROWD = 0.6
"""What each further event of a date counts, next to the one before: a timeline is of many days."""
_EVIDENCE = 8
"""How many further sentences an event keeps."""


@dataclass(slots=True)
class _Told:
    """An event in the making."""

    ranked: Ranked
    place: int
    """0 for the first event of its date."""
    share: float
    """What it has of its date's score: all for the first; for a further one, its part of the first one's sources."""
    chosen: list[Candidate]
    others: list[Candidate]
    doubts: list[Interval]


def gather(
    corpus: Corpus, ranking: Iterable[Ranked], rarity: Mapping[str, float], *, per_event: int, split: bool
) -> list[Event]:
    """Turn ranked stretches of time into events, best first; without ``split`` one for each stretch of time."""
    told: list[_Told] = []
    used: set[tuple[str, ...]] = set()
    for ranked in ranking:
        for event in _events_of(ranked, used, rarity, per_event=per_event, split=split):
            if (same := _same_happening(event, told, rarity)) is not None:
                same.doubts += [event.ranked.interval] if _disagree(event, same) else []
                same.others += event.chosen + event.others
            else:
                told.append(event)
            used |= {candidate.passage.terms for candidate in event.chosen}
    return sorted((_event(corpus, event) for event in told), key=lambda event: -event.score)


def _events_of(
    ranked: Ranked, used: set[tuple[str, ...]], rarity: Mapping[str, float], *, per_event: int, split: bool
) -> list[_Told]:
    """Split a stretch of time: the best sentence takes those that are like it, what is left may begin another."""
    left = [candidate for candidate in ranked.candidates if candidate.passage.terms not in used]
    if not split:
        chosen = choose(left, ranked.weights, per_event)
        return [_Told(ranked, 0, 1.0, chosen, _without(left, chosen), [])] if chosen else []
    lengths = _lengths(left, rarity)
    groups: list[_Told] = []
    for _ in range(_TRIES):
        if not (best := choose(left, ranked.weights, 1)):
            break
        like = [one for one in left if one is best[0] or similarity(best[0], one, rarity, lengths) >= _SAME]
        left = _without(left, like)
        if not _is_told(best[0], like):
            continue
        share = _share(like, groups[0]) if groups else 1.0
        if share >= _FURTHER:
            chosen = choose(like, ranked.weights, per_event)
            share *= _CROWD ** len(groups)
            groups.append(_Told(ranked, len(groups), share, chosen, _without(like, chosen), []))
        left = [one for one in left if one.how == "words" and one.weight >= 1]
    return groups


def _without(candidates: Iterable[Candidate], others: Iterable[Candidate]) -> list[Candidate]:
    """List the candidates that are none of the others; of one date all are different, so identity tells, and fast."""
    taken = set(map(id, others))
    return [one for one in candidates if id(one) not in taken]


def _is_told(best: Candidate, like: Iterable[Candidate]) -> bool:
    """Whether something says that it happened then: words, two sources that reported it, or the opening of a report."""
    named = any(one.how == "words" for one in like)
    return named or best.passage.place < _OPENING or len({one.cluster for one in like}) > 1


def _share(like: Sequence[Candidate], first: _Told) -> float:
    """Compare the sources of a further happening with all those of the first of its date; 1 at most."""
    whole = {candidate.cluster for candidate in (*first.chosen, *first.others)}
    return min(1.0, len({candidate.cluster for candidate in like}) / len(whole))


Lengths = dict[tuple[str, ...], float]
"""Euclidean lengths of sentences, by their terms."""


def _lengths(candidates: Iterable[Candidate], rarity: Mapping[str, float]) -> Lengths:
    return {
        terms: math.sqrt(math.fsum(rarity[term] ** 2 for term in set(terms)))
        for terms in {candidate.passage.terms for candidate in candidates}
    }


def similarity(one: Candidate, other: Candidate, rarity: Mapping[str, float], lengths: Lengths) -> float:
    """Cosine of two sentences as sets of terms weighed by rarity, from 0 to 1."""
    mine, theirs = one.passage.terms, other.passage.terms
    shared = set(mine).intersection(theirs)
    return math.fsum(rarity[term] ** 2 for term in shared) / (lengths[mine] * lengths[theirs]) if shared else 0.0


def _same_happening(event: _Told, told: Iterable[_Told], rarity: Mapping[str, float]) -> _Told | None:
    """Find an event near in time whose best sentence says the same."""
    one = event.chosen[0]
    for other in told:
        near = _days_between(event.ranked.interval, other.ranked.interval) <= _DOUBT_DAYS
        if near and similarity(one, other.chosen[0], rarity, _lengths([one, other.chosen[0]], rarity)) >= _RETOLD:
            return other
    return None


def _days_between(one: Interval, other: Interval) -> float:
    """Count the days between two days; endless for anything longer, which never repeats a day."""
    if one.granularity != "day" or other.granularity != "day":
        return math.inf
    return abs(one.start - other.start) / DAY


def _disagree(event: _Told, other: _Told) -> bool:
    """Whether two sources date the same happening by words, and differently."""
    one, another = event.chosen[0], other.chosen[0]
    return one.how == another.how == "words" and one.cluster != another.cluster


def _event(corpus: Corpus, told: _Told) -> Event:
    interval = told.ranked.interval
    clusters = {candidate.cluster for candidate in (*told.chosen, *told.others)}
    mentions = tuple(_mention(corpus, interval, candidate) for candidate in told.chosen)
    return Event(
        id=identity(interval, str(mentions[0].sentence) if told.place else ""),
        interval=interval,
        mentions=mentions,
        evidence=tuple(_mention(corpus, interval, candidate) for candidate in _evidence(told)),
        sources=len(clusters),
        score=round(told.ranked.score * told.share, 4),
        alternatives=tuple(sorted(set(told.doubts) - {interval})),
        reasons=_reasons(told, len(clusters)),
    )


def _evidence(told: _Told) -> list[Candidate]:
    """List one sentence of each further source, those dated by words and the weightiest first."""
    seen = {candidate.cluster for candidate in told.chosen}
    found = []
    for candidate in sorted(told.others, key=lambda one: (one.how != "words", -one.weight)):
        if candidate.cluster not in seen:
            found.append(candidate)
            seen.add(candidate.cluster)
    return found[:_EVIDENCE]


def identity(interval: Interval, text: str) -> str:
    """Name an event with 8 hex digits: of its date, and of its best sentence when it is not the first of its date.

    The name stays when further articles bring a better sentence.

    >>> from timeline.interval import Interval
    >>> identity(Interval.of(2016, 2, 25), "")
    '7628624d'
    """
    return hashlib.sha256(f"{interval}\n{text}".encode()).hexdigest()[:8]


def _mention(corpus: Corpus, interval: Interval, candidate: Candidate) -> Mention:
    """Say how a sentence is dated; one that bears no date is dated by its publication, be it the morning after."""
    article = corpus.articles[candidate.article]
    sentence = Sentence(article, candidate.passage.start, candidate.passage.end)
    if candidate.how == "words" or article.published is None:
        return Mention(sentence, interval, "words", candidate.timex)
    inferred = article.published.evidence == "inferred"
    return Mention(sentence, article.published.interval.day, "inferred" if inferred else "publication")


def _reasons(told: _Told, sources: int) -> tuple[Note, ...]:
    ranked = told.ranked
    named = len({candidate.cluster for candidate in ranked.candidates if candidate.how == "words"})
    reported = len({candidate.cluster for candidate in ranked.candidates if candidate.how == "publication"})
    own = set(told.chosen[0].passage.terms)
    words = [gram for gram in ranked.weights if isinstance(gram, str) and gram in own]
    shared = sorted(words, key=lambda gram: (-ranked.weights[gram], gram))
    base, score = round(ranked.base, 1), round(ranked.score, 2)
    return (
        Note("date", {"named": named, "reported": reported}),
        Note("rank", {"base": base, "score": score}),
        Note("happening", {"sources": sources, "stems": tuple(shared[:5])}),
    )
