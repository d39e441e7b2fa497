"""Python-Markdown's part in the HTML fragment: [1] becomes a link to the first source, which gets an anchor."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    import re

    from markdown import Markdown


class CitationExtension(Extension):
    """Link every [n] with n up to ``sources`` to the n-th item of the list under ``heading``."""

    def __init__(self, sources: int, heading: str) -> None:
        super().__init__()
        self.sources, self.heading = sources, heading

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register the two processors: after backslash escapes (180), before links (170)."""
        md.inlinePatterns.register(_Citation(self.sources, md), "citation", 175)
        md.treeprocessors.register(_Anchors(md, self.heading), "source-anchors", 0)


class _Citation(InlineProcessor):
    def __init__(self, sources: int, md: Markdown) -> None:
        super().__init__(r"\[([1-9]\d{0,5})\](?!\()", md)
        self.sources = sources

    def handleMatch(  # type: ignore[override]  # noqa: N802  # Python-Markdown's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int | None, int | None]:
        if int(m[1]) > self.sources:
            return None, None, None
        link = Element("a", href=f"#source-{m[1]}")
        link.text = AtomicString(m[0])
        return link, m.start(), m.end()


class _Anchors(Treeprocessor):
    def __init__(self, md: Markdown, heading: str) -> None:
        super().__init__(md)
        self.heading = heading

    def run(self, root: Element) -> None:
        blocks = list(root)
        for heading, block in pairwise(blocks):
            if heading.tag == "h2" and heading.text == self.heading and block.tag == "ol":
                for number, item in enumerate(block, 1):
                    item.set("id", f"source-{number}")
