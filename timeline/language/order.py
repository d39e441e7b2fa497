"""What the country of a text decides: whether 03/04/2016 is the third of April, and whether its summer is in June."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from urllib.parse import urlsplit

from timeline.errors import LanguageError
from timeline.language.locale_data import locale_data
from timeline.language.pack import base, find_pack

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
    return _in_text(text) or _in_country(_end(url)) or _in_country(_region(language)) or _habit(language)


def located(language: str, url: str) -> str:
    """Give a language tag the country of the site that it was read on, when anything here hangs on it.

    >>> located("en", "https://www.example.co.uk/news"), located("en-US", "https://x.co.uk/"), located("en", "https://x.com")
    ('en-uk', 'en-uk', 'en')
    """
    end = _end(url)
    return f"{language.partition('-')[0]}-{end}" if _in_country(end) or _lies_south(end) else language


def is_southern(language: str) -> bool:
    """Whether the country of a language tag lies on the southern half of the globe; False when the tag names none.

    >>> is_southern("en-AU"), is_southern("en-GB"), is_southern("en")
    (True, False, False)
    """
    return _lies_south(_region(language))


def _lies_south(code: str) -> bool:
    return code in base("script")["southern"]


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


@cache
def _in_country(code: str) -> str:
    """Look a country up in the tables of base.toml."""
    script = base("script")
    if code in script["day_first"]:
        return "DMY"
    return "MDY" if code in script["month_first"] else ""


@cache
def _habit(language: str) -> str:
    """Return the order of a language; nothing where its countries differ, or the year comes first, or none knows it."""
    pack = find_pack(language)
    if pack is None:
        return ""
    order = pack.section("script")["order"]
    if not order:
        with suppress(LanguageError):
            order = locale_data(pack.code).get("date_order", "")
    return order if order in {"DMY", "MDY"} else ""
