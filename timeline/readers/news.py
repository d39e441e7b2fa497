"""The exchange formats of news agencies: NewsML-G2 (IPTC, with NITF or XHTML inside) and NITF."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from timeline.errors import InputError
from timeline.readers.articles import Fields, plain_article
from timeline.readers.attempts import attempt
from timeline.readers.markup import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Article


def read(data: bytes, source: str, **_: str) -> Iterator[Article | InputError]:
    """Read the items of a message, or one NITF document.

    >>> nitf = b"<nitf><body><body.head><hedline><hl1>Flood</hl1></hedline></body.head><body.content><p>The river rose."
    >>> [article] = read(nitf + b"</p></body.content></body></nitf>", "a.xml")
    >>> article.title, article.text
    ('Flood', 'The river rose.')
    """
    root = parse_xml(data, source)
    items = list(root.iter("{*}newsItem")) or [root]
    found = 0
    for number, item in enumerate(items, 1):
        text = _text(item)
        if text:
            found += 1
            name = f"{source}#{number}" if len(items) > 1 else source
            yield attempt(name, partial(_article, item, text, name))
    if not found:
        raise InputError(source, "the message holds no text")


def _article(item: Any, text: str, source: str) -> Article:
    """Build the article of an item."""
    return plain_article(text, source, fields=_fields(item))


def _text(item: Any) -> str:
    """Join the paragraphs of NITF or XHTML."""
    content = next(item.iter("{*}body.content"), None)
    content = next(item.iter("{*}inlineXML"), item) if content is None else content
    paragraphs = (" ".join("".join(part.itertext()).split()) for part in content.iter("{*}p"))
    return "\n\n".join(text for text in paragraphs if text)


def _fields(item: Any) -> Fields:
    """Read headline, byline, dates, provider and language, in the terms of either format."""

    def first(*names: str) -> str:
        for name in names:
            for part in item.iter(f"{{*}}{name}"):
                if text := " ".join("".join(part.itertext()).split()):
                    return text
        return ""

    issued = next((part.get("norm") or "" for part in item.iter("{*}date.issue", "{*}story.date")), "")
    language = next((part.get("tag") or "" for part in item.iter("{*}language")), "")
    return Fields(
        title=first("headline", "hl1", "title"),
        published=first("firstCreated", "contentCreated") or issued,
        updated=first("versionCreated", "contentModified"),
        author=first("by", "byline", "bytag"),
        outlet=first("provider", "infoSource", "distributor"),
        language=language,
    )
