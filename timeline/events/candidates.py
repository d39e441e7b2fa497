"""Passages to candidates: which sentences may stand for which stretch of time, and how much each counts.

A sentence stands for every day (or month, year, period) that it mentions. A sentence without a date, near the beginning
of an article, stands for the day of publication and, as a morning paper reports yesterday, for the day before.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from timeline.events.hours import told
from timeline.interval import DAY, Interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.analysis.analyse import Passage
    from timeline.analysis.corpus import Corpus
    from timeline.analysis.query import Answers
    from timeline.model import Status, Timex

LEAD = 5
"""The first sentences of an article, which tell the news; what follows is background."""
_REPORT = 20
"""The sentences without a date that may tell of the day of publication, or of the day before: a morning paper's."""
_QUOTABLE = 8
"""Those of them that may also be printed; the others only vote."""
OPENING = 2
"""The first sentences of a report tell what happened on the day; those behind may be background of any age."""
_FADE = 0.05
"""How fast their weight falls with their place in the article, as an exponent."""
_MORNING_AFTER = 0.8
"""Weight of the day before publication against the day itself."""
_ANNOUNCED = 0.3
"""Weight of a sentence written before its date: plans change."""
_HINDSIGHT = 0.1
"""What each e-fold of delay adds: what is still mentioned a month later mattered."""
_UNIT = 1 << 20
"""What weights are counted in: a million articles add up to a sum that a float holds exactly."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may stand for a stretch of time."""

    article: int
    """The index of its article in the corpus."""
    passage: Passage
    interval: Interval
    """The stretch of time; for a morning paper's report the day before its publication."""
    cluster: int
    """The index of the first of the article's near-duplicates: sources are counted by it."""
    weight: float
    """A multiple of 2^-20, so that sums of weights are exact and do not depend on their order."""
    how: Literal["words", "publication", "morning_after"]
    """By a date in it, by the day of publication, or as a report of the day before publication."""
    timex: Timex | None
    aside: bool
    """Whether the sentence mentions another date first."""
    matches: bool
    """Whether it may be printed: it answers the query, and bears a date or is in a lead of that day. Others vote."""
    status: Status = "happened"
    """What the clause that its date stands in says of that date."""

    @property
    def prints(self) -> bool:
        """Whether an editor would print it for its date: it stands alone, and its date dates more than an aside.

        One without a date has to open a report of the day.
        """
        opens = self.how == "words" or self.passage.place < OPENING
        return self.matches and self.passage.alone and self.status != "background" and opens

    @property
    def strays(self) -> bool:
        """Whether its date is background of a sentence that tells what happened on another date."""
        return self.status == "background" and any(status != "background" for status in self.passage.statuses)

    @property
    def blurred(self) -> bool:
        """Whether it speaks of another day, too, by words that a reader cannot place: "yesterday", "on Friday"."""
        return any(timex.basis == "publication" and timex != self.timex for timex in self.passage.dates)


Slots = dict[Interval, list[Candidate]]
"""Stretches of time, each with the sentences that may stand for it."""


def slots(corpus: Corpus, answers: Answers, days: frozenset[Interval] = frozenset()) -> Slots:
    """Gather the candidates of every stretch of time, in the order of articles and sentences.

    Clock times of ``days`` stand for themselves, all others for their day (see :mod:`timeline.events.hours`).
    """
    found: Slots = defaultdict(list)
    for number, analysis in enumerate(corpus.analyses):
        if number in answers.named:
            for passage in analysis.passages:
                for candidate in _stands_for(corpus, number, passage, days, matches=answers.fits(number, passage)):
                    found[candidate.interval].append(candidate)
    return dict(found)


def _stands_for(
    corpus: Corpus, number: int, passage: Passage, days: frozenset[Interval], *, matches: bool
) -> Iterator[Candidate]:
    known, cluster = corpus.articles[number].published, corpus.copies[number]
    published = known.interval.day if known else None
    intervals = told(passage, days)
    for interval, timex, status in _first_of_each(intervals, passage):
        weight = _exact(_delay_weight(interval, published))
        aside = interval != intervals[0]
        yield Candidate(number, passage, interval, cluster, weight, "words", timex, aside, matches, status)
    if published and passage.place < _REPORT and not any(part.end - part.start <= DAY for part in intervals):
        weight = math.exp(-_FADE * passage.place)
        printed = matches and passage.place < _QUOTABLE and all(part.overlaps(published) for part in intervals)
        yield Candidate(number, passage, published, cluster, _exact(weight), "publication", None, False, printed)
        before, weight = Interval(published.start - DAY, published.start), _exact(weight * _MORNING_AFTER)
        yield Candidate(number, passage, before, cluster, weight, "morning_after", None, False, False)


def _first_of_each(intervals: Sequence[Interval], passage: Passage) -> Iterator[tuple[Interval, Timex, Status]]:
    """Pair each stretch of time of a sentence with the expression that dates it, and with what its clause says of it.

    Of several that is one which is no background, of those the one that covers just it, else the first.
    """
    pairs: dict[Interval, tuple[bool, bool, Timex, Status]] = {}
    for interval, timex, status in zip(intervals, passage.dates, passage.statuses, strict=True):
        rank = (status != "background", timex.interval == interval)
        if interval not in pairs or rank > pairs[interval][:2]:
            pairs[interval] = (*rank, timex, status)
    for interval, (_, _, timex, status) in pairs.items():
        yield interval, timex, status


def _delay_weight(interval: Interval, published: Interval | None) -> float:
    if published is None:
        return 1.0
    if published.end <= interval.start:
        return _ANNOUNCED
    return 1 + _HINDSIGHT * math.log1p(max(0, published.start - interval.start) / DAY)


def _exact(weight: float) -> float:
    return round(weight * _UNIT) / _UNIT
