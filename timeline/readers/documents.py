"""A stream of bytes -> documents: what holds many articles is taken apart, everything else is one document.

stream ─ kind by its first bytes, then by its name ─▶ CONTAINERS[kind] takes it apart ─▶ Document, ready for READERS

Containers are streamed, so that an archive of any size takes the memory of its largest member. Nothing in them is
trusted: members have a size limit, compression a ratio, nesting a depth, and names of members are names, never paths.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from timeline.errors import InputError, InputWarning
from timeline.readers.kinds import BUFFER, SEPARATOR, SUFFIXES, detect_kind

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_BYTES = 20_000_000
"""The largest document that is read unless the user raises the limit."""
MAX_RATIO = 150
"""The highest compression that is believed: HTML reaches 20, the worst honest WARC 60, a zip bomb 1,000."""
MAX_DEPTH = 3
"""How deep archives in archives are followed."""


class Document(NamedTuple):
    """One input, taken out of what held it but not yet understood."""

    data: bytes
    source: str
    kind: str
    """A key of READERS."""
    hints: Mapping[str, str] = {}
    """What the container says of it: ``url``, ``encoding``."""


Documents = Iterator[Document | InputError]


class Stream(NamedTuple):
    """Bytes to be taken apart, and what is known of them."""

    file: io.BufferedReader[Any]
    source: str
    name: str
    limit: int = MAX_BYTES
    depth: int = 0
    hints: Mapping[str, str] = {}


def take_apart(stream: Stream) -> Documents:
    r"""Yield the documents of a stream; a problem stands in the place of its document, so that the rest goes on.

    >>> file = io.BufferedReader(io.BytesIO(b'{"text": "One."}\n{"text": "Two."}\n'), BUFFER)
    >>> [(document.source, document.kind) for document in take_apart(Stream(file, "a.jsonl", "a.jsonl"))]
    [('a.jsonl#1', 'record'), ('a.jsonl#2', 'record')]
    """
    try:
        kind = detect_kind(stream.file.peek(BUFFER), stream.name)
        if kind in CONTAINERS:
            if stream.depth >= MAX_DEPTH:
                yield InputError(stream.source, f"archives in archives deeper than {MAX_DEPTH}: unpack it first")
                return
            yield from _never_nothing(CONTAINERS[kind](stream), stream.source)
        else:
            yield _whole(stream, kind)
    except _Bomb:
        yield InputError(stream.source, f"is compressed more than {MAX_RATIO} to 1: not believed to be text")
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield InputError(stream.source, "the compressed data is broken or cut off")
    except OSError as error:
        yield InputError(stream.source, f"cannot be read: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001 - libraries raise anything on broken archives; one never ends the run
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        yield InputError(stream.source, f"cannot be taken apart ({reason})")


def _never_nothing(found: Documents, source: str) -> Documents:
    """Say so when a container holds nothing at all."""
    empty = True
    for document in found:
        empty = False
        yield document
    if empty:
        yield InputError(source, "holds no article")


def piped(inner: BinaryIO) -> io.BufferedReader[Any]:
    """Wrap standard input so that enough of its start can be looked at."""
    return io.BufferedReader(_Measured(inner, lambda: 1 << 60), BUFFER)


def _whole(stream: Stream, kind: str) -> Document | InputError:
    """Read a stream that is one document."""
    data = stream.file.read(stream.limit + 1)
    if len(data) > stream.limit:
        return InputError(stream.source, too_large(stream.limit))
    return Document(data, stream.source, kind, stream.hints)


def too_large(limit: int) -> str:
    """Say that a document is larger than the limit, and which option raises it."""
    return f"larger than the limit of {limit / 1_000_000:g} MB: --max-size raises it"


class _Bomb(Exception):  # noqa: N818 - caught where it is raised, never seen
    """More came out of the compressed data than anybody honest puts in."""


class _Measured(io.RawIOBase):
    """A decompressed stream that stops when its ratio is beyond belief."""

    def __init__(self, inner: BinaryIO, packed: Callable[[], int]) -> None:
        self._inner, self._packed, self._count = inner, packed, 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read on, and count."""
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        self._count += len(data)
        if self._count > 1_000_000 and self._count > MAX_RATIO * max(1, self._packed()):
            raise _Bomb
        return len(data)


def _inside(stream: Stream, inner: BinaryIO, packed: Callable[[], int], name: str, source: str) -> Documents:
    """Take apart what a container holds."""
    file: Any = io.BufferedReader(_Measured(inner, packed), BUFFER)
    yield from take_apart(stream._replace(file=file, name=name, source=source, depth=stream.depth + 1))


def _gzip(stream: Stream) -> Documents:
    """Decompress; the name inside is the one outside without its suffix."""
    name = stream.name.removesuffix(".gz").removesuffix(".GZ")
    with gzip.GzipFile(fileobj=stream.file) as inner:
        yield from _inside(stream, inner, lambda: _told(stream.file), name, stream.source)  # type: ignore[arg-type]


def _told(file: io.BufferedReader[Any]) -> int:
    """Count the packed bytes that were read, also of a pipe."""
    try:
        return file.tell()
    except OSError:
        return 1 << 60  # a pipe cannot tell: its documents still have their limit


def _zip(stream: Stream) -> Documents:
    """Take the members of an archive in its order; members that no reader knows by their suffix are left out."""
    data = stream.file if stream.file.seekable() else io.BytesIO(stream.file.read(10 * stream.limit))
    try:
        with zipfile.ZipFile(data) as archive:
            members = [info for info in archive.infolist() if _is_wanted(info)]
            for info in members:
                yield from _member(stream, archive, info)
            if not members:
                yield InputError(stream.source, f"the archive holds no {', '.join(SUFFIXES)}")
    except zipfile.BadZipFile:
        yield InputError(stream.source, "the zip archive is broken")


def _member(stream: Stream, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Documents:
    """Take apart one member of an archive; a broken or locked one does not end the others."""
    source = f"{stream.source}#{info.filename}"
    try:
        with archive.open(info) as inner:
            size = max(1, info.compress_size)
            yield from _inside(stream, inner, lambda: size, PurePosixPath(info.filename).name, source)  # type: ignore[arg-type]
    except RuntimeError:
        yield InputError(source, "is encrypted: unpack it first")
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError):
        yield InputError(source, "is broken in the archive")


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    """Whether a member is a file that a reader knows, and none that macOS adds."""
    path = PurePosixPath(info.filename)
    return not info.is_dir() and path.suffix.lower() in SUFFIXES and "__MACOSX" not in path.parts


def _lines(stream: Stream) -> Documents:
    """Take each line of a JSONL file for a record, numbered from 1."""
    for number, line in enumerate(_limited_lines(stream), 1):
        if len(line) > stream.limit:
            yield InputError(f"{stream.source}#{number}", too_large(stream.limit))
        elif line.strip():
            yield Document(line, f"{stream.source}#{number}", "record", stream.hints)


def _limited_lines(stream: Stream) -> Iterator[bytes]:
    """Yield lines; of one beyond the limit only so much that it shows."""
    while line := stream.file.readline(stream.limit + 1):
        yield line
        while len(line) > stream.limit and not line.endswith(b"\n") and line:
            line = stream.file.readline(stream.limit)


def _table(stream: Stream) -> Documents:
    """Take each row of a CSV file for a record, by the names in its first row."""
    head = stream.file.peek(BUFFER)[:BUFFER]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = io.TextIOWrapper(stream.file, encoding="utf-16" if wide else "latin-1", errors="replace", newline="")
    first = head.partition(b"\n")[0]
    delimiter = max(",;\t", key=lambda sign: first.count(sign.encode()))
    western: list[int] = []
    table = csv.DictReader(text if wide else _table_lines(text, western), delimiter=delimiter)
    try:
        for number, row in enumerate(_rows(table, stream.limit), 1):
            record = {name: value for name, value in row.items() if name and isinstance(value, str)}
            yield Document(json.dumps(record).encode(), f"{stream.source}#{number}", "record", stream.hints)
    except csv.Error as error:
        yield InputError(stream.source, f"the table is broken ({error})")
    finally:
        text.detach()  # the stream is not ours to close
    if western:
        count = f"{len(western)} line{'s' * (len(western) > 1)}, first line {western[0]}"
        yield InputWarning(stream.source, f"not UTF-8: {count}, read as windows-1252")


def _rows(table: csv.DictReader[str], limit: int) -> Iterator[dict[str, str]]:
    """Yield the rows; the limit on a field is one of the whole process, so it is raised only while one is read."""
    while True:
        before = csv.field_size_limit(limit)
        try:
            row = next(table, None)
        finally:
            csv.field_size_limit(before)
        if row is None:
            return
        yield row


def _table_lines(text: Iterable[str], western: list[int]) -> Iterator[str]:
    """Decode lines that were read as Latin-1, which keeps every byte: as UTF-8, or windows-1252 where that fails.

    The first accent may stand anywhere, so each line decides; the numbers of those that failed go to ``western``.
    """
    for number, line in enumerate(text, 1):
        raw = line.encode("latin-1")
        try:
            yield raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            western.append(number)
            yield raw.decode("cp1252", "replace")


def _warc(stream: Stream) -> Documents:
    """Take the pages out of a web archive."""
    from timeline.readers import warc

    yield from warc.pages(stream)


def _mbox(stream: Stream) -> Documents:
    """Cut a mailbox at its separators (RFC 4155); a sentence that begins with "From" is none."""
    number, lines, size = 0, list[bytes](), 0
    for line in _limited_lines(stream):
        if SEPARATOR.match(line) or (number == 0 and line.startswith(b"From ")):
            if lines:
                yield _mail(stream, number, lines, size)
            number, lines, size = number + 1, [], 0
        elif size <= stream.limit:
            lines.append(line.removeprefix(b">") if line.startswith(b">From ") else line)
            size += len(line)
    if lines:
        yield _mail(stream, number, lines, size)


def _mail(stream: Stream, number: int, lines: list[bytes], size: int) -> Document | InputError:
    """Put the lines of one mail together."""
    source = f"{stream.source}#{number}"
    if size > stream.limit:
        return InputError(source, too_large(stream.limit))
    return Document(b"".join(lines), source, "mail", stream.hints)


CONTAINERS: dict[str, Callable[[Stream], Documents]] = {
    "csv": _table,
    "gzip": _gzip,
    "jsonl": _lines,
    "mbox": _mbox,
    "warc": _warc,
    "zip": _zip,
}
