"""The formats of `timeline dates`: one small function each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from timeline.dates.explain import because
from timeline.dates.find import find_dates
from timeline.dates.hints import Hints
from timeline.errors import OptionError, failure
from timeline.interval import Interval
from timeline.language.order import located
from timeline.writers.formats import Format
from timeline.writers.tables import aligned, csv_text
from timeline.writers.timeml import write_timeml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline.dates.hints import Kind, Prefer
    from timeline.errors import InputError
    from timeline.language.say import Speech
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
    "whole",
    "rule",
    "unsure",
)


def dates_of(
    articles: Iterable[Article],
    *,
    kind: Kind = "auto",
    prefer: Prefer | None = None,
    day_first: bool | None = None,
    on_error: Callable[[InputError], None] | None = None,
) -> list[Found]:
    """Find the expressions of each article, read against its day of publication.

    ``on_error`` receives an InputError for every article that cannot be analysed, and the others go on; without it the
    first error is raised. Raises OptionError when ``kind`` is none of "auto", "news" and "narrative", or ``prefer`` not
    "past" or "future".
    """
    hints = Hints(kind, prefer, day_first)
    hints.check()
    found = []
    for article in articles:
        anchor = article.published.interval if article.published else None
        language = located(article.language, article.url)
        try:
            found.append((article, find_dates(article.text, anchor, language=language, **hints._asdict())))
        except Exception as error:
            if on_error is None:
                raise
            on_error(failure(article.source, "cannot be analysed", error))
    return found


def record(timex: Timex, speech: Speech, *, explain: bool = False) -> dict[str, Any]:
    """Make the JSON object of an expression; ``from`` and ``until`` bound it, half-open, in local time.

    An end of a range bears the ``whole`` of it, too.
    """
    fields: dict[str, Any] = {name: getattr(timex, name) for name in ("start", "end", "text", "type", "value")}
    fields |= {name: value for name in ("mod", "quant", "freq") if (value := getattr(timex, name))}
    if timex.interval is not None:
        fields["from"], fields["until"] = bounds(timex.interval)
        fields["interval"] = str(timex.interval)
    if timex.whole is not None:
        fields["whole"] = str(timex.whole)
    fields |= {"rule": timex.rule, "unsure": timex.unsure}
    if explain:
        fields["because"] = speech.text(
            "resolved", table="explain", words=_one_line(timex.text), meaning=because(timex, speech)
        )
    return fields


def bounds(interval: Interval) -> tuple[str, str]:
    """Write the bounds of an interval to the minute."""
    start, end = interval.start, interval.end
    return str(Interval(start, start + 1)), str(Interval(end, end + 1))


def dates_json(found: Sequence[Found], speech: Speech, *, explain: bool = False) -> str:
    """Write one JSON document with the expressions of each article."""
    documents = [
        {
            "id": article.id,
            "source": article.source,
            "dct": str(article.published) if article.published else None,
            "timexes": [record(timex, speech, explain=explain) for timex in timexes],
        }
        for article, timexes in found
    ]
    return json.dumps({"version": 1, "documents": documents}, ensure_ascii=False, indent=1) + "\n"


def dates_jsonl(found: Sequence[Found], speech: Speech, *, explain: bool = False) -> str:
    """Write one expression a line, each with its source."""
    records = _records(found, speech, explain=explain)
    return "".join(json.dumps(fields, ensure_ascii=False) + "\n" for fields in records)


def dates_csv(found: Sequence[Found], speech: Speech, *, explain: bool = False) -> str:
    """Write one expression a row, white space within a cell folded."""
    names = [*_COLUMNS, *(["because"] if explain else [])]
    records = _records(found, speech, explain=explain)
    return csv_text(names, ([_one_line(str(fields.get(name, ""))) for name in names] for fields in records))


def dates_timeml(found: Sequence[Found], speech: Speech, *, explain: bool = False) -> str:
    """Write one article as TimeML; OptionError when there are several, for a TimeML file holds one document."""
    del speech, explain  # TimeML has no place for words of ours
    if len(found) != 1:
        raise OptionError(f"--format timeml: a TimeML file holds one article, not {len(found)}: name one, or use jsonl")
    return write_timeml(*found[0])


def dates_table(found: Sequence[Found], speech: Speech, *, explain: bool = False) -> str:
    """Write a table to read on a terminal."""
    columns = speech.tables["columns"]
    header = [columns[name] for name in ("offset", "text", "type", "value", "because" if explain else "rule")]
    lines = []
    for article, timexes in found:
        key = "read_as_of" if article.published else "read_undated"
        lines += [speech.text(key, source=article.source, day=str(article.published))]
        lines += aligned([header, *(_row(timex, speech, explain=explain) for timex in timexes)])
        lines += [""]
    return "\n".join(lines)


def _row(timex: Timex, speech: Speech, *, explain: bool) -> list[str]:
    why = because(timex, speech) if explain else timex.rule
    value = timex.value + (f" {timex.mod}" if timex.mod else "")
    return [str(timex.start), _one_line(timex.text), timex.type, value, why]


def _records(found: Sequence[Found], speech: Speech, *, explain: bool) -> Iterable[dict[str, Any]]:
    for article, timexes in found:
        for timex in timexes:
            yield {"source": article.source, **record(timex, speech, explain=explain)}


def _one_line(text: str) -> str:
    return " ".join(text.split())


FORMATS = {
    "table": Format(dates_table),
    "json": Format(dates_json),
    "jsonl": Format(dates_jsonl),
    "csv": Format(dates_csv),
    "timeml": Format(dates_timeml),
}
"""How `timeline dates` writes what it found: ``write(found, speech, explain=…)``."""
