"""The Markdown brief, and the HTML fragment that Python-Markdown makes of it; see :mod:`timeline.writers.escaping`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.writers.document import spoken
from timeline.writers.templates import render_template

if TYPE_CHECKING:
    from timeline.writers.schema import Document

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "hr", "i", "li", "ol", "p",
    "pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "id", "title"}, "li": {"id"}, "ol": {"start"}, "time": {"datetime"}}


def markdown_brief(document: Document, *, explain: bool = False) -> str:
    """Write the brief as Markdown."""
    return render_template("brief.md", document, explain=explain)


def html_fragment(document: Document, *, explain: bool = False) -> str:
    """Write the Markdown brief as an HTML fragment: Python-Markdown converts it, nh3 lets only plain elements pass."""
    text = markdown_brief(document, explain=explain)
    return clean(markdown_to_html(text, len(document["sources"]), spoken(document).text("sources")))


def markdown_to_html(text: str, sources: int, heading: str) -> str:
    """Convert a Markdown brief, its citations linked to the items of the list of sources under ``heading``.

    >>> markdown_to_html("It rained. [1]", sources=1, heading="Sources")
    '<p>It rained. <a href="#source-1">[1]</a></p>'
    """
    import markdown

    from timeline.writers.citations import CitationExtension

    return markdown.markdown(text, output_format="html", extensions=[CitationExtension(sources, heading)])


def clean(html: str) -> str:
    """Let only a short list of elements and attributes pass, and only http(s) and mailto links.

    >>> clean('<p onclick="x()">A <script>x()</script><a href="javascript:x()">link</a></p>')
    '<p>A <a>link</a></p>'
    """
    import nh3

    schemes = {"http", "https", "mailto"}
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=schemes, link_rel=None)
