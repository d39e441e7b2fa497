"""Inputs -> articles: one module per format with ``read(data, source)``, and one line in READERS each.

sources ─ files, folders, globs, "-" ─▶ Document ─ kind by content, then by name ─▶ READERS[kind] ─▶ Article
"""

from __future__ import annotations

import dataclasses
import logging
import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from timeline.errors import InputError, InputWarning, OptionError
from timeline.language import load
from timeline.model import Article, Dating
from timeline.readers import html, markdown, records, text
from timeline.readers.articles import article_id
from timeline.readers.sources import Document, documents

if TYPE_CHECKING:
    from timeline.interval import Interval

__all__ = ["READERS", "article_id", "iter_articles", "read_articles"]

Reader = Callable[..., Iterator[Article | InputWarning]]
Source = str | os.PathLike[str]

READERS: dict[str, Reader] = {
    "html": html.read,
    "jsonl": records.read,
    "markdown": markdown.read,
    "text": text.read,
}


def read_articles(
    sources: Source | Iterable[Source],
    *,
    on_error: Callable[[InputError], None] | None = None,
    on_warning: Callable[[InputWarning], None] | None = None,
    date: Interval | None = None,
    language: str | None = None,
    fields: str = "",
) -> tuple[Article, ...]:
    r"""Read all articles of the sources, in order; see :func:`iter_articles` for what the arguments mean.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp(), "2014-05-03.txt")
    >>> _ = path.write_text("Flood in Rome\n\nThe river rose.")
    >>> [article] = read_articles(path)
    >>> article.title, str(article.published), article.published.evidence
    ('Flood in Rome', '2014-05-03', 'file name')
    """
    return tuple(
        iter_articles(sources, on_error=on_error, on_warning=on_warning, date=date, language=language, fields=fields)
    )


def iter_articles(
    sources: Source | Iterable[Source],
    *,
    on_error: Callable[[InputError], None] | None = None,
    on_warning: Callable[[InputWarning], None] | None = None,
    date: Interval | None = None,
    language: str | None = None,
    fields: str = "",
) -> Iterator[Article]:
    """Yield the articles of files, folders (read recursively), globs and "-" (standard input), in order.

    ``on_error`` receives every input that cannot be used, and the others go on; without it the first is raised.
    ``on_warning`` receives what was read only after a repair. ``date`` is the day of publication of all articles and
    ``language`` their language, whatever they say themselves. ``fields`` maps field names of records to ours:
    "text=body,published=date". Raises OptionError when ``date`` is longer than a day.
    """
    changes = _overrides(date, language)
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # or Python prints what they log to stderr
    for result in _results(sources, fields):
        if isinstance(result, Article):
            yield dataclasses.replace(result, **changes) if changes else result
        else:
            _tell(result, on_error, on_warning)


def _overrides(date: Interval | None, language: str | None) -> dict[str, Any]:
    """Check what the user says of all articles, before anything is read, and return it as fields of Article."""
    changes: dict[str, Any] = {}
    if date is not None:
        if date.granularity not in {"day", "hour", "minute"}:
            raise OptionError(f"the date of publication is a day, not a {date.granularity}: write YYYY-MM-DD")
        changes["published"] = Dating(date, "option", str(date))
    if language is not None:
        load(language)  # raises LanguageError for an unknown one
        changes["language"] = language
    return changes


def _tell(
    problem: InputError,
    on_error: Callable[[InputError], None] | None,
    on_warning: Callable[[InputWarning], None] | None,
) -> None:
    """Hand a problem to who wants to know; an error that nobody wants is raised."""
    if isinstance(problem, InputWarning):
        if on_warning is not None:
            on_warning(problem)
    elif on_error is None:
        raise problem
    else:
        on_error(problem)


def _results(sources: Source | Iterable[Source], fields: str) -> Iterator[Article | InputError]:
    """Yield every article, and every problem in its place."""
    named = [sources] if isinstance(sources, str | os.PathLike) else sources
    for source in named:
        for document in documents(os.fspath(source)):
            if isinstance(document, InputError):
                yield document
            else:
                yield from _read(document, fields)


def _read(document: Document, fields: str) -> Iterator[Article | InputError]:
    """Read one document; whatever goes wrong is the input's error and ends with it."""
    try:
        yield from READERS[document.kind](document.data, document.source, fields=fields)
    except InputError as error:
        yield error
    except Exception as error:  # noqa: BLE001 - libraries raise anything on broken input; one page never ends the run
        yield InputError(document.source, f"cannot be read as {document.kind} ({type(error).__name__}: {error})")
