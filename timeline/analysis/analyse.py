"""One article to its analysis: all that any later step needs to know of it, made once.

Sentences with their words, terms and dates; the words of the head, which a query may be answered by; the shingles that
tell reprints. What newspapers set before a sentence is not part of it: a dateline ("CAIRO, March 7 (Reuters) -"), and
the date that begins a line of a chronology ("March 24 - The council …"), which dates the sentence all the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from timeline.analysis.clauses import statuses
from timeline.analysis.quotable import bare, is_stopped, quotable, stands_alone
from timeline.analysis.sketch import shingles
from timeline.dates import find_dates
from timeline.dates.hints import NO_HINTS, Hints
from timeline.interval import DAY
from timeline.language.letters import apart, is_spaced
from timeline.language.order import located
from timeline.language.pack import find_pack
from timeline.language.script import lowered, sentences
from timeline.language.stems import stems, terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.interval import Interval
    from timeline.model import Article, Span, Status, Timex

_REPORT = 20
"""The sentences without a date that may tell of the day of publication."""
_STOPPED = 5
"""An article of which less than every fifth sentence ends with a mark sets none: it is a list."""
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of one article, and what is known of it."""

    place: int
    """0 for the first sentence of the article."""
    start: int
    end: int
    words: str
    """Its words as :func:`folded` gives them."""
    terms: tuple[str, ...]
    """Stems of its content words, in order, without the words of its dates."""
    quotable: bool
    """Whether it is a sentence that reads well: see :func:`timeline.analysis.quotable.quotable`."""
    dates: tuple[Timex, ...]
    """The expressions in it that have a place on the calendar, in order; offsets count in the article's text."""
    alone: bool = True
    """Whether it is understood without what stands around it: :func:`timeline.analysis.quotable.stands_alone`; asked of
    sentences only that may be printed for a date, those with one and those that begin an article."""
    statuses: tuple[Status, ...] = ()
    """For each date what its clause says of it: see :mod:`timeline.analysis.clauses`."""

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """What its dates cover, in order; a part of a day counts as the day that it begins on, an end as its range."""
        covered = (timex.whole or timex.interval for timex in self.dates if timex.interval is not None)
        return tuple(part if part.end - part.start >= DAY else part.day for part in covered)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known of one article."""

    article: str
    """The article's id."""
    language: str
    """The language that its words were stemmed in, a BCP 47 tag."""
    head: str
    """The words of headline and dateline, as :func:`folded` gives them."""
    passages: tuple[Passage, ...]
    """Its sentences, in order; none in a language that is unknown."""
    shingles: tuple[int, ...]
    """What it is compared with reprints by, ascending: see :mod:`timeline.analysis.sketch`."""
    hints: Hints = NO_HINTS
    """How its dates were to be read."""


def analyse(article: Article, hints: Hints = NO_HINTS) -> Analysis:
    """Find out all that later steps need to know of an article; a pure function of it and of what is said of its dates.

    >>> from timeline.model import Article
    >>> found = analyse(Article("1", "ROME (AP) - The bridge over the Lena fell in 2014.", "a", title="Bridge lost"))
    >>> found.head, found.passages[0].words
    (' bridge lost rome ap', ' the bridge over the lena fell in 2014')
    >>> found.passages[0].terms, found.passages[0].dates[0].value
    (('bridg', 'lena', 'fell', '2014'), '2014')
    """
    passages = tuple(_passages(article, hints))
    begin = article.body[0][0] if article.body else 0
    first = passages[0].start if passages else begin
    own = chain.from_iterable(passage.terms for passage in passages) if passages else _all_terms(article)
    return Analysis(
        article=article.id,
        language=article.language,
        head=folded(f"{article.title}\n{article.text[begin:first]}"),
        passages=passages,
        shingles=shingles(own),
        hints=hints,
    )


def folded(text: str) -> str:
    """List the words of a text in lower case, a blank before each; what :mod:`timeline.analysis.query` searches.

    Each letter of a script that sets no blanks between words is one.

    >>> folded("Twitter's “anti-terror” team"), folded("上海2016")
    (' twitter s anti terror team', ' 上 海 2016')
    """
    return " ".join(["", *_WORD.findall(apart(lowered(text)))])


def _all_terms(article: Article) -> Iterator[str]:
    """Yield the terms of a text that cannot be cut into sentences."""
    for start, end in article.body or [(0, len(article.text))]:
        yield from terms(article.text[start:end], language=article.language)


def _passages(article: Article, hints: Hints) -> Iterator[Passage]:
    language, published = article.language, article.published.interval if article.published else None
    found = _dated_sentences(article, hints)
    stops = sum(is_stopped(article.text[start:end], language=language) for (start, end), _ in found)
    stopped = _STOPPED * stops > len(found)
    for place, ((start, end), dates) in enumerate(found):
        text = article.text[start:end]
        words = folded(text)
        if dates or not is_spaced(text):
            own = terms(_without(article.text, start, end, dates), language=language)
        else:
            own = stems(words.split(), language=language)
        reads_well = quotable(text, language=language)
        alone = (
            reads_well
            and (bool(dates) or place < _REPORT)
            and stands_alone(text, dates, offset=start, language=language, words=f"{words} ", stopped=stopped)
        )
        said = statuses(text, dates, published, offset=start, language=language)
        yield Passage(place, start, end, words, tuple(own), reads_well, dates, alone, said)


def _dated_sentences(article: Article, hints: Hints) -> list[tuple[Span, tuple[Timex, ...]]]:
    """List the sentences of an article's body as spans, each with its dates; none in a language that is unknown."""
    anchor = article.published.interval if article.published else None
    if find_pack(article.language) is None:
        return []
    spans = sentences(article.text, article.body or None, language=article.language)
    language = located(article.language, article.url)
    found = find_dates(article.text, anchor, language=language, **hints._asdict()) if spans else ()
    starts = [start for start, _ in spans]
    inside: list[list[Timex]] = [[] for _ in spans]
    for timex in found:
        at = bisect_right(starts, timex.start) - 1
        if timex.interval is not None and at >= 0 and timex.end <= spans[at][1]:
            inside[at].append(timex)
    return [
        (bare(article.text, span, dates, language=article.language), tuple(dates))
        for span, dates in zip(spans, inside, strict=True)
    ]


def _without(text: str, start: int, end: int, dates: Sequence[Timex]) -> str:
    """Return a sentence without the words of its dates: that it was a Tuesday is no part of what happened."""
    parts: list[str] = []
    for timex in dates:
        parts += text[start : timex.start], _LETTERS.sub(" ", text[max(start, timex.start) : timex.end])
        start = max(start, timex.end)
    return " ".join([*parts, text[start:end]])
