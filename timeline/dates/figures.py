"""What the days in digits of a text tell: whether 3/4 is in March or in April."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.dates.context import Found

_SLASHED = re.compile(r"(\d+)([/.-])(\d+)")


def day_first_of(found: Iterable[Found]) -> bool | None:
    """Tell from the days in digits that can be read in one way only; None when none can, or when they disagree."""
    votes = set()
    for match in found:
        if match.has("slashed") and (parts := _SLASHED.match(match.words("slashed")[0])):
            first, second = int(parts[1]), int(parts[3])
            if (first > 12) != (second > 12):
                votes.add(first > 12)
    return votes.pop() if len(votes) == 1 else None
