"""News or narrative: what a bare "October" is read against."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.interval import civil

if TYPE_CHECKING:
    from timeline.interval import Interval

_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b(?![,.]\d)|\b\d{1,4} B\.?C", re.ASCII)
_ENOUGH, _SHARE, _DENSITY = 8, 0.7, 2000
_LOOKED_AT = 100_000


def kind_of(text: str, anchor: Interval | None) -> str:
    """Tell "news" from "narrative": a narrative names many years, and most are not those around its writing.

    >>> from timeline.interval import Interval
    >>> kind_of("In 1914 " * 9, Interval.of(2009, 12, 19)), kind_of("It rained in 2009.", Interval.of(2009, 12, 19))
    ('narrative', 'news')
    """
    years = _YEAR.findall(text[:_LOOKED_AT])
    if len(years) < max(_ENOUGH, min(len(text), _LOOKED_AT) / _DENSITY):
        return "news" if anchor is not None else "narrative"
    now = civil(anchor.start)[0] if anchor is not None else 9999
    distant = sum(1 for year in years if not year.isdigit() or abs(int(year) - now) > 1)
    return "narrative" if distant >= _SHARE * len(years) else "news"
