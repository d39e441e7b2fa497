"""Archives: gzip (RFC 1952) and zip, whose members are streams again."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from timeline.errors import InputError
from timeline.readers.kinds import suffixes

if TYPE_CHECKING:
    from timeline.readers.documents import Parts, Stream


def gunzipped(stream: Stream) -> Parts:
    """Decompress; the name inside is the one outside without its suffix."""
    name = stream.name.removesuffix(".gz").removesuffix(".GZ")
    with gzip.GzipFile(fileobj=stream.file) as inner:
        yield stream.inside(inner, lambda: _told(stream.file), name=name, source=stream.source)  # type: ignore[arg-type]


def _told(file: io.BufferedReader[Any]) -> int:
    """Count the packed bytes that were read, also of a pipe."""
    try:
        return file.tell()
    except OSError:
        return 1 << 60  # a pipe cannot tell: its documents still have their limit


def members(stream: Stream) -> Parts:
    """Take the members of an archive in its order; members that no reader knows by their suffix are left out."""
    data = stream.file if stream.file.seekable() else io.BytesIO(stream.file.read(10 * stream.limit))
    try:
        with zipfile.ZipFile(data) as archive:
            wanted = [info for info in archive.infolist() if _is_wanted(info)]
            for info in wanted:
                yield from _member(stream, archive, info)
            if not wanted:
                yield InputError(stream.source, f"the archive holds no {', '.join(suffixes())}")
    except zipfile.BadZipFile:
        yield InputError(stream.source, "the zip archive is broken")


def _member(stream: Stream, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Parts:
    """Take apart one member of an archive; a broken or locked one does not end the others."""
    source = f"{stream.source}#{info.filename}"
    try:
        with archive.open(info) as inner:
            size = max(1, info.compress_size)
            name = PurePosixPath(info.filename).name
            yield stream.inside(inner, lambda: size, name=name, source=source)  # type: ignore[arg-type]
    except RuntimeError:
        yield InputError(source, "is encrypted: unpack it first")
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError):
        yield InputError(source, "is broken in the archive")


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    """Whether a member is a file that a reader knows, and none that macOS adds."""
    path = PurePosixPath(info.filename)
    return not info.is_dir() and path.suffix.lower() in suffixes() and "__MACOSX" not in path.parts
