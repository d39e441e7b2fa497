"""What kind of file it is: by its first bytes, and by its name when they could be anything."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

BUFFER = 1 << 18
"""How many bytes are looked at to tell the kind."""
SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv",
    ".rss": "feed", ".atom": "feed", ".xml": "xml", ".warc": "warc", ".gz": "gzip", ".zip": "zip", ".eml": "mail",
    ".mht": "mail", ".mhtml": "mail", ".mbox": "mbox", ".pdf": "pdf", ".docx": "docx", ".epub": "epub",
    ".webarchive": "webarchive",
}  # fmt: skip
_MAGIC = {b"\x1f\x8b": "gzip", b"%PDF-": "pdf", b"WARC/": "warc", b"bplist00": "webarchive"}
SEPARATOR = re.compile(
    rb"From [^\n]{0,300}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    rb"[ 0-3]\d \d\d:\d\d[^\n]{0,60}\r?\n"
)
"""The line between the mails of a mailbox: sender, and the moment as asctime writes it (RFC 4155)."""
_MBOX = re.compile(SEPARATOR.pattern + rb">?[A-Za-z][A-Za-z0-9-]*:[ \t]")
_MARKUP = {
    "feed": re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]"),
    "news": re.compile(rb"<(?:newsMessage|newsItem|nitf|NewsML)[\s>]"),
    "html": re.compile(rb"<(?:!doctype html|html|head|body|article|div|p|h1)\b", re.IGNORECASE),
}
_PROLOGUE = re.compile(
    rb"(?:<\?xml[^>]*>|<!--.*?-->|<\?xml-stylesheet[^>]*>|<!DOCTYPE (?!html)[^\[>]*(?:\[.*?\]\s*)?>|\s)*", re.DOTALL
)
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}\r?\n")
_MAIL_FIELDS = re.compile(
    rb"^(?:From|Subject|Date|Message-ID|MIME-Version|Content-Type):", re.IGNORECASE | re.MULTILINE
)
_FRONT_MATTER = re.compile(rb"(?:---|\+\+\+)\r?\n(?:.*\n)*?\w+\s*[:=]")


def detect_kind(head: bytes, name: str = "") -> str:
    r"""Tell what a file is by its first bytes, and by its name when they could be anything.

    >>> detect_kind(b"<!DOCTYPE html><html>", "a.txt"), detect_kind(b"It rained.", "a.md"), detect_kind(b"It rained.")
    ('html', 'markdown', 'text')
    >>> detect_kind(b'<?xml version="1.0"?><rss version="2.0">'), detect_kind(b"From: a@b.c\nSubject: Flood\n\nRain")
    ('feed', 'mail')
    """
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(head)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<") and (kind := _kind_of_markup(start)):
        return kind
    if start.startswith((b"{", b"[")) and (kind := _kind_of_json(start, name)):
        return kind
    if _MBOX.match(start):
        return "mbox"
    if _MAIL.match(start) and len(_MAIL_FIELDS.findall(start[:8192])) >= 2:
        return "mail"
    if _FRONT_MATTER.match(start[:8192]):
        return "markdown"
    by_name = SUFFIXES.get(PurePosixPath(name).suffix.lower(), "text")
    return by_name if by_name in {"text", "markdown", "csv", "html", "jsonl", "json", "mail", "mbox"} else "text"


def _kind_of_zip(head: bytes) -> str:
    """Tell an office document or a book from an archive, by the names of their first members."""
    if b"application/epub+zip" in head[:200]:
        return "epub"
    return "docx" if b"word/" in head[:BUFFER] and b"[Content_Types].xml" in head[:BUFFER] else "zip"


def _kind_of_markup(start: bytes) -> str:
    """Tell feeds, news formats and pages by their first element."""
    prologue = _PROLOGUE.match(start)
    rest = start[prologue.end() if prologue else 0 :][:500]
    return next((kind for kind, pattern in _MARKUP.items() if pattern.match(rest)), "")


def _kind_of_json(start: bytes, name: str) -> str:
    """Tell JSON with one object a line from JSON that is one value; text may begin with a bracket, too."""
    first, newline, _ = start.partition(b"\n")
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        by_name = SUFFIXES.get(PurePosixPath(name).suffix.lower(), "")
        return by_name if by_name in {"json", "jsonl"} else "json" if re.match(rb'[\[{]\s*["{\]}]', start) else ""
    if not isinstance(value, dict):
        return "json" if isinstance(value, list) else ""
    return "jsonl" if newline and not name.endswith(".json") else "json"
