"""The whole pipeline on one screen: articles -> Brief."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

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
    from timeline.interval import Interval
    from timeline.model import Article


def build_brief(
    articles: Iterable[Article],
    *,
    title: str = "",
    query: str = "",
    since: Interval | None = None,
    until: Interval | None = None,
    max_events: int | None = None,
    per_event: int = 1,
    summarizer: str = DEFAULT,
    key_points: int | None = None,
    kind: Kind = "auto",
    prefer: Prefer | None = None,
    day_first: bool | None = None,
    jobs: int | None = 1,
    on_error: Callable[[InputError], None] | None = None,
) -> Brief:
    """Build the brief of some articles: key points, timeline, sources, and what the reader should know of them.

    Neither the order of the articles nor the number of processes, ``jobs`` (None: all processors), changes anything.
    ``query`` is for key points and timeline; ``since`` and ``until`` bound the timeline, and the key points that are
    lines of it. ``title`` is what the brief is called; else the query, or what the articles have in common.
    ``max_events`` and ``key_points`` None means as many as stand out, 0 none. ``kind``, ``prefer`` and ``day_first``
    say how dates are to be read: see :func:`timeline.find_dates`. ``on_error`` receives an InputError for every article
    that cannot be analysed, and the others go on; without it the first is raised. Raises OptionError for an unknown
    summarizer, kind or preference, or a query without a word.

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
    asked = answers(corpus.analyses, query)
    bounded = partial(timeline_of, corpus, asked, since=since, until=until)
    events = bounded(max_events=max_events, per_event=per_event) if max_events != 0 else ()
    said = key_points != 0 and (events or max_events == 0 or not (since or until))  # else: nothing in those bounds
    points = points_of(corpus, asked, events, summarizer=summarizer, count=key_points) if said else ()
    told = [
        *replaced(corpus.articles, corpus.revisions),
        *notes(corpus.articles, corpus.copies, events, asked.headed),
    ]
    heading = title or title_of(corpus, query)
    if max_events == 0:
        return Brief(heading, points, events, corpus.articles, corpus.copies, notes=tuple(told))
    missing = not_shown((analysis.passages for analysis in corpus.analyses), events)
    return Brief(heading, points, events, corpus.articles, corpus.copies, undated(corpus, asked), (*told, *missing))
