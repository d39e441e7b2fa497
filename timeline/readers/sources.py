"""What the user named -> documents: files, folders, globs and standard input, each with its kind."""

from __future__ import annotations

import glob
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from timeline.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 20_000_000
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)


class Document(NamedTuple):
    """One input, read but not yet understood."""

    data: bytes
    source: str
    kind: str
    """A key of READERS."""


def documents(source: str) -> Iterator[Document | InputError]:
    """Yield what a source holds, file by file and, for formats that hold many articles, article by article.

    A problem is yielded in the place of its document, so that the rest goes on.
    """
    if source == "-":
        yield from _documents_of(sys.stdin.buffer.read(MAX_BYTES + 1), "-", "")
        return
    for path in _paths(source):
        if isinstance(path, InputError):
            yield path
            continue
        try:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            yield InputError(str(path), f"cannot be read: {error.strerror or error}")
            continue
        yield from _documents_of(data, str(path), path.name)


def _paths(source: str) -> Iterator[Path | InputError]:
    """Yield the files that a path, folder or glob stands for, in alphabetical order."""
    path = Path(source)
    try:
        if path.is_dir():
            yield from _files_in(path)
            return
        if path.exists():
            yield path
            return
    except (OSError, ValueError):
        yield InputError(source, "is no name that a file can have")
        return
    if not glob.has_magic(source):
        yield InputError(source, "there is no such file")
        return
    found = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    files = [name for name in found if Path(name).is_file()]
    if not files:
        yield InputError(source, "no file matches")
    yield from map(Path, files)


def _files_in(folder: Path) -> Iterator[Path | InputError]:
    """Yield the files of a folder and those below it that a reader knows by their suffix; hidden ones are left out."""
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    yield from files
    if not files:
        yield InputError(str(folder), f"the folder holds no {', '.join(SUFFIXES)}")


def _documents_of(data: bytes, source: str, name: str) -> Iterator[Document | InputError]:
    """Cut a file into documents."""
    if len(data) > MAX_BYTES:
        yield InputError(source, f"larger than the limit of {MAX_BYTES // 1_000_000} MB")
        return
    kind = detect_kind(data, name)
    if kind != "jsonl":
        yield Document(data, source, kind)
        return
    lines = [(number, line) for number, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    for number, line in lines:
        yield Document(line, f"{source}#{number}" if len(lines) > 1 else source, "jsonl")


def detect_kind(data: bytes, name: str = "") -> str:
    """Tell the kind of a file, a key of READERS: by its content first, by its name second.

    >>> detect_kind(b"<!DOCTYPE html><html>", "a.txt"), detect_kind(b"It rained.", "a.md"), detect_kind(b"It rained.")
    ('html', 'markdown', 'text')
    """
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if _HTML.match(head):
        return "html"
    if head.startswith(b"{") and _is_record(data):
        return "jsonl"
    if head.startswith((b"---\n", b"---\r\n", b"+++\n")) and re.search(rb"^\w+\s*[:=]", head, re.MULTILINE):
        return "markdown"
    return SUFFIXES.get(Path(name).suffix.lower(), "text")


def _is_record(data: bytes) -> bool:
    """Whether the first line is a whole JSON object."""
    import json

    try:
        return isinstance(json.loads(data.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")[0]), dict)
    except (ValueError, RecursionError):
        return False
