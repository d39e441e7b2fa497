"""Articles to passages: every sentence with its terms and the dates it speaks of.

What newspapers set before a sentence is not part of it: a dateline ("CAIRO, March 7 (Reuters) -"), and the date that
begins a line of a chronology ("March 24 - The council …"), which dates the sentence all the same.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.analysis.quotable import quotable, without_dateline
from timeline.errors import LanguageError
from timeline.interval import DAY
from timeline.language.script import sentences
from timeline.language.stems import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.interval import Interval
    from timeline.model import Article, Span, Timex

_WORTH_A_PROCESS = 64
"""Articles below which starting processes takes longer than the work."""


_AFTER_DATE = re.compile(r"\s*[-–—:]+\s*(?=[^\W\d_])")
"""What stands between the date and the sentence in a chronology."""
_LETTERS = re.compile(r"[^\W\d_]+")
_BULLETS = " \t•*·-–—"
_REMAINS = 20
"""Characters that must be left of a sentence when something is taken off it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of one article, and what ranking needs to know of it."""

    place: int
    """0 for the first sentence of the article."""
    start: int
    end: int
    terms: tuple[str, ...]
    """Stems of its content words, in order, without the words of its dates."""
    quotable: bool
    """Whether it reads well on its own."""
    dates: tuple[Timex, ...]
    """The expressions in it that have a place on the calendar, in order; offsets count in the article's text."""

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """What its dates cover, in order; a part of a day counts as the day that it begins on."""
        covered = (timex.interval for timex in self.dates if timex.interval is not None)
        return tuple(part if part.end - part.start >= DAY else part.day for part in covered)


Dated = tuple["Span", tuple["Timex", ...]]


def read(articles: Sequence[Article], *, jobs: int | None = 1) -> list[tuple[Passage, ...]]:
    """Find sentences and dates, one tuple of passages per article; the result does not depend on ``jobs``.

    ``jobs`` is the number of processes; None means one for each processor.
    """
    workers = min(jobs or os.cpu_count() or 1, len(articles) // _WORTH_A_PROCESS)
    if workers <= 1:
        found = [dated_sentences(article) for article in articles]
    else:
        with ProcessPoolExecutor(workers) as pool:
            found = list(pool.map(dated_sentences, articles, chunksize=16))
    return [_passages(article, part) for article, part in zip(articles, found, strict=True)]


def dated_sentences(article: Article) -> list[Dated]:
    """List the sentences of an article's body as spans, each with its dates; none in a language that is unknown."""
    from timeline.dates import find_dates
    from timeline.dates.kind import located

    anchor = article.published.interval if article.published else None
    try:
        spans = sentences(article.text, article.body or None, language=article.language)
        found = find_dates(article.text, anchor, language=located(article.language, article.url)) if spans else ()
    except LanguageError:
        return []
    starts = [start for start, _ in spans]
    inside: list[list[Timex]] = [[] for _ in spans]
    for timex in found:
        at = bisect_right(starts, timex.start) - 1
        if timex.interval is not None and at >= 0 and timex.end <= spans[at][1]:
            inside[at].append(timex)
    return [(_bare(article.text, span, dates), tuple(dates)) for span, dates in zip(spans, inside, strict=True)]


def _bare(text: str, span: Span, dates: Sequence[Timex]) -> Span:
    """Return a sentence without the dateline or the date of a chronology that it begins with."""
    start, end = without_dateline(text, span)
    if dates and not text[start : dates[0].start].strip(_BULLETS) and dates[0].start >= start:
        match = _AFTER_DATE.match(text, dates[0].end, end)
        start = match.end() if match else start
    return (start, end) if end - start >= _REMAINS else span


def _passages(article: Article, found: list[Dated]) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            place,
            start,
            end,
            tuple(terms(_without(article.text, start, end, dates), language=article.language)),
            quotable(article.text[start:end]),
            dates,
        )
        for place, ((start, end), dates) in enumerate(found)
    )


def _without(text: str, start: int, end: int, dates: Sequence[Timex]) -> str:
    """Return a sentence without the words of its dates: that it was a Tuesday is no part of what happened."""
    parts: list[str] = []
    for timex in dates:
        parts += text[start : timex.start], _LETTERS.sub(" ", text[max(start, timex.start) : timex.end])
        start = max(start, timex.end)
    return " ".join([*parts, text[start:end]])


def frequencies(passages: Sequence[Sequence[Passage]]) -> Counter[str]:
    """Count for each term the sentences that hold it."""
    return Counter(term for article in passages for passage in article for term in set(passage.terms))
