"""Documents for offices: Word's docx through python-docx, PDF through WeasyPrint. Both are extras.

Neither depends on the clock: a file's dates are those of its latest article, so the same brief gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

from timeline.errors import OptionError
from timeline.writers.document import spoken
from timeline.writers.escaping import xml
from timeline.writers.html import html_page
from timeline.writers.lookup import latest_day
from timeline.writers.picture import inline_picture, svg_picture

if TYPE_CHECKING:
    from docx.document import Document as Word

    from timeline.writers.schema import Document, Quote

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say


def docx(document: Document, *, explain: bool = False) -> bytes:
    """Write a Word document: headings, the timeline as a table, sources of each sentence in footnotes.

    Raises OptionError when python-docx is not installed.
    """
    try:
        import docx as python_docx
    except ImportError:
        raise OptionError("docx needs python-docx: pip install 'timeline-brief[docx]'") from None
    word, notes, say = python_docx.Document(), list[str](), spoken(document).text
    _stamp(word, document)
    word.add_heading(document["title"], level=0)
    if document["date"]:
        events = say("event", number=len(document["events"]))
        word.add_paragraph(say("lead_document", events=events, date=document["date"]["phrase"]))
    if document["summary"]:
        word.add_heading(say("key_points"), level=1)
        for point in document["summary"]:
            paragraph = word.add_paragraph(style="List Bullet")
            if point["date"]:
                paragraph.add_run(f"{point['date']['phrase']}: ").bold = True
            _quote(paragraph, point, document, notes)
    if document["events"]:
        word.add_heading(say("timeline"), level=1)
        _table(word, document, notes, explain=explain)
    _lists(word, document)
    _add_footnotes(word, notes)
    return _settled(word)


def _stamp(word: Word, document: Document) -> None:
    """Take title and dates of the file from the brief."""
    moment = dt.datetime.fromisoformat(max(latest_day(document), "1980-01-01"))  # the earliest that zip files know
    word.core_properties.title, word.core_properties.author = document["title"][:255], "timeline-brief"
    word.core_properties.created = word.core_properties.modified = moment


def _table(word: Word, document: Document, notes: list[str], *, explain: bool) -> None:
    table = word.add_table(rows=1, cols=2, style="Light Grid Accent 1")
    speech = spoken(document)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = speech.text("date"), speech.text("report")
    for event in document["events"]:
        date, said = table.add_row().cells
        date.text = event["date"]["phrase"]
        if event["headline"]:
            paragraph = said.paragraphs[0]
            paragraph.add_run(event["headline"]["text"]).bold = True
            _refer(paragraph, [event["headline"]["citation"]], document, notes)
        for index, quote in enumerate(event["quotes"]):
            fresh = not index and not event["headline"]
            _quote(said.paragraphs[0] if fresh else said.add_paragraph(), quote, document, notes)
        remarks = [event["status_in_words"]] if event["status_in_words"] else []
        remarks += [speech.text("dated", basis=event["quotes"][0]["basis"])]
        if event["alternatives"]:
            remarks.append(speech.text("other_dates", dates=[date["phrase"] for date in event["alternatives"]]))
        if explain and event["reasons"]:
            remarks.append(speech.text("chosen_for", reasons="; ".join(event["reasons"])))
        said.add_paragraph().add_run(" ".join(remarks)).italic = True


def _quote(paragraph: Any, quote: Quote, document: Document, notes: list[str]) -> None:
    """Write a sentence and the reference to a footnote that names its sources."""
    paragraph.add_run(quote["text"])
    _refer(paragraph, quote["citations"], document, notes)


def _refer(paragraph: Any, citations: list[int], document: Document, notes: list[str]) -> None:
    """Write the reference to a footnote that names some sources."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    notes.append("; ".join(_source(number, document) for number in citations))
    run = paragraph.add_run()
    run.font.superscript = True
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(len(notes)))
    run._r.append(reference)  # python-docx has no footnotes of its own


def _source(number: int, document: Document) -> str:
    source = document["sources"][number - 1]
    parts = [source["author"], source["title"] or source["source"], source["outlet"]]
    parts += (
        [source["published"]["date"]["phrase"]] if source["published"] else [spoken(document).text("undated_source")]
    )
    return f"[{number}] " + ", ".join(part for part in [*parts, source["url"]] if part)


def _lists(word: Word, document: Document) -> None:
    say, stop = spoken(document).text, spoken(document).stop
    word.add_heading(say("sources"), level=1)
    for source in document["sources"]:
        dating, copy = source["published"], source["copy_of"]
        known = f" ({dating['how']}{': ' if dating['quote'] else ''}{dating['quote']})" if dating else ""
        same = f"{stop}{say('near_duplicate', source=f'[{copy}]')}" if copy else ""
        word.add_paragraph(f"{_source(source['number'], document)}{known}{stop}{source['source']}{same}")
    for heading, texts in (
        ("notes", [note["text"] for note in document["notes"]]),
        ("undated", [q["text"] for q in document["undated"]]),
    ):
        if texts:
            word.add_heading(say(heading), level=1)
            for text in texts:
                word.add_paragraph(text, style="List Bullet")


def _add_footnotes(word: Word, notes: list[str]) -> None:
    """Add the part of the package that holds the footnotes (ECMA-376, 17.11), which python-docx does not know."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{element}/></w:r></w:p></w:footnote>'
        for number, kind, element in (
            (-1, "separator", "separator"),
            (0, "continuationSeparator", "continuationSeparator"),
        )
    )
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    texts = "".join(
        f'<w:footnote w:id="{number}"><w:p>{mark}'
        f'<w:r><w:t xml:space="preserve"> {xml(note)}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    blob = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{_NAMESPACE}">{separators}{texts}</w:footnotes>'
    )
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, blob.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _settled(word: Word) -> bytes:
    """Save with the same bytes every time: zip files otherwise hold the moment at which they were made."""
    raw, settled = io.BytesIO(), io.BytesIO()
    word.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _ZIP_EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return settled.getvalue()


def pdf(document: Document, *, explain: bool = False) -> bytes:
    """Print the HTML page with WeasyPrint, which may fetch nothing; OptionError when it is not installed."""
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError):  # OSError when Pango is missing
        raise OptionError("pdf needs WeasyPrint and Pango: pip install 'timeline-brief[print]'") from None
    import base64

    image = base64.b64encode(svg_picture(document).encode()).decode()
    page = html_page(document, explain=explain)
    drawn = inline_picture(document)  # WeasyPrint styles no inline SVG with the page's style sheet
    if drawn:
        page = page.replace(drawn, f'<img alt="" style="width:100%" src="data:image/svg+xml;base64,{image}">')
    printed = HTML(string=page, url_fetcher=URLFetcher(allowed_protocols={"data"})).write_pdf(
        pdf_identifier=b"timeline-brief"
    )
    return bytes(printed or b"")
