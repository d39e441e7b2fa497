"""What an event is called by: a headline, and the names of whoever acts in it and of the places where it happens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.headlines import headline
from timeline.events.names import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.model import Event


def labelled(events: Iterable[Event], rarity: Mapping[str, float]) -> Iterator[Event]:
    """Yield events with their labels; a headline is that of the first of them only, so give the best first."""
    used: set[str] = set()
    for event in events:
        found = headline(event, rarity)
        if found and found.text in used:
            found = None
        used |= {found.text} if found else set()
        who, where = named(event)
        yield replace(event, headline=found, participants=who, places=where)
