"""Web pages: the main text through trafilatura, the date through htmldate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from timeline import boilerplate, dating
from timeline.errors import InputError, InputWarning
from timeline.model import Article, Dating
from timeline.readers.articles import article_id
from timeline.readers.decoding import decode
from timeline.readers.languages import detect

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def read(data: bytes, source: str, **hints: str) -> Iterator[Article | InputWarning]:
    """Read one article; its text is the main text of the page, a blank line between paragraphs.

    Raises InputError when the page holds no text.

    >>> page = b"<html><title>Flood</title><article><p>The river rose in the night.</p></article></html>"
    >>> [article] = read(page, "a.html")
    >>> article.title, article.text
    ('Flood', 'The river rose in the night.')
    """
    declared = hints.get("encoding", "") or ((found := _CHARSET.search(data[:4096])) and found[1].decode("ascii")) or ""
    html, repairs = decode(data, source, declared=declared)
    if repairs:
        yield InputWarning(source, repairs)
    page = _extract(html, hints.get("url", ""))
    if page is None or not page["text"]:
        raise InputError(source, "the page holds no text")
    yield _article(page, html, source, hints.get("url", ""))


def _extract(html: str, url: str) -> dict[str, Any] | None:
    """Extract text and metadata; None when there is nothing."""
    from trafilatura import bare_extraction

    document: Any = bare_extraction(html, url=url or None, include_comments=False, with_metadata=True)
    return None if document is None else dict(document.as_dict())


def _article(page: dict[str, Any], html: str, source: str, url: str) -> Article:
    """Put the parts of a page together."""
    text = "\n\n".join(line for line in (page["text"] or "").split("\n") if line.strip())
    title = page["title"] or ""
    return Article(
        id=article_id(source, text),
        text=text,
        source=source,
        title=title,
        author=page["author"] or "",
        outlet=page["sitename"] or "",
        url=page["url"] or url,
        language=page["language"] or detect(text),
        published=_published(html, url),
        body=boilerplate.layout(text, title=title).body,
    )


def _published(html: str, url: str) -> Dating | None:
    """Date a page by htmldate."""
    from htmldate import find_date

    day = find_date(html, original_date=True, url=url or None)
    return dating.from_field(day, "meta") if day else None
