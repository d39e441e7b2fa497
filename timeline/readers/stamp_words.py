"""How a language writes stamps: its section ``stamps`` and its names of months, compiled into one expression."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.language.names import months
from timeline.readers.packs import speaking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.language.pack import Pack

_LISTS = ("published", "updated", "ordinals", "of", "at", "zones", "also")
_TEXTS = ("guess", "numbered")
_TABLES = ("half_days", "is")
_NEVER = "(?!)"


class StampWords(NamedTuple):
    """What is needed to read the stamps of a page in one language."""

    stamp: re.Pattern[str]
    """Finds a date with what follows of clock and zone; see :func:`_stamp` for its groups."""
    numbered: tuple[re.Pattern[str], ...]
    """Dates whose parts are marked by signs, with groups y, m, d."""
    months: dict[str, int]
    """By name, lower case, without full stop."""
    half_days: dict[str, int]
    """The hours that "am" and "pm" add to a clock of twelve, by what stands there without full stops."""
    published: re.Pattern[str]
    """Begins of words that say that a date is that of publication."""
    updated: re.Pattern[str]
    """Begins of words that say that it is that of a change."""


def stamp_words(language: str) -> StampWords:
    """Compile how a page in a language writes stamps: as the language does, or as those named as ``also`` do.

    Raises LanguageError that names file and key when a section is wrong.

    >>> stamp_words("fr").months["mai"], bool(stamp_words("fr").updated.search("Mis à jour le"))
    (5, True)
    """
    return _compiled(speaking(language, "stamps"))


@cache
def _compiled(packs: tuple[Pack, ...]) -> StampWords:
    """Unite what several packs say, the first of them first."""
    for pack in packs:
        check(pack)
    sections = [pack.section("stamps") for pack in packs]
    names = {name: number for pack in reversed(packs) for name, number in months(pack.code).items()}
    half_days = {word: add for section in sections for word, add in section.get("half_days", {}).items()}
    union = {key: [word for section in sections for word in section.get(key, ())] for key in _LISTS}
    return StampWords(
        _stamp(names, half_days, union),
        tuple(re.compile(text) for text in dict.fromkeys(section.get("numbered", _NEVER) for section in sections)),
        names,
        half_days,
        re.compile(rf"\b{_any(union['published'])}", re.IGNORECASE),
        re.compile(rf"\b{_any(union['updated'])}", re.IGNORECASE),
    )


def check(pack: Pack) -> None:
    """Raise LanguageError when the section ``stamps`` of a pack is wrong."""
    for key, value in pack.section("stamps").items():
        kind: Any = list if key in _LISTS else str if key in _TEXTS else dict if key in _TABLES else None
        if kind is None:
            known = ", ".join(sorted((*_LISTS, *_TEXTS, *_TABLES)))
            raise pack.fault(f"stamps.{key}", f"there is no such key: known are {known}")
        if not isinstance(value, kind):
            raise pack.fault(f"stamps.{key}", f"is a {type(value).__name__}: it should be a {kind.__name__}")
        if kind is list and not all(isinstance(one, str) for one in value):
            raise pack.fault(f"stamps.{key}", "holds what is no text: write a list of texts")
    try:
        named = re.compile(pack.section("stamps").get("numbered", "(?P<y>)(?P<m>)(?P<d>)")).groupindex
    except re.error as error:
        raise pack.fault("stamps.numbered", f"is no regular expression ({error})") from None
    if not {"y", "m", "d"} <= named.keys():
        raise pack.fault("stamps.numbered", "has groups y, m and d: (?P<y>\\d{4})")


def _stamp(names: Iterable[str], half_days: Iterable[str], words: dict[str, list[str]]) -> re.Pattern[str]:
    """Compile the expression for ISO 8601, days with named months, slashed and compact ones, and their clocks."""
    month, of, ordinal = _any(names), _any(words["of"]), _any(words["ordinals"])
    half = "|".join(r"\.? ?".join(map(re.escape, word)) for word in half_days) or _NEVER
    minutes = r"(?P<hour>[01]?\d|2[0-3])(?:[:.]|\s?h\s?)(?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?"
    clock = rf"{minutes}(?:\s?(?P<half>{half})\b\.?)?"
    hour = rf"(?P<hour12>1[0-2]|[1-9])\s?(?P<half12>{half})\b\.?"
    zone = rf"(?P<zone>Z\b|(?:UTC|GMT)?\s?[+-]\d\d:?\d\d\b|{_any(words['zones'])}\b)"
    after = rf"(?:(?:T|[\s,|·•–—-]*{_any(words['at'])}?[\s|]*)(?:{clock}|{hour})(?:\s?\(?{zone})?)?"
    year = r"(?P<year>(?:19|20)\d\d|['’]\d\d)"
    return re.compile(
        r"(?<![\w/])(?:(?:"
        r"(?P<year4>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month2>0?[1-9]|1[0-2])(?P=sep)(?P<day2>0?[1-9]|[12]\d|3[01])(?!\d)"
        rf"|(?P<day>[0-3]?\d){ordinal}?\.?(?:\s+{of})?[\s-]+(?P<month>{month})\b\.?,?(?:\s+{of})?[\s-]+{year}\b"
        rf"|(?P<month3>{month})\b\.?\s+(?P<day3>[0-3]?\d){ordinal}?,?\s+(?P<year3>(?:19|20)\d\d|['’]\d\d)\b"
        r"|(?P<first>[0-3]?\d)(?P<sep2>[/.-])(?P<second>[0-3]?\d)(?P=sep2)(?P<year5>(?:19|20)\d\d)(?!\d)"
        rf"){after}"
        r"|(?P<compact>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
        r"(?:T?(?P<clock>[0-2]\d[0-5]\d)(?:\d\d)?Z?)?(?!\d)"
        r")",
        re.IGNORECASE,
    )


def _any(words: Iterable[str]) -> str:
    """Match any of the words, the longest that fits; nothing when there are none."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})" if ordered else _NEVER
