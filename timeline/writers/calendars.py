"""iCalendar (RFC 5545), for any calendar program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.interval import DAY
from timeline.writers.document import spoken
from timeline.writers.lookup import latest_day, sources_of, words_of
from timeline.writers.moments import moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.writers.schema import Document, Entry

_LAST = moment("9999-12-31T00:00")
_OCTETS = 75  # RFC 5545, 3.1: the longest line


def ics_calendar(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001
    """Write one VEVENT for each event, free time, at floating local time; whole days where no hour is known.

    A year lasts a year in the calendar. Dates before year 1, which iCalendar cannot hold, are left out.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//timeline-brief//{spoken(document).code.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    lines.append(f"X-WR-CALNAME:{_text(document['title'])}")
    stamp = latest_day(document, without="1970-01-01").replace("-", "") + "T000000Z"  # DTSTAMP must be there
    for event in document["events"]:
        if moment(event["date"]["start"]) >= 0 and moment(event["date"]["end"]) <= _LAST:
            lines += _event(event, document, stamp)
    return "".join(fold(line) for line in [*lines, "END:VCALENDAR"])


def _event(event: Entry, document: Document, stamp: str) -> Iterator[str]:
    quotes, told = event["quotes"], sources_of(event, document)
    yield from ("BEGIN:VEVENT", f"UID:{event['id']}@timeline-brief", f"DTSTAMP:{stamp}")
    yield from _when(event)
    yield f"SUMMARY:{_text(words_of(event))}"
    names = [f"[{source['number']}] {source['title'] or source['source']}" for source in told]
    yield f"DESCRIPTION:{_text(chr(10).join([event['date']['phrase'], *(q['text'] for q in quotes), *names]))}"
    url = next((source["url"] for source in told if source["url"]), "")
    if url:
        yield f"URL:{url}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _when(event: Entry) -> Iterator[str]:
    for name in ("start", "end"):
        text = event["date"][name].replace("-", "").replace(":", "")
        whole = moment(event["date"]["start"]) % DAY == 0 and moment(event["date"]["end"]) % DAY == 0
        yield f"DT{name.upper()};VALUE=DATE:{text[:8]}" if whole else f"DT{name.upper()}:{text}00"


def _text(value: str) -> str:
    r"""Escape a value of type TEXT (RFC 5545, 3.3.11).

    >>> print(_text("One, two; C:\\three\nfour"))
    One\, two\; C:\\three\nfour
    """
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> str:
    r"""Fold a line so that none is longer than 75 octets and no character is cut in two (RFC 5545, 3.1).

    >>> fold("a" * 76)[70:]
    'aaaaa\r\n a\r\n'
    """
    parts, length = [""], 0
    for character in line:
        octets = len(character.encode())
        if length + octets > _OCTETS:
            parts.append(" ")
            length = 1
        parts[-1] += character
        length += octets
    return "\r\n".join(parts) + "\r\n"
