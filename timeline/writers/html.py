"""The HTML brief: one page that needs nothing else, neither script nor network.

Everything is in the markup: the list of events is an ordered list of articles, dates are ``<time>`` elements at the
granularity that the sources give, quotes are ``<blockquote cite>``. A content security policy in the page forbids
every request, and the only script that may run is the page's own, by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import groupby
from typing import TYPE_CHECKING, TypedDict

from timeline.interval import civil
from timeline.language.say import MONTHS, year_words
from timeline.writers.axis import moment
from timeline.writers.document import iso_minute
from timeline.writers.lens import crowded
from timeline.writers.picture import inline_picture
from timeline.writers.templates import render_template, template_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.writers.document import Date, Document, Entry, Source

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
        chapters=chapters(document["events"]),
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


def chapters(events: list[Entry]) -> list[Chapter]:
    """Divide events by the year in which they begin, and crowded years by month."""
    parts: list[Chapter] = []
    for year, group in groupby(events, key=lambda event: civil(moment(event["date"]["start"]))[0]):
        parts += _year(year, list(group))
    return parts


def _year(year: int, events: list[Entry]) -> Iterable[Chapter]:
    words = year_words(year)
    if len(events) <= _DENSE:
        return [{"level": 3, "title": words, "anchor": f"y{year}", "events": events}]
    divided: list[Chapter] = [{"level": 3, "title": words, "anchor": f"y{year}", "events": []}]
    for month, group in groupby(events, key=lambda event: civil(moment(event["date"]["start"]))[1]):
        title = f"{MONTHS[month - 1]} {words}"
        divided.append({"level": 4, "title": title, "anchor": f"y{year}-{month}", "events": list(group)})
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


def linked(note: str) -> str:
    """Link the citations in a note of ours.

    >>> print(linked("[1] is <short>."))
    <a href="#source-1">[1]</a> is &lt;short&gt;.
    """
    from markupsafe import Markup, escape

    return Markup(re.sub(r"\[(\d{1,4})\]", r'<a href="#source-\1">[\1]</a>', str(escape(note))))  # noqa: S704


def time_element(date: Date) -> str:
    """Write a date in words within ``<time>``, or within two for a period, or plainly before year 1.

    >>> from timeline.interval import Interval
    >>> from timeline.writers.document import date_of
    >>> print(time_element(date_of(Interval.of(2014))), time_element(date_of(Interval.of(-43))))
    <time datetime="2014">2014</time> 44 BC
    >>> print(time_element(date_of(Interval.months(2015, 8, 7))))
    <time datetime="2015-08">August 2015</time> to <time datetime="2016-02">February 2016</time>
    """
    from markupsafe import Markup, escape

    stamps, words = datetimes(date), date["phrase"].split(" to ")
    if len(stamps) == 1:
        words = [date["phrase"]]
    if len(stamps) != len(words):
        return escape(date["phrase"])
    return Markup(" to ").join(
        Markup('<time datetime="{}">{}</time>').format(stamp, word) for stamp, word in zip(stamps, words, strict=True)
    )


def datetimes(date: Date) -> list[str]:
    """List what HTML's ``datetime`` can say of a date: one value, both ends of a period, or nothing (before year 1)."""
    if moment(date["start"]) < 0 or date["start"].startswith("+"):
        return []
    if date["granularity"] in {"minute", "day", "week", "month", "year"}:
        return [date["value"]]
    first, end = date["start"], date["end"]
    if not (first.endswith("T00:00") and end.endswith("T00:00")):
        return [first, end]
    last, length = iso_minute(moment(end) - 1), 10
    if first[8:10] == end[8:10] == "01":
        length = 4 if first[5:7] == end[5:7] == "01" else 7
    return [first[:length], last[:length]]
