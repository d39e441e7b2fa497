"""What the reader of a brief should know: dates by inference, doubtful readings, copies, what was left out.

Up to twelve articles each get a line of their own; of more only the number is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.language.say import counted, listed, phrase
from timeline.model import Note

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from timeline.analysis.analyse import Passage
    from timeline.analysis.revisions import Revision
    from timeline.model import Article, Dating, Event

_MOST = 12
"""Lines of one kind, beyond which they are counted."""


def notes(
    articles: Sequence[Article], copies: Sequence[int], events: Sequence[Event], headed: Collection[int] = ()
) -> Iterator[str]:
    """Yield what holds for articles, in the order that they are cited, then for lines of the timeline.

    ``copies`` is what :func:`timeline.analysis.sketch.copies` gave; ``headed`` are the indices of the articles that
    answer the query by headline or dateline alone.

    >>> from timeline.model import Article
    >>> list(notes([Article("1", "Rain.", "a.txt")], [0], []))
    ['[1] carries no date, and nothing read with it tells one.']
    """
    yield from _datings(articles, copies)
    copied = [
        f"[{number}] is a near-duplicate of [{first + 1}]; the two count as one source."
        for number, first in enumerate(copies, 1)
        if first != number - 1
    ]
    yield from _at_most(copied, "{} are near-duplicates of others; each group counts as one source.")
    named = [
        f"[{number + 1}] answers the query in its headline or dateline only; all of it was read."
        for number in sorted(headed)
    ]
    yield from _at_most(named, "{} answer the query in headline or dateline only; all of each was read.")
    yield from _doubts(articles, events)
    yield from _left_out(articles)


def replaced(articles: Sequence[Article], revisions: Iterable[Revision]) -> Iterator[Note]:
    """Yield which articles stand in the place of older texts at the same address, in the order that they are cited."""
    numbers = {article.id: number for number, article in enumerate(articles, 1)}
    for revision in sorted(revisions, key=lambda one: numbers.get(one.newer, 0)):
        if number := numbers.get(revision.newer):
            stamp = revision.older.updated or revision.older.published
            name = revision.older.title or revision.older.source
            yield Note("replaced", {"number": number, "title": name, "date": stamp.interval if stamp else None})


def _at_most(lines: list[str], summed: str) -> Iterable[str]:
    """Return the lines, or when they are many only how many articles they speak of."""
    return lines if len(lines) <= _MOST else [summed.format(counted(len(lines), "article"))]


def _datings(articles: Sequence[Article], copies: Sequence[int]) -> Iterator[str]:
    """Yield how articles are dated that do not say it themselves, or not clearly."""
    lost, inferred, doubtful = [], [], []
    numbers = {article.id: number for number, article in reversed(list(enumerate(articles, 1)))}
    for number, article in enumerate(articles, 1):
        published = article.published
        if published is None:
            lost.append(f"[{number}] carries no date, and nothing read with it tells one.")
        elif published.evidence == "inferred":
            other = numbers.get(published.inferred_from)
            twin = other is not None and copies[number - 1] == copies[other - 1]
            inferred.append(f"[{number}] carries no date; {_inference(published, other, twin=twin)}.")
        elif published.confidence < 0.5:
            read = phrase(published.interval)
            doubtful.append(f"[{number}] was read as of {read}, which is doubtful: {published.quote!r}.")
    yield from _at_most(lost, "{} carry no date, and nothing read with them tells one.")
    yield from _at_most(inferred, "{} carry no date and were read as of the day of an article that tells the same.")
    yield from _at_most(doubtful, "{} were read as of a day that is doubtful.")


def _inference(published: Dating, other: int | None, *, twin: bool) -> str:
    """Say from which article, by its number, a date was taken."""
    day = phrase(published.interval)
    if other is None:
        return f"it was read as of {day}: {published.quote}"
    same = f"is a near-duplicate of [{other}]" if twin else f"tells the same story as [{other}]"
    return f"it {same}, published on {day}, and was read as of that day"


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
    if some and len(some) <= _MOST:
        yield f"Left out as no part of the story (headline, captions, links and the like), in lines: {listed(some)}."
    elif some:
        total = counted(sum(counts.values()), "line")
        yield f"Left out as no part of the story (headline, captions, links and the like): {total} of the articles."


def _lines_left_out(article: Article) -> int:
    """Count the lines of an article that hold text outside its body."""
    edges = [0, *(edge for span in article.body for edge in span), len(article.text)]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return sum(bool(line.strip()) for start, end in gaps for line in article.text[start:end].splitlines())


def not_shown(passages: Iterable[Iterable[Passage]], events: Sequence[Event]) -> Iterator[str]:
    """Yield how many dates the articles name that no entry shows, because fewer of them tell of it or none matters."""
    named = {interval for article in passages for passage in article for interval in passage.intervals}
    shown = {event.interval for event in events}.union(*(event.alternatives for event in events))
    if missing := len(named - shown):
        yield f"The articles name {counted(missing, 'further date')} that no entry of the timeline shows."
