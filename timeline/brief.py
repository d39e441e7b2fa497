"""The whole pipeline on one screen: articles -> Brief."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from timeline.duplicates import copies as find_copies
from timeline.events import build_timeline, infer_dates, read, undated
from timeline.model import Brief
from timeline.phrases import counted, listed, phrase
from timeline.summary import summarize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.events.passages import Passage
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
) -> Brief:
    """Build the brief of some articles: key points, timeline, sources, and what the reader should know of them.

    ``since`` and ``until`` bound the timeline, both included. ``max_events`` and ``key_points`` None means as many as
    stand out, 0 leaves that part out. ``jobs`` is the number of processes (None: one for each processor) and does not
    change the result. Raises OptionError for an unknown summarizer or a query without a word.

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
    summary: tuple[Sentence, ...] = ()
    events: tuple[Event, ...] = ()
    if key_points != 0:
        summary = summarize(dated, summarizer=summarizer, count=key_points)
    if max_events != 0:
        events = build_timeline(
            dated,
            query=query,
            since=since,
            until=until,
            max_events=max_events,
            per_event=per_event,
            copies=copies,
            passages=passages,
            jobs=jobs,
        )
    return Brief(
        title=title or _title(dated, events, summary),
        summary=summary,
        events=events,
        articles=dated,
        copies=copies,
        undated=undated(dated, query=query, passages=passages) if max_events != 0 else (),
        notes=(*_notes(dated, copies, events), *(_not_shown(passages, events) if max_events != 0 else ())),
    )


def _title(articles: Sequence[Article], events: Sequence[Event], summary: Sequence[Sentence]) -> str:
    """Take the headline of the article that is quoted most; the first of them when several are."""
    quoted = [mention.sentence.article.id for event in events for mention in event.mentions]
    counts = Counter(quoted + [sentence.article.id for sentence in summary])
    titled = [article for article in articles if article.title]
    return max(titled, key=lambda article: counts[article.id]).title if titled else "Timeline"


def _notes(articles: Sequence[Article], copies: Sequence[int], events: Sequence[Event]) -> Iterator[str]:
    """Yield what the reader should know: dates by inference, doubtful readings, copies, what was left out."""
    for number, article in enumerate(articles, 1):
        published = article.published
        if published is None:
            yield f"[{number}] carries no date, and nothing read with it tells one."
        elif published.evidence == "inferred":
            day = phrase(published.interval)
            yield f"[{number}] carries no date; it was read as of {day}: {published.quote}."
        elif published.confidence < 0.5:
            yield f"[{number}] was read as of {phrase(published.interval)}, which is doubtful: {published.quote!r}."
    for number, first in enumerate(copies, 1):
        if first != number - 1:
            yield f"[{number}] is a near-duplicate of [{first + 1}]; the two count as one source."
    yield from _doubts(articles, events)
    yield from _left_out(articles)


def _doubts(articles: Sequence[Article], events: Sequence[Event]) -> Iterator[str]:
    """Yield the expressions that can be read another way and date a line of the timeline."""
    numbers = {article.id: number for number, article in enumerate(articles, 1)}
    for event in events:
        for mention in event.mentions:
            if mention.timex is not None and mention.timex.unsure:
                number, words = numbers[mention.sentence.article.id], mention.timex.text
                yield f"“{words}” in [{number}] was read as {phrase(mention.interval)}; it can be read otherwise."


def _left_out(articles: Sequence[Article]) -> Iterator[str]:
    """Yield how much of the articles was not read as part of the story."""
    counts = {number: _lines_left_out(article) for number, article in enumerate(articles, 1) if article.body}
    some = [f"[{number}] {count}" for number, count in counts.items() if count]
    if some and len(some) <= 12:
        yield f"Left out as no part of the story (headline, captions, links and the like), in lines: {listed(some)}."
    elif some:
        total = counted(sum(counts.values()), "line")
        yield f"Left out as no part of the story (headline, captions, links and the like): {total} of the articles."


def _lines_left_out(article: Article) -> int:
    """Count the lines of an article that hold text outside its body."""
    edges = [0, *(edge for span in article.body for edge in span), len(article.text)]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return sum(bool(line.strip()) for start, end in gaps for line in article.text[start:end].splitlines())


def _not_shown(passages: Iterable[Iterable[Passage]], events: Sequence[Event]) -> Iterator[str]:
    """Yield how many dates the articles name that no entry shows, because fewer of them tell of it or none matters."""
    named = {interval for article in passages for passage in article for interval in passage.intervals}
    shown = {event.interval for event in events}.union(*(event.alternatives for event in events))
    if missing := len(named - shown):
        yield f"The articles name {counted(missing, 'further date')} that no entry of the timeline shows."
