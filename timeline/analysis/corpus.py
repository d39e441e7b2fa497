"""Articles in the order in which they are cited, each with its analysis, and what relates them.

Nothing here depends on the order in which articles were given, nor on how they were divided among processes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from timeline.analysis.inference import infer_dates
from timeline.analysis.many import analysed
from timeline.analysis.revisions import Revision, revisions
from timeline.analysis.sketch import copies
from timeline.dates.hints import NO_HINTS, Hints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline.analysis.analyse import Analysis
    from timeline.errors import InputError
    from timeline.model import Article


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles in their canonical order; the three tuples run in parallel."""

    articles: tuple[Article, ...]
    analyses: tuple[Analysis, ...]
    copies: tuple[int, ...]
    """For each article the index of the first of its near-duplicates, its own when it is the first or has none."""
    revisions: tuple[Revision, ...] = ()
    """The articles that newer texts replaced."""

    @classmethod
    def of(cls, pairs: Iterable[tuple[Article, Analysis]]) -> Corpus:
        """Put articles in order, each with its analysis, and find the copies among them.

        >>> from timeline.analysis.analyse import analyse
        >>> from timeline.model import Article
        >>> pairs = [(one, analyse(one)) for one in (Article("2", "Rain.", "b.txt"), Article("1", "Snow.", "a.txt"))]
        >>> [article.id for article in Corpus.of(pairs).articles], Corpus.of(pairs).copies
        (['1', '2'], (0, 1))
        """
        ordered = sorted(pairs, key=lambda pair: canonical(pair[0]))
        articles = tuple(article for article, _ in ordered)
        analyses = tuple(analysis for _, analysis in ordered)
        return cls(articles, analyses, copies(articles, [analysis.shingles for analysis in analyses]))

    @classmethod
    def read(
        cls,
        articles: Iterable[Article],
        hints: Hints = NO_HINTS,
        *,
        jobs: int | None = 1,
        on_error: Callable[[InputError], None] | None = None,
    ) -> Corpus:
        """Analyse articles: each once, and of several texts at one address the newest.

        For ``hints``, ``jobs`` and ``on_error`` see :func:`timeline.analysis.many.analysed`.
        """
        found = analysed(united(articles), hints, jobs=jobs, on_error=on_error)
        old = revisions(found)
        replaced = {revision.older.id for revision in old}
        return replace(cls.of(pair for pair in found if pair[0].id not in replaced), revisions=old)

    def dated(self, *, jobs: int | None = 1, on_error: Callable[[InputError], None] | None = None) -> Corpus:
        """Give articles without a date an inferred one, by which their own dates are then read.

        Only those are analysed again, by the hints they were analysed by: "last week" has another place on the calendar
        now.
        """
        inferred = infer_dates(self.articles, self.analyses, self.copies)
        changed: dict[Hints, list[Article]] = {}
        for new, old, analysis in zip(inferred, self.articles, self.analyses, strict=True):
            if new is not old:
                changed.setdefault(analysis.hints, []).append(new)
        if not changed:
            return self
        pairs = [
            pair for hints, same in changed.items() for pair in analysed(same, hints, jobs=jobs, on_error=on_error)
        ]
        again = {new.id: (new, analysis) for new, analysis in pairs}
        lost = {article.id for same in changed.values() for article in same} - again.keys()
        rows = [
            (*again.get(article.id, (article, analysis)), group)
            for article, analysis, group in zip(self.articles, self.analyses, self.copies, strict=True)
            if article.id not in lost
        ]
        rows.sort(key=lambda row: canonical(row[0]))
        return Corpus(
            tuple(row[0] for row in rows),
            tuple(row[1] for row in rows),
            _firsts([row[2] for row in rows]),
            self.revisions,
        )


def _firsts(groups: Sequence[int]) -> tuple[int, ...]:
    """Name groups by the place of their first member.

    >>> _firsts([5, 9, 5])
    (0, 1, 0)
    """
    first: dict[int, int] = {}
    return tuple(first.setdefault(group, place) for place, group in enumerate(groups))


def canonical(article: Article) -> tuple[Any, ...]:
    """Tell the place of an article: by publication, then id; undated ones last.

    Of one day, an article whose day was inferred follows those that state theirs.

    >>> from timeline.model import Article
    >>> [article.id for article in sorted((Article("2", "", "b"), Article("1", "", "a")), key=canonical)]
    ['1', '2']
    """
    known = article.published
    if known is None:
        return (True, article.id, article.source)
    moment = known.interval
    return (False, moment.day, known.evidence == "inferred", moment, article.id, article.source)


def united(articles: Iterable[Article]) -> list[Article]:
    """Make one article of those with the same id, read at the first of their places by the alphabet.

    >>> from timeline.model import Article
    >>> [(one.source, one.elsewhere) for one in united([Article("1", "", "b.txt"), Article("1", "", "a.txt")])]
    [('a.txt', ('b.txt',))]
    """
    found: dict[str, list[Article]] = {}
    for article in articles:
        found.setdefault(article.id, []).append(article)
    return [_one_of(same) for same in found.values()]


def _one_of(same: Sequence[Article]) -> Article:
    """Unite articles of one id; which of them speaks for all does not depend on their order."""
    if len(same) == 1:
        return same[0]
    first = min(same, key=lambda article: (article.source, repr(article)))
    places = {place for article in same for place in (article.source, *article.elsewhere)}
    return replace(first, elsewhere=tuple(sorted(places - {first.source})))
