"""What a query asks for: the sentences that hold one of its words, and the articles that name one in their head.

A word also finds what begins with it: "haiti" finds "Haitian", "protest" finds "protesters".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from timeline.analysis.analyse import folded
from timeline.errors import OptionError
from timeline.language.pack import find_pack
from timeline.language.stems import stems

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from timeline.analysis.analyse import Analysis, Passage

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_OPENING = 2
"""The first sentences of an article, which name what it is about."""
_ABOUT = 1 / 3
"""The share of the sentences of an article that name what it is about."""

Match = Literal["articles", "sentences"]
"""What answers a query: whole "articles" that are about what is asked for, and of others the sentences that name it; or
"sentences" that hold the words, and nothing else."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What in some articles answers a query; articles are named by their index."""

    places: tuple[Container[int], ...]
    """For each article the places of the sentences that answer."""
    named: Container[int]
    """The articles that name what is asked for at all."""
    headed: frozenset[int] = frozenset()
    """Those that do so in headline or dateline alone; then all of it is about that, and every sentence answers."""
    stems: tuple[str, ...] = ()
    """The stems of the words asked for."""

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


def short_names(query: str) -> dict[str, str]:
    """Tell by what word a name in quotes is called once it has been said in full: the last one.

    It is a name when its first and last word are written with capitals.

    >>> short_names('"Ana Kovač" "Dominique Strauss-Kahn" "climate change" Zuma')
    {' ana kovač': ' kovač', ' dominique strauss kahn': ' strauss kahn'}
    """
    quoted = (match[1].split() for match in _TERM.finditer(query) if match[1])
    names = (words for words in quoted if len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper())
    return {folded(" ".join(words)): folded(words[-1]) for words in names}


def answers(analyses: Sequence[Analysis], query: str, *, match: Match = "articles") -> Answers:
    """Find what answers a query; without one everything does. Raises OptionError when it holds no word.

    A name is answered by its last word after it was said in full: "Ms Kovač" for "Ana Kovač". An article that is about
    what is asked for answers as a whole: it names it in headline, opening and a third of its sentences, or in headline
    or dateline and in no sentence: "BARCELONA - The congress opened on Monday." A caption or teaser does not count.
    With ``match`` "sentences" only those answer that hold the words.

    >>> from timeline.analysis.analyse import analyse
    >>> from timeline.model import Article
    >>> congress = [analyse(Article("1", "BARCELONA - The congress opened on Monday.", "a.txt"))]
    >>> answers(congress, "barcelona").headed, answers(congress, "congress").headed
    (frozenset({0}), frozenset())
    """
    wanted = phrases(query)
    if not wanted:
        return Answers(tuple(range(len(one.passages)) for one in analyses), range(len(analyses)))
    names = short_names(query) if match == "articles" else {}
    places: list[Container[int]] = []
    named, headed = set(), set()
    for number, analysis in enumerate(analyses):
        own = _places(analysis, wanted, names)
        in_head = _holds(analysis.head, wanted)
        if own or in_head:
            named.add(number)
        if match == "articles" and in_head and not own and analysis.passages:
            headed.add(number)
        whole = number in headed or (match == "articles" and _is_about(analysis, own, in_head=in_head))
        places.append(range(len(analysis.passages)) if whole else frozenset(own))
    return Answers(tuple(places), frozenset(named), frozenset(headed), _stems(analyses, wanted))


def _places(analysis: Analysis, wanted: Sequence[str], names: Mapping[str, str]) -> list[int]:
    """List the sentences of an article that hold one of the phrases, or the rest of a name that was said before."""
    said = [short for full, short in names.items() if full in analysis.head]
    found = []
    for passage in analysis.passages:
        if _holds(passage.words, wanted) or any(f"{short} " in f"{passage.words} " for short in said):
            found.append(passage.place)
            said += [short for full, short in names.items() if full in passage.words]
    return found


def _is_about(analysis: Analysis, places: Sequence[int], *, in_head: bool) -> bool:
    """Whether an article names what is asked for in its opening, and goes on to speak of it."""
    opening = any(place < _OPENING for place in places)
    return in_head and opening and len(places) >= max(2, _ABOUT * len(analysis.passages))


def _stems(analyses: Sequence[Analysis], wanted: Sequence[str]) -> tuple[str, ...]:
    """Stem the words asked for in each language of the articles."""
    words = [word for phrase in wanted for word in phrase.split()]
    languages = {analysis.language for analysis in analyses if find_pack(analysis.language)}
    return tuple(sorted({stem for language in languages for stem in stems(words, language=language)} - {""}))


def _holds(words: str, wanted: Sequence[str]) -> bool:
    """Whether folded words hold one of the phrases, the last word of which may go on."""
    return any(phrase in words for phrase in wanted)
