"""Articles to analyses, in processes if there are many; what goes wrong within one article costs that one alone."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from timeline.analysis.analyse import analyse
from timeline.analysis.stored import decode, encode
from timeline.dates.hints import NO_HINTS, Hints
from timeline.errors import InputError, failure
from timeline.workers import Lost, in_workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.analysis.analyse import Analysis
    from timeline.model import Article

_WORTH_A_PROCESS = 64
"""Articles below which starting processes takes longer than the work."""
_PATIENCE = 60.0
"""Seconds that the analysis of one article may take in a worker process: a hundred pages take one."""


def analysed(
    articles: Sequence[Article],
    hints: Hints = NO_HINTS,
    *,
    jobs: int | None = 1,
    on_error: Callable[[InputError], None] | None = None,
) -> list[tuple[Article, Analysis]]:
    """Analyse articles and return each with its analysis, in order; the result does not depend on ``jobs``.

    ``hints`` says how their dates are to be read.
    ``jobs`` is the number of processes (None: all processors); with one, no article is cut off for its time.
    ``on_error`` receives for every article that cannot be analysed an InputError that names its source, and the article
    is left out; without it the first is raised.

    >>> from timeline.model import Article
    >>> rain = Article("1", "It rained. It was 2014.", "a.txt")
    >>> [(article.id, len(found.passages)) for article, found in analysed([rain])]
    [('1', 2)]
    """
    workers = min(jobs or os.cpu_count() or 1, len(articles) // _WORTH_A_PROCESS)
    if workers > 1:
        results = _in_processes(articles, hints, workers)
    else:
        results = ((article, _contained(article, hints)) for article in articles)
    found = []
    for article, result in results:
        if not isinstance(result, InputError):
            found.append((article, result))
        elif on_error is None:
            raise result
        else:
            on_error(result)
    return found


def _contained(article: Article, hints: Hints) -> Analysis | InputError:
    """Analyse an article; whatever goes wrong is the article's error and ends with it."""
    try:
        return analyse(article, hints)
    except Exception as error:  # noqa: BLE001 - a fault in a rule of a language, of which there are many, ends no run
        return failure(article.source, "cannot be analysed", error)


def _in_processes(
    articles: Sequence[Article], hints: Hints, jobs: int
) -> Iterator[tuple[Article, Analysis | InputError]]:
    for article, result in in_workers(
        articles, partial(_packed, hints=hints), jobs=jobs, timeout=_PATIENCE, size=_size
    ):
        if isinstance(result, Lost):
            reason = f"took longer than {_PATIENCE:g} seconds" if result.hung else "ended the process"
            yield article, InputError(article.source, f"cannot be analysed ({reason})")
        else:
            yield article, result if isinstance(result, InputError) else decode(result, source=article.source)


def _packed(article: Article, hints: Hints) -> bytes | InputError:
    """Analyse an article in a worker, and write the analysis in the form that travels well."""
    result = _contained(article, hints)
    return result if isinstance(result, InputError) else encode(result)


def _size(article: Article) -> int:
    return len(article.text)
