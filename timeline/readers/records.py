"""JSON with one article a line (JSONL): each line is a record with the fields of an article."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from timeline.errors import InputError, InputWarning
from timeline.readers.articles import Fields, plain_article
from timeline.readers.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.model import Article


def read(data: bytes, source: str, **hints: str) -> Iterator[Article | InputWarning]:
    """Read one record; its fields may go by any of the usual names, or by those of the hint ``fields``.

    >>> [article] = read(b'{"title": "Flood", "date": "2014-05-03", "body": "The river rose."}', "a.jsonl#1")
    >>> article.title, article.published.evidence, article.text
    ('Flood', 'field', 'The river rose.')
    """
    text, repairs = decode(data, source)
    if repairs:
        yield InputWarning(source, repairs)
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(source, "the line is no JSON") from None
    if not isinstance(record, dict):
        raise InputError(source, 'an article is a JSON object: {"title": …, "published": …, "text": …}')
    yield record_article(record, source, mapping(hints.get("fields", "")))


def record_article(record: Mapping[str, object], source: str, names: Mapping[str, str]) -> Article:
    """Build the article of a record; InputError when it has no text."""
    fields = Fields.of(record, "field", names)
    if not fields.text:
        wanted = names.get("text", "text")
        raise InputError(source, f"no field {wanted!r}: has {', '.join(map(str, list(record)[:8])) or 'no fields'}")
    return plain_article(fields.text, source, fields=fields)


def mapping(text: str) -> dict[str, str]:
    """Read a mapping of our field names to those of the input: "text=body,published=date".

    >>> mapping("text=body, published=date")
    {'text': 'body', 'published': 'date'}
    """
    pairs = (pair.partition("=") for pair in text.split(",") if pair.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}
