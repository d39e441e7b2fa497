"""What the user named -> streams: files, folders, globs, standard input, and addresses of the web."""

from __future__ import annotations

import glob
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from timeline.errors import InputError
from timeline.readers import web
from timeline.readers.documents import Stream, piped
from timeline.readers.kinds import BUFFER, suffixes
from timeline.readers.unpack import take_apart

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator

    from timeline.readers.documents import Documents


def documents(source: str, *, limit: int, allow_private: bool = False) -> Documents:
    """Yield the documents of an address, path, folder, glob or "-"; a problem stands in the place of its document."""
    if not source.strip():  # a shell variable that is not set; to pathlib it is the current folder
        yield InputError('""', "names nothing: give a file, folder, glob, address or -")
        return
    if web.is_url(source):
        yield from web.documents(source, limit=limit, allow_private=allow_private)
        return
    if source == "-" and sys.stdin is None:  # the shell's "<&-"
        yield InputError("-", "standard input is closed: pipe an article into it")
        return
    if source == "-":
        yield from take_apart(Stream(piped(sys.stdin.buffer), "-", "", limit))
        return
    for path in _paths(source):
        if isinstance(path, InputError):
            yield path
        else:
            yield from _documents_of(path, limit)


def _documents_of(path: Path, limit: int) -> Documents:
    """Open a file and take it apart."""
    try:
        with path.open("rb", buffering=BUFFER) as file:
            yield from take_apart(Stream(cast("io.BufferedReader[Any]", file), str(path), path.name, limit))
    except OSError as error:
        yield InputError(str(path), f"cannot be read: {error.strerror or error}")


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
    known = suffixes()
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in known
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    yield from files
    if not files:
        yield InputError(str(folder), f"the folder holds no {', '.join(known)}")
