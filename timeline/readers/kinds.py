"""What kind of file it is: by its first bytes, and by its name when they could be anything. KINDS is all formats."""

from __future__ import annotations

import json
import re
from functools import cached_property
from pathlib import PurePosixPath
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

BUFFER = 1 << 18
"""How many bytes are looked at to tell the kind."""
SEPARATOR = re.compile(
    rb"From [^\n]{0,300}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    rb"[ 0-3]\d \d\d:\d\d[^\n]{0,60}\r?\n"
)
"""The line between the mails of a mailbox: sender, and the moment as asctime writes it (RFC 4155)."""
_PROLOGUE = re.compile(
    rb"(?:<\?xml[^>]*>|<!--.*?-->|<\?xml-stylesheet[^>]*>|<!DOCTYPE (?!html)[^\[>]*(?:\[.*?\]\s*)?>|\s)*", re.DOTALL
)
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}\r?\n")
_MAIL_FIELDS = re.compile(
    rb"^(?:From|Subject|Date|Message-ID|MIME-Version|Content-Type):", re.IGNORECASE | re.MULTILINE
)

_MBOX = re.compile(SEPARATOR.pattern + rb">?[A-Za-z][A-Za-z0-9-]*:[ \t]")
_FRONT_MATTER = re.compile(rb"(?:---|\+\+\+)\r?\n(?:.*\n)*?\w+\s*[:=]")


class Head:
    """The beginning of a file, and its name."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
        """Without a byte order mark and white space."""
        self.named = suffixes().get(PurePosixPath(name).suffix.lower(), "")
        """The kind of its suffix."""

    @cached_property
    def element(self) -> bytes:
        """The first element of markup, behind declarations and comments; empty when it is none."""
        prologue = _PROLOGUE.match(self.start) if self.start.startswith(b"<") else None
        return self.start[prologue.end() :][:500] if prologue else b""

    @cached_property
    def json(self) -> str:
        """The kind of JSON: "jsonl" with one object a line, "json" of one value; text may begin with a bracket, too."""
        if not self.start.startswith((b"{", b"[")):
            return ""
        first, newline, _ = self.start.partition(b"\n")
        try:
            value = json.loads(first)
        except (ValueError, RecursionError):
            told = "json" if re.match(rb'[\[{]\s*["{\]}]', self.start) else ""
            return self.named if self.named in {"json", "jsonl"} else told
        if not isinstance(value, dict):
            return "json" if isinstance(value, list) else ""
        return "jsonl" if newline and self.named != "json" else "json"


def _begins(pattern: bytes) -> Callable[[Head], bool]:
    """Make the sign of a format whose files begin with certain bytes."""
    found = re.compile(pattern, re.DOTALL)
    return lambda head: found.match(head.data) is not None


def _element(pattern: bytes) -> Callable[[Head], bool]:
    """Make the sign of a format of markup by its first element."""
    found = re.compile(pattern, re.IGNORECASE)
    return lambda head: found.match(head.element) is not None


def _start(pattern: re.Pattern[bytes]) -> Callable[[Head], bool]:
    """Make the sign of a format of text."""
    return lambda head: pattern.match(head.start[:8192]) is not None


def _is_mail(head: Head) -> bool:
    """Whether header fields stand above an empty line, and two of them are those of mail."""
    return _MAIL.match(head.start) is not None and len(_MAIL_FIELDS.findall(head.start[:8192])) >= 2


class Kind(NamedTuple):
    """A format: one line of KINDS is all that it takes beside its module."""

    suffixes: str
    """What its files are called, with spaces between: ".html .htm"."""
    reads: str = ""
    """``module:function`` in this package that reads a document: ``read(data, source, **hints)`` yields articles."""
    sign: Callable[[Head], bool] = lambda _: False
    """Tells it by how it begins, whatever its name."""
    holds: str = ""
    """In place of ``reads``, where a file holds many documents: the function that takes a stream apart."""
    needs_sign: bool = False
    """Whether the name alone is no proof: a .pdf that does not begin like one is none."""


KINDS: dict[str, Kind] = {
    "gzip": Kind(".gz", holds="archives:gunzipped", sign=_begins(rb"\x1f\x8b"), needs_sign=True),
    "pdf": Kind(".pdf", "pdf:read", _begins(rb"%PDF-"), needs_sign=True),
    "warc": Kind(".warc", holds="warc:pages", sign=_begins(rb"WARC/"), needs_sign=True),
    "webarchive": Kind(".webarchive", "webarchive:read", _begins(rb"bplist00"), needs_sign=True),
    "epub": Kind(".epub", "epub:read", _begins(rb"PK\x03\x04.{,180}application/epub\+zip"), needs_sign=True),
    "docx": Kind(".docx", "docx:read", _begins(rb"PK\x03\x04(?=.*word/).*\[Content_Types\]\.xml"), needs_sign=True),
    "zip": Kind(".zip", holds="archives:members", sign=_begins(rb"PK(?:\x03\x04|\x05\x06)"), needs_sign=True),
    "feed": Kind(".rss .atom", "feed:read", _element(rb"<(?:rss|feed|rdf:RDF)[\s>]"), needs_sign=True),
    "news": Kind(".xml", "news:read", _element(rb"<(?:newsMessage|newsItem|nitf|NewsML)[\s>]"), needs_sign=True),
    "html": Kind(".html .htm .xhtml", "html:read", _element(rb"<(?:!doctype html|html|head|body|article|div|p|h1)\b")),
    "jsonl": Kind(".jsonl .ndjson", holds="series:json_lines", sign=lambda head: head.json == "jsonl"),
    "json": Kind(".json", "records:read_value", lambda head: head.json == "json"),
    "mbox": Kind(".mbox", holds="series:mailbox", sign=_start(_MBOX)),
    "mail": Kind(".eml .mht .mhtml", "mail:read", _is_mail),
    "markdown": Kind(".md .markdown", "markdown:read", _start(_FRONT_MATTER)),
    "csv": Kind(".csv .tsv", holds="tables:rows"),
    "record": Kind("", "records:read"),
    "text": Kind(".txt .text", "text:read"),
}
"""All formats, in the order in which their signs are looked for."""


def function_of(place: str) -> Any:
    """Import what a line of KINDS names; a format is imported when the first file of it is read.

    >>> function_of("text:read").__module__
    'timeline.readers.text'
    """
    return resolve_name(f"{__package__}.{place}")


def suffixes() -> dict[str, str]:
    """Map the suffixes that some reader knows to their kinds.

    >>> suffixes()[".htm"]
    'html'
    """
    return {suffix: name for name, kind in KINDS.items() for suffix in kind.suffixes.split()}


def detect_kind(head: bytes, name: str = "") -> str:
    r"""Tell what a file is by its first bytes, and by its name when they could be anything.

    >>> detect_kind(b"<!DOCTYPE html><html>", "a.txt"), detect_kind(b"It rained.", "a.md"), detect_kind(b"It rained.")
    ('html', 'markdown', 'text')
    >>> detect_kind(b'<?xml version="1.0"?><rss version="2.0">'), detect_kind(b"From: a@b.c\nSubject: Flood\n\nRain")
    ('feed', 'mail')
    """
    start = Head(head, name)
    by_sign = next((kind for kind in KINDS if KINDS[kind].sign(start)), "")
    by_name = start.named if start.named and not KINDS[start.named].needs_sign else "text"
    return by_sign or by_name
