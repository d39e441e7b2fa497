"""Articles to events: what happened when, from the sentences of many articles.

    articles ─ read ─▶ passages ─ slots ─▶ candidates by date ─ rank ─▶ dates ─ gather ─▶ events

A date is ranked by how many independent sources mention it; its sentences are chosen for how much they say of what
most of those sources say. Both are counts over the articles given: nothing is learned, nothing is invented.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from timeline.analysis.analyse import Passage, read
from timeline.analysis.inference import infer_dates
from timeline.analysis.query import headed, pattern, relevance
from timeline.analysis.sketch import copies as find_copies
from timeline.errors import OptionError
from timeline.events.candidates import Corpus
from timeline.events.gather import gather
from timeline.events.ranking import rank, rarity
from timeline.model import Sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline.interval import Interval
    from timeline.model import Article, Event

__all__ = ["build_timeline", "headed_by", "infer_dates", "read", "undated"]

_ALWAYS, _MOST = 20, 60
"""Events that are always shown, and the most that are shown unasked."""


def build_timeline(
    articles: Sequence[Article],
    *,
    query: str = "",
    since: Interval | None = None,
    until: Interval | None = None,
    max_events: int | None = None,
    per_event: int = 1,
    granularities: Collection[str] = (),
    split: bool = True,
    headlines: bool = True,
    copies: Sequence[int] | None = None,
    passages: Sequence[tuple[Passage, ...]] | None = None,
    jobs: int | None = 1,
) -> tuple[Event, ...]:
    """Build the timeline of some articles, oldest first.

    ``query`` keeps sentences that hold one of its words or "quoted phrases" and, with ``headlines``, articles that do
    so in headline or dateline alone. ``since`` and ``until`` keep what lies wholly between them; ``granularities``
    only entries of those ("day"). ``max_events`` None is read off the scores. Without ``split`` each date is one
    event. ``copies`` and ``passages`` are what :func:`timeline.analysis.sketch.copies` and :func:`read` gave;
    ``jobs`` is the number of processes (None: all processors). Raises OptionError for numbers below one and wordless
    queries.

    >>> from timeline.model import Article
    >>> text = "The bridge was closed on 3 May 2011 after cracks were found in its pillars. It was built in 1970."
    >>> [str(event.interval) for event in build_timeline([Article("1", text, "a.txt")])]
    ['1970', '2011-05-03']
    """
    _check(since, until, max_events, per_event)
    passages = read(articles, jobs=jobs) if passages is None else passages
    corpus = _corpus(articles, passages, find_copies(articles) if copies is None else copies, query)
    corpus = corpus if headlines else replace(corpus, headed=frozenset())
    rarities = rarity(corpus)
    keep = partial(_kept, since=since, until=until, granularities=granularities)
    ranked = rank(corpus, rarities, count=max_events or _MOST, per_slot=per_event, keep=keep)
    found = gather(corpus, ranked, rarities, per_event=per_event, split=split)
    shown = found[: enough([event.score for event in found]) if max_events is None else max_events]
    return tuple(sorted(shown, key=lambda event: (event.interval.start, -event.interval.end)))


def _corpus(
    articles: Sequence[Article], passages: Sequence[tuple[Passage, ...]], copies: Sequence[int], query: str
) -> Corpus:
    return Corpus(
        articles=tuple(articles),
        passages=tuple(passages),
        clusters=tuple(copies),
        relevance=tuple(relevance(articles, query)),
        pattern=pattern(query),
        headed=headed_by(articles, passages, query),
    )


def _kept(
    interval: Interval, *, since: Interval | None, until: Interval | None, granularities: Collection[str]
) -> bool:
    return (
        (since is None or interval.start >= since.start)
        and (until is None or interval.end <= until.end)
        and (not granularities or interval.granularity in granularities)
    )


def headed_by(articles: Sequence[Article], passages: Sequence[Sequence[Passage]], query: str) -> frozenset[int]:
    """List the articles, as indices, that name a query in headline or dateline alone: all of each is about it."""
    wanted = pattern(query)
    return frozenset(
        number
        for number, (article, parts) in enumerate(zip(articles, passages, strict=True))
        if wanted is not None and headed(article, [(part.start, part.end) for part in parts], wanted)
    )


def _check(since: Interval | None, until: Interval | None, max_events: int | None, per_event: int) -> None:
    """Raise OptionError for numbers below one and for bounds in the wrong order."""
    if per_event < 1 or (max_events is not None and max_events < 1):
        raise OptionError("the numbers of events and of sentences per event start at 1")
    if since is not None and until is not None and since.start >= until.end:
        raise OptionError(f"the timeline cannot begin in {since} and end in {until}: swap the two")


def enough(scores: Sequence[float]) -> int:
    """Tell how many of some falling scores are worth showing: all of twenty, then up to the bend of their curve.

    The bend is the point farthest below the line from the first score to the last (V. Satopää et al., "Finding a
    Kneedle in a haystack", 2011).

    >>> enough([9, 8, 7]), enough([*range(100, 72, -1), *range(9, 1, -1)])
    (3, 29)
    """
    if len(scores) <= _ALWAYS:
        return len(scores)
    step = (scores[0] - scores[-1]) / (len(scores) - 1)
    below = [scores[0] - step * place - score for place, score in enumerate(scores)]
    return min(max(_ALWAYS, below.index(max(below)) + 1), _MOST)


def undated(
    articles: Sequence[Article],
    *,
    query: str = "",
    per_article: int = 3,
    passages: Sequence[tuple[Passage, ...]] | None = None,
) -> tuple[Sentence, ...]:
    """List the first sentences of articles without any date that hold no date themselves.

    They are never put on a made-up day.

    >>> from timeline.model import Article
    >>> [str(sentence) for sentence in undated([Article("1", "The bridge is closed. It was built in 1970.", "a.txt")])]
    ['The bridge is closed.']
    """
    wanted = pattern(query)
    found: list[Sentence] = []
    passages = read(articles) if passages is None else passages
    whole = headed_by(articles, passages, query)
    for number, (article, parts) in enumerate(zip(articles, passages, strict=True)):
        if article.published is None:
            spoken = (Sentence(article, part.start, part.end) for part in parts if not part.dates)
            fits = (one for one in spoken if wanted is None or number in whole or wanted.search(str(one)))
            found += islice(fits, per_article)
    return tuple(found)
