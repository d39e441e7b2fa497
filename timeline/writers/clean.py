"""Text and addresses made fit for every format: what articles say is not trusted."""

from __future__ import annotations

import re
import unicodedata

from timeline.address import percent_encoded

_SPACE = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")  # line breaks of every kind; a no-break space stays
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff]")
_URL_SAFE = "%/:?@!&+,=~-._"
_HOST = re.compile(r"[\w.-]+(?::\d{1,5})?|\[[0-9a-fA-F:.]+\](?::\d{1,5})?")  # no user name, no blanks


def plain(text: str) -> str:
    r"""Fold white space to single blanks and drop controls, byte order marks, lone surrogates.

    >>> plain("It was\n  2014.\x00")
    'It was 2014.'
    """
    return _SPACE.sub(" ", _UNPRINTABLE.sub("", text)).strip()


def isolated(text: str) -> str:
    r"""Keep words that are written from right to left apart from the sentence that quotes them.

    Between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode Standard Annex 9, 2.4) they do not reorder what
    stands around; all other words stay as they are.

    >>> isolated("in 2014"), isolated("\u05d0\u05d1") == "\u2068\u05d0\u05d1\u2069"
    ('in 2014', True)
    """
    backwards = any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)
    return f"\u2068{text}\u2069" if backwards else text


def safe_url(url: str) -> str:
    """Return an http(s) address with everything that could end it elsewhere percent-encoded, or an empty string.

    >>> safe_url("https://example.org/a b?q=(1)"), safe_url("javascript:alert(1)")
    ('https://example.org/a%20b?q=%281%29', '')
    """
    from urllib.parse import urlsplit

    try:
        encoded = percent_encoded(plain(url), keep=_URL_SAFE)
        parts = urlsplit(encoded)
    except ValueError:  # a broken IPv6 address
        return ""
    return encoded if parts.scheme in {"http", "https"} and _HOST.fullmatch(parts.netloc) else ""
