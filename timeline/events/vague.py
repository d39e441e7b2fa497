"""Vague dates: what is told of a month or a year is looked for in the days inside it.

"The bridge fell in late 2001" says what another sentence says of 2 December 2001. So it is a vote for that day and
evidence of its event; the year is an entry of its own for what no day inside it is known to say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.coverage import DIGITS
from timeline.interval import DAY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.events.candidates import Candidate, Slots
    from timeline.events.likeness import Likeness
    from timeline.interval import Interval

SHARE = 0.5
"""What a source counts for a day that it dates by its month or year alone."""
_SAME = 0.2
"""Similarity to the best sentence of a day that makes a sentence of its month or year tell the same happening."""


def is_vague(interval: Interval) -> bool:
    """Whether it is longer than a day."""
    return interval.end - interval.start > DAY


def placed(found: Slots, best: Mapping[Interval, Candidate], likeness: Likeness) -> dict[Interval, list[Candidate]]:
    """Give each day what of the vague dates around it says the same as its best sentence; of several days, the likest.

    A range with two stated ends is not vague. Days are found by the terms that they share with a sentence, so nothing
    is compared with everything.
    """
    days = sorted(best)
    starts = [day.start for day in days]
    index: dict[str, list[int]] = defaultdict(list)
    for place, day in enumerate(days):
        for term in set(best[day].passage.terms):
            index[term].append(place)
    given: dict[Interval, list[Candidate]] = defaultdict(list)
    for interval, candidates in found.items():
        first, last = bisect_left(starts, interval.start), bisect_left(starts, interval.end)
        if first == last or not is_vague(interval):
            continue
        for candidate in candidates:
            if candidate.timex is None or candidate.timex.whole is None:
                near = {at for term in set(candidate.passage.terms) for at in index[term] if first <= at < last}
                alike = [(-round(likeness.of(candidate, best[days[at]]), DIGITS), at) for at in near]
                if alike and -min(alike)[0] >= _SAME:
                    given[days[min(alike)[1]]].append(candidate)
    return dict(given)


def as_evidence(candidate: Candidate) -> Candidate:
    """Let a sentence of a vague date support a day without being printed as its own."""
    return replace(candidate, weight=candidate.weight * SHARE, matches=False)
