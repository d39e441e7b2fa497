"""What the reader should know: dates by inference, doubtful readings, copies, what was left out.

Up to twelve articles each get a note of their own; of more only the number is told. A note is a code with its values:
the table ``say.notes`` of the language of the output puts it in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.language.pack import find_pack
from timeline.model import Note

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from timeline.analysis.analyse import Passage
    from timeline.analysis.revisions import Revision
    from timeline.model import Article, Dating, Event

_MOST = 12
"""Notes of one kind, beyond which they are counted."""


def notes(
    articles: Sequence[Article], copies: Sequence[int], events: Sequence[Event], headed: Collection[int] = ()
) -> Iterator[Note]:
    """Yield what holds for articles, in the order that they are cited, then for lines of the timeline.

    ``copies`` is what :func:`timeline.analysis.sketch.copies` gave; ``headed`` are the indices of the articles that
    answer the query by headline or dateline alone.

    >>> from timeline.model import Article
    >>> list(notes([Article("1", "Rain.", "a.txt")], [0], []))
    [Note(code='undated', values={'article': 1})]
    """
    yield from _plainly_read(articles)
    yield from _datings(articles, copies)
    copied = [
        Note("copy", {"article": number, "other": first + 1})
        for number, first in enumerate(copies, 1)
        if first != number - 1
    ]
    yield from _at_most(copied, "copy_many")
    yield from _at_most([Note("headed", {"article": number + 1}) for number in sorted(headed)], "headed_many")
    yield from _doubts(articles, events)
    yield from _left_out(articles)


def replaced(articles: Sequence[Article], revisions: Iterable[Revision]) -> Iterator[Note]:
    """Yield which articles stand in the place of older texts at the same address, in the order that they are cited."""
    numbers = {article.id: number for number, article in enumerate(articles, 1)}
    for revision in sorted(revisions, key=lambda one: numbers.get(one.newer, 0)):
        if number := numbers.get(revision.newer):
            stamp = revision.older.updated or revision.older.published
            values = {"article": number, "title": revision.older.title or revision.older.source}
            yield Note("replaced", {**values, "date": stamp.interval}) if stamp else Note("replaced_undated", values)


def _plainly_read(articles: Iterable[Article]) -> Iterator[Note]:
    """Yield the languages of which no file tells how they tell dates."""
    if languages := tuple(sorted({a.language for a in articles if (pack := find_pack(a.language)) and pack.plain})):
        yield Note("plain", {"languages": languages})


def _at_most(found: list[Note], summed: str) -> Iterable[Note]:
    """Return the notes, or when they are many only how many articles they speak of."""
    return found if len(found) <= _MOST else [Note(summed, {"number": len(found)})]


def _datings(articles: Sequence[Article], copies: Sequence[int]) -> Iterator[Note]:
    """Yield how articles are dated that do not say it themselves, or not clearly."""
    lost, inferred, doubtful = [], [], []
    numbers = {article.id: number for number, article in reversed(list(enumerate(articles, 1)))}
    for number, article in enumerate(articles, 1):
        published = article.published
        if published is None:
            lost.append(Note("undated", {"article": number}))
        elif published.evidence == "inferred":
            other = numbers.get(published.inferred_from)
            twin = other is not None and copies[number - 1] == copies[other - 1]
            inferred.append(_inference(number, published, other, twin=twin))
        elif published.confidence < 0.5:
            told = {"article": number, "day": published.interval, "quote": published.quote}
            doubtful.append(Note("doubtful", told))
    yield from _at_most(lost, "undated_many")
    yield from _at_most(inferred, "inferred_many")
    yield from _at_most(doubtful, "doubtful_many")


def _inference(number: int, published: Dating, other: int | None, *, twin: bool) -> Note:
    """Say from which article, by its number, a date was taken."""
    told = {"article": number, "day": published.interval}
    if other is None:
        return Note("inferred", {**told, "quote": published.quote})
    return Note("inferred_copy" if twin else "inferred_story", {**told, "other": other})


def _doubts(articles: Sequence[Article], events: Sequence[Event]) -> Iterator[Note]:
    """Yield the expressions that can be read another way and date a line of the timeline."""
    numbers = {article.id: number for number, article in enumerate(articles, 1)}
    for event in events:
        for mention in event.mentions:
            if mention.timex is not None and mention.timex.unsure:
                number, words = numbers[mention.sentence.article.id], mention.timex.text
                yield Note("unsure", {"words": words, "article": number, "date": mention.interval})


def _left_out(articles: Sequence[Article]) -> Iterator[Note]:
    """Yield how much of the articles was not read as part of the story."""
    counts = {number: _lines_left_out(article) for number, article in enumerate(articles, 1) if article.body}
    some = tuple(f"[{number}] {count}" for number, count in counts.items() if count)
    if some and len(some) <= _MOST:
        yield Note("left_out", {"counts": some})
    elif some:
        yield Note("left_out_many", {"number": sum(counts.values())})


def _lines_left_out(article: Article) -> int:
    """Count the lines of an article that hold text outside its body."""
    edges = [0, *(edge for span in article.body for edge in span), len(article.text)]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return sum(bool(line.strip()) for start, end in gaps for line in article.text[start:end].splitlines())


def not_shown(passages: Iterable[Iterable[Passage]], events: Sequence[Event]) -> Iterator[Note]:
    """Yield how many dates the articles name that no entry shows, because fewer of them tell of it or none matters."""
    named = {interval for article in passages for passage in article for interval in passage.intervals}
    shown = {event.interval for event in events}.union(*(event.alternatives for event in events))
    if missing := len(named - shown):
        yield Note("not_shown", {"number": missing})
