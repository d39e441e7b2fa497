"""What a query asks for: the sentences that hold one of its words, and the articles that name one in their head.

A word also finds what begins with it: "haiti" finds "Haitian", "protest" finds "protesters".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.analysis.analyse import folded
from timeline.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from timeline.analysis.analyse import Analysis, Passage

_TERM = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Answers:
    """What in some articles answers a query; articles are named by their index."""

    places: tuple[Container[int], ...]
    """For each article the places of the sentences that answer."""
    named: Container[int]
    """The articles that name what is asked for at all."""
    headed: frozenset[int] = frozenset()
    """Those that do so in headline or dateline alone; then all of it is about that, and every sentence answers."""

    def fits(self, article: int, passage: Passage) -> bool:
        """Whether a sentence answers."""
        return passage.place in self.places[article]


def phrases(query: str) -> tuple[str, ...]:
    """Split a query into its alternatives, words and "phrases in quotes", each with a blank before every word.

    Raises OptionError when it holds no word, but is not empty.

    >>> phrases('"Deepwater Horizon" BP spill')
    (' deepwater horizon', ' bp', ' spill')
    """
    found = (folded(match[1] or match[2] or "") for match in _TERM.finditer(query))
    parts = tuple(dict.fromkeys(part for part in found if part))
    if query.strip() and not parts:
        raise OptionError(f"the query {query!r} holds no word")
    return parts


def answers(analyses: Sequence[Analysis], query: str, *, headlines: bool = True) -> Answers:
    """Find what answers a query; without one everything does. Raises OptionError when it holds no word.

    An article that names what is wanted in its headline or dateline and in none of its sentences answers as a whole,
    unless ``headlines`` is off: "BARCELONA - The congress opened on Monday." A caption or teaser does not count.

    >>> from timeline.analysis.analyse import analyse
    >>> from timeline.model import Article
    >>> congress = [analyse(Article("1", "BARCELONA - The congress opened on Monday.", "a.txt"))]
    >>> answers(congress, "barcelona").headed, answers(congress, "congress").headed
    (frozenset({0}), frozenset())
    """
    wanted = phrases(query)
    if not wanted:
        return Answers(tuple(range(len(one.passages)) for one in analyses), range(len(analyses)))
    places: list[Container[int]] = []
    named, headed = set(), set()
    for number, analysis in enumerate(analyses):
        own = [passage.place for passage in analysis.passages if _holds(passage.words, wanted)]
        in_head = _holds(analysis.head, wanted)
        if own or in_head:
            named.add(number)
        if headlines and in_head and not own and analysis.passages:
            headed.add(number)
        places.append(range(len(analysis.passages)) if number in headed else frozenset(own))
    return Answers(tuple(places), frozenset(named), frozenset(headed))


def _holds(words: str, wanted: Sequence[str]) -> bool:
    """Whether folded words hold one of the phrases, the last word of which may go on."""
    return any(phrase in words for phrase in wanted)
