"""Files with one document after the other: JSON Lines, and mailboxes (RFC 4155)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.errors import InputError
from timeline.readers.documents import Document, limited_lines, too_large
from timeline.readers.kinds import SEPARATOR

if TYPE_CHECKING:
    from timeline.readers.documents import Documents, Stream


def json_lines(stream: Stream) -> Documents:
    """Take each line of a JSONL file for a record, numbered from 1."""
    for number, line in enumerate(limited_lines(stream), 1):
        if len(line) > stream.limit:
            yield InputError(f"{stream.source}#{number}", too_large(stream.limit))
        elif line.strip():
            yield Document(line, f"{stream.source}#{number}", "record", stream.hints)


def mailbox(stream: Stream) -> Documents:
    """Cut a mailbox at its separators (RFC 4155); a sentence that begins with "From" is none."""
    number, lines, size = 0, list[bytes](), 0
    for line in limited_lines(stream):
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
