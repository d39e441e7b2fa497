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
_PROSE = 80
"""So many characters are more than a menu's line."""
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
    language = metadata.language or detect(_sample(tree))
    published, updated = date_page(tree, metadata, language=language, url=url)
    story = paragraphs(tree, language=language, titles=metadata.titles, article_body=metadata.article_body, url=url)
    if not story:
        raise InputError(source, "the page holds no text")
    text = "\n\n".join(story)
    title = _title(metadata)
    yield Article(
        id=article_id(title, text, published),
        text=text,
        source=source,
        title=title,
        author=metadata.author,
        outlet=metadata.outlet,
        url=metadata.url,
        language=language,
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


def _sample(tree: HtmlElement) -> str:
    """Join the longer paragraphs of a page, which tell its language: menus may be in another."""
    texts = (" ".join(part.text_content().split()) for part in tree.iter("p"))
    return "\n".join(text for text in texts if len(text) >= _PROSE) or tree.text_content()


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
