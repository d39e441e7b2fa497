"""Word documents, through python-docx (extra "docx")."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from timeline.errors import InputError
from timeline.readers.articles import Fields, plain_article
from timeline.readers.documents import MAX_RATIO
from timeline.readers.extras import needs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Article


def read(data: bytes, source: str, **_: str) -> Iterator[Article | InputError]:
    """Read a document as one article: its paragraphs, and its title, author and date when the text has none."""
    with needs("python-docx", "docx", source):
        import docx
    check_archive(data, source)
    try:
        document = docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise InputError(source, f"the document is broken ({type(error).__name__})") from None
    text = "\n\n".join(part.text.strip() for part in document.paragraphs if part.text.strip())
    if not text:
        raise InputError(source, "the document holds no text")
    about = document.core_properties
    fields = Fields(title=about.title or "", author=about.author or "", language=about.language or "")
    article = plain_article(text, source, fields=fields)
    if article.published is None and about.created is not None:
        created = about.created.isoformat(timespec="minutes")
        article = plain_article(text, source, fields=fields._replace(published=created, evidence="document properties"))
    yield article


def check_archive(data: bytes, source: str) -> None:
    """Refuse an office document or book that is broken or a bomb, before a library unpacks it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
    except zipfile.BadZipFile:
        raise InputError(source, "the archive inside is broken") from None
    if unpacked > 1_000_000 and unpacked > MAX_RATIO * len(data):
        raise InputError(source, f"is compressed more than {MAX_RATIO} to 1: not believed to be text")
