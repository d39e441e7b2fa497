"""The whole pipeline on one screen: articles -> Brief."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from timeline.analysis.corpus import Corpus
from timeline.analysis.query import answers
from timeline.dates.hints import Hints
from timeline.events import timeline_of, undated
from timeline.model import Brief
from timeline.notes import not_shown, notes, replaced
from timeline.points import key_points as points_of
from timeline.summary import DEFAULT
from timeline.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from timeline.dates.hints import Kind, Prefer
    from timeline.errors import InputError
    from timeline.events import Options
    from timeline.interval import Interval
    from timeline.model import Article


class Wanted(TypedDict, total=False):
    """What can be asked of a brief."""

    title: str
    """What it is called; else the query, or what the articles have in common."""
    query: str
    """Keeps what answers it, of key points and timeline."""
    since: Interval | None
    """Bounds the timeline, and the key points that are lines of it."""
    until: Interval | None
    max_events: int | None
    """How many events, 0 none; None as many as stand out."""
    per_event: int
    """How many sentences each: 1."""
    summarizer: str
    """A name of :data:`timeline.summary.SUMMARIZERS`."""
    key_points: int | None
    """How many, 0 none; None as many as stand out."""


def build_brief(
    articles: Iterable[Article],
    *,
    kind: Kind = "auto",
    prefer: Prefer | None = None,
    day_first: bool | None = None,
    jobs: int | None = 1,
    on_error: Callable[[InputError], None] | None = None,
    **wanted: Unpack[Wanted],
) -> Brief:
    """Build the brief of some articles: key points, timeline, sources, and what the reader should know of them.

    Neither the order of the articles nor the number of processes, ``jobs`` (None: all processors), changes anything.
    For what is ``wanted`` see :class:`Wanted`; ``kind``, ``prefer`` and ``day_first`` say how dates are to be read: see
    :func:`timeline.find_dates`. ``on_error`` receives an InputError for every article that cannot be analysed, and the
    others go on; without it the first is raised. Raises OptionError for an unknown summarizer, kind or preference, or a
    query without a word.

    >>> from timeline.interval import Interval
    >>> from timeline.model import Article, Dating
    >>> text = "Rain fell on Monday. In 2014, a dam burst."
    >>> dated = Dating(Interval.of(2016, 2, 25), "field")
    >>> brief = build_brief([Article("1", text, "a.txt", title="Rain", published=dated)])
    >>> brief.title, str(brief.events[0].interval), str(brief.events[0].mentions[0].sentence)
    ('Rain', '2014', 'In 2014, a dam burst.')
    """
    hints = Hints(kind, prefer, day_first)
    hints.check()
    corpus = Corpus.read(articles, hints, jobs=jobs, on_error=on_error).dated(jobs=jobs, on_error=on_error)
    return brief_of(corpus, **wanted)


def brief_of(corpus: Corpus, **wanted: Unpack[Wanted]) -> Brief:
    """Build the brief of articles that are analysed; all else as in :func:`build_brief`."""
    query, since, until = wanted.get("query", ""), wanted.get("since"), wanted.get("until")
    most, count = wanted.get("max_events"), wanted.get("key_points")
    asked = answers(corpus.analyses, query)
    options: Options = {"since": since, "until": until, "max_events": most, "per_event": wanted.get("per_event", 1)}
    events = timeline_of(corpus, asked, **options) if most != 0 else ()
    said = count != 0 and (events or most == 0 or not (since or until))  # else: nothing in those bounds
    summarizer = wanted.get("summarizer", DEFAULT)
    points = points_of(corpus, asked, events, summarizer=summarizer, count=count) if said else ()
    told = [
        *replaced(corpus.articles, corpus.revisions),
        *notes(corpus.articles, corpus.copies, events, asked.headed),
    ]
    heading = wanted.get("title") or title_of(corpus, query)
    if most == 0:
        return Brief(heading, points, events, corpus.articles, corpus.copies, notes=tuple(told))
    missing = not_shown((analysis.passages for analysis in corpus.analyses), events)
    return Brief(heading, points, events, corpus.articles, corpus.copies, undated(corpus, asked), (*told, *missing))
