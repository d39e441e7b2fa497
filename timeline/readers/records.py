"""Records: an article is a JSON object, alone, in a list, or one on each line; or a row of a table."""

from __future__ import annotations

import dataclasses
import json
from functools import partial
from typing import TYPE_CHECKING, cast

from timeline.errors import InputError, InputWarning
from timeline.readers.articles import Fields, article_id, plain_article
from timeline.readers.attempts import attempt
from timeline.readers.decoding import decode
from timeline.readers.fragments import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.model import Article


def read(data: bytes, source: str, **hints: str) -> Iterator[Article | InputError]:
    """Read one record; its fields may go by any of the usual names, or by those of the hint ``fields``.

    >>> [article] = read(b'{"title": "Flood", "date": "2014-05-03", "body": "The river rose."}', "a.jsonl#1")
    >>> article.title, article.published.evidence, article.text
    ('Flood', 'field', 'The river rose.')
    """
    value, repairs = _load(data, source)
    if repairs:
        yield InputWarning(source, repairs)
    yield _article(value, source, mapping(hints.get("fields", "")))


def link(data: bytes, source: str, **hints: str) -> str:
    """Return the address of a record that has no text of its own, as lists of articles (GDELT) have; else nothing.

    >>> link(b'{"URL": "https://example.org/dam", "Title": "Flood"}', "a.csv#1")
    'https://example.org/dam'
    """
    try:
        record, _ = _load(data, source)
    except InputError:
        return ""
    fields = Fields.of(record if isinstance(record, dict) else {}, "field", mapping(hints.get("fields", "")))
    return fields.url if not fields.text and fields.url.lower().startswith(("http://", "https://")) else ""


def read_value(data: bytes, source: str, **hints: str) -> Iterator[Article | InputError]:
    """Read a JSON file: one record, a list of them, a JSON Feed, or an object with one list of records.

    >>> data = b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_text": "The river rose."}]}'
    >>> [article.source for article in read_value(data, "feed.json")]
    ['feed.json#1']
    """
    value, repairs = _load(data, source)
    if repairs:
        yield InputWarning(source, repairs)
    names = mapping(hints.get("fields", ""))
    records = _records(value, names)
    if records is None:
        yield _article(value, source, names)
        return
    for number, record in enumerate(records, 1):
        name = f"{source}#{number}"
        yield attempt(name, partial(_article, record, name, names))


def _load(data: bytes, source: str) -> tuple[object, str]:
    """Parse JSON."""
    text, repairs = decode(data, source)
    try:
        return json.loads(text), repairs
    except (ValueError, RecursionError) as error:
        raise InputError(source, f"is no JSON ({str(error)[:60]})") from None


def _records(value: object, names: Mapping[str, str]) -> list[object] | None:
    """Find the list of records in a JSON value; None when the value is one record itself."""
    if isinstance(value, list):
        return cast("list[object]", value)
    if not isinstance(value, dict) or Fields.of(value, "field", names).text:
        return None
    lists = [part for part in value.values() if isinstance(part, list) and part and isinstance(part[0], dict)]
    return cast("list[object]", lists[0]) if len(lists) == 1 else None


def _article(record: object, source: str, names: Mapping[str, str]) -> Article:
    """Build the article of a record; InputError when it is none or has no text."""
    if not isinstance(record, dict):
        raise InputError(source, 'an article is a JSON object: {"title": …, "published": …, "text": …}')
    fields = Fields.of(record, "field", names)
    text = fields.text or plain_text(str(record.get("content_html") or ""))
    if not text.strip():
        wanted = names.get("text", "text")
        have = ", ".join(map(str, list(record)[:8])) or "no fields"
        advice = "--follow fetches the page of its url" if fields.url else "--fields text=NAME tells which it is"
        raise InputError(source, f"no field {wanted!r} (it has {have}): {advice}")
    article = plain_article(text, source, fields=fields)
    return _as_first_read(article, record) if "read_from" in record else article


def _as_first_read(article: Article, record: dict[str, object]) -> Article:
    """Keep how the date was known when ``timeline articles`` wrote the record: a field of it proves nothing new."""
    known = {name: record[name] for name in ("evidence", "quote") if isinstance(record.get(name), str)}
    if article.published is None or not known:
        return article
    confidence = record.get("confidence")
    if isinstance(confidence, int | float) and 0 <= confidence <= 1:
        known["confidence"] = confidence
    published = dataclasses.replace(article.published, **known)  # type: ignore[arg-type]
    known_id = article_id(article.title, article.text, published)
    return dataclasses.replace(article, id=known_id, published=published)


def mapping(text: str) -> dict[str, str]:
    """Read a mapping of our field names to those of the input: "text=body,published=date".

    >>> mapping("text=body, published=date")
    {'text': 'body', 'published': 'date'}
    """
    pairs = (pair.partition("=") for pair in text.split(",") if pair.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}
