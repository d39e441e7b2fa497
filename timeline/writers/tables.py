"""Tables: CSV in which no cell runs as a formula, and plain text in columns for terminals."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # OWASP, "CSV injection"; the wide forms too


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Write a table as CSV (RFC 4180).

    A cell that a spreadsheet could take for a formula gets an apostrophe before it, which the program hides.

    >>> csv_text(["text", "count"], [["=1+1", 3]]).splitlines()
    ['text,count', "'=1+1,3"]
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return buffer.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Write rows of equal length as lines of columns, each as wide as it needs, two blanks apart.

    >>> aligned([("a", "bcd"), ("ef", "g")])
    ['a   bcd', 'ef  g']
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
