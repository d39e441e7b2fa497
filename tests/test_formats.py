"""Formats as the programs they are for read them, the JSON Schema, and users' templates."""

import csv
import importlib.util
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from sample import BRIEF, copied, crowd

from timeline.errors import OptionError
from timeline.interval import Interval
from timeline.language.say import speaker
from timeline.model import Article, Brief, Event, Mention, Sentence
from timeline.writers import FORMATS, format_of, render
from timeline.writers.document import build_document
from timeline.writers.templates import template_folder

NEEDS = {"docx": "docx", "pdf": "weasyprint"}
WRITABLE = [
    pytest.param(name, marks=pytest.mark.skipif(bool(missing), reason=f"{name} needs {missing}"))
    for name in FORMATS
    for missing in [NEEDS[name] if name in NEEDS and not importlib.util.find_spec(NEEDS[name]) else ""]
]


def at(*intervals: Interval) -> Brief:
    """A brief with one event at each interval."""
    article = Article("1", "It happened.", "a.txt")
    mentions = [Mention(Sentence(article, 0, 12), interval, "stated") for interval in intervals]
    events = tuple(Event(f"e{n}", m.interval, (m,)) for n, m in enumerate(mentions))
    return Brief("At", (), events, (article,))


ODD = at(
    Interval.of(-43, 3, 15), Interval.of(79), Interval.months(1801, 1, 1200), Interval.months(1990, 1, 120),
    Interval.of(2016, 2, 25, 14, 17), Interval.of(2016, 2, 25, 23), Interval.months(2016, 1, 3),
    Interval.week(2015, 53),
)  # fmt: skip


BRIEFS = {"sample": BRIEF, "crowd": crowd(30), "odd": ODD, "empty": Brief("", (), (), ())}


@pytest.mark.parametrize("brief", BRIEFS.values(), ids=BRIEFS)
def test_the_document_is_what_the_schema_says(brief: Brief) -> None:
    """And so is what --format json writes, letter by letter."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((template_folder() / "brief.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(str(render(brief, "json"))))


def rows(text: str) -> int:
    """The rows of a CSV file under its head."""
    return len(list(csv.DictReader(io.StringIO(text, newline=""))))


COUNTED: dict[str, Callable[[Any], int]] = {
    "md": lambda text: text.count("\n- **"),
    "html": lambda text: text.count("<article "),
    "html-fragment": lambda text: text.count("<strong>"),
    "svg": lambda text: len(set(re.findall(r' href="(#\w+)"', text))),
    "json": lambda text: len(json.loads(text)["events"]),
    "jsonl": lambda text: len(text.splitlines()),
    "csv": rows,
    "ics": lambda text: text.count("BEGIN:VEVENT"),
    "timelinejs": lambda text: len(json.loads(text)["events"]),
    "vis": lambda text: len(json.loads(text)["items"]),
    "mermaid": lambda text: len(text.splitlines()) - 2,
    "markwhen": lambda text: text.count(": It happened."),
    "timeml": lambda text: text.count("It happened."),
    "jsonld": lambda text: json.loads(text)["numberOfItems"],
    "jsonfeed": lambda text: len(json.loads(text)["items"]),
    "atom": lambda text: text.count("<entry>"),
    "docx": lambda data: zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").count(b">It happened.<"),
    "pdf": lambda data: -1 if data.startswith(b"%PDF-") else 0,
    "timesketch": rows,
}
"""How many events a file shows; a PDF only tells that it is one."""
NO_YEARS_BEFORE_CHRIST = {"ics", "markwhen", "timesketch"}


@pytest.mark.parametrize("name", WRITABLE)
def test_every_format_writes_odd_dates_and_nothing_at_all(name: str) -> None:
    """A century, an hour, before Christ where the format knows that: one entry each; of an empty brief none."""
    shown = COUNTED[name](render(ODD, name)), COUNTED[name](render(Brief("", (), (), ()), name))
    assert shown in {(len(ODD.events) - (name in NO_YEARS_BEFORE_CHRIST), 0), (-1, -1)}


@pytest.mark.parametrize("name", WRITABLE)
def test_the_same_brief_gives_the_same_bytes(name: str) -> None:
    """No clock, no chance."""
    assert render(BRIEF, name) == render(BRIEF, name)


@pytest.mark.parametrize(("suffix", "name"), [(f"brief{kind.suffix}", name) for name, kind in FORMATS.items()])
def test_the_suffix_tells_the_format(suffix: str, name: str) -> None:
    """Every format has an ending of its own."""
    assert format_of(f"out/{suffix}") == name


@pytest.mark.parametrize("name", ["md", "html-fragment", "html"])
def test_thousands_of_copies_are_counted(name: str) -> None:
    """A sentence that everybody prints has a few numbers behind it and the count of the others; JSON has all."""
    written = str(render(copied(3000), name)).partition(">Sources<" if "html" in name else "## Sources")[0]
    numbered = ">[{}]</a>" if "html" in name else "[{}]"
    assert [written.count(numbered.format(number)) for number in (1, 8, 9)] == [2, 2, 0]
    assert written.count(" and 2,992 copies") == 2
    assert len(build_document(copied(3000))["events"][0]["quotes"][0]["citations"]) == 3000


def test_quotes_stand_where_the_document_says() -> None:
    """Offsets count characters of the article; those of an expression count characters of the quote."""
    for event, entry in zip(BRIEF.events, build_document(BRIEF)["events"], strict=True):
        for mention, quote in zip(event.mentions, entry["quotes"], strict=True):
            article = BRIEF.articles[quote["citations"][0] - 1]
            assert article.text[quote["start"] : quote["end"]] == str(mention.sentence)
            timex = quote["timex"]
            assert timex is None or quote["text"][timex["start"] :].startswith(timex["text"])


def test_a_template_of_the_users(tmp_path: Path) -> None:
    """Text is escaped for the type that the file name tells; the whole document is there."""
    template = tmp_path / "mine.html"
    template.write_text("<ul>{% for e in events %}<li>{{ e.date|time }} {{ e.quotes[0].text }}</li>{% endfor %}</ul>")
    article = Article("1", "<b>1990. It", "a.txt")
    events = (Event("e", Interval.of(2014), (Mention(Sentence(article, 0, 11), Interval.of(2014), "stated"),)),)
    brief = Brief("Mine", (), events, (article,))
    expected = '<ul><li><time datetime="2014">2014</time> &lt;b&gt;1990. It</li></ul>'
    assert render(brief, template=template) == expected
    plain = tmp_path / "mine.md"
    plain.write_text("{{ events[0].quotes[0].text }}")
    assert render(brief, template=plain) == r"&#60;b>1990. It"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{% for %}", "line 1: Expected an expression"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ title.__init__.__globals__ }}", "unsafe"),
        ("{% include '../../etc/passwd' %}", "passwd"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ events[999].id }}", "no element 999"),
    ],
)
def test_a_wrong_template_gets_one_line(tmp_path: Path, text: str, reason: str) -> None:
    """It names the file and what is wrong; the sandbox lets nothing out."""
    template = tmp_path / "wrong.md"
    template.write_text(text)
    with pytest.raises(OptionError, match=reason) as raised:
        render(BRIEF, template=template)
    assert str(template) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_template_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file and a file that is no text."""
    with pytest.raises(OptionError, match="cannot be read"):
        render(BRIEF, template=tmp_path / "missing.md")
    (tmp_path / "binary.md").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(OptionError, match="UTF-8"):
        render(BRIEF, template=tmp_path / "binary.md")


def test_an_unknown_format() -> None:
    """The known ones are named."""
    with pytest.raises(OptionError, match="known are md, html"):
        render(BRIEF, "word")


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval.week(2016, 9), "29 February to 6 March 2016"),
        (Interval.week(2015, 53), "28 December 2015 to 3 January 2016"),
        (Interval.months(2016, 1, 3), "January to March 2016"),
        (Interval.months(2011, 1, 48), "2011 to 2014"),
        (Interval.months(1801, 1, 1200), "19th century"),
        (Interval.months(-59, 1, 120), "60 BC to 51 BC"),
        (Interval.of(79, 8, 24), "24 August AD 79"),
        (Interval.of(2016, 2, 25, 23), "25 February 2016, 23:00 to 24:00"),
        (Interval(Interval.of(2016, 2, 25, 22, 30).start, Interval.of(2016, 2, 26, 1, 0).start),
         "25 February 2016, 22:30 to 26 February 2016, 01:00"),
    ],
)  # fmt: skip
def test_dates_in_words(interval: Interval, words: str) -> None:
    """Nothing is said twice, nothing finer than it is."""
    assert speaker("en").phrase(interval) == words


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that says what to install."""
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    for name, extra in (("docx", "docx"), ("pdf", "print")):
        with pytest.raises(OptionError, match=rf"pip install 'timeline-brief\[{extra}\]'"):
            render(BRIEF, name)
