"""One real file of every format, made here; archives of them; and what is broken in each is told in one line."""

import csv
import gzip
import io
import json
import multiprocessing
import plistlib
import sys
import time
import types
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from timeline.cli.options import Running
from timeline.cli.reading import Failures, Reading
from timeline.model import Article
from timeline.readers import iter_articles, layout, read_articles, read_in_workers, text, web
from timeline.readers.articles import plain_article
from timeline.readers.documents import Document
from timeline.readers.kinds import KINDS, Kind, detect_kind, function_of
from timeline.workers import BATCH

PARAGRAPHS = [
    "The dam above Lowfield burst in the night of Friday, and the water took the lower bridge with it.",
    "Nobody was hurt, the mayor said on Saturday morning, because the bells had been rung in time.",
    "Engineers had warned of cracks in the wall in 2011, and again in the spring of 2013.",
]
STORY = "\n\n".join(PARAGRAPHS)
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Dam bursts</title>'
    '<meta property="article:published_time" content="2014-05-03T09:15:00+01:00"></head><body><article>'
    "<h1>Dam bursts</h1>" + "".join(f"<p>{part}</p>" for part in PARAGRAPHS) + "</article></body></html>"
)


def docx_file() -> bytes:
    import docx

    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "Dam bursts", "Ann Lee"
    for part in PARAGRAPHS:
        document.add_paragraph(part)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf_file() -> bytes:
    """A PDF of one page, written by hand after ISO 32000-1, 7.5, its lines broken as a typesetter breaks them."""
    lines = [
        line for part in PARAGRAPHS for line in (part[:50].rpartition(" ")[0], part[:50].rpartition(" ")[2] + part[50:])
    ]
    shown = "".join(f"({line}) Tj T* " for line in lines)
    content = f"BT /F1 11 Tf 14 TL 72 720 Td {shown}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Dam bursts) /CreationDate (D:20140503091500Z) >>",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + table + b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % len(data)


def epub_file() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        book.writestr(
            "META-INF/container.xml", container + '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
        )
        book.writestr(
            "OPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            "<dc:title>The Lowfield Weekly</dc:title><dc:creator>Ann Lee</dc:creator><dc:date>2014-05-03</dc:date>"
            "<dc:language>en</dc:language></metadata><manifest>"
            '<item id="a" href="a%20b.xhtml"/><item id="c" href="c.xhtml"/>'
            '</manifest><spine><itemref idref="c"/><itemref idref="a"/></spine></package>',
        )
        book.writestr("OPS/c.xhtml", "<html><body><h1>Cover</h1></body></html>")
        chapter = "".join(f"<p>{part}</p>" for part in PARAGRAPHS)
        book.writestr("OPS/a b.xhtml", f"<html><body><h1>Dam bursts</h1>{chapter}</body></html>")
    return file.getvalue()


def mail_file(kind: str = "plain") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Ann Lee <ann@example.org>", "Dam bursts"
    message["Date"] = "Sat, 03 May 2014 09:15:00 +0100"
    message.set_content(STORY)
    if kind == "html":
        message.set_content("".join(f"<p>{part}</p>" for part in PARAGRAPHS), subtype="html")
    message.add_attachment(b"no text", maintype="application", subtype="octet-stream", filename="a.bin")
    return message.as_bytes()


def mhtml_file() -> bytes:
    head = (
        "From: <Saved>\nSnapshot-Content-Location: https://example.org/2014/05/03/dam\nSubject: Dam bursts\n"
        "MIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----x"\n\n------x\nContent-Type: text/html\n'
        "Content-Transfer-Encoding: 8bit\nContent-Location: https://example.org/2014/05/03/dam\n\n"
    )
    return (head + PAGE + "\n------x--\n").encode()


def warc_file(*, gzipped: bool = True, pages: int = 1) -> bytes:
    """A web archive with a redirect, a picture and a page for each of ``pages`` (WARC 1.0, records gzipped each)."""
    data = b""
    for number in range(pages):
        for status, kind in (
            ("301 Moved", "text/html"),
            ("200 OK", "image/png"),
            ("200 OK", "text/html; charset=utf-8"),
        ):
            body = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{PAGE}".encode()
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2014-05-03T09:15:00Z\r\n"
                f"WARC-Target-URI: https://example.org/2014/05/03/dam-{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            record = head.encode() + body + b"\r\n\r\n"
            data += gzip.compress(record) if gzipped else record
    return data


def feed_file(kind: str) -> bytes:
    story = "".join(f"&lt;p>{part}&lt;/p>" for part in PARAGRAPHS)
    if kind == "rss":
        return (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>The Lowfield Weekly</title><language>en</language>'
            "<item>"
            f"<title>Dam bursts</title><link>https://example.org/dam</link><description>{story}</description>"
            "<author>Ann Lee</author><pubDate>Sat, 03 May 2014 09:15:00 +0100</pubDate></item></channel></rss>"
        ).encode()
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Lowfield Weekly</title><entry><title>Dam bursts</title>'
        '<link href="https://example.org/dam"/><author><name>Ann Lee</name></author><summary>Short.</summary>'
        f'<published>2014-05-03T09:15:00+01:00</published><content type="html">{story}</content></entry></feed>'
    ).encode()


def news_file(kind: str) -> bytes:
    paragraphs = "".join(f"<p>{part}</p>" for part in PARAGRAPHS)
    nitf = (
        '<nitf><head><docdata><date.issue norm="20140503T091500+0100"/></docdata></head><body><body.head><hedline>'
        "<hl1>Dam bursts</hl1></hedline><byline><bytag>Ann Lee</bytag></byline><distributor>Lowfield Wire</distributor>"
        f"</body.head><body.content>{paragraphs}</body.content></body></nitf>"
    )
    if kind == "nitf":
        return f'<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "nitf.dtd">{nitf}'.encode()
    return (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem><itemMeta>'
        "<provider>Lowfield Wire</provider>"
        "<versionCreated>2014-05-03T11:00:00+01:00</versionCreated><firstCreated>2014-05-03T09:15:00+01:00</firstCreated>"
        "</itemMeta><contentMeta><by>Ann Lee</by><headline>Dam bursts</headline></contentMeta><contentSet><inlineXML>"
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{paragraphs}</body></html></inlineXML></contentSet></newsItem></itemSet>'
        "</newsMessage>"
    ).encode()


RECORD = {"title": "Dam bursts", "maintext": STORY, "date_publish": "2014-05-03 09:15:00", "authors": ["Ann Lee"]}
QUOTED = STORY.replace('"', '""')
FILES = {
    "a.html": PAGE.encode(),
    "page.mhtml": mhtml_file(),
    "a.webarchive": plistlib.dumps(
        {"WebMainResource": {"WebResourceData": PAGE.encode(), "WebResourceURL": "https://example.org/dam"}},
        fmt=plistlib.FMT_BINARY,
    ),
    "a.warc": warc_file(gzipped=False),
    "a.warc.gz": warc_file(),
    "rss.xml": feed_file("rss"),
    "atom.xml": feed_file("atom"),
    "feed.json": json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Weekly",
            "items": [{"title": "Dam bursts", "content_text": STORY, "date_published": "2014-05-03T09:15:00Z"}],
        }
    ).encode(),
    "news-please.json": json.dumps(RECORD, indent=1).encode(),
    "list.json": json.dumps([RECORD]).encode(),
    "a.jsonl": json.dumps(RECORD).encode(),
    "a.csv": f'Title,Date,Body\nDam bursts,2014-05-03T09:15,"{QUOTED}"\n'.encode(),
    "a.tsv": f'Title\tDate\tBody\nDam bursts\t2014-05-03T09:15\t"{QUOTED}"\n'.encode("cp1252"),
    "g2.xml": news_file("g2"),
    "nitf.xml": news_file("nitf"),
    "a.pdf": pdf_file(),
    "a.docx": docx_file(),
    "a.eml": mail_file(),
    "html.eml": mail_file("html"),
    "a.mbox": b"From ann@example.org Sat May  3 09:15:00 2014\n" + mail_file() + b"\n",
    "a.epub": epub_file(),
    "a.txt.gz": gzip.compress(f"Dam bursts\n\nBy Ann Lee - 3 May '14 09:15AM\n\n{STORY}".encode()),
}


def read(*paths: Path, **options) -> tuple[tuple[Article, ...], list[str]]:
    problems: list[str] = []
    articles = read_articles(paths, on_error=lambda error: problems.append(str(error)), **options)
    assert all("\n" not in problem and len(problem) < 600 for problem in problems)
    return articles, problems


def write(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_story(tmp_path: Path, name: str) -> None:
    articles, problems = read(write(tmp_path, name, FILES[name]))
    assert problems == []
    [article] = articles
    told = [" ".join(article.text[start:end].split()) for start, end in article.body]
    assert told == ([" ".join(PARAGRAPHS)] if name == "a.pdf" else PARAGRAPHS)  # lines of a PDF tell no paragraphs
    if name != "a.epub":
        assert article.title == "Dam bursts"
    if name not in {"a.docx", "a.epub"}:  # the one tells when it was made, the other gives the day only
        assert str(article.published) == "2014-05-03T09:15"
    assert article.source.startswith(str(tmp_path / name))


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith((".csv", ".tsv", ".gz"))])
def test_content_tells_more_than_the_name(tmp_path: Path, name: str) -> None:
    articles, problems = read(write(tmp_path, "file.txt", FILES[name]))
    assert (len(articles), problems) == (1, [])


def test_a_folder_of_everything_and_an_archive_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in FILES.items():
            write(folder, name, data)
            archive.writestr(f"../../{name}", data)
        archive.writestr("picture.png", b"\x89PNG")
    loose, problems = read(folder)
    assert problems == []
    packed, problems = read(tmp_path / "all.zip")
    assert problems == []
    assert sorted(article.text for article in loose) == sorted(article.text for article in packed)
    assert not (tmp_path.parent / "a.html").exists()


def test_fields_of_tables_can_be_named(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", b"kopf;tag;inhalt\nDam bursts;2014-05-03;The dam burst.\n")
    [article] = read_articles(path, fields="text=inhalt,title=kopf,published=tag")
    assert (article.title, str(article.published), article.text) == ("Dam bursts", "2014-05-03", "The dam burst.")
    _, problems = read(path)
    assert "--fields text=NAME" in problems[0]


def test_a_mailbox_holds_many_mails(tmp_path: Path) -> None:
    one = b"From ann@example.org Sat May  3 09:15:00 2014\n" + mail_file() + b"\n>From the hill it was seen.\n\n"
    articles, problems = read(write(tmp_path, "a.mbox", one * 3))
    assert ([article.source.rpartition("#")[2] for article in articles], problems) == (["1", "2", "3"], [])


def test_bombs_and_giants_are_refused_and_the_limit_is_named(tmp_path: Path) -> None:
    zeros = b" " * 30_000_000
    bomb = write(tmp_path, "bomb.txt.gz", gzip.compress(zeros))
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", zeros)
        archive.writestr("b.txt", STORY)
    giant = write(tmp_path, "giant.txt", (STORY + "\n\n").encode() * 100)
    articles, problems = read(bomb, tmp_path / "bomb.zip", giant, max_bytes=20_000)
    assert [article.source for article in articles] == [f"{tmp_path}/bomb.zip#b.txt"]
    refused = (bomb, f"{tmp_path}/bomb.zip#a.txt", giant)
    assert problems == [f"{name}: larger than the limit of 0.02 MB: --max-size raises it" for name in refused]
    assert len(read(giant, max_bytes=10**6)[0]) == 1


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    data = STORY.encode()
    for _ in range(5):
        data = gzip.compress(data)
    _, problems = read(write(tmp_path, "a.gz", data))
    assert "deeper than 3" in problems[0]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("cut.txt.gz", gzip.compress(STORY.encode())[:-20], "broken or cut off"),
        ("cut.zip", b"PK\x03\x04" + bytes(50), "the zip archive is broken"),
        ("cut.pdf", b"%PDF-1.4\nnothing", "the PDF is broken"),
        ("cut.docx", docx_file()[:3000], "broken"),
        ("cut.epub", epub_file()[:300], "broken"),
        ("cut.warc.gz", warc_file(pages=3)[:-200], "broken"),
        ("no.xml", b"<rss version='2.0'><channel></channel></rss>", "the feed has no entries"),
        ("no.json", b'{"a": [', "no JSON"),
        ("no.eml", b"From: a@b.c\nSubject: x\nDate: y\n\n", "the mail holds no text"),
        ("no.zip", b"PK\x05\x06" + bytes(18), "archive"),
    ],
)
def test_what_is_broken_is_told(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    _, problems = read(write(tmp_path, name, data))
    assert reason in problems[-1]


def test_entities_are_not_expanded_and_nothing_is_fetched(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.txt", b"the secret")
    doctype = (
        f'<!DOCTYPE nitf [<!ENTITY s SYSTEM "{secret.as_uri()}"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "{"&a;" * 50}">]>'
    )
    data = doctype + "<nitf><body><body.content><p>The dam burst. &s; &b;</p></body.content></body></nitf>"
    articles, _ = read(write(tmp_path, "a.xml", data.encode()))
    assert all("secret" not in article.text and "aaaa" not in article.text for article in articles)


def test_the_first_accent_of_a_table_may_come_late(tmp_path: Path) -> None:
    rows = "It rained all night.\n" * 20_000 + "Le café a fermé.\n"
    told: list[str] = []
    path = write(tmp_path, "a.csv", b"text\n" + rows.encode("latin-1"))
    articles = read_articles(path, on_warning=lambda warning: told.append(str(warning)))
    assert articles[-1].text == "Le café a fermé."
    assert told == [f"{path}: not UTF-8: 1 line, first line 20002, read as windows-1252"]


def test_tables_leave_the_limits_of_the_process_alone(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    long = " ".join(["It rained."] * 20_000)
    articles = iter_articles(write(tmp_path, "a.csv", f"text\n{long}\nshort\n".encode()))
    assert next(articles).text == long
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(("encoding", "end"), [("utf-8-sig", "\r"), ("utf-8", "\r\n"), ("utf-16", "\n")])
def test_tables_as_spreadsheets_write_them(tmp_path: Path, encoding: str, end: str) -> None:
    path = write(tmp_path, "a.csv", f'text,title{end}"Genève{end}a fermé.",Café{end}'.encode(encoding))
    [article] = read_articles(path)
    assert (article.title, article.text.splitlines()) == ("Café", ["Genève", "a fermé."])


def test_a_sentence_in_a_mail_may_begin_with_from(tmp_path: Path) -> None:
    text = STORY + "\n\nFrom Monday, 2 May 2011, the bridge is closed."
    one = (
        b"From ann@example.org Sat May  3 09:15:00 2014\nFrom: ann@example.org\nSubject: Dam\n\n"
        + text.encode()
        + b"\n\n"
    )
    articles, problems = read(write(tmp_path, "a.mbox", one * 2))
    assert (len(articles), problems) == (2, [])
    assert all("the bridge is closed" in article.text for article in articles)


def test_workers_give_the_same_in_the_same_order(tmp_path: Path) -> None:
    for number in range(30):
        write(tmp_path, f"{number:02}.txt", f"Day {number}\n\n{STORY}".encode())
    write(tmp_path, "31.jsonl", b'{"text": "One."}\n{bad\n{"text": "Two."}\n' * 40)
    write(tmp_path, "32.warc.gz", warc_file(pages=5))
    alone, together = read(tmp_path), read(tmp_path, jobs=2)
    assert alone == together
    assert len(alone[0]) == 30 + 80 + 5


def test_a_slow_document_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    original = text.read

    def slow(data: bytes, source: str, **hints: str):
        if b"sleep" in data:
            time.sleep(30)
        if b"die" in data:
            os._exit(9)
        return original(data, source, **hints)

    monkeypatch.setattr(text, "read", slow)
    for number, words in enumerate(["It rained.", "sleep now.", "It snowed.", "die now.", "It hailed."]):
        write(tmp_path, f"{number}.txt", words.encode())
    articles, problems = read(tmp_path, jobs=2, timeout=0.5)
    assert [article.text for article in articles] == ["It rained.", "It snowed.", "It hailed."]
    assert [problem.partition(": ")[2] for problem in problems] == [
        "took longer than 0.5 seconds to read: --timeout raises the limit",
        "ended the process that read it",
    ]


def test_the_limit_holds_with_one_process_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "read", lambda *_, **__: time.sleep(30))
    path = write(tmp_path, "a.txt", b"It rained.")
    for options in ({"isolate": True}, {"jobs": 2}):
        assert "took longer than 0.2 seconds" in read(path, timeout=0.2, **options)[1][0]
    failures = Failures(quiet=True)
    assert Reading(sources=[str(path)], timeout=0.2).articles(Running(jobs=1, quiet=True), failures) == ()
    assert failures.count == 1


def test_a_worker_that_died_while_it_was_idle_is_replaced() -> None:
    def documents() -> Iterator[Document]:
        yield from [Document(b"It rained.", f"{number}.txt", "text") for number in range(BATCH)]
        [worker] = multiprocessing.active_children()  # the only one, and it has nothing to do now
        worker.kill()
        worker.join()
        yield Document(b"It snowed.", "last.txt", "text")

    results = list(read_in_workers(documents(), jobs=1, timeout=10))
    assert len(results) == BATCH + 1
    assert isinstance(results[-1], Article)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (b"[Update] It rained all night.", "text"),
        (b"{It rained.}", "text"),
        (b"Note: it rained.\nAgain: it rained.\n\nAll night.", "text"),
        (b"<b>It rained.</b>", "text"),
        (b"From Monday on it rained.", "text"),
        (b"From Monday, 2 May 2011, 12:30, the bridge is closed.\nWhy: it is old.", "text"),
        (b"From 12:30 on 2 May 2011\nNotice: the bridge is closed.", "text"),
        (b"From - Sat May  3 09:15:00 2014\r\nSubject: Flood\r\n\r\nRain", "mbox"),
        (b"From 15@xxx Sat May 03 09:15:00 +0000 2014\nX-GM-THRID: 15\n\nRain", "mbox"),
        (b"--- It rained ---", "text"),
        (b"", "text"),
    ],
)
def test_kinds_that_could_be_mistaken(text: bytes, kind: str) -> None:
    assert detect_kind(text) == kind


def test_a_new_format_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files are found in folders and archives, told by their name or by their sign, and never read as text."""
    toy = types.ModuleType("timeline.readers.toy")
    toy.read = lambda data, source, **_: iter([plain_article(data.decode()[::-1], source)])  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, toy.__name__, toy)
    monkeypatch.setitem(KINDS, "toy", Kind(".toy", "toy:read", lambda head: head.data.startswith(b".thgin")))
    write(tmp_path, "by-name.toy", b".deniar tI")
    write(tmp_path, "by-sign.txt", b".thgin lla deniar tI")
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as archive:
        archive.writestr("a.toy", ".dewons tI")
    articles, problems = read(tmp_path)
    assert ([article.text for article in articles], problems) == (
        ["It rained.", "It rained all night.", "It snowed."],
        [],
    )


@pytest.mark.parametrize("name", KINDS)
def test_every_line_of_the_table_names_what_is_there(name: str) -> None:
    kind = KINDS[name]
    assert bool(kind.reads) != bool(kind.holds)
    assert callable(function_of(kind.reads or kind.holds))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in kind.suffixes.split())


WEATHER = (b"It rained.", b"It broke.", b"It snowed.")
MANY = {
    "a.json": json.dumps([{**RECORD, "maintext": words.decode()} for words in WEATHER]).encode(),
    "a.jsonl": b"".join(b'{"text": "%s"}\n' % words for words in WEATHER),
    "a.xml": b"<rss version='2.0'><channel>"
    + b"".join(b"<item><description>%s</description></item>" % words for words in WEATHER)
    + b"</channel></rss>",
    "b.xml": b"<newsMessage>"
    + b"".join(b"<newsItem><p>%s</p></newsItem>" % words for words in WEATHER)
    + b"</newsMessage>",
}


@pytest.mark.parametrize("options", [{}, {"jobs": 2}], ids=["one process", "workers"])
@pytest.mark.parametrize("name", MANY)
def test_whatever_goes_wrong_within_one_article_costs_that_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, options: dict[str, int]
) -> None:
    """Also when it is one of several in a file, and when what fails is our own code behind the reader's."""
    original = layout.layout

    def broken(words: str, **known: str) -> layout.Layout:
        if "broke" in words:
            raise StopIteration("next() of nothing")
        return original(words, **known)

    monkeypatch.setattr(layout, "layout", broken)
    articles, problems = read(write(tmp_path, name, MANY[name]), write(tmp_path, "z.txt", b"It hailed."), **options)
    assert [article.text for article in articles] == ["It rained.", "It snowed.", "It hailed."]
    [problem] = problems
    assert problem.startswith(f"{tmp_path / name}#2: cannot be read")
    assert "StopIteration" in problem


def test_a_source_that_fails_unexpectedly_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(url: str, **_: object) -> Iterator[Document]:
        raise KeyError(url)

    monkeypatch.setattr(web, "documents", broken)
    problems: list[str] = []
    sources = ["http://example.org/", write(tmp_path, "a.txt", b"It rained.")]
    [article] = read_articles(sources, on_error=lambda error: problems.append(str(error)))
    assert article.text == "It rained."
    assert problems == ["http://example.org/: cannot be read (KeyError: 'http://example.org/')"]


def test_a_feed_whose_links_cannot_be_read_is_told_as_any_broken_feed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise IndexError("no entry")

    monkeypatch.setattr("feedparser.parse", broken)
    articles, problems = read(
        write(tmp_path, "a.xml", feed_file("rss")), write(tmp_path, "b.txt", b"It rained."), follow=True
    )
    assert len(articles) == 1
    assert problems == [f"{tmp_path}/a.xml: cannot be read as feed (IndexError: no entry)"]
