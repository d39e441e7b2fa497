"""A stream of bytes -> documents: what holds many articles is taken apart, everything else is one document.

stream ─ kind by its first bytes, then by its name ─▶ what KINDS says of it takes it apart ─▶ Document, ready to be read

Containers are streamed, so that an archive of any size takes the memory of its largest member. Names of members are
names, never paths.
"""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

from timeline.errors import InputError, failure
from timeline.readers.documents import MAX_DEPTH, MAX_RATIO, Bomb, Document, Stream, too_large
from timeline.readers.kinds import BUFFER, KINDS, detect_kind, function_of

if TYPE_CHECKING:
    from timeline.readers.documents import Documents


def take_apart(stream: Stream) -> Documents:
    r"""Yield the documents of a stream; a problem stands in the place of its document, so that the rest goes on.

    >>> import io
    >>> file = io.BufferedReader(io.BytesIO(b'{"text": "One."}\n{"text": "Two."}\n'), BUFFER)
    >>> [(document.source, document.kind) for document in take_apart(Stream(file, "a.jsonl", "a.jsonl"))]
    [('a.jsonl#1', 'record'), ('a.jsonl#2', 'record')]
    """
    try:
        kind = detect_kind(stream.file.peek(BUFFER), stream.name)
        if not KINDS[kind].holds:
            yield _whole(stream, kind)
        elif stream.depth >= MAX_DEPTH:
            yield InputError(stream.source, f"archives in archives deeper than {MAX_DEPTH}: unpack it first")
        else:
            yield from _parts(stream, kind)
    except Bomb:
        yield InputError(stream.source, f"is compressed more than {MAX_RATIO} to 1: not believed to be text")
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield InputError(stream.source, "the compressed data is broken or cut off")
    except OSError as error:
        yield InputError(stream.source, f"cannot be read: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001 - libraries raise anything on broken archives; one never ends the run
        yield failure(stream.source, "cannot be taken apart", error)


def _parts(stream: Stream, kind: str) -> Documents:
    """Yield what a container holds, and say so when that is nothing at all."""
    empty = True
    for part in function_of(KINDS[kind].holds)(stream):
        empty = False
        if isinstance(part, Stream):
            yield from take_apart(part)
        else:
            yield part
    if empty:
        yield InputError(stream.source, "holds no article")


def _whole(stream: Stream, kind: str) -> Document | InputError:
    """Read a stream that is one document."""
    data = stream.file.read(stream.limit + 1)
    if len(data) > stream.limit:
        return InputError(stream.source, too_large(stream.limit))
    return Document(data, stream.source, kind, stream.hints)
