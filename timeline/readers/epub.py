"""EPUB books and magazines: each chapter of the spine with more than a few words is one article."""

from __future__ import annotations

import io
import posixpath
import zipfile
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from timeline.errors import InputError
from timeline.readers.articles import Fields, plain_article
from timeline.readers.attempts import attempt
from timeline.readers.docx import check_archive
from timeline.readers.fragments import blocks
from timeline.readers.layout import size
from timeline.readers.markup import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Article

_FEWEST_WORDS = 40


def read(data: bytes, source: str, **_: str) -> Iterator[Article | InputError]:
    """Read the chapters of a book in reading order (EPUB 3.3, 5.7); covers, contents and notices are too short."""
    check_archive(data, source)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root, package = _package(archive, source)
        fields = _fields(package)
        found = 0
        for path in _spine(package, root):
            text, title = _chapter(archive, path)
            if size(text) >= _FEWEST_WORDS:
                found += 1
                name = f"{source}#{found}"
                yield attempt(name, partial(plain_article, text, name, fields=fields._replace(title=title)))
    if not found:
        raise InputError(source, "the book holds no text")


def _package(archive: zipfile.ZipFile, source: str) -> tuple[str, Any]:
    """Find and parse the package document."""
    try:
        container = parse_xml(archive.read("META-INF/container.xml"), source)
        path = next(container.iter("{*}rootfile")).get("full-path") or ""
        return posixpath.dirname(path), parse_xml(archive.read(path), source)
    except (KeyError, StopIteration):
        raise InputError(source, "the book has no table of its parts") from None


def _spine(package: Any, root: str) -> list[str]:
    """List the paths of the chapters in the archive, in reading order."""
    paths = {item.get("id"): item.get("href") or "" for item in package.iter("{*}item")}
    references = [paths.get(item.get("idref"), "") for item in package.iter("{*}itemref")]
    return [posixpath.normpath(posixpath.join(root, unquote(path))) for path in references if path]


def _fields(package: Any) -> Fields:
    """Read what the book says about itself."""

    def first(name: str) -> str:
        return next((" ".join((part.text or "").split()) for part in package.iter(f"{{*}}{name}")), "")

    return Fields(author=first("creator"), outlet=first("title"), published=first("date"), language=first("language"))


def _chapter(archive: zipfile.ZipFile, path: str) -> tuple[str, str]:
    """Read a chapter: its text and its first heading; one that is missing or broken is empty."""
    from lxml.etree import ParserError
    from lxml.html import document_fromstring

    try:
        data = archive.read(path)
    except KeyError:
        return "", ""
    if not data.strip():
        return "", ""
    try:
        tree = document_fromstring(data)
    except (ParserError, ValueError):
        return "", ""  # without text
    heading = next((" ".join(part.text_content().split()) for part in tree.iter("h1", "h2", "title")), "")
    return blocks(tree), heading
