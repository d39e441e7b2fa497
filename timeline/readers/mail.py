"""Mail (.eml) and pages saved as mail (.mht, .mhtml): RFC 5322 and RFC 2557."""

from __future__ import annotations

import email
import email.policy
from email.utils import parseaddr
from typing import TYPE_CHECKING

from timeline.errors import InputError, InputWarning
from timeline.readers import html
from timeline.readers.articles import Fields, plain_article
from timeline.readers.decoding import decode
from timeline.readers.fragments import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from timeline.model import Article


def read(data: bytes, source: str, **_: str) -> Iterator[Article | InputWarning]:
    r"""Read one mail as an article, or the page of a saved page.

    >>> data = b"From: Ann <ann@example.org>\nSubject: Flood\nDate: Sat, 3 May 2014 09:15:00 +0200\n\nThe river rose."
    >>> [article] = read(data, "a.eml")
    >>> article.title, article.author, article.text, str(article.published), article.published.zone
    ('Flood', 'Ann', 'The river rose.', '2014-05-03T09:15', '+0200')
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    if message.get_content_type() == "multipart/related" and (page := _part(message, "text/html")):
        address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
        url = address if address.startswith(("http://", "https://")) else ""
        yield from html.read(_payload(page), source, url=url, encoding=page.get_content_charset() or "")
        return
    text = _text(message, source)
    if not text.strip():
        raise InputError(source, "the mail holds no text")
    yield plain_article(text, source, fields=_fields(message))


def _text(message: EmailMessage, source: str) -> str:
    """Choose the plain text of a mail, else its HTML as text."""
    for kind in ("text/plain", "text/html"):
        if part := _part(message, kind):
            text = decode(_payload(part), source, declared=part.get_content_charset() or "").text
            return plain_text(text) if kind == "text/html" else text
    return ""


def _part(message: EmailMessage, kind: str) -> EmailMessage | None:
    """Find the first part of a type that is no attachment and not empty."""
    for part in message.walk():
        if (
            part.get_content_type() == kind
            and part.get_content_disposition() != "attachment"
            and _payload(part).strip()
        ):
            return part
    return None


def _payload(part: EmailMessage) -> bytes:
    """Return the bytes of a part, its transfer encoding undone."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _header(message: EmailMessage, name: str) -> str:
    """Return a header as text; a broken one is empty."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, TypeError, AttributeError, IndexError):
        return ""  # the standard library's header parser fails on some broken headers


def _fields(message: EmailMessage) -> Fields:
    """Read subject, sender and date."""
    name, address = parseaddr(_header(message, "From"))
    return Fields(
        title=_header(message, "Subject"), published=_header(message, "Date"), author=name or address, evidence="field"
    )
