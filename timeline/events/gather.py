"""Ranked stretches of time to events: one happening each, with its evidence and its independent sources.

A sentence is printed once. What the best sentence of a date is like tells the same happening; what is left may
begin another event of the same date. Two dates that are told alike are one event, and the second is a doubt about the
first.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.events.candidates import OPENING
from timeline.events.coverage import choose
from timeline.events.hours import CLOCK
from timeline.interval import DAY
from timeline.model import Event, Mention, Note, Sentence, mention_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from timeline.analysis.corpus import Corpus
    from timeline.events.candidates import Candidate
    from timeline.events.likeness import Likeness
    from timeline.events.ranking import Ranked
    from timeline.interval import Interval

_SAME = 0.2
"""Similarity to the best sentence of a date that makes a sentence of that date tell the same happening."""
_RETOLD = 0.5
"""Similarity of the best sentences of two dates that makes them one happening."""
_DOUBT_DAYS = 3
"""Days apart that two dates of one happening can be."""
_DOUBT_MINUTES = 60
"""Minutes apart that two clock times of one happening can be."""
_FURTHER = 1 / 3
"""Sources that a further event of a date needs, as a share of those of the first."""
_TRIES = 6
"""How many sentences are looked at for a happening of their own."""
_CROWD = 0.6
"""What each further event of a date counts, next to the one before: a timeline is of many days."""
_MANY = 10
"""Independent sources from which what none tells in a sentence that an editor would print is not printed."""
_EVIDENCE = 8
"""How many further sentences an event keeps."""
_STEMS = 5
"""How many of the stems that weigh most are named as a reason."""


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
    corpus: Corpus, ranking: Iterable[Ranked], likeness: Likeness, *, per_event: int, split: bool, careful: bool = False
) -> list[Event]:
    """Turn ranked stretches of time into events, best first; without ``split`` one for each stretch of time.

    ``careful`` prefers sentences that an editor would print, and where there are many sources leaves out what none of
    them tells in such a sentence; where there are few, what is told in one that says nothing by itself.
    """
    strict = careful and len(set(corpus.copies)) >= _MANY
    told: list[_Told] = []
    used: set[tuple[str, ...]] = set()
    for ranked in ranking:
        for event in _events_of(ranked, used, likeness, per_event=per_event, split=split, careful=careful):
            best = event.chosen[0]
            if not best.prints if strict else careful and _says_nothing(corpus, best):
                continue
            if (same := _same_happening(event, told, likeness)) is not None:
                same.doubts += [event.ranked.interval] if _disagree(event, same) else []
                same.others += event.chosen + event.others
            else:
                told.append(event)
            used |= {candidate.passage.terms for candidate in event.chosen}
    return sorted(
        (_event(corpus, event, likeness) for event in told), key=lambda event: (-event.score, event.interval, event.id)
    )


def _events_of(
    ranked: Ranked, used: set[tuple[str, ...]], likeness: Likeness, *, per_event: int, split: bool, careful: bool
) -> list[_Told]:
    """Split a stretch of time: the best sentence takes those that are like it, what is left may begin another."""
    left = [candidate for candidate in ranked.candidates if candidate.passage.terms not in used]
    if not split:
        chosen = choose(left, ranked.weights, per_event, careful=careful)
        return [_Told(ranked, 0, 1.0, chosen, _without(left, chosen), [])] if chosen else []
    groups: list[_Told] = []
    for _ in range(_TRIES):
        if not (best := choose(left, ranked.weights, 1, careful=careful)):
            break
        like = [one for one in left if one is best[0] or likeness.of(best[0], one) >= _SAME]
        left = _without(left, like)
        if not _is_told(best[0], like):
            continue
        share = _share(like, groups[0]) if groups else 1.0
        if share >= _FURTHER:
            chosen = choose(like, ranked.weights, per_event, careful=careful)
            share *= _CROWD ** len(groups)
            groups.append(_Told(ranked, len(groups), share, chosen, _without(like, chosen), []))
        left = [one for one in left if one.how == "words" and one.weight >= 1]
    return groups


def _says_nothing(corpus: Corpus, candidate: Candidate) -> bool:
    """Whether a sentence tells nothing by itself: half of a quotation, or only that somebody said "so" or "that"."""
    passage = candidate.passage
    if candidate.status == "reported" and not passage.alone:
        return True
    return corpus.articles[candidate.article].text.count('"', passage.start, passage.end) % 2 == 1


def _without(candidates: Iterable[Candidate], others: Iterable[Candidate]) -> list[Candidate]:
    """List the candidates that are none of the others; of one date all are different, so identity tells, and fast."""
    taken = set(map(id, others))
    return [one for one in candidates if id(one) not in taken]


def _is_told(best: Candidate, like: Iterable[Candidate]) -> bool:
    """Whether something says that it happened then: words, two sources that reported it, or the opening of a report."""
    named = any(one.how == "words" for one in like)
    return named or best.passage.place < OPENING or len({one.cluster for one in like}) > 1


def _share(like: Sequence[Candidate], first: _Told) -> float:
    """Compare the sources of a further happening with all those of the first of its date; 1 at most."""
    whole = {candidate.cluster for candidate in (*first.chosen, *first.others)}
    return min(1.0, len({candidate.cluster for candidate in like}) / len(whole))


def _same_happening(event: _Told, told: Iterable[_Told], likeness: Likeness) -> _Told | None:
    """Find an event near in time whose best sentence says the same."""
    one = event.chosen[0]
    for other in told:
        near = _is_near(event.ranked.interval, other.ranked.interval)
        if near and likeness.of(one, other.chosen[0]) >= _RETOLD:
            return other
    return None


def _is_near(one: Interval, other: Interval) -> bool:
    """Whether one happening may have both dates: days next to each other, clock times, or a clock time and its day.

    Anything longer never repeats a day.
    """
    if max(one.end - one.start, other.end - other.start) > DAY:
        return False
    clocks = (one.granularity in CLOCK) + (other.granularity in CLOCK)
    return (
        abs(one.start - other.start) <= _DOUBT_MINUTES
        if clocks == 2
        else abs(one.day.start - other.day.start) <= (0 if clocks else _DOUBT_DAYS * DAY)
    )


def _disagree(event: _Told, other: _Told) -> bool:
    """Whether two sources date the same happening by words, and differently."""
    one, another = event.chosen[0], other.chosen[0]
    return one.how == another.how == "words" and one.cluster != another.cluster


def _event(corpus: Corpus, told: _Told, likeness: Likeness) -> Event:
    interval = told.ranked.interval
    every = (*told.chosen, *told.others)
    clusters = {candidate.cluster for candidate in every}
    members = _members(corpus, every)
    return Event(
        id=members[0],
        interval=interval,
        mentions=tuple(_mention(corpus, candidate) for candidate in told.chosen),
        evidence=tuple(_mention(corpus, candidate) for candidate in _evidence(told.chosen, told.others)),
        sources=len(clusters),
        score=round(told.ranked.score * told.share, 4),
        alternatives=tuple(sorted(set(told.doubts) - {interval})),
        reasons=_reasons(told, len(clusters)),
        members=members,
        status=told.chosen[0].status,
        dated_so=_dated_so(told, likeness),
    )


def _dated_so(told: _Told, likeness: Likeness) -> int:
    """Count the independent sources that by words date to its very date what the first sentence says."""
    best = told.chosen[0]
    named = [one for one in (*told.chosen, *told.others) if _dates(one, told.ranked.interval)]
    return len({one.cluster for one in named if one is best or likeness.of(best, one) >= _SAME})


def _dates(candidate: Candidate, interval: Interval) -> bool:
    """Whether words date a sentence to a stretch of time, and not to one around it or to another day."""
    return candidate.how == "words" and candidate.interval == interval


def _members(corpus: Corpus, candidates: Iterable[Candidate]) -> tuple[str, ...]:
    """List the ids of mentions, the founding one first; a report of the morning after only votes, and is none."""
    told = sorted((one for one in candidates if one.how != "morning_after"), key=_age)
    return tuple(_id(corpus, candidate) for candidate in told)


def _age(candidate: Candidate) -> tuple[int, int, int]:
    """Order mentions by publication, article id (which is the order of the corpus) and offset."""
    return candidate.article, candidate.passage.start, candidate.timex.start if candidate.timex else -1


def _id(corpus: Corpus, candidate: Candidate) -> str:
    passage = candidate.passage
    return mention_id(corpus.articles[candidate.article].id, (passage.start, passage.end), candidate.timex)


def further(
    corpus: Corpus, found: Mapping[Interval, Sequence[Candidate]], likeness: Likeness, told: Collection[str]
) -> list[Event]:
    """Make events of all mentions whose ids are not in ``told``, so that each can be found: the oldest date first.

    They have no score. Of one stretch of time, what is like the earliest sentence left belongs to its event.
    """
    events = []
    for interval in sorted(found):
        left = [one for one in found[interval] if one.how != "morning_after" and _id(corpus, one) not in told]
        events += [_further_event(corpus, interval, group) for group in _alike(sorted(left, key=_age), likeness)]
    return events


def _alike(candidates: Sequence[Candidate], likeness: Likeness) -> list[list[Candidate]]:
    """Group sentences: each joins the first group whose first sentence is like it; those are found by shared terms."""
    groups: list[list[Candidate]] = []
    index: dict[str, list[int]] = defaultdict(list)
    for one in candidates:
        own = dict.fromkeys(one.passage.terms)
        shared: dict[int, float] = defaultdict(float)
        for term in own:
            for group in index[term]:
                shared[group] += likeness.rarity[term] ** 2
        size = likeness.length(one.passage.terms)
        firsts = {at: likeness.length(groups[at][0].passage.terms) for at in shared}
        near = [at for at, weight in shared.items() if weight >= _SAME * size * firsts[at]]
        if near:
            groups[min(near)].append(one)
            continue
        for term in own:
            index[term].append(len(groups))
        groups.append([one])
    return groups


def _further_event(corpus: Corpus, interval: Interval, group: Sequence[Candidate]) -> Event:
    members = _members(corpus, group)
    return Event(
        id=members[0],
        interval=interval,
        mentions=(_mention(corpus, group[0]),),
        evidence=tuple(_mention(corpus, candidate) for candidate in _evidence(group[:1], group[1:])),
        sources=len({candidate.cluster for candidate in group}),
        members=members,
        status=group[0].status,
        dated_so=len({candidate.cluster for candidate in group if candidate.how == "words"}),
    )


def _evidence(chosen: Sequence[Candidate], others: Sequence[Candidate]) -> list[Candidate]:
    """List one sentence of each further source, those dated by words and the weightiest first."""
    seen = {candidate.cluster for candidate in chosen}
    found = []
    for candidate in sorted(others, key=lambda one: (one.how != "words", -one.weight, _age(one))):
        if candidate.cluster not in seen:
            found.append(candidate)
            seen.add(candidate.cluster)
    return found[:_EVIDENCE]


def _mention(corpus: Corpus, candidate: Candidate) -> Mention:
    """Say how a sentence is dated; one that bears no date is dated by its publication, be it the morning after."""
    article = corpus.articles[candidate.article]
    sentence = Sentence(article, candidate.passage.start, candidate.passage.end)
    if candidate.how == "words" or article.published is None:
        resolved = candidate.timex is not None and candidate.timex.anchor is not None
        return Mention(sentence, candidate.interval, "resolved" if resolved else "stated", candidate.timex)
    inferred = article.published.evidence == "inferred"
    return Mention(sentence, article.published.interval.day, "inferred" if inferred else "publication")


def _reasons(told: _Told, sources: int) -> tuple[Note, ...]:
    ranked = told.ranked
    named = len({candidate.cluster for candidate in ranked.candidates if _dates(candidate, ranked.interval)})
    reported = len({candidate.cluster for candidate in ranked.candidates if candidate.how == "publication"})
    own = set(told.chosen[0].passage.terms)
    words = [gram for gram in ranked.weights if isinstance(gram, str) and gram in own]
    shared = sorted(words, key=lambda gram: (-ranked.weights[gram], gram))
    base, score = round(ranked.base, 1), round(ranked.score, 2)
    return (
        Note("date", {"named": named, "reported": reported}),
        Note("rank", {"base": base, "score": score}),
        Note("happening", {"sources": sources, "stems": tuple(shared[:_STEMS])}),
    )
