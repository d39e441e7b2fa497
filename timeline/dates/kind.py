"""What the dates of a text tell about the text: news or narrative, and whether 3/4 is in March or in April."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.interval import civil

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.dates.context import Found
    from timeline.interval import Interval

_YEARS = ("year", "bc_year", "first")  # the slots that a written year stands in
_DEICTIC = {"weekday", "deictic", "unit", "ago"}  # meanings that only the day of writing can resolve
_ENOUGH, _SHARE = 5, 0.25
_AROUND, _RECENT = 2, 0.75
"""Years before or after that of writing that are recent, and the share of them beyond which a text is news.

A history of the war in Iraq, written in its sixth year, has two thirds."""
_SLASHED = re.compile(r"(\d+)([/.-])(\d+)")


def kind_of(found: Iterable[Found], anchor: Interval | None) -> str:
    """Tell "news" from "narrative", which names its years and hardly ever says "Friday" or "last week".

    Nor are most of its years those around the day of writing, as in an outlook or an analysis.

    Of 256 news articles and 11 histories (TimeBank, AQUAINT, WikiWars) no article has fewer than one such word for
    every four years named, and no history more than one for twenty.
    """
    years = deictic = recent = 0
    now = civil(anchor.start)[0] if anchor else None
    for match in found:
        deictic += match.rule.means in _DEICTIC and match.options.get("against") != "told"
        if slot := next((slot for slot in _YEARS if match.has(slot)), ""):
            years += 1
            recent += now is not None and abs((match.integer(slot) or 0) - now) <= _AROUND
    return "narrative" if years >= _ENOUGH and deictic < _SHARE * years and recent <= _RECENT * years else "news"


def day_first_of(found: Iterable[Found]) -> bool | None:
    """Tell from the days in digits that can be read in one way only; None when none can, or when they disagree."""
    votes = set()
    for match in found:
        if match.has("slashed") and (parts := _SLASHED.match(match.words("slashed")[0])):
            first, second = int(parts[1]), int(parts[3])
            if (first > 12) != (second > 12):
                votes.add(first > 12)
    return votes.pop() if len(votes) == 1 else None
