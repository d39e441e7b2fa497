"""Plain text, as copied from the web or written in an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.errors import InputWarning
from timeline.readers.articles import plain_article
from timeline.readers.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Article


def read(data: bytes, source: str, **hints: str) -> Iterator[Article | InputWarning]:
    r"""Read one article; its text is the file's, its headline, byline and body are found by their shape.

    >>> [article] = read(b"Flood in Rome\n\nBy Ann Lee - 3 May 2014\n\nThe river rose.", "a.txt")
    >>> article.title, article.author, str(article.published)
    ('Flood in Rome', 'Ann Lee', '2014-05-03')
    """
    text, repairs = decode(data, source, declared=hints.get("encoding", ""))
    if repairs:
        yield InputWarning(source, repairs)
    yield plain_article(text, source, url=hints.get("url", ""))
