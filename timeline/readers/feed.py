"""RSS and Atom feeds, one article an entry, through feedparser (extra "feeds")."""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING, Any

from timeline.errors import InputError
from timeline.readers.articles import Fields, plain_article
from timeline.readers.attempts import attempt
from timeline.readers.extras import needs
from timeline.readers.fragments import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Article


def read(data: bytes, source: str, **_: str) -> Iterator[Article | InputError]:
    """Read the entries of a feed: their content, or the summary when that is all.

    Raises InputError when the feed has no entries.

    >>> data = b"<rss version='2.0'><channel><item><title>Flood</title><description>The river rose.</description>"
    >>> [article] = read(data + b"<pubDate>Sat, 03 May 2014 09:15:00 GMT</pubDate></item></channel></rss>", "feed.xml")
    >>> article.title, article.text, str(article.published)
    ('Flood', 'The river rose.', '2014-05-03T09:15')
    """
    with needs("feedparser", "feeds", source):
        import feedparser
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False)
    if not feed.entries:
        raise InputError(source, "the feed has no entries")
    for number, entry in enumerate(feed.entries, 1):
        name = f"{source}#{number}"
        yield attempt(name, partial(_article, entry, feed.feed, name))


def links(data: bytes, source: str) -> list[str]:
    """List the pages that the entries of a feed link to, each once; only http and https."""
    with needs("feedparser", "feeds", source):
        import feedparser
    found = (str(entry.get("link", "")) for entry in feedparser.parse(io.BytesIO(data)).entries)
    return list(dict.fromkeys(link for link in found if link.lower().startswith(("http://", "https://"))))


def _article(entry: Any, feed: Any, source: str) -> Article:
    """Build the article of an entry; InputError when it has no text."""
    text = _text(entry)
    if not text:
        raise InputError(source, "the entry has no text")
    return plain_article(text, source, fields=_fields(entry, feed))


def _text(entry: Any) -> str:
    """Choose the longest of the contents and the summary."""
    values = [part.get("value", "") for part in entry.get("content", [])] + [entry.get("summary", "")]
    return max((plain_text(value) for value in values), key=len).strip()


def _fields(entry: Any, feed: Any) -> Fields:
    """Read what the feed says about an entry."""
    link = str(entry.get("link", ""))
    published, updated = (str(dict.get(entry, name) or "") for name in ("published", "updated"))  # no fallbacks
    return Fields(
        title=plain_text(str(entry.get("title", ""))).replace("\n\n", " "),
        published=published or updated,
        updated=updated if published else "",
        author=str(entry.get("author", "")),
        outlet=plain_text(str(feed.get("title", ""))),
        url=link if link.startswith(("http://", "https://")) else "",
        language=str(feed.get("language", "")),
    )
