"""The Markdown brief: its form, and that quoted text never becomes markup."""

import sys
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

sys.path.insert(0, str(Path(__file__).parent))

from sample import BRIEF

from timeline.model import Article, Brief, KeyPoint, Sentence
from timeline.writers import FORMATS, render
from timeline.writers.clean import plain
from timeline.writers.escaping import escape

HERE = Path(__file__).parent
PIECES = [
    "*", "_", "**", "__", "`", "```", "~~", "~~~", "#", "##", "- ", "+ ", "1. ", "1990. It", "2) ", "> ", ">", "<",
    "|", "---", "===", "- - -", "* * *", "[x](javascript:alert(1))", "![x](http://a/b.png)", "[1]", "[1]: http://a.b",
    "[^1]", "*[HTML]: x", "<script>", "</p>", "<!--", "-->", "<b onclick=x>", "&amp;", "&lt;", "&#60;", "&copy", "{{",
    "}}", "{%", "%}", "{#", "#}", "{{<", ">}}", "{{%", "{: .x}", "{:toc}", "{::comment}", "[TOC]", "$$", "$x$", "$5",
    "\\", "\\\\", "\\*", "\\(", "http://a.org/b", "https://a.org", "www.a.org", "a@b.org", "<http://a.org>",
    "mailto:a@b.c", "ftp://a.b/c", ": x", "= x", "\u2026", "...", "--", "\"", "'", "(c)", ":smile:", "==x==", "^x^",
    "\u0661. x", "wzxhzdk:0", "klzzwxh:0001", "a", " ", "\n", "\n\n", "\t", "    ", "\u2028", "\u202e", "\u00a0",
    "\u00e9", "\ud83d\ude00", "!", ".", ")", "]", "(",
]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), min_size=1, max_size=8).map("".join)


class Reader(HTMLParser):
    """Reads the text of a page back, and which elements it has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.elements.append("<!--")

    def handle_decl(self, decl: str) -> None:
        self.elements.append("<!")


def read(html: str) -> tuple[list[str], str]:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.elements, plain(reader.text)


RENDERERS = {
    "Python-Markdown": markdown.markdown,
    "Python-Markdown extra": lambda text: markdown.markdown(text, extensions=["extra", "toc", "sane_lists"]),
    "CommonMark": MarkdownIt("commonmark").render,
    "GFM": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
}


@pytest.mark.parametrize("name", RENDERERS)
@given(text=HOSTILE)
def test_escaped_text_is_shown_as_it_is(name: str, text: str) -> None:
    """As a paragraph and in a list item, no element is born and the text is the same."""
    assert read(RENDERERS[name](escape(text)))[1] == plain(text)
    assert set(read(RENDERERS[name](escape(text)))[0]) <= {"p"}
    elements, shown = read(RENDERERS[name](f"- **2014** — {escape(text)} [1]"))
    assert shown == plain(f"2014 — {plain(text)} [1]")
    assert set(elements) <= {"ul", "li", "strong", "p"}


@settings(deadline=None)  # the first brief loads CLDR's data
@given(text=HOSTILE)
def test_a_hostile_brief_has_the_elements_of_a_tame_one(text: str) -> None:
    """Titles, file names, outlets and sentences, all hostile at once."""
    tame, hostile = (
        Brief(t, (KeyPoint(Sentence(a, 0, len(t))),), (), (a,), (0,), (Sentence(a, 0, len(t)),))
        for t in ("tame", text)
        for a in [Article("1", t, t, t, t, t)]
    )
    skip = {"code"}  # a file name is a code span only when it is a simple one
    expected = [e for e in read(str(render(tame, "html-fragment")))[0] if e not in skip]
    assert [e for e in read(str(render(hostile, "html-fragment")))[0] if e not in skip] == expected


@pytest.mark.parametrize("format_name", [name for name in FORMATS if name not in {"docx", "pdf"}])
def test_the_sample_brief(format_name: str) -> None:
    """Golden files: the whole of a brief, byte by byte."""
    written = render(BRIEF, format_name)
    expected = (HERE / "golden" / f"brief{FORMATS[format_name].suffix}").read_bytes()
    assert (written.encode() if isinstance(written, str) else written) == expected
