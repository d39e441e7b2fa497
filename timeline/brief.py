"""The whole pipeline on one screen: articles -> Brief."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from timeline.analysis.sketch import copies as find_copies
from timeline.events import build_timeline, headed_by, infer_dates, read, undated
from timeline.model import Brief
from timeline.notes import not_shown, notes
from timeline.summary import summarize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.errors import InputError
    from timeline.interval import Interval
    from timeline.model import Article, Event, Sentence


def build_brief(
    articles: Sequence[Article],
    *,
    title: str = "",
    query: str = "",
    since: Interval | None = None,
    until: Interval | None = None,
    max_events: int | None = None,
    per_event: int = 1,
    summarizer: str = "lexrank",
    key_points: int | None = None,
    jobs: int | None = 1,
    on_error: Callable[[InputError], None] | None = None,  # noqa: ARG001
) -> Brief:
    """Build the brief of some articles: key points, timeline, sources, and what the reader should know of them.

    ``query`` is for key points and timeline, ``since`` and ``until`` bound the timeline only. ``max_events`` and
    ``key_points`` None means as many as stand out, 0 none. ``jobs`` is the number of processes (None: all processors).
    Raises OptionError for an unknown summarizer or a query without a word.

    >>> from timeline.interval import Interval
    >>> from timeline.model import Article, Dating
    >>> text = "Rain fell on Monday. In 2014, a dam burst."
    >>> dated = Dating(Interval.of(2016, 2, 25), "field")
    >>> brief = build_brief([Article("1", text, "a.txt", title="Rain", published=dated)])
    >>> brief.title, str(brief.events[0].interval), str(brief.events[0].mentions[0].sentence)
    ('Rain', '2014', 'In 2014, a dam burst.')
    """
    copies = find_copies(articles)
    dated = infer_dates(articles, copies)
    passages = read(dated, jobs=jobs)
    choose = partial(build_timeline, dated, query=query, since=since, until=until, per_event=per_event)
    events = choose(max_events=max_events, copies=copies, passages=passages) if max_events != 0 else ()
    said = key_points != 0 and (events or max_events == 0 or not (since or until))  # else: nothing in those bounds
    summary = summarize(dated, summarizer=summarizer, count=key_points, query=query) if said else ()
    told = notes(dated, copies, events, headed_by(dated, passages, query))
    heading = title or _title(dated, events, summary)
    if max_events == 0:
        return Brief(heading, summary, events, dated, copies, notes=tuple(told))
    lost = undated(dated, query=query, passages=passages)
    return Brief(heading, summary, events, dated, copies, lost, (*told, *not_shown(passages, events)))


def _title(articles: Sequence[Article], events: Sequence[Event], summary: Sequence[Sentence]) -> str:
    """Take the headline of the article that is quoted most; the first of them when several are."""
    quoted = [mention.sentence.article.id for event in events for mention in event.mentions]
    counts = Counter(quoted + [sentence.article.id for sentence in summary])
    titled = [article for article in articles if article.title]
    return max(titled, key=lambda article: counts[article.id]).title if titled else ""
