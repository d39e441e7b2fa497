"""Text and addresses made fit for every format: what articles say is not trusted."""

from __future__ import annotations

import re

_SPACE = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")  # line breaks of every kind; a no-break space stays
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff]")
_URL_SAFE = "%/:?@!&+,=~-._"
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[\w.-]+(?::\d{1,5})?|\[[0-9a-fA-F:.]+\](?::\d{1,5})?")  # no user name, no blanks


def plain(text: str) -> str:
    r"""Fold white space to single blanks and drop controls, byte order marks, lone surrogates.

    >>> plain("It was\n  2014.\x00")
    'It was 2014.'
    """
    return _SPACE.sub(" ", _UNPRINTABLE.sub("", text)).strip()


def safe_url(url: str) -> str:
    """Return an http(s) address with everything that could end it elsewhere percent-encoded, or an empty string.

    >>> safe_url("https://example.org/a b?q=(1)"), safe_url("javascript:alert(1)")
    ('https://example.org/a%20b?q=%281%29', '')
    """
    from urllib.parse import quote, urlsplit

    try:
        parts = urlsplit(plain(url))
        usable = parts.scheme in {"http", "https"} and _HOST.fullmatch(parts.netloc) is not None
    except ValueError:  # a broken IPv6 address
        return ""
    if not usable:
        return ""
    rest = [mark + quote(part, safe=_URL_SAFE) for mark, part in zip(("", "?", "#"), parts[2:], strict=True) if part]
    return _LONE_PERCENT.sub("%25", f"{parts.scheme}://{parts.netloc}{''.join(rest)}")
