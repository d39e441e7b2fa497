"""HTML that is a part of something else (feeds, mail, books) -> plain text, a blank line between blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    ["p", "div", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "br", "section", "article"]
)
_BLOCKS |= {"pre", "figcaption", "dt", "dd", "header", "footer", "table", "ul", "ol", "hr"}
_UNSEEN = ("script", "style", "head", "template", "noscript", "svg")


def plain_text(markup: str) -> str:
    r"""Turn HTML into text; what holds no markup stays as it is.

    >>> plain_text("<p>The river <b>rose</b>.</p><p>Nobody slept &amp; all prayed.</p>")
    'The river rose.\n\nNobody slept & all prayed.'
    """
    if not re.search(r"<[a-zA-Z/!]|&\w+;|&#\d+;", markup):
        return markup
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(f"<body>{markup}</body>".encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""
    return blocks(tree)


def blocks(tree: HtmlElement) -> str:
    """Join the text of a tree, a blank line where a block begins or ends."""
    for element in list(tree.iter(*_UNSEEN)):
        if element.getparent() is not None:
            element.drop_tree()
    parts: list[str] = []
    for element in tree.iter():
        if element.tag in _BLOCKS:
            parts.append("\0")
        parts.append(element.text or "")
        for closed in _closed_after(element):
            if closed.tag in _BLOCKS:
                parts.append("\0")
            parts.append(closed.tail or "")
    lines = (" ".join(block.split()) for block in "".join(parts).split("\0"))
    return "\n\n".join(line for line in lines if line)


def _closed_after(element: HtmlElement) -> list[HtmlElement]:
    """List the elements that end before the next one begins: itself when it is empty, and those it ends."""
    closed: list[HtmlElement] = []
    while len(element) == 0 or closed:
        closed.append(element)
        parent = element.getparent()
        if parent is None or element.getnext() is not None:
            break
        element = parent
    return closed
