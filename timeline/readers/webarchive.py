"""Pages saved by Safari (.webarchive): a property list with the page and what it shows."""

from __future__ import annotations

import plistlib
from typing import TYPE_CHECKING

from timeline.errors import InputError
from timeline.readers import html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Article


def read(data: bytes, source: str, **_: str) -> Iterator[Article | InputError]:
    """Read the page; its pictures and styles are left alone."""
    try:
        page = plistlib.loads(data)["WebMainResource"]
        body, url, encoding = (
            page["WebResourceData"],
            page.get("WebResourceURL"),
            page.get("WebResourceTextEncodingName"),
        )
    except (plistlib.InvalidFileException, KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError):
        raise InputError(source, "the web archive is broken or holds no page") from None
    if not isinstance(body, bytes):
        raise InputError(source, "the web archive holds no page")
    yield from html.read(body, source, url=str(url or ""), encoding=str(encoding or ""))
