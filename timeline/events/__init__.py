"""Articles to events: what happened when, from the sentences of many articles.

    Corpus ─ slots ─▶ candidates by date ─ rank ─▶ dates ─ gather ─▶ events

A date is ranked by how many independent sources mention it; its sentences are chosen for how much they say of what
most of those sources say. Both are counts over the articles given: nothing is learned, nothing is invented.
"""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypedDict, Unpack

from timeline.analysis.corpus import Corpus
from timeline.analysis.query import Answers, answers
from timeline.dates.hints import Hints
from timeline.errors import OptionError
from timeline.events.candidates import slots
from timeline.events.gather import further, gather
from timeline.events.hours import CLOCK, days_of_hours
from timeline.events.labels import labelled
from timeline.events.likeness import Likeness
from timeline.events.ranking import rank, rarity
from timeline.model import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from timeline.analysis.query import Match
    from timeline.dates.hints import Kind, Prefer
    from timeline.errors import InputError
    from timeline.events.candidates import Slots
    from timeline.interval import Interval
    from timeline.model import Article, Event

__all__ = ["build_timeline", "every_event", "find_event", "timeline_of", "undated"]

_BEST, _ALWAYS, _MOST = 5, 20, 60
"""Unasked, so many events are shown of many sources whoever dates them, and of few sources; and so many at most."""
_STEP = 3
"""How many sources more make one event less of those that are shown whoever dates them."""


class Options(TypedDict, total=False):
    """What can be asked of a timeline."""

    since: Interval | None
    """Keeps what begins then or later."""
    until: Interval | None
    """Keeps what ends by its end."""
    max_events: int | None
    """How many events; None is read off the scores and the sources: see :func:`shown`."""
    per_event: int
    """How many sentences each: 1."""
    granularities: Collection[str]
    """Keeps only entries of those ("day"); empty for all, clock times included where a story is of hours."""
    split: bool
    """Whether one date may have several events: yes."""
    careful: bool
    """Whether sentences are preferred that stand alone and whose date dates what they mainly say, and with ten sources
    or more no others are printed: yes."""


def build_timeline(
    articles: Iterable[Article],
    *,
    query: str = "",
    match: Match = "articles",
    kind: Kind = "auto",
    prefer: Prefer | None = None,
    day_first: bool | None = None,
    jobs: int | None = 1,
    on_error: Callable[[InputError], None] | None = None,
    **options: Unpack[Options],
) -> tuple[Event, ...]:
    """Build the timeline of some articles, oldest first; their order does not matter.

    ``query`` keeps sentences that hold one of its words or "quoted phrases", and with ``match`` "articles" all that
    those articles say that are about it: see :func:`timeline.analysis.query.answers`. For ``options`` see
    :class:`Options`, for ``kind``, ``prefer`` and ``day_first`` :func:`timeline.find_dates`. ``jobs`` is the number of
    processes (None: all processors); ``on_error`` receives what cannot be analysed, and the others go on. Raises
    OptionError for numbers below one and wordless queries, and without ``on_error`` the first InputError.

    >>> from timeline.model import Article
    >>> text = "The bridge was closed on 3 May 2011 after cracks were found in its pillars. It was built in 1970."
    >>> [str(event.interval) for event in build_timeline([Article("1", text, "a.txt")])]
    ['1970', '2011-05-03']
    """
    _check(options)
    hints = Hints(kind, prefer, day_first)
    hints.check()
    corpus = Corpus.read(articles, hints, jobs=jobs, on_error=on_error)
    return timeline_of(corpus, answers(corpus.analyses, query, match=match), **options)


def timeline_of(corpus: Corpus, asked: Answers | None = None, **options: Unpack[Options]) -> tuple[Event, ...]:
    """Build the timeline of articles that are analysed, oldest first; ``asked`` is what answers a query.

    Raises OptionError for numbers below one, and for bounds in the wrong order.
    """
    found, rarities = _ranked(corpus, asked, options)
    if (wanted := options.get("max_events")) is None:
        sources = {group for number, group in enumerate(corpus.copies) if asked is None or number in asked.named}
        best = shown(found, len(sources))
    else:
        best = found[:wanted]
    return tuple(sorted(labelled(best, rarities), key=_by_time))


def every_event(corpus: Corpus, asked: Answers | None = None, **options: Unpack[Options]) -> tuple[Event, ...]:
    """List all events, oldest first: those that :func:`timeline_of` shows, and those that it would not show.

    Every mention in the articles, of the sentences that the timeline is made from, is a member of one of them.

    >>> from timeline.analysis.corpus import Corpus
    >>> from timeline.model import Article
    >>> corpus = Corpus.read([Article("1", "The dam broke in 2014. Nobody was there in 2015.", "a.txt")])
    >>> [str(event.interval) for event in every_event(corpus, max_events=1)]
    ['2014', '2015']
    """
    told, rarities = _ranked(corpus, asked, options)
    members = {name for event in told for name in event.members}
    found = _slots(corpus, asked, options)
    others = further(corpus, found, Likeness(corpus.analyses, rarities), members)
    return tuple(sorted([*labelled(told, rarities), *others], key=_by_time))


def find_event(events: Iterable[Event], name: str) -> Event | None:
    """Find the event that a mention is in, by the mention's id; an event's own id is that of its founding mention.

    None when no event has such a mention.
    """
    return next((event for event in events if name in event.members), None)


def _ranked(corpus: Corpus, asked: Answers | None, options: Options) -> tuple[list[Event], dict[str, float]]:
    """List the events among which a timeline chooses, best first, without labels, and how rare terms are."""
    _check(options)
    per_event = options.get("per_event", 1)
    rarities = rarity(corpus.analyses)
    likeness = Likeness(corpus.analyses, rarities)
    ranked = rank(
        _slots(corpus, asked, options),
        rarities,
        likeness,
        count=options.get("max_events") or _MOST,
        per_slot=per_event,
        kept=partial(_kept, options=options),
        asked=asked.stems if asked else (),
    )
    split, careful = options.get("split", True), options.get("careful", True)
    return gather(corpus, ranked, likeness, per_event=per_event, split=split, careful=careful), rarities


def _slots(corpus: Corpus, asked: Answers | None, options: Options) -> Slots:
    """Gather what may stand for which stretch of time, clock times included where they are wanted."""
    asked, wanted = asked or answers(corpus.analyses, ""), options.get("granularities")
    return slots(corpus, asked, days_of_hours(corpus, asked) if not wanted or CLOCK & {*wanted} else frozenset())


def _by_time(event: Event) -> tuple[int, int]:
    return event.interval.start, -event.interval.end


def _kept(interval: Interval, options: Options) -> bool:
    """Whether a stretch of time is asked for."""
    since, until, granularities = options.get("since"), options.get("until"), options.get("granularities")
    return (
        (since is None or interval.start >= since.start)
        and (until is None or interval.end <= until.end)
        and (not granularities or interval.granularity in granularities)
    )


def _check(options: Options) -> None:
    """Raise OptionError for numbers below one and for bounds in the wrong order."""
    since, until, max_events = options.get("since"), options.get("until"), options.get("max_events")
    if options.get("per_event", 1) < 1 or (max_events is not None and max_events < 1):
        raise OptionError("the numbers of events and of sentences per event start at 1")
    if since is not None and until is not None and since.start >= until.end:
        raise OptionError(f"the timeline cannot begin in {since} and end in {until}: swap the two")


def shown(events: Sequence[Event], sources: int) -> list[Event]:
    """Choose what is worth showing of events that are ranked, best first, when nobody said how many.

    Of ``sources`` that tell a story independently, two should date what matters in it. So of many sources the best five
    are shown, and then what two date so; of five or fewer, which seldom tell the same, the best twenty. Nothing is left
    out that counts as much as what is shown.

    >>> from timeline.model import Event
    >>> from timeline.interval import Interval
    >>> events = [Event(str(n), Interval.of(2011), (), score=-n, dated_so=1 + (n == 8)) for n in range(10)]
    >>> [event.id for event in shown(events, 200)], len(shown(events, 3))
    (['0', '1', '2', '3', '4', '8'], 10)
    """
    most = enough([event.score for event in events])
    always = max(_BEST, _ALWAYS - max(0, sources - _BEST) // _STEP)
    least = events[min(always, most) - 1].score if events else 0.0
    return [event for event in events[:most] if event.score >= least or event.dated_so > 1]


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


def undated(corpus: Corpus, asked: Answers | None = None, *, per_article: int = 3) -> tuple[Sentence, ...]:
    """List the first sentences of articles without any date that hold no date themselves, if they answer.

    They are never put on a made-up day.

    >>> from timeline.model import Article
    >>> corpus = Corpus.read([Article("1", "The bridge is closed. It was built in 1970.", "a.txt")])
    >>> [str(sentence) for sentence in undated(corpus)]
    ['The bridge is closed.']
    """
    asked = asked or answers(corpus.analyses, "")
    found: list[Sentence] = []
    for number, (article, analysis) in enumerate(zip(corpus.articles, corpus.analyses, strict=True)):
        if article.published is None:
            spoken = (part for part in analysis.passages if not part.dates and asked.fits(number, part))
            found += [Sentence(article, part.start, part.end) for part in islice(spoken, per_article)]
    return tuple(found)
