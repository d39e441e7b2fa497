"""Inputs -> articles: one module per format with ``read(data, source)``, and one line in KINDS each.

sources ─ files, folders, globs, "-" ─▶ stream ─ taken apart ─▶ Document ─ KINDS[kind].reads ─▶ Article
"""

from __future__ import annotations

import dataclasses
import logging
import os
from functools import partial
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from timeline.errors import InputError, InputWarning, OptionError, failure
from timeline.language.pack import load
from timeline.model import Article, Dating
from timeline.readers import feed, records
from timeline.readers.articles import article_id
from timeline.readers.documents import MAX_BYTES, Document, Documents
from timeline.readers.kinds import KINDS, function_of
from timeline.readers.sources import documents
from timeline.workers import Lost, in_workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from timeline.interval import Interval

__all__ = ["KINDS", "article_id", "iter_articles", "read_articles"]

TIMEOUT = 10.0
"""Seconds that a document may take when it is read in a worker process."""
_SILENT = logging.NullHandler()

Source = str | os.PathLike[str]


class Options(TypedDict, total=False):
    """What can be said of all articles that are read."""

    date: Interval | None
    """The day of publication, whatever the articles say themselves."""
    language: str | None
    """Their language, whatever they say themselves."""
    fields: str
    """What the fields of records are called: "text=body,published=date"."""
    jobs: int
    """How many processes read; 1 reads in this one, where no document is cut off for its time, unless isolated."""
    isolate: bool
    """Whether one process that reads is a worker, too, so that ``timeout`` holds, as on the command line."""
    timeout: float
    """Seconds that one document may take in a worker process: 10."""
    max_bytes: int
    """How large one document may be: 20 MB."""
    follow: bool
    """Whether the pages that feeds and records without text link to are fetched and read in their place."""
    allow_private: bool
    """Whether addresses inside private networks may be fetched."""


def read_articles(
    sources: Source | Iterable[Source],
    *,
    on_error: Callable[[InputError], None] | None = None,
    on_warning: Callable[[InputWarning], None] | None = None,
    **options: Unpack[Options],
) -> tuple[Article, ...]:
    r"""Read all articles of the sources, in order; see :func:`iter_articles` for what the arguments mean.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp(), "2014-05-03.txt")
    >>> _ = path.write_text("Flood in Rome\n\nThe river rose.")
    >>> [article] = read_articles(path)
    >>> article.title, str(article.published), article.published.evidence
    ('Flood in Rome', '2014-05-03', 'file name')
    """
    return tuple(iter_articles(sources, on_error=on_error, on_warning=on_warning, **options))


def iter_articles(
    sources: Source | Iterable[Source],
    *,
    on_error: Callable[[InputError], None] | None = None,
    on_warning: Callable[[InputWarning], None] | None = None,
    **options: Unpack[Options],
) -> Iterator[Article]:
    """Yield the articles of files, folders (read recursively), globs, "-" (standard input) and URLs, in order.

    ``on_error`` receives every input that cannot be used, and the others go on; without it the first is raised.
    ``on_warning`` receives what was read only after a repair. For ``options`` see :class:`Options`. Raises
    OptionError when ``date`` is longer than a day, LanguageError for an unknown ``language``.
    """
    changes = _overrides(options.get("date"), options.get("language"))
    for result in _results(sources, options):
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


def _results(sources: Source | Iterable[Source], options: Options) -> Iterator[Article | InputError]:
    """Yield every article, and every problem in its place."""
    named = [sources] if isinstance(sources, str | os.PathLike) else sources
    found = _documents(named, options)
    jobs = options.get("jobs", 1)
    if jobs > 1 or options.get("isolate", False):
        yield from read_in_workers(found, jobs=jobs, timeout=options.get("timeout", TIMEOUT))
        return
    for document in found:
        yield from _read(document)


def read_in_workers(documents: Documents, *, jobs: int, timeout: float) -> Iterator[Article | InputError]:
    """Read documents in ``jobs`` processes, in order; one that takes longer than ``timeout`` seconds is given up."""
    for document, results in in_workers(documents, _read, jobs=jobs, timeout=timeout, size=_size):
        if not isinstance(results, Lost):
            yield from results
        elif results.hung:
            reason = f"took longer than {timeout:g} seconds to read: --timeout raises the limit"
            yield InputError(document.source, reason)
        else:
            yield InputError(document.source, "ended the process that read it")


def _size(document: Document | InputError) -> int:
    return 0 if isinstance(document, InputError) else len(document.data)


def _read(document: Document | InputError) -> list[Article | InputError]:
    """Read one document; what could not even be opened stays the error that it is."""
    return [document] if isinstance(document, InputError) else read_document(document)


def _documents(sources: Iterable[Source], options: Options) -> Documents:
    """Yield the documents of all sources; those that only point to pages give way to them when links are followed."""
    read = partial(
        _contained, limit=options.get("max_bytes", MAX_BYTES), allow_private=options.get("allow_private", False)
    )
    fields = options.get("fields", "")
    for source in sources:
        for document in read(os.fspath(source)):
            if isinstance(document, InputError):
                yield document
                continue
            if fields:
                document = document._replace(hints={**document.hints, "fields": fields})  # noqa: PLW2901
            links = _links(document) if options.get("follow") else []
            for link in links:
                yield from read(link)
            if not links:
                yield document


def _contained(source: str, *, limit: int, allow_private: bool) -> Documents:
    """Yield the documents of one source; when it fails in a way that nobody expects, the other sources go on."""
    try:
        yield from documents(source, limit=limit, allow_private=allow_private)
    except Exception as error:  # noqa: BLE001 - the network and file systems raise anything, too
        yield failure(source, "cannot be read", error)


def _links(document: Document) -> list[str]:
    """List the pages that a document stands for: those of a feed, or that of a record without text.

    One whose links cannot be read stands for none: what is wrong with it is told when it is read itself.
    """
    try:
        if document.kind == "feed":
            return feed.links(document.data, document.source)
        address = records.link(document.data, document.source, **document.hints) if document.kind == "record" else ""
    except Exception:  # noqa: BLE001 - feedparser raises anything on broken input
        return []
    return [address] if address else []


def read_document(document: Document) -> list[Article | InputError]:
    """Read one document; whatever goes wrong is the input's error and ends with it."""
    for name in ("trafilatura", "htmldate", "pypdf"):
        logging.getLogger(name).addHandler(_SILENT)  # or Python prints what they log to stderr
    results: list[Article | InputError] = []
    try:
        results.extend(function_of(KINDS[document.kind].reads)(document.data, document.source, **document.hints))
    except InputError as error:
        results.append(error)
    except Exception as error:  # noqa: BLE001 - libraries raise anything on broken input; one page never ends the run
        results.append(failure(document.source, f"cannot be read as {document.kind}", error))
    return results
