"""The names of countries and cities in a language: those of CLDR, through Babel, and of the time zones."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline.language.letters import wide_letters
from timeline.language.script import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel import Locale

_WORLD = "001"


@cache
def places(language: str) -> frozenset[str]:
    """List the names of territories, and of the cities that time zones are named after, in lower case.

    >>> "liberia" in places("en"), "kairo" in places("de"), "londres" in places("fr"), "东京" in places("zh")
    (True, True, True, True)
    """
    from babel.core import get_global

    locale = _locale(language)
    if locale is None:
        return frozenset()
    zones = (zone for zone in get_global("zone_territories") if "/" in zone and not zone.startswith("Etc/"))
    cities = {zone: zone.rpartition("/")[2].replace("_", " ") for zone in zones}
    written = {zone: str(names["city"]) for zone, names in locale.time_zones.items() if "city" in names}
    return territories(language) | _names({**cities, **written}.values())


@cache
def territories(language: str) -> frozenset[str]:
    """List the names of countries, continents and the like, in lower case; none in a language that CLDR lacks.

    >>> "liberia" in territories("en"), "cairo" in territories("en"), territories("tlh")
    (True, False, frozenset())
    """
    locale = _locale(language)
    named = locale.territories.items() if locale else ()
    return _names(str(name) for code, name in named if code != _WORLD)


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(lowered(name) for name in names if len(name) + wide_letters(name) > 2)


def _locale(language: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.partition("-")[0])
    except (UnknownLocaleError, ValueError):
        return None
