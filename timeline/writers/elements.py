"""HTML elements of our own: dates within ``<time>``, citations as links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.writers.moments import iso_minute, moment

if TYPE_CHECKING:
    from timeline.writers.schema import Date


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
    >>> from timeline.language.say import speaker
    >>> from timeline.writers.document import date_of
    >>> dates = [date_of(Interval.of(year), speaker("en")) for year in (2014, -43)]
    >>> print(*(time_element(date) for date in dates))
    <time datetime="2014">2014</time> 44 BC
    >>> print(time_element(date_of(Interval.months(2015, 8, 7), speaker("en"))))
    <time datetime="2015-08">August 2015</time> to <time datetime="2016-02">February 2016</time>
    """
    from markupsafe import Markup, escape

    stamps, parts = datetimes(date), date["parts"]
    timed = Markup('<time datetime="{}">{}</time>')
    if len(stamps) == 1:
        return timed.format(stamps[0], date["phrase"])
    if len(stamps) != 2 or len(parts) != 3:
        return escape(date["phrase"])
    return timed.format(stamps[0], parts[0]) + parts[1] + timed.format(stamps[1], parts[2])


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
