"""PDF documents, through pypdfium2 (extra "pdf")."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from timeline.errors import InputError
from timeline.readers.articles import Fields, plain_article
from timeline.readers.extras import needs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Article

_MAX_PAGES = 500
_HYPHEN = re.compile(r"(\w)(?:\ufffe|\xad|-)\n(?=[a-zà-ÿ])")
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d))?")


def read(data: bytes, source: str, **hints: str) -> Iterator[Article | InputError]:
    """Read a PDF as one article: its text without page numbers and running heads, words joined across lines.

    Raises InputError when it is encrypted, broken, or holds pictures of text only.
    """
    with needs("pypdfium2", "pdf", source):
        import pypdfium2
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = "is encrypted" if "assword" in str(error) else "the PDF is broken"
        raise InputError(source, reason) from None
    try:
        pages = [page.get_textpage().get_text_bounded() for page, _ in zip(document, range(_MAX_PAGES), strict=False)]
        about = document.get_metadata_dict()
    finally:
        document.close()
    text = join_pages(pages)
    if not text:
        raise InputError(source, "the PDF holds no text: it may be pictures of text, which OCR can read")
    fields = Fields(about.get("Title", ""), published=_iso(about.get("CreationDate", "")), evidence="PDF CreationDate")
    article = plain_article(text, source, url=hints.get("url", ""), fields=fields._replace(published=""))
    if article.published is None and fields.published:
        article = plain_article(text, source, url=hints.get("url", ""), fields=fields)
    yield article


def join_pages(pages: list[str]) -> str:
    r"""Join the text of pages, without the lines that stand on top or at the foot of many of them.

    >>> join_pages(["Daily News\nThe river rose and the sand-\nbags held.\n1", "Daily News\nNobody slept.\n2"])
    'The river rose and the sandbags held.\nNobody slept.'
    """
    split = [[line.strip() for line in page.replace("\r", "").split("\n") if line.strip()] for page in pages]
    edges = Counter(_shape(line) for lines in split for line in {*lines[:1], *lines[-1:]})
    running = {shape for shape, count in edges.items() if len(split) > 1 and count > len(split) / 2}
    kept = []
    for lines in split:
        inner = [line for i, line in enumerate(lines) if not (i in {0, len(lines) - 1} and _shape(line) in running)]
        kept.append("\n".join(inner))
    return _HYPHEN.sub(r"\1", "\n".join(kept)).strip()


def _shape(line: str) -> str:
    """Fold a line so that page numbers look alike."""
    return re.sub(r"\d+", "0", line.casefold())


def _iso(value: str) -> str:
    """Turn the date of a PDF (D:YYYYMMDDHHmm…, ISO 32000-1, 7.9.4) into ISO 8601."""
    match = _DATE.match(value)
    if match is None:
        return ""
    day = f"{match[1]}-{match[2]}-{match[3]}"
    return f"{day}T{match[4]}:{match[5]}" if match[4] else day
