"""Moments as the document writes them: minutes in ISO 8601, local time, astronomical years."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.interval import civil, minutes

if TYPE_CHECKING:
    from timeline.writers.schema import Date

_MOMENT = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d)")


@lru_cache(maxsize=4096)
def iso_minute(moment: int) -> str:
    """Write a minute (see :mod:`timeline.interval`) in ISO 8601, years before 1 BC with a sign.

    >>> from timeline.interval import minutes
    >>> iso_minute(minutes(2016, 2, 25, 14, 17)), iso_minute(minutes(-43))
    ('2016-02-25T14:17', '-0043-01-01T00:00')
    """
    year, month, day, hour, minute = civil(moment)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}T{hour:02}:{minute:02}"


def moment(text: str) -> int:
    """Read what :func:`iso_minute` wrote; ValueError for anything else.

    >>> moment("0001-01-02T00:00")
    1440
    """
    match = _MOMENT.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no minute: write YYYY-MM-DDTHH:MM")
    year, month, day, hour, minute = (int(part) for part in match.groups())
    return minutes(year, month, day, hour, minute)


def bounds(date: Date) -> tuple[int, int]:
    """Return the minutes that a date covers, half-open."""
    return moment(date["start"]), moment(date["end"])
