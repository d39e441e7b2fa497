"""Feeds and linked data: JSON Feed 1.1, Atom (RFC 4287) and schema.org as JSON-LD.

Feeds need a moment with a zone where articles give a day or a year: the first minute of the date stands there, in UTC,
and the title says in words what is known.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from timeline.writers.document import spoken
from timeline.writers.elements import datetimes
from timeline.writers.escaping import xml
from timeline.writers.lookup import sources_of, words_of
from timeline.writers.moments import iso_minute, moment

if TYPE_CHECKING:
    from timeline.writers.schema import Document, Entry, Source

_EPOCH = "1970-01-01T00:00:00Z"  # for what has no date that a feed can hold


def json_feed(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001
    """Write a JSON Feed, newest event first, as feeds are read."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": document["title"],
        "language": spoken(document).code,
        "items": [_item(event, document) for event in reversed(document["events"])],
    }
    return json.dumps(feed, ensure_ascii=False, indent=2) + "\n"


def _item(event: Entry, document: Document) -> dict[str, Any]:
    told = sources_of(event, document)
    item: dict[str, Any] = {
        "id": event["id"],
        "title": event["date"]["phrase"],
        "content_text": _text(event),
        "authors": [{"name": name} for name in dict.fromkeys(s["outlet"] or s["author"] for s in told) if name],
    }
    if moment(event["date"]["start"]) >= 0:
        item["date_published"] = _instant(event)
    urls = [source["url"] for source in told if source["url"]]
    return {**item, "external_url": urls[0]} if urls else item


def atom_feed(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001
    """Write an Atom feed, newest event first."""
    updated = max((_instant(event) for event in document["events"]), default=_EPOCH)
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{spoken(document).code}">\n'
        f"<title>{xml(document['title'])}</title>\n<id>{_urn(document['title'])}</id>\n"
        f"<updated>{updated}</updated>\n<author><name>timeline-brief</name></author>\n"
    )
    return head + "".join(_atom_entry(event, document) for event in reversed(document["events"])) + "</feed>\n"


def _atom_entry(event: Entry, document: Document) -> str:
    links = "".join(
        f'<link rel="{"alternate" if n == 0 else "related"}" href="{xml(url)}"/>\n'
        for n, url in enumerate(source["url"] for source in sources_of(event, document) if source["url"])
    )
    return (
        f"<entry>\n<title>{xml(event['date']['phrase'])}</title>\n<id>{_urn(event['id'])}</id>\n"
        f"<updated>{_instant(event)}</updated>\n{links}"
        f'<content type="text">{xml(_text(event))}</content>\n</entry>\n'
    )


def json_ld(document: Document, *, explain: bool = False) -> str:  # noqa: ARG001
    """Write a schema.org ItemList of Events, fit to stand within a page's <script type="application/ld+json">."""
    items = [
        {"@type": "ListItem", "position": n, "item": _schema_event(event, document)}
        for n, event in enumerate(document["events"], 1)
    ]
    data = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": document["title"],
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "numberOfItems": len(items),
        "itemListElement": items,
    }
    return script_json(data) + "\n"


def script_json(value: object) -> str:
    r"""Write JSON that cannot end the <script> element that it stands in.

    >>> script_json("</script>")
    '"\\u003c/script>"'
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _schema_event(event: Entry, document: Document) -> dict[str, Any]:
    stamps = datetimes(event["date"])
    dates = dict(zip(("startDate", "endDate"), [stamps[0], stamps[-1]], strict=True)) if stamps else {}
    if event["date"]["granularity"] == "week":  # schema.org's dates know no weeks
        dates = {"startDate": event["date"]["start"][:10], "endDate": _last_day(event)}
    return {
        "@type": "Event",
        "@id": f"#{event['id']}",
        "name": words_of(event),
        "description": _text(event),
        **dates,
        "subjectOf": [_article(source) for source in sources_of(event, document)],
    }


def _last_day(event: Entry) -> str:
    return iso_minute(moment(event["date"]["end"]) - 1)[:10]


def _article(source: Source) -> dict[str, Any]:
    known = {
        "headline": source["title"] or source["source"],
        "url": source["url"],
        "datePublished": source["published"]["date"]["value"] if source["published"] else "",
        "author": source["author"],
        "publisher": {"@type": "Organization", "name": source["outlet"]} if source["outlet"] else "",
    }
    return {"@type": "NewsArticle", **{key: value for key, value in known.items() if value}}


def _text(event: Entry) -> str:
    return " ".join(quote["text"] for quote in event["quotes"])


def _instant(event: Entry) -> str:
    return f"{event['date']['start']}:00Z" if moment(event["date"]["start"]) >= 0 else _EPOCH


def _urn(name: str) -> str:
    """Derive an Atom id that stays the same as long as the name does."""
    import uuid

    return uuid.uuid5(uuid.NAMESPACE_OID, f"timeline-brief:{name}").urn
