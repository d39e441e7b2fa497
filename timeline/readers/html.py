"""Web pages: what they declare, what they show, and their story.

The text of the article is what was taken for the story, a blank line between paragraphs. Subheadings and items of
lists stay in its body: pages tell parts of their story in them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.errors import InputError, InputWarning
from timeline.language.detect import detect
from timeline.model import Article
from timeline.readers.articles import article_id
from timeline.readers.decoding import decode
from timeline.readers.maintext import paragraphs
from timeline.readers.metadata import read_metadata
from timeline.readers.page_dates import date_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from timeline.model import Span
    from timeline.readers.metadata import Metadata

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")


def read(data: bytes, source: str, **hints: str) -> Iterator[Article | InputWarning]:
    """Read one article; its text is the main text of the page, a blank line between paragraphs.

    Raises InputError when the page holds no text.

    >>> page = b"<html><title>Flood</title><article><p>The river rose in the night.</p></article></html>"
    >>> [article] = read(page, "a.html")
    >>> article.title, article.text
    ('Flood', 'The river rose in the night.')
    """
    declared = hints.get("encoding") or ((found := _CHARSET.search(data[:4096])) and found[1].decode("ascii")) or ""
    text, repairs = decode(data, source, declared=declared, is_markup=True)
    if repairs:
        yield InputWarning(source, repairs)
    tree = parse(text, source)
    url = hints.get("url", "")
    metadata = read_metadata(tree, url)
    published, updated = date_page(tree, metadata, url=url)
    story = paragraphs(tree, titles=metadata.titles, article_body=metadata.article_body, url=url)
    if not story:
        raise InputError(source, "the page holds no text")
    text = "\n\n".join(story)
    yield Article(
        id=article_id(source, text),
        text=text,
        source=source,
        title=_title(metadata),
        author=metadata.author,
        outlet=metadata.outlet,
        url=metadata.url,
        language=metadata.language or detect(text),
        published=published,
        updated=updated,
        body=_body(story),
    )


def parse(text: str, source: str) -> HtmlElement:
    """Parse a page as browsers would, without network and without entities of its own."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        declaration = _DECLARATION.match(text)
        markup = text[declaration.end() :] if declaration else text
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(source, f"the page holds no text ({str(error)[:80]})") from None


def _title(metadata: Metadata) -> str:
    """Choose the headline: the shown one, else what the page is called elsewhere."""
    return metadata.titles[0] if metadata.titles else ""


def _body(story: list[str]) -> tuple[Span, ...]:
    """Tell where the paragraphs stand in the text."""
    spans, start = [], 0
    for paragraph in story:
        spans.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    return tuple(spans)
