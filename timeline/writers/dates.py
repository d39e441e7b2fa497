"""The formats of `timeline dates`: one small function each."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, get_args

from timeline.dates.explain import explain as in_words
from timeline.dates.find import Kind, find_dates
from timeline.dates.kind import located
from timeline.errors import OptionError
from timeline.interval import Interval
from timeline.writers.timeml_text import write_timeml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline.model import Article, Timex

Found = tuple["Article", tuple["Timex", ...]]
"""An article and the expressions of its text."""

_COLUMNS = (
    "source",
    "start",
    "end",
    "text",
    "type",
    "value",
    "mod",
    "quant",
    "freq",
    "from",
    "until",
    "rule",
    "unsure",
)


def dates_of(articles: Iterable[Article], *, kind: str = "auto", day_first: bool | None = None) -> list[Found]:
    """Find the expressions of each article, read against its day of publication.

    Raises OptionError when ``kind`` is none of "auto", "news" and "narrative".
    """
    if kind not in get_args(Kind):
        raise OptionError(f"--kind {kind}: write {', '.join(get_args(Kind))}")
    found = []
    for article in articles:
        anchor = article.published.interval if article.published else None
        options: dict[str, Any] = {
            "language": located(article.language, article.url),
            "kind": kind,
            "day_first": day_first,
        }
        found.append((article, find_dates(article.text, anchor, **options)))
    return found


def record(timex: Timex, *, explain: bool = False) -> dict[str, Any]:
    """Make the JSON object of an expression; ``from`` and ``until`` bound it, half-open, in local time."""
    fields: dict[str, Any] = {name: getattr(timex, name) for name in ("start", "end", "text", "type", "value")}
    fields |= {name: value for name in ("mod", "quant", "freq") if (value := getattr(timex, name))}
    if timex.interval is not None:
        fields["from"], fields["until"] = bounds(timex)
        fields["interval"] = str(timex.interval)
    fields |= {"rule": timex.rule, "unsure": timex.unsure}
    return fields | ({"because": in_words(timex)} if explain else {})


def bounds(timex: Timex) -> tuple[str, str]:
    """Write the bounds of an expression to the minute; empty when it has no place on the calendar."""
    if timex.interval is None:
        return "", ""
    start, end = timex.interval.start, timex.interval.end
    return str(Interval(start, start + 1)), str(Interval(end, end + 1))


def dates_json(found: Sequence[Found], *, explain: bool = False) -> str:
    """Write one JSON document with the expressions of each article."""
    documents = [
        {
            "id": article.id,
            "source": article.source,
            "dct": str(article.published) if article.published else None,
            "timexes": [record(timex, explain=explain) for timex in timexes],
        }
        for article, timexes in found
    ]
    return json.dumps({"version": 1, "documents": documents}, ensure_ascii=False, indent=1) + "\n"


def dates_jsonl(found: Sequence[Found], *, explain: bool = False) -> str:
    """Write one expression a line, each with its source."""
    return "".join(
        json.dumps({"source": article.source, **record(timex, explain=explain)}, ensure_ascii=False) + "\n"
        for article, timex in _each(found)
    )


def dates_csv(found: Sequence[Found], *, explain: bool = False) -> str:
    """Write one expression a row; a cell that a spreadsheet would run as a formula is led by an apostrophe."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow([*_COLUMNS, *(["because"] if explain else [])])
    for article, timex in _each(found):
        fields = {"source": article.source, **record(timex, explain=explain)}
        names = [*_COLUMNS, *(["because"] if explain else [])]
        writer.writerow([_cell(fields.get(name, "")) for name in names])
    return output.getvalue()


def _cell(value: object) -> str:
    text = " ".join(str(value).split())
    return f"'{text}" if text[:1] in {"=", "+", "-", "@"} else text


def dates_timeml(found: Sequence[Found], *, explain: bool = False) -> str:
    """Write one article as TimeML; OptionError when there are several, for a TimeML file holds one document."""
    del explain  # TimeML has no place for it
    if len(found) != 1:
        raise OptionError(f"--format timeml: a TimeML file holds one article, not {len(found)}: name one, or use jsonl")
    return write_timeml(*found[0])


def dates_table(found: Sequence[Found], *, explain: bool = False) -> str:
    """Write a table to read on a terminal."""
    header = ("offset", "text", "type", "value", "because" if explain else "rule")
    lines = []
    for article, timexes in found:
        rows = [header, *(_row(timex, explain=explain) for timex in timexes)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(header))]
        lines += [f"{article.source}  (published {article.published or 'on an unknown day'})"]
        lines += [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
        ]
        lines += [""]
    return "\n".join(lines)


def _row(timex: Timex, *, explain: bool) -> tuple[str, ...]:
    text = " ".join(timex.text.split())
    why = in_words(timex).removeprefix(f"{text}: ") if explain else timex.rule
    return str(timex.start), text, timex.type, timex.value + (f" {timex.mod}" if timex.mod else ""), why


def _each(found: Sequence[Found]) -> Iterable[tuple[Article, Timex]]:
    return ((article, timex) for article, timexes in found for timex in timexes)


FORMATS: dict[str, Callable[..., str]] = {
    "table": dates_table,
    "json": dates_json,
    "jsonl": dates_jsonl,
    "csv": dates_csv,
    "timeml": dates_timeml,
}
"""How `timeline dates` writes what it found: ``function(found, explain=…)``; the first is for terminals."""
