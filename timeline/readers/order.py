"""Whether 03/04/2016 is the third of April or the fourth of March."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from timeline.errors import LanguageError
from timeline.language.pack import locale_data
from timeline.readers.packs import speaking

if TYPE_CHECKING:
    from timeline.language.pack import Pack

_SLASHED = re.compile(r"(?<![\d/.-])([0-3]?\d)([/-])([0-3]?\d)\2(?:19|20)\d\d(?![\d/])")
_REGION = re.compile(r"[A-Za-z]{2}")


def day_order(language: str, *, url: str = "", text: str = "") -> str:
    """Tell whether the day ("DMY") or the month ("MDY") comes first in a document; "" when nothing tells.

    The first of these decides: another date of the document that can only be read one way, the country of the address,
    that of the language tag ("en-US" is what many systems put on every page), the habit of the language (its pack's
    ``order``, or CLDR's through dateparser).

    >>> day_order("en-GB"), day_order("en", url="https://example.co.uk/a"), day_order("fr"), day_order("en-US")
    ('DMY', 'DMY', 'DMY', 'MDY')
    >>> day_order("en", text="It rained from 25/03/2016 on."), day_order("en")
    ('DMY', '')
    """
    end, region = _end(url), _region(language)
    pack = speaking(language, "stamps")[0]
    return _in_text(text) or _in_country(end, pack) or _in_country(region, pack) or _habit(pack)


def _in_text(text: str) -> str:
    """Look for dates with a number above twelve, which is a day; those that contradict each other tell nothing."""
    pairs = [(int(match[1]), int(match[3])) for match in _SLASHED.finditer(text)]
    orders = {"DMY" if first > 12 else "MDY" for first, second in pairs if (first > 12) != (second > 12)}
    return orders.pop() if len(orders) == 1 else ""


def _region(tag: str) -> str:
    """Return the country of a language tag (BCP 47, 2.2.4), lower case, or nothing."""
    return next((part.lower() for part in tag.split("-")[1:] if _REGION.fullmatch(part)), "")


def _end(url: str) -> str:
    """Return the last part of the host's name, or nothing."""
    try:
        return (urlsplit(url).hostname or "").rpartition(".")[2]
    except ValueError:
        return ""


def _in_country(code: str, pack: Pack) -> str:
    """Look a country up in the tables."""
    section = pack.section("stamps")
    if code in section.get("day_first", ()):
        return "DMY"
    return "MDY" if code in section.get("month_first", ()) else ""


@cache
def _habit(pack: Pack) -> str:
    """Return the order of a language; nothing where its countries differ, or it puts the year first."""
    order = pack.section("stamps").get("order", "")
    if not order:
        with suppress(LanguageError):
            order = locale_data(pack.code).get("date_order", "")
    return order if order in {"DMY", "MDY"} else ""
