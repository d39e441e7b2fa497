"""The key points of a brief: what a reader should know first, each with the day on which it happened.

They are lines of the timeline: sentences that stand for a day, read well, and name no other day by words that hang on
the day of publication ("yesterday", "last week"). The summarizer says which of them, and days near each other give
one. One article alone is summarized as a whole, and so are articles whose timeline has no such lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.interval import DAY
from timeline.model import KeyPoint, Sentence
from timeline.summary import best, by_score, check, readable, usual, without_repeats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.analysis.corpus import Corpus
    from timeline.analysis.query import Answers
    from timeline.model import Event, Mention
    from timeline.summary import Found

_APART = 3 * DAY
"""How far apart the days of two key points begin, where there are enough."""
_CHOICE = 2
"""Of how many times the wanted number of lines, those of the best events, the summarizer chooses."""
_FEWEST = 3
"""Lines of the timeline below which the articles themselves are summarized."""


class _Line(NamedTuple):
    """A sentence that an event prints, or keeps as evidence."""

    event: Event
    mention: Mention
    found: Found


def key_points(
    corpus: Corpus, asked: Answers, events: Sequence[Event], *, summarizer: str, count: int | None = None
) -> tuple[KeyPoint, ...]:
    """Choose the key points of articles that are analysed, in the order of what they tell.

    ``summarizer`` is a name of :data:`timeline.summary.SUMMARIZERS`, ``count`` 3 to 7 by the length of the input when
    None. Raises OptionError for an unknown name, and a count below one.
    """
    check(summarizer, count)
    found = readable(corpus, asked)
    wanted = count or usual(len(found))
    lines = list(_lines(corpus, events))
    chosen = _of_events(lines, summarizer, wanted) if len({*corpus.copies}) > 1 else []
    if len(chosen) >= (count or min(wanted, _FEWEST)):
        return tuple(_point(line) for line in sorted(chosen, key=lambda line: line.event.interval))
    told = {(line.found[0], line.found[1].place): line for line in reversed(lines)}
    summary = best(corpus, found, summarizer=summarizer, count=wanted)
    return tuple(
        _point(told[number, passage.place]) if (number, passage.place) in told else _undated(corpus, (number, passage))
        for number, passage in summary
    )


def _lines(corpus: Corpus, events: Iterable[Event]) -> Iterator[_Line]:
    """Yield the sentences of events, those that are printed first."""
    numbers = {article.id: number for number, article in enumerate(corpus.articles)}
    places = {
        number: {passage.start: passage for passage in corpus.analyses[number].passages}
        for number in {
            numbers[one.sentence.article.id] for event in events for one in (*event.mentions, *event.evidence)
        }
    }
    for kind in ("mentions", "evidence"):
        for event in events:
            for mention in getattr(event, kind):
                number = numbers[mention.sentence.article.id]
                yield _Line(event, mention, (number, places[number][mention.sentence.start]))


def _of_events(lines: Sequence[_Line], summarizer: str, wanted: int) -> list[_Line]:
    """Choose printed lines of the best events: what says most of all that the events say.

    Of days near each other the better event comes first, and the others where there is nothing else.
    """
    own = [[term for term in line.found[1].terms if not term.isdecimal()] for line in lines]  # all may be of one year
    fit = [number for number, line in enumerate(lines) if _is_fit(line)]
    by_event = sorted(fit, key=lambda number: -lines[number].event.score)[: _CHOICE * wanted]
    starts: list[int] = []
    apart = {number for number in by_event if _is_apart(lines[number].event.interval.start, starts)}
    ranked = [number for number in by_score(own, summarizer) if number in {*by_event}]
    ranked.sort(key=lambda number: number not in apart)
    return [lines[number] for number in without_repeats(ranked, own, wanted)]


def _is_apart(start: int, starts: list[int]) -> bool:
    """Whether nothing else begins near a moment, which is then remembered."""
    apart = all(abs(start - other) >= _APART for other in starts)
    if apart:
        starts.append(start)
    return apart


def _is_fit(line: _Line) -> bool:
    """Whether a line is printed, reads well, and says what happened on a day and no other day as "yesterday" does."""
    event, mention, (_, passage) = line
    is_day = event.status == "happened" and event.interval.end - event.interval.start <= DAY
    others = (timex for timex in passage.dates if timex != mention.timex)
    stands = passage.quotable and not any(timex.basis == "publication" for timex in others)
    return is_day and stands and mention in event.mentions


def _point(line: _Line) -> KeyPoint:
    return KeyPoint(line.mention.sentence, line.event.id, line.event.interval, line.mention.timex)


def _undated(corpus: Corpus, found: Found) -> KeyPoint:
    """Make a key point of a sentence that is of no event: its first date, if any, says when that was."""
    number, passage = found
    sentence = Sentence(corpus.articles[number], passage.start, passage.end)
    for timex, interval in zip(passage.dates, passage.intervals, strict=True):
        return KeyPoint(sentence, interval=interval, timex=timex)
    return KeyPoint(sentence)
