"""Hostile text goes through every format and is read back by another program: the text is the same, nothing is born."""

import csv
import io
import json
import re
import sys
import warnings
import zipfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import markdown
import pytest
from markdown_it import MarkdownIt

sys.path.insert(0, str(Path(__file__).parent))

from hostile import STRINGS, TEXTS
from sample import crowd

from timeline.interval import Interval
from timeline.model import Article, Brief, Dating, Event, KeyPoint, Mention, Note, Sentence, Timex
from timeline.writers import FORMATS, render
from timeline.writers.clean import plain
from timeline.writers.document import build_document
from timeline.writers.escaping import escape

SVG = "{http://www.w3.org/2000/svg}"


def brief(strings: tuple[str, ...]) -> Brief:
    """A brief that says each string everywhere: as quote, title, author, outlet, file name, note, reason, dating."""
    articles, events = [], []
    for n, text in enumerate(strings):
        day = Interval.of(2000 + n % 20, 1 + n % 12, 1 + n % 28)
        dating = Dating(day, "byline", text, "", 1.0)
        url = "https://example.org/" + text if n % 2 else text
        article = Article(f"{n:012x}", text, text, text, text, text, url, published=dating)
        timex = Timex(0, len(text), text, "DATE", str(day), day, anchor=day)
        mention = Mention(Sentence(article, 0, len(text)), day, "resolved", timex)
        reason = Note("happening", {"sources": n, "stems": (text,)})
        articles.append(article)
        events.append(Event(f"e{n:07}", day, (mention,), (mention,), reasons=(reason,)))
    quotes = tuple(event.mentions[0].sentence for event in events)
    events.sort(key=lambda event: (event.interval, event.id))
    title = " ".join(strings[:12])
    notes = tuple(Note("inferred", {"article": 1, "day": Interval.of(2014), "quote": text}) for text in strings)
    points = tuple(map(KeyPoint, quotes))
    return Brief(title, points, tuple(events), tuple(articles), tuple(range(len(strings))), quotes, notes)


HOSTILE = brief(STRINGS)
TAME = brief(tuple("tame" for _ in STRINGS))
ORDERED = [TEXTS[int(event.id[1:])] for event in HOSTILE.events]


class Page(HTMLParser):
    """Elements with their attributes' names, links, and text by element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: Counter[tuple[str, ...]] = Counter()
        self.links: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag, *(name for name, _ in attrs if name != "cite")] += 1
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "cite"}]

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.elements["comment",] += 1

    def handle_decl(self, decl: str) -> None:
        self.elements["declaration",] += 1


def test_the_corpus_is_large_enough() -> None:
    """At least 300 strings, all different."""
    assert len(set(STRINGS)) >= 300


def read_html(name: str) -> None:
    """A hostile page has the elements of a tame one (but for links of addresses that are good) and all of the text."""
    hostile, tame = Page(str(render(HOSTILE, name, explain=True))), Page(str(render(TAME, name, explain=True)))
    drawn = Page(str(render(crowd(60), "html"))).elements  # labels on both sides of their leaders
    optional = {"a", "code", "time", "line", "text", "tspan", "g"}  # source links, plain file names, labels that fit
    for element in hostile.elements.keys() | tame.elements.keys():
        assert element in tame.elements or element in drawn, element
        assert element[0] in optional or hostile.elements[element] == tame.elements[element], element
    assert all(link.startswith(("#", "https://example.org/", "http://", "https://")) for link in hostile.links)
    shown = plain(hostile.text)
    assert [text for text in TEXTS if text not in shown] == []


RENDERERS = {
    "Python-Markdown": markdown.markdown,
    "Python-Markdown extra": lambda text: markdown.markdown(text, extensions=["extra", "toc", "smarty", "admonition"]),
    "CommonMark": MarkdownIt("commonmark").render,
    "GFM": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
}


def read_markdown(name: str) -> None:
    """Four renderers show the whole brief with the elements of the tame one."""
    written = [str(render(b, name, explain=True)) for b in (HOSTILE, TAME)]
    for renderer, shown in RENDERERS.items():
        hostile, tame = (Page(shown(text)) for text in written)
        for element in hostile.elements.keys() | tame.elements.keys():
            assert element[0] in {"a", "code"} or hostile.elements[element] == tame.elements[element], element
        if renderer != "Python-Markdown extra":  # whose smarty replaces quotes by nicer ones
            assert [text for text in TEXTS if text not in plain(hostile.text)] == [], renderer


@pytest.mark.parametrize("text", TEXTS)
def test_markdown_for_renderers_with_typography(text: str) -> None:
    """Where quotes, dashes and dots would be replaced they are escaped as well."""
    page = Page(markdown.markdown(escape(text, typography=True), extensions=["extra", "smarty"]))
    assert plain(page.text) == text
    assert set(page.elements) <= {("p",)}


def read_json(name: str) -> None:
    """Every text stands in the document."""
    assert json.loads(str(render(HOSTILE, name))) == build_document(HOSTILE)


def read_lines(name: str) -> None:
    """Each line of JSON lines is one event."""
    lines = str(render(HOSTILE, name)).split("\n")
    assert [json.loads(line)["quotes"][0]["text"] for line in lines[:-1]] == ORDERED


def read_csv(name: str) -> None:
    """No cell begins like a formula, and without the apostrophe the text is the same."""
    table = str(render(HOSTILE, name))
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    column = "message" if name == "timesketch" else "text"
    assert [re.sub(r"^'(?=[=+@-])", "", row[column]) for row in rows] == ORDERED
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def read_ics(name: str) -> None:
    """The icalendar library reads every event."""
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(str(render(HOSTILE, name)))
    assert [plain(str(event["SUMMARY"])) for event in calendar.walk("VEVENT")] == ORDERED
    assert len(calendar.subcomponents) == len(ORDERED)
    assert all(len(line.encode()) <= 75 for line in str(render(HOSTILE, name)).split("\r\n"))


def read_atom(name: str) -> None:
    """Feedparser reads the same text, newest first."""
    feedparser = pytest.importorskip("feedparser")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        feed = feedparser.parse(str(render(HOSTILE, name)).encode(), sanitize_html=False)
    assert not feed.bozo
    assert [plain(entry.content[0].value) for entry in feed.entries] == ORDERED[::-1]


def read_json_feed(name: str) -> None:
    """The feed holds every text, newest first."""
    assert [item["content_text"] for item in json.loads(str(render(HOSTILE, name)))["items"]] == ORDERED[::-1]


def read_json_ld(name: str) -> None:
    """A script element holds it, and nothing gets out."""
    text = str(render(HOSTILE, name))
    page = Page(f'<script type="application/ld+json">{text}</script>')
    assert page.elements == {("script", "type"): 1}
    assert [item["item"]["name"] for item in json.loads(page.text)["itemListElement"]] == ORDERED


def read_svg(name: str) -> None:
    """Well-formed, with a tame picture's elements, and the whole sentence in each mark's title."""
    picture = ET.fromstring(str(render(HOSTILE, name)))
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} <= {
        "svg", "style", "title", "desc", "line", "text", "tspan", "g", "a", "rect", "circle", "path",
    }  # fmt: skip
    titles = [str(link.find(f"{SVG}title").text) for link in picture.iter(f"{SVG}a")]
    assert [plain(title.partition(": ")[2]) for title in titles] == ORDERED


def read_html_in_json(name: str) -> None:
    """Strings that a program will put into a page hold our own elements only."""
    data = json.loads(str(render(HOSTILE, name)))
    for n, (text, slide) in enumerate(zip(ORDERED, data.get("events") or data["items"], strict=True)):
        page = Page(slide["content"] if name == "vis" else slide["text"]["text"])
        assert text in plain(page.text), n
        assert {element[0] for element in page.elements} <= {"p", "a", "span", "b"}
        assert all(link.startswith(("http://", "https://")) for link in page.links)


def read_timeml(name: str) -> None:
    """Well-formed, one sentence a line, each with its expression."""
    root = ET.fromstring(str(render(HOSTILE, name)).encode())
    text = root.find("TEXT")
    assert text is not None
    assert [plain(line) for line in "".join(text.itertext()).strip("\n").split("\n")] == ORDERED
    assert {element.tag for element in root.iter()} == {"TimeML", "DOCID", "DCT", "TITLE", "TEXT", "TIMEX3"}


def read_docx(name: str) -> None:
    """Python-docx reads the table back; the footnotes are well-formed and name the sources."""
    docx = pytest.importorskip("docx")
    data = render(HOSTILE, name)
    assert isinstance(data, bytes)
    rows = docx.Document(io.BytesIO(data)).tables[0].rows[1:]
    assert [plain(row.cells[1].paragraphs[0].text) for row in rows] == ORDERED
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        notes = ET.fromstring(package.read("word/footnotes.xml"))
        body = package.read("word/document.xml")
    assert len(notes) == body.count(b"<w:footnoteReference") + 2
    assert b"<w:hyperlink" not in body
    assert b"instrText" not in body


def read_pdf(name: str) -> None:
    """WeasyPrint prints it, without a request; the text is there."""
    pytest.importorskip("weasyprint", reason="pdf needs the extra print")
    data = render(brief(STRINGS[:30]), name)
    assert isinstance(data, bytes)
    assert data.startswith(b"%PDF-")
    assert b"/JavaScript" not in data
    assert b"/Launch" not in data


def numeric(text: str) -> str:
    """Read Mermaid's numeric entities."""
    return re.sub(r"#(\d+);", lambda match: chr(int(match[1])), text)


def read_mermaid(name: str) -> None:
    """One line an event, and no character of the grammar within a text."""
    lines = str(render(HOSTILE, name)).splitlines()[2:]
    assert [plain(numeric(line.split(" : ", 1)[1])) for line in lines] == ORDERED
    assert not [line for line in lines if re.search(r"[:;<>%{}\[\]]", re.sub(r"#\d+;", "", line).replace(" : ", "", 1))]


def read_markwhen(name: str) -> None:
    """One line an event; without the word joiner the text is the same."""
    lines = str(render(HOSTILE, name)).split("\n")[5:-1]
    texts = [plain(re.sub(r" (\[\d+\])+$", "", line.split(": ", 1)[1]).replace("\u2060", "")) for line in lines]
    assert texts == ORDERED
    assert not [line for line in lines if re.search(r"(?:^|\s)#\w|!\w|\]\(", line)]


READERS = {
    "md": read_markdown, "html": read_html, "html-fragment": read_html, "svg": read_svg, "json": read_json,
    "jsonl": read_lines, "csv": read_csv, "ics": read_ics, "timelinejs": read_html_in_json, "vis": read_html_in_json,
    "mermaid": read_mermaid, "markwhen": read_markwhen, "timeml": read_timeml, "jsonld": read_json_ld,
    "jsonfeed": read_json_feed, "atom": read_atom, "docx": read_docx, "pdf": read_pdf, "timesketch": read_csv,
}  # fmt: skip
"""How each format is read back; each reader takes the name of the format that it reads."""


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_is_read_back_as_it_was(name: str) -> None:
    """A format that is added needs a reader here, or this fails."""
    READERS[name](name)
