"""What every reader ends with: a text and what is known about it become an :class:`Article`."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, cast

from timeline.language.detect import detect, language_tag
from timeline.language.order import day_order
from timeline.model import Article
from timeline.readers import layout, phrases, stamps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.model import Dating

_NAMES = {
    "title": ("title", "headline", "name"),
    "text": ("text", "body", "content", "maintext", "article_body", "articleBody", "story", "content_text", "summary"),
    "published": (
        *("published", "date", "date_publish", "datePublished", "published_at", "publish_date", "pubDate", "pub_date"),
        *("publication_date", "publishedAt", "published_date", "date_published", "created", "timestamp", "time"),
    ),
    "updated": ("updated", "modified", "lastmod", "date_modify", "dateModified", "updated_at", "last_modified"),
    "author": ("author", "authors", "byline", "creator", "by"),
    "outlet": ("outlet", "publisher", "source_domain", "site", "site_name", "sitename", "newspaper", "source"),
    "url": ("url", "link", "canonical_url", "canonical", "permalink"),
    "language": ("language", "lang"),
}
"""The names that fields go by, most telling first: front matter of the site generators, schema.org, news APIs,
news-please."""


_NOT_DECLARED = frozenset({"option", "inferred"})
"""Evidence that is not the article's own."""


class Fields(NamedTuple):
    """What an input says about an article in so many words."""

    title: str = ""
    text: str = ""
    published: str = ""
    updated: str = ""
    author: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    evidence: str = "field"

    @classmethod
    def of(cls, values: Mapping[str, object], evidence: str, mapping: Mapping[str, str] | None = None) -> Fields:
        """Pick the fields of a record by the names they usually go by, or by those of ``mapping``.

        >>> Fields.of({"headline": "Flood", "date": "2014-05-03"}, "field")[:3]
        ('Flood', '', '2014-05-03')
        >>> Fields.of({"a": "Flood"}, "field", {"title": "a"}).title
        'Flood'
        """
        folded = {str(name).lower(): value for name, value in values.items()}
        found = {}
        for field, names in _NAMES.items():
            wanted = (mapping[field],) if mapping and field in mapping else names
            found[field] = next((text for name in wanted if (text := _text_of(folded.get(name.lower())))), "")
        return cls(**found, evidence=evidence)


def _text_of(value: object) -> str:
    """Turn a field's value into text: dates in ISO 8601, lists with commas, objects by their name."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dt.datetime):
        return value.isoformat()
    if isinstance(value, dt.date | int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, dict):
        return _text_of(value.get("name") or value.get("title") or "")
    if isinstance(value, list):
        return ", ".join(text for item in cast("list[object]", value[:20]) if (text := _text_of(item)))
    return ""


def article_id(title: str, text: str, published: Dating | None = None) -> str:
    """Name an article by what it is: 12 hex digits, the same for the same title, text and declared day of publication.

    Where it was read does not count, so that copies of a file are one article; the day does, because a weekly notice of
    the same words is several. A day that the user said or that was inferred is none of the article's own.

    >>> article_id("", "It rained."), len(article_id("Rain", "It rained."))
    ('08825be051fa', 12)
    """
    declared = published is not None and published.evidence not in _NOT_DECLARED
    day = str(published.interval.day) if published is not None and declared else ""
    return hashlib.sha256("\0".join((title, day, text)).encode("utf-8", "replace")).hexdigest()[:12]


def plain_article(text: str, source: str, *, url: str = "", fields: Fields | None = None) -> Article:
    """Build the article of a plain text: its parts found by their shape, its date from fields, byline, url or name."""
    fields = fields or Fields()
    url = fields.url or url
    language = language_tag(fields.language) or detect(text)
    parts = layout.layout(text, language=language, title=fields.title)
    bylines = [text[start:end] for start, end in parts.bylines]
    title = fields.title or (" ".join(text[slice(*parts.title)].split()) if parts.title else "")
    order = day_order(language, url=url, text=text)
    published = (
        stamps.from_field(fields.published, fields.evidence, language=language, order=order)
        or stamps.from_bylines(bylines, language=language, order=order)
        or stamps.from_url(url, language=language)
        or stamps.from_file_name(_file_name(source))
    )
    return Article(
        id=article_id(title, text, published),
        text=text,
        source=source,
        title=title,
        author=fields.author or phrases.author(bylines, language),
        outlet=fields.outlet,
        url=url,
        language=language,
        published=published,
        updated=stamps.from_field(fields.updated, fields.evidence, language=language, order=order),
        body=parts.body,
    )


def _file_name(source: str) -> str:
    """Return the name of the very file: of a member of an archive, not of the archive; a record has none.

    >>> _file_name("in/2014-05-03.txt"), _file_name("a.zip#in/2014-05-03.txt"), _file_name("2014-05-03.jsonl#7")
    ('2014-05-03.txt', '2014-05-03.txt', '7')
    """
    return PurePath(source.rpartition("#")[2]).name
