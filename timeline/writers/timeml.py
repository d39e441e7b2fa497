"""TimeML 1.2.1: the quoted sentences with their temporal expressions as TIMEX3, for annotation and research."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.writers.lookup import latest_day
from timeline.writers.picture import xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.writers.document import Document, Statement

_SCHEMA = "http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"


def timeml(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001  # it is all in there
    """Write one sentence a line; the creation time is the day of the latest article."""
    created = latest_day(document)
    stamp = (
        f'<TIMEX3 tid="t0" type="DATE" value="{created}" temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{created}</TIMEX3>'
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="{_SCHEMA}">',
        f"<DOCID>{xml(document['title'] or 'brief')}</DOCID>",
        f"<DCT>{stamp if created else ''}</DCT>",
        f"<TITLE>{xml(document['title'])}</TITLE>",
        "<TEXT>",
        *_sentences(document, created),
        "</TEXT>",
        "</TimeML>",
        "",
    ]
    return "\n".join(lines)


def _sentences(document: Document, created: str) -> Iterator[str]:
    statements = [statement for event in document["events"] for statement in event["quotes"]]
    for number, statement in enumerate(statements, 1):
        yield _sentence(statement, number, created)


def _sentence(statement: Statement, number: int, created: str) -> str:
    """Mark the expression in a sentence, where it has one."""
    text, timex = statement["text"], statement["timex"]
    if timex is None or timex["start"] < 0:
        return xml(text)
    end = timex["start"] + len(timex["text"])
    anchor = ' temporalFunction="true"' if timex["anchor"] else ""
    anchor += ' anchorTimeID="t0"' if timex["anchor"] and timex["anchor"] == created else ""
    opened = f'<TIMEX3 tid="t{number}" type="{timex["type"]}" value="{xml(timex["value"])}"{anchor}>'
    return f"{xml(text[: timex['start']])}{opened}{xml(timex['text'])}</TIMEX3>{xml(text[end:])}"
