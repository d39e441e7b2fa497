"""The HTML brief: one page that needs nothing else, neither script nor network.

Everything is in the markup: the list of events is an ordered list of articles, dates are ``<time>`` elements at the
granularity that the sources give, quotes are ``<blockquote cite>``. A content security policy in the page forbids
every request, and the only script that may run is the page's own, by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from itertools import groupby
from typing import TYPE_CHECKING, TypedDict

from timeline.interval import civil
from timeline.writers.document import spoken
from timeline.writers.lens import crowded
from timeline.writers.moments import moment
from timeline.writers.picture import inline_picture
from timeline.writers.templates import render_template, template_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.language.phrasing import Calendar
    from timeline.writers.schema import Document, Entry, Source

_FEW = 5  # sources without a citation that are listed with the others
_DENSE = 12  # a year with more events than this is divided into months


class Chapter(TypedDict):
    """The events under one heading."""

    level: int
    """3 for a year, 4 for a month within it."""
    title: str
    anchor: str
    events: list[Entry]


def html_page(document: Document, *, explain: bool = False) -> str:
    """Write the brief as a page of its own."""
    from markupsafe import Markup

    crowd, shown = crowded(document), cited(document)
    numbers = {source["number"] for source in shown}
    css, script = asset("style.css") + asset("picture.css"), asset("brief.js")
    return render_template(
        "brief.html",
        document,
        explain=explain,
        css=Markup(css),  # noqa: S704  # our own files
        script=Markup(script),  # noqa: S704
        picture=Markup(inline_picture(document)),  # noqa: S704  # escaped where it is made
        detail=Markup(inline_picture(crowd, "detail")) if crowd else "",  # noqa: S704
        detail_date=crowd["date"] if crowd else None,
        policy=_policy(css, script),
        chapters=chapters(document["events"], spoken(document).calendar),
        told=told(document),
        shown=shown,
        others=[source for source in document["sources"] if source["number"] not in numbers],
    )


def asset(name: str) -> str:
    """Read a style sheet or script of templates/."""
    return (template_folder() / name).read_text("utf-8")


def _policy(css: str, script: str) -> str:
    """Forbid every request and every script and style but these two."""
    return (
        f"default-src 'none'; style-src {_hash(css)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    """Name a text as a content security policy does (CSP 3, section 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def chapters(events: list[Entry], calendar: Calendar) -> list[Chapter]:
    """Divide events by the year in which they begin, and crowded years by month."""
    parts: list[Chapter] = []
    for year, group in groupby(events, key=lambda event: civil(moment(event["date"]["start"]))[0]):
        parts += _year(year, list(group), calendar)
    return parts


def _year(year: int, events: list[Entry], calendar: Calendar) -> Iterable[Chapter]:
    words = calendar.write("year", moment(events[0]["date"]["start"]))
    if len(events) <= _DENSE:
        return [{"level": 3, "title": words, "anchor": f"y{year}", "events": events}]
    divided: list[Chapter] = [{"level": 3, "title": words, "anchor": f"y{year}", "events": []}]
    for month, group in groupby(events, key=lambda event: civil(moment(event["date"]["start"]))[1]):
        within = list(group)
        title = calendar.write("month_year", moment(within[0]["date"]["start"]))
        divided.append({"level": 4, "title": title, "anchor": f"y{year}-{month}", "events": within})
    return divided


def cited(document: Document) -> list[Source]:
    """List the sources that anything in the brief cites, or all when few are left out."""
    quotes = [*document["summary"], *document["undated"], *document["events"]]
    numbers = {number for quote in quotes for number in quote["citations"]}
    found = [source for source in document["sources"] if source["number"] in numbers]
    return found if len(document["sources"]) - len(found) > _FEW else document["sources"]


def told(document: Document) -> dict[int, list[Entry]]:
    """Tell for each source which events cite it."""
    return {
        source["number"]: [event for event in document["events"] if source["number"] in event["citations"]]
        for source in document["sources"]
    }
