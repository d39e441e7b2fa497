"""Tables (CSV, RFC 4180, with commas, semicolons or tabs): each row is a record."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from timeline.errors import InputError, InputWarning
from timeline.readers.documents import Document
from timeline.readers.kinds import BUFFER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.readers.documents import Documents, Stream


def rows(stream: Stream) -> Documents:
    """Take each row of a CSV file for a record, by the names in its first row."""
    head = stream.file.peek(BUFFER)[:BUFFER]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = io.TextIOWrapper(stream.file, encoding="utf-16" if wide else "latin-1", errors="replace", newline="")
    first = head.partition(b"\n")[0]
    delimiter = max(",;\t", key=lambda sign: first.count(sign.encode()))
    western: list[int] = []
    table = csv.DictReader(text if wide else _lines(text, western), delimiter=delimiter)
    try:
        for number, row in enumerate(_limited(table, stream.limit), 1):
            record = {name: value for name, value in row.items() if name and isinstance(value, str)}
            yield Document(json.dumps(record).encode(), f"{stream.source}#{number}", "record", stream.hints)
    except csv.Error as error:
        yield InputError(stream.source, f"the table is broken ({error})")
    finally:
        text.detach()  # the stream is not ours to close
    if western:
        count = f"{len(western)} line{'s' * (len(western) > 1)}, first line {western[0]}"
        yield InputWarning(stream.source, f"not UTF-8: {count}, read as windows-1252")


def _limited(table: csv.DictReader[str], limit: int) -> Iterator[dict[str, str]]:
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


def _lines(text: Iterable[str], western: list[int]) -> Iterator[str]:
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
