"""What several writers ask of a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.writers.schema import Document, Entry, Source


def latest_day(document: Document, *, without: str = "") -> str:
    """Return the day of the latest article, "2016-02-26", so that no output depends on the clock.

    ``without`` is returned when no article has one within the years 1 to 9999, which is all that file formats can hold.

    >>> from timeline.model import Brief
    >>> from timeline.writers.document import build_document
    >>> latest_day(build_document(Brief("Nothing yet", (), (), ())), without="1970-01-01")
    '1970-01-01'
    """
    days = [source["published"]["date"]["start"][:10] for source in document["sources"] if source["published"]]
    return max((day for day in days if re.fullmatch(r"(?!0000)\d{4}-\d\d-\d\d", day)), default=without)


def words_of(event: Entry) -> str:
    """Say what happened as shortly as can be quoted: the event's headline, else its first sentence."""
    return event["headline"]["text"] if event["headline"] else event["quotes"][0]["text"]


def sources_of(event: Entry, document: Document) -> list[Source]:
    """List the sources that tell of an event, in the order of their numbers."""
    return [document["sources"][number - 1] for number in event["citations"]]
