"""Choosing the sentences that say what an article, or a collection, is about.

The summarizers are sumy's, through our own terms (no NLTK data is needed), and score sentences, given as their terms.
Two of them take minutes for a collection, so that :mod:`timeline.summary.centrality` gives the same scores by other
sums: "reduction", the default, where there are many sentences, and "lexrank". "overlap" is ours
(docs/benchmarks/summaries.md says what it is better at). All scores are rounded before they decide an order; of equals
the earlier sentence comes first.
"""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any

from timeline.analysis.analyse import Passage
from timeline.analysis.corpus import Corpus
from timeline.analysis.query import Answers, answers
from timeline.errors import OptionError
from timeline.language.stems import stems
from timeline.model import Sentence
from timeline.summary.centrality import lexrank, overlap, reduction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline.errors import InputError
    from timeline.model import Article

Found = tuple[int, Passage]
"""The index of an article, and a sentence of it."""
DEFAULT = "reduction"
"""The summarizer that is taken where none is named: of sumy's the best for an article."""
_FEW = 100
"""Sentences up to which sumy's own loop over all pairs takes no more than a tenth of a second."""
_LONG = 400
"""Sentences beyond which only the leads of articles are ranked."""
_REPEATS = 0.5
"""Share of the smaller sentence's terms that makes it a repetition."""
_DIGITS = 9
"""Significant digits of a score that decide: beyond them processors and numerical libraries differ."""


def summarize(
    articles: Iterable[Article],
    *,
    summarizer: str = DEFAULT,
    count: int | None = None,
    query: str = "",
    jobs: int | None = 1,
    on_error: Callable[[InputError], None] | None = None,
) -> tuple[Sentence, ...]:
    """Choose the sentences that say most of what the articles say, without repetition, in the order of publication.

    ``summarizer`` is a name of :data:`SUMMARIZERS`; ``count`` is 3 to 7 by the length of the input when None;
    ``query`` keeps the sentences that :func:`timeline.events.build_timeline` keeps for it, and ``jobs`` and
    ``on_error`` are as there. Raises OptionError for an unknown name, a count below one or a query without a word.

    >>> from timeline.model import Article
    >>> text = "Ice closed the harbour on Monday. Ships waited outside the harbour for the ice to melt. A cat slept on."
    >>> [str(sentence) for sentence in summarize([Article("1", text, "a.txt")], summarizer="overlap", count=1)]
    ['Ice closed the harbour on Monday.']
    """
    check(summarizer, count)
    corpus = Corpus.read(articles, jobs=jobs, on_error=on_error)
    return summary_of(corpus, answers(corpus.analyses, query), summarizer=summarizer, count=count)


def summary_of(
    corpus: Corpus, asked: Answers | None = None, *, summarizer: str = DEFAULT, count: int | None = None
) -> tuple[Sentence, ...]:
    """Choose from articles that are analysed; ``asked`` is what answers a query, the rest as in :func:`summarize`."""
    check(summarizer, count)
    found = readable(corpus, asked or answers(corpus.analyses, ""))
    chosen = best(corpus, found, summarizer=summarizer, count=count or usual(len(found)))
    return tuple(Sentence(corpus.articles[article], passage.start, passage.end) for article, passage in chosen)


def best(corpus: Corpus, found: Sequence[Found], *, summarizer: str, count: int) -> list[Found]:
    """Choose those of some sentences that score best and say something new, in the order given."""
    own = [stems(passage.words.split(), language=corpus.analyses[article].language) for article, passage in found]
    return [found[number] for number in sorted(without_repeats(by_score(own, summarizer), own, count))]


def by_score(own: Sequence[Sequence[str]], summarizer: str) -> list[int]:
    """List the numbers of sentences, given as their terms, best first; of equals the earlier one."""
    scores = [_rounded(score) for score in SUMMARIZERS[summarizer](own)] if own else []
    return sorted(range(len(own)), key=lambda number: (-scores[number], number))


def check(summarizer: str, count: int | None) -> None:
    """Raise OptionError for an unknown summarizer, or a count below one."""
    if summarizer not in SUMMARIZERS:
        raise OptionError(f"there is no summarizer {summarizer!r}: known are {', '.join(SUMMARIZERS)}")
    if count is not None and count < 1:
        raise OptionError("a summary has at least one sentence")


def readable(corpus: Corpus, asked: Answers) -> list[Found]:
    """List the distinct sentences that answer, each with its article; those that read well, if there are any.

    Of a large collection only those that begin an article.
    """
    parts = [
        [passage for passage in analysis.passages if asked.fits(number, passage)]
        for number, analysis in enumerate(corpus.analyses)
    ]
    lead = None if sum(map(len, parts)) <= _LONG else max(1, _LONG * 4 // len(parts))
    found: dict[str, Found] = {}
    for number, passages in enumerate(parts):
        for passage in passages[:lead]:
            found.setdefault(passage.words, (number, passage))
    return [one for one in found.values() if one[1].quotable] or list(found.values())


def usual(length: int) -> int:
    """Tell how many sentences a summary has: three of up to twenty, one more for each doubling, seven at most."""
    return min(7, max(3, 3 + int(math.log2(max(1, length / 20)))))


def _rounded(score: float) -> float:
    return float(f"{score:.{_DIGITS - 1}e}")


def without_repeats(ranked: Iterable[int], terms: Sequence[Sequence[str]], wanted: int) -> list[int]:
    """Take the best sentences that say something new, until there are enough."""
    kept: list[int] = []
    for number in ranked:
        if len(kept) == wanted:
            break
        if not any(_repeats(set(terms[number]), set(terms[other])) for other in kept):
            kept.append(number)
    return kept


def _repeats(mine: set[str], theirs: set[str]) -> bool:
    return len(mine & theirs) > _REPEATS * max(1, min(len(mine), len(theirs)))


def sumy(module: str, name: str, sentences: Sequence[Sequence[str]]) -> list[float]:
    """Score sentences, each given as its terms, as a summarizer of sumy does; higher is better.

    A summarizer of sumy tells only which sentences it chose, so the scores are taken where it hands them on.

    >>> sumy("luhn", "LuhnSummarizer", [["ice", "harbour", "ice"], ["cat"]])
    [1.3333333333333333, 0]
    """
    from importlib import import_module

    import numpy as np
    from sumy.models.dom import ObjectDocumentModel, Paragraph
    from sumy.models.dom import Sentence as Line

    scores: list[float] = []

    def take(lines: Iterable[Any], _count: int, rating: Any, *arguments: Any) -> tuple[Any, ...]:
        rate = rating.__getitem__ if isinstance(rating, dict) else rating
        scores.extend(rate(line, *arguments) for line in lines)
        return ()

    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)()
    summarizer._get_best_sentences = take
    lines = [Line(str(number), _Terms(own)) for number, own in enumerate(sentences)]
    with np.errstate(invalid="ignore"):  # sentences without anything in common: all are as good as the first
        summarizer(ObjectDocumentModel([Paragraph(lines)]), len(lines))
    return [0.0 if math.isnan(score) else score for score in scores] or [0.0] * len(sentences)


class _Terms:
    """The terms of one sentence behind sumy's interface of a tokenizer."""

    def __init__(self, terms: Sequence[str]) -> None:
        self.terms = list(terms)

    def to_words(self, _text: str) -> list[str]:
        return self.terms


def _reduction(sentences: Sequence[Sequence[str]]) -> list[float]:
    """Score as sumy's Reduction does: by sumy itself, unless there are so many sentences that it would take long."""
    few = len(sentences) <= _FEW
    return sumy("reduction", "ReductionSummarizer", sentences) if few else reduction(sentences)


SUMMARIZERS: dict[str, Callable[[Sequence[Sequence[str]]], list[float]]] = {
    "reduction": _reduction,
    "lexrank": lexrank,
    "overlap": overlap,
    "textrank": partial(sumy, "text_rank", "TextRankSummarizer"),
    "lsa": partial(sumy, "lsa", "LsaSummarizer"),
    "luhn": partial(sumy, "luhn", "LuhnSummarizer"),
    "sumbasic": partial(sumy, "sum_basic", "SumBasicSummarizer"),
    "kl": partial(sumy, "kl", "KLSummarizer"),
}
"""Name to a function that scores sentences, given as their terms."""
