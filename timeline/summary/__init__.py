"""Choosing the sentences that say what an article, or a collection, is about.

The summarizers are sumy's, through our own sentences and terms: no NLTK data is needed. Where there are many sentences,
"lexrank" is computed by :func:`timeline.summary.centrality.lexrank`, which gives what sumy's gives at a fraction of its
time; "overlap" is our own and comes nearest to the summaries that people wrote (docs/benchmarks/summaries.md).
"""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from timeline.analysis.query import headed, pattern
from timeline.analysis.quotable import quotable, without_dateline
from timeline.errors import LanguageError, OptionError
from timeline.language.script import sentences
from timeline.language.stems import terms
from timeline.model import Sentence
from timeline.summary.centrality import lexrank, overlap

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from timeline.model import Article, Span

_AS_GRAPH = 150
"""Sentences from which LexRank is ours: sumy's needs a quarter of a second for these, and grows with the square."""
_LONG = 400
"""Sentences beyond which only the leads of articles are ranked."""
_REPEATS = 0.5
"""Share of the smaller sentence's terms that makes it a repetition."""


def summarize(
    articles: Sequence[Article], *, summarizer: str = "lexrank", count: int | None = None, query: str = ""
) -> tuple[Sentence, ...]:
    """Choose the sentences that say most of what the articles say, without repetition, in the order of publication.

    ``summarizer`` is a name of :data:`SUMMARIZERS`; ``count`` is 3 to 7 by the length of the input when None;
    ``query`` keeps the sentences that :func:`timeline.events.build_timeline` keeps for it.
    Raises OptionError for an unknown name, a count below one or a query without a word.

    >>> from timeline.model import Article
    >>> text = "Ice closed the harbour on Monday. Ships waited outside the harbour for the ice to melt. A cat slept on."
    >>> [str(sentence) for sentence in summarize([Article("1", text, "a.txt")], count=1)]
    ['Ice closed the harbour on Monday.']
    """
    if summarizer not in SUMMARIZERS:
        raise OptionError(f"there is no summarizer {summarizer!r}: known are {', '.join(SUMMARIZERS)}")
    if count is not None and count < 1:
        raise OptionError("a summary has at least one sentence")
    found = _sentences(articles, pattern(query))
    if not found:
        return ()
    wanted = min(count or _count(len(found)), len(found))
    language = found[0].article.language
    chosen = _without_repeats(found, wanted, partial(SUMMARIZERS[summarizer], [str(one) for one in found], language))
    return tuple(sorted(chosen, key=lambda one: (_published(one.article), found.index(one))))


def _sentences(articles: Sequence[Article], wanted: re.Pattern[str] | None) -> list[Sentence]:
    """List the distinct sentences of the bodies; of a large collection only those that begin an article."""
    found: dict[str, Sentence] = {}
    parts = [_answering(article, _spans(article), wanted) for article in articles]
    lead = None if sum(map(len, parts)) <= _LONG else max(1, _LONG * 4 // len(articles))
    for article, spans in zip(articles, parts, strict=True):
        for start, end in spans[:lead]:
            found.setdefault(" ".join(article.text[start:end].split()), Sentence(article, start, end))
    readable = [one for text, one in found.items() if quotable(text)]
    return readable or list(found.values())


def _answering(article: Article, spans: list[Span], wanted: re.Pattern[str] | None) -> list[Span]:
    """Keep the sentences that answer a query; all of them when headline or dateline alone does."""
    if wanted is None or headed(article, spans, wanted):
        return spans
    return [(start, end) for start, end in spans if wanted.search(article.text, start, end)]


def _spans(article: Article) -> list[Span]:
    try:
        spans = sentences(article.text, article.body or None, language=article.language)
    except LanguageError:
        return []
    return [without_dateline(article.text, span) for span in spans]


def _count(length: int) -> int:
    """Three sentences for up to twenty, one more for each doubling, seven at most."""
    return min(7, max(3, 3 + int(math.log2(max(1, length / 20)))))


def _published(article: Article) -> int:
    return article.published.interval.start if article.published else 0


def _without_repeats(found: Sequence[Sentence], wanted: int, summarizer: Callable[[int], list[int]]) -> list[Sentence]:
    """Ask for more sentences until enough of them say something new."""
    kept: list[int] = []
    asked = wanted
    while True:
        kept = []
        for number in summarizer(asked):
            if not any(_repeats(found[number], found[other]) for other in kept):
                kept.append(number)
        if len(kept) >= wanted or asked >= len(found):
            return [found[number] for number in kept[:wanted]]
        asked = min(len(found), asked + 2 * (wanted - len(kept)))


def _repeats(one: Sentence, other: Sentence) -> bool:
    mine = set(terms(str(one), language=one.article.language))
    theirs = set(terms(str(other), language=other.article.language))
    return len(mine & theirs) > _REPEATS * max(1, min(len(mine), len(theirs)))


def _sumy(module: str, name: str, texts: Sequence[str], language: str, count: int) -> list[int]:
    """Let a summarizer of sumy choose; the answer is in the order of the text, which is all that sumy tells."""
    if count >= len(texts):
        return list(range(len(texts)))
    from importlib import import_module

    import numpy as np
    from sumy.models.dom import ObjectDocumentModel, Paragraph
    from sumy.models.dom import Sentence as Line

    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)()
    lines = [Line(text, _Words(language)) for text in texts]
    place = {id(line): number for number, line in enumerate(lines)}
    with np.errstate(invalid="ignore"):  # sentences without anything in common: all are as good as the first
        return [place[id(line)] for line in summarizer(ObjectDocumentModel([Paragraph(lines)]), count)]


class _Words:
    """Our words behind sumy's interface: stems already, without stop words."""

    def __init__(self, language: str) -> None:
        self.language = language

    def to_words(self, text: str) -> list[str]:
        return terms(text, language=self.language)


def _best(
    score: Callable[[Sequence[Sequence[str]]], list[float]], texts: Sequence[str], language: str, count: int
) -> list[int]:
    """Choose the sentences with the highest scores, best first; of equals the earlier."""
    scores = score([terms(text, language=language) for text in texts])
    return sorted(range(len(texts)), key=lambda number: (-scores[number], number))[:count]


def _lexrank(texts: Sequence[str], language: str, count: int) -> list[int]:
    if len(texts) < _AS_GRAPH:
        return _sumy("lex_rank", "LexRankSummarizer", texts, language, count)
    return _best(lexrank, texts, language, count)


SUMMARIZERS: dict[str, Callable[[Sequence[str], str, int], list[int]]] = {
    "lexrank": _lexrank,
    "overlap": partial(_best, overlap),
    "textrank": partial(_sumy, "text_rank", "TextRankSummarizer"),
    "lsa": partial(_sumy, "lsa", "LsaSummarizer"),
    "luhn": partial(_sumy, "luhn", "LuhnSummarizer"),
    "sumbasic": partial(_sumy, "sum_basic", "SumBasicSummarizer"),
    "kl": partial(_sumy, "kl", "KLSummarizer"),
    "reduction": partial(_sumy, "reduction", "ReductionSummarizer"),
}
"""Name to a function of the sentences, their language and a number that chooses as many (as indices)."""
