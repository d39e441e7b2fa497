"""Data for other timeline programs: TimelineJS, vis-timeline, Mermaid, markwhen.

TimelineJS and vis-timeline put strings into pages as HTML, so they get HTML. Mermaid has numeric entities (#58;) for
what its grammar would take. Markwhen has no escape at all: where a word would become a tag, an id or a link there,
an invisible word joiner (U+2060) parts it, the only character that a format adds to a quotation.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from timeline.interval import DAY, civil
from timeline.writers.elements import datetimes
from timeline.writers.escaping import xml
from timeline.writers.lookup import words_of
from timeline.writers.moments import iso_minute, moment

if TYPE_CHECKING:
    from timeline.writers.schema import Document, Entry

_MERMAID = re.compile(r"[^\w ,.'’“”—–-]")
_MARKWHEN = re.compile(
    r"(?<=#)(?=\w)|(?<=!)(?=\w)|(?<=\])(?=\()|(?<=\.)(?=(?:start|end)\b)|(?<=@)(?=\w)|(?<=\[)(?=[xX ]?\])"
)
_PARTS = ("year", "month", "day", "hour", "minute")


def timelinejs(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001
    """Write the JSON that TimelineJS 3 loads."""
    data = {
        "title": {"text": {"headline": xml(document["title"]), "text": ""}},
        "events": [_slide(event, document) for event in document["events"]],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _slide(event: Entry, document: Document) -> dict[str, Any]:
    date = event["date"]
    text = "".join(f"<p>{xml(quote['text'])} {_sources(quote['citations'], document)}</p>" for quote in event["quotes"])
    slide: dict[str, Any] = {
        "unique_id": event["id"],
        "start_date": _timelinejs_date(date["start"], _known(event)),
        "display_date": date["phrase"],
        "autolink": False,  # or an address in a quotation becomes a link
        "text": {"headline": xml(event["headline"]["text"]) if event["headline"] else "", "text": text},
    }
    if len(datetimes(date)) > 1 or date["granularity"] == "week":
        slide["end_date"] = _timelinejs_date(iso_minute(moment(date["end"]) - 1), _known(event))
    return slide


def _known(event: Entry) -> int:
    """Tell how many of year, month, day, hour and minute both ends of a date need."""
    start, end = moment(event["date"]["start"]), moment(event["date"]["end"])
    if start % DAY or end % DAY:
        return 5
    (_, month, day, *_), (_, end_month, end_day, *_) = civil(start), civil(end)
    return 3 if (day, end_day) != (1, 1) else 2 if (month, end_month) != (1, 1) else 1


def _timelinejs_date(text: str, known: int) -> dict[str, int]:
    year, *rest = civil(moment(text))
    era = year if year > 0 else year - 1  # TimelineJS counts -44 for 44 BC
    return dict(zip(_PARTS[:known], [era, *rest], strict=False))


def _sources(numbers: list[int], document: Document) -> str:
    links = []
    for source in (document["sources"][number - 1] for number in numbers):
        title = f' title="{xml(source["title"] or source["source"])}"'
        url = f'<a href="{xml(source["url"])}"{title}>[{source["number"]}]</a>'
        links.append(url if source["url"] else f"<span{title}>[{source['number']}]</span>")
    return "".join(links)


def vis(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001
    """Write the items of a vis-timeline: ``new vis.Timeline(element, data.items, data.options)``."""
    items = [_vis_item(event) for event in document["events"]]
    data = {
        "title": document["title"],
        "items": items,
        "options": {"showCurrentTime": False, "tooltip": {"overflowMethod": "cap"}},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _vis_item(event: Entry) -> dict[str, Any]:
    date, said = event["date"], event["quotes"][0]["text"]
    single = date["granularity"] in {"minute", "hour", "day"}
    item = {
        "id": event["id"],
        "type": "box" if single else "range",
        "content": f"<b>{xml(date['phrase'])}</b> {xml(words_of(event))}",
        "title": f"{xml(date['phrase'])}: {xml(said)} {''.join(f'[{n}]' for n in event['citations'])}",
        "start": _javascript(date["start"]),
    }
    return item if single else {**item, "end": _javascript(date["end"])}


def _javascript(text: str) -> str:
    """Write a minute as ECMAScript reads it: years outside 0 to 9999 with a sign and six digits."""
    year, *rest = civil(moment(text))
    words = f"{year:04}" if 0 <= year <= 9999 else f"{'-' if year < 0 else '+'}{abs(year):06}"
    return "{}-{:02}-{:02}T{:02}:{:02}:00".format(words, *rest)


def mermaid(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001
    """Write a Mermaid ``timeline`` diagram."""
    lines = ["timeline", f"    title {_mermaid_text(document['title'])}"]
    for event in document["events"]:
        quotes = " : ".join(_mermaid_text(quote["text"]) for quote in event["quotes"])
        lines.append(f"    {_mermaid_text(event['date']['phrase'])} : {quotes}")
    return "\n".join([*lines, ""])


def _mermaid_text(text: str) -> str:
    """Write what the grammar could take for its own as numeric entities.

    >>> _mermaid_text("a: b; <c> #d")
    'a#58; b#59; #60;c#62; #35;d'
    """
    return _MERMAID.sub(lambda match: f"#{ord(match[0])};", text)


def markwhen(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001
    """Write a markwhen document; dates before year 1, which it cannot hold, are left out."""
    lines = ["---", f"title: {json.dumps(document['title'], ensure_ascii=False)}", "timezone: UTC", "---", ""]
    for event in document["events"]:
        if moment(event["date"]["start"]) >= 0:
            cited = "".join(f"[{number}]" for number in event["citations"])
            text = " ".join(quote["text"] for quote in event["quotes"])
            lines.append(f"{_markwhen_date(event)}: {_MARKWHEN.sub(chr(0x2060), text)} {cited}")
    return "\n".join([*lines, ""])


def _markwhen_date(event: Entry) -> str:
    """Write a date in EDTF, whose periods include their last part; a time of day becomes its day."""
    date, known = event["date"], min(_known(event), 3)
    first, last = (text[: (4, 7, 10)[known - 1]] for text in (date["start"], iso_minute(moment(date["end"]) - 1)))
    return first if first == last else f"{first}/{last}"
