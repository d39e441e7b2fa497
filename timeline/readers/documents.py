"""The values between what the user named and the readers: streams to be taken apart, documents to be read.

Nothing in a stream is trusted: documents have a size limit, compression a ratio, nesting a depth.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from timeline.errors import InputError
from timeline.readers.kinds import BUFFER

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
    """A key of KINDS whose entry ``reads``."""
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

    def inside(self, inner: BinaryIO, packed: Callable[[], int], *, name: str, source: str) -> Stream:
        """Make the stream of what this one holds, compressed to as many bytes as ``packed`` tells, one level deeper."""
        file: Any = io.BufferedReader(_Measured(inner, packed), BUFFER)
        return self._replace(file=file, name=name, source=source, depth=self.depth + 1)


Parts = Iterator[Document | Stream | InputError]
"""What a container gives: documents, streams that have to be taken apart themselves, and problems in their places."""


def piped(inner: BinaryIO) -> io.BufferedReader[Any]:
    """Wrap standard input so that enough of its start can be looked at."""
    return io.BufferedReader(_Measured(inner, lambda: 1 << 60), BUFFER)


def too_large(limit: int) -> str:
    """Say that a document is larger than the limit, and which option raises it."""
    return f"larger than the limit of {limit / 1_000_000:g} MB: --max-size raises it"


class Bomb(Exception):  # noqa: N818 - no error of this package: an InputError is made of it
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
            raise Bomb
        return len(data)


def limited_lines(stream: Stream) -> Iterator[bytes]:
    """Yield the lines of a stream; of one beyond the limit only so much that it shows."""
    while line := stream.file.readline(stream.limit + 1):
        yield line
        while len(line) > stream.limit and not line.endswith(b"\n") and line:
            line = stream.file.readline(stream.limit)
