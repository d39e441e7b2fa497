"""Formats for programs and spreadsheets: JSON, JSON lines, CSV, and Timesketch's CSV."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from timeline.writers.document import spoken
from timeline.writers.lookup import sources_of
from timeline.writers.moments import iso_minute, moment
from timeline.writers.tables import csv_text

if TYPE_CHECKING:
    from timeline.writers.schema import Document, Entry

COLUMNS = (
    "id",
    "start",
    "end",
    "granularity",
    "date",
    "value",
    "text",
    "sources",
    "citations",
    "titles",
    "urls",
    "basis",
    "status",
    "headline",
    "participants",
    "places",
)
_UNIX_EPOCH = moment("1970-01-01T00:00")


def json_document(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001  # it is all in there
    """Write the whole document; templates/brief.schema.json describes it in JSON Schema."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def json_lines(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001
    """Write one event a line, its sources spelled out."""
    lines = ({**event, "told_by": sources_of(event, document)} for event in document["events"])
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def csv_table(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001
    """Write one event a row; ``end`` is the minute after the last."""
    return csv_text(COLUMNS, (_row(document, event) for event in document["events"]))


def _row(document: Document, event: Entry) -> tuple[object, ...]:
    date, quotes = event["date"], event["quotes"]
    told = sources_of(event, document)
    return (
        event["id"], date["start"], date["end"], date["granularity"], date["phrase"], date["value"],
        " ".join(quote["text"] for quote in quotes), event["sources"], " ".join(map(str, event["citations"])),
        "; ".join(source["title"] or source["source"] for source in told),
        " ".join(source["url"] for source in told if source["url"]), quotes[0]["basis"],
        event["status"], event["headline"]["text"] if event["headline"] else "",
        "; ".join(name["name"] for name in event["participants"]), "; ".join(name["name"] for name in event["places"]),
    )  # fmt: skip


def timesketch_table(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001
    """Write the CSV that Timesketch imports: message, datetime, timestamp_desc and what else is known.

    Timesketch has points in time only, in UTC: the first minute of the date is taken, ``timestamp_desc`` says how much
    the date covers. Dates before year 1, which it cannot hold, are left out.
    """
    columns = ("message", "datetime", "timestamp", "timestamp_desc", "event_id", "date", "sources", "source_files")
    rows = (_point(document, event) for event in document["events"] if moment(event["date"]["start"]) >= 0)
    return csv_text(columns, rows)


def _point(document: Document, event: Entry) -> list[object]:
    speech = spoken(document)
    start = moment(event["date"]["start"])
    return [
        " ".join(quote["text"] for quote in event["quotes"]),
        f"{iso_minute(start)}:00+00:00",
        (start - _UNIX_EPOCH) * 60_000_000,
        speech.text("reported", granularity=speech.tables["granularities"][event["date"]["granularity"]]),
        event["id"],
        event["date"]["phrase"],
        event["sources"],
        "; ".join(source["source"] for source in sources_of(event, document)),
    ]
