"""Stories of hours: the days whose clock times are entries of their own.

Most clock times in the news are those of appointments and of the newsroom. They tell a story where it was written while
it went on: most articles are of that day or of the next, and they name several times of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from timeline.interval import DAY, Interval

if TYPE_CHECKING:
    from timeline.analysis.analyse import Passage
    from timeline.analysis.corpus import Corpus
    from timeline.analysis.query import Answers

CLOCK = frozenset({"minute", "hour"})
"""The granularities of clock times."""
_TIMES = 3
"""Clock times of a day that make it a story of hours."""
_SHARE = 0.5
"""Articles that were published on the day or on the next one, as a share of all that answer."""


def days_of_hours(corpus: Corpus, asked: Answers) -> frozenset[Interval]:
    """Find the days that are told by the hour; most collections have none.

    >>> from timeline.analysis.query import answers
    >>> from timeline.analysis.corpus import Corpus
    >>> from timeline.model import Article, Dating
    >>> text = "The gates opened at 9.10 a.m. on Friday. Rain fell at 10.20 a.m. and again at 11.45 a.m. on Friday."
    >>> article = Article("1", text, "a.txt", published=Dating(Interval.parse("2016-02-26"), "field"))
    >>> corpus = Corpus.read([article])
    >>> [str(day) for day in days_of_hours(corpus, answers(corpus.analyses, ""))]
    ['2016-02-26']
    """
    times: dict[Interval, set[Interval]] = defaultdict(set)
    published: Counter[Interval] = Counter()
    for number, analysis in enumerate(corpus.analyses):
        if number not in asked.named:
            continue
        if known := corpus.articles[number].published:
            published[known.interval.day] += 1
        for passage in analysis.passages:
            if passage.quotable and asked.fits(number, passage):
                for moment in clock_times(passage):
                    times[moment.day].add(moment)
    least = _SHARE * published.total()
    return frozenset(
        day
        for day, moments in times.items()
        if len(moments) >= _TIMES and published[day] + published[Interval(day.end, day.end + DAY)] >= max(1, least)
    )


def clock_times(passage: Passage) -> list[Interval]:
    """List the clock times of a sentence, in order."""
    return [timex.interval for timex in passage.dates if timex.interval and timex.interval.granularity in CLOCK]


def told(passage: Passage, days: frozenset[Interval]) -> list[Interval]:
    """List what the dates of a sentence cover, in order: clock times as such on ``days`` only, else their day.

    A day that the sentence names beside one of its clock times is that clock time ("at 9 a.m., she said on Friday").
    """
    found = list(passage.intervals)
    if not days or not passage.quotable:
        return found
    for place, timex in enumerate(passage.dates):
        moment = timex.interval
        if moment and not timex.whole and moment.granularity in CLOCK and found[place] in days:
            found[place] = moment
    finer = {moment.day: moment for moment in reversed(found) if moment.granularity in CLOCK}
    return [finer.get(moment, moment) for moment in found]
