"""Whether the rules of a language file hold what their meanings ask for, told when the file is loaded."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import index
from typing import TYPE_CHECKING, Any

from timeline.dates.arithmetic import ORDER, PARTS_OF_DAY, SEASONS
from timeline.dates.calendars import LONGEST
from timeline.dates.context import UNITS
from timeline.dates.holidays import check_holiday
from timeline.dates.meanings import MEANINGS, Means
from timeline.interval import Interval
from timeline.language.pack import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from timeline.language.pack import Pack

KEYS: dict[str, type] = {
    "name": str, "means": str, "patterns": list, "more": list, "examples": dict, "never": list, "only": str,
    "capital": bool, "capital_slot": str, "small_slot": str, "no_name": bool, "small_letters": bool,
    "tells_after": list, "not_before": list, "lower": bool, "reminder": bool,
}  # fmt: skip
"""The keys that any rule may have: its outline, and what the finder asks."""
_MODS = ("START", "MID", "END", "")
_ABOUT = ("APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "")
_REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
_WHICH = range(-3, 4)
_VALUES: dict[str, Collection[Any]] = {
    **dict.fromkeys(("month", "mon"), range(1, 13)), **dict.fromkeys(("weekday", "wday", "weekdays"), range(1, 8)),
    **dict.fromkeys(UNITS, ORDER), **dict.fromkeys(("part", "parts"), tuple(PARTS_OF_DAY)),
    **dict.fromkeys(("sense", "sense_after", "unit_sense", "told_sense", "told_after", "week_sense"), _WHICH),
    **dict.fromkeys(("year_shift", "told_year_shift", "whose_year", "day_word"), _WHICH), "last_which": (-1,),
    "part_of_year": (2, 3, 4, 6),
    "other_week": (-1, 1), "rough": range(2, 13),
    **dict.fromkeys(("ago", "ago_before", "later", "span_sense"), (-1, 1)), "season": tuple(SEASONS), "mod": _MODS,
    "about": _ABOUT, "quant": ("EVERY", "EACH"), "reference": _REFERENCES, "noon": range(25), "half_day": ("am", "pm"),
    "decade_word": range(0, 100, 10),
    "their_month": range(1, 13), "their_day": range(1, LONGEST + 1), "century_name": range(1, 22),
    "zone": range(-12, 15), "past_hour": range(-59, 60),
}  # fmt: skip
"""What the words of a class may stand for (docs/languages.md); the values of TIMEX3 where it has any."""
_LOOKED_UP = {
    "unit", "part", "half_day_part", "weekday", "season", "sense", "week_sense", "holiday", "large_holiday", "often",
    "quant", "sign", "month_name", "year_shift", "decade_word", "century_name", "mod", "about", "noon", "zone",
    "day_word", "day_part", "half_day", "past_hour", "length",
}  # fmt: skip
"""The slots of which a meaning needs to know what the words stand for."""
_FEW = 10
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")


@lru_cache(maxsize=4096)
def slots_of(pattern: str) -> tuple[tuple[str, str], ...]:
    """List the slots of a pattern, each with its other name or "".

    >>> slots_of("{year:first}-{year}")
    (('year', 'first'), ('year', ''))
    """
    return tuple(_SLOT.findall(pattern))


def _part_of_some_day(value: Any) -> None:
    """Read a number of days and a part of the day."""
    days, part = value
    if not isinstance(days, int) or part not in PARTS_OF_DAY:
        raise ValueError(value)


def _repetition(value: Any) -> None:
    """Read a value of TIMEX3 for what happens again: P1D, XXXX-XX-XXTNI."""
    if not value.startswith(("P", "X")):
        raise ValueError(value)


def _length(value: Any) -> None:
    """Read a length of TIMEX3: P5Y."""
    if not value.startswith("P"):
        raise ValueError(value)


_READ: dict[str, Callable[[Any], object]] = {
    "holiday": check_holiday, "large_holiday": check_holiday, "named_date": Interval.parse,
    "era": index, "day_part": _part_of_some_day, "often": _repetition,
    "length": _length,
}  # fmt: skip
"""How the values of other classes are read, which fails where they are none."""


def check_rule(pack: Pack, rule: Mapping[str, Any]) -> None:
    """Raise LanguageError, naming rule and key, when a rule lacks something or holds what nobody reads.

    >>> from timeline.language.pack import load
    >>> check_rule(load("en"), {"name": "x", "means": "agoo", "patterns": []})
    Traceback (most recent call last):
    timeline.errors.LanguageError: en.toml: rule 'x': means: there is no meaning 'agoo': did you mean 'ago'?
    """
    where = f"rule {rule['name']!r}"
    if "means" not in rule:
        raise pack.fault(where, "means: is missing, and base.toml has no rule of this name")
    _check_keys(pack, where, {"means": rule["means"]}, KEYS)
    if rule["means"] not in MEANINGS:
        raise pack.fault(where, f"means: there is no meaning {rule['means']!r}{nearest(rule['means'], MEANINGS)}")
    means = MEANINGS[rule["means"]]
    _check_keys(pack, where, rule, {**KEYS, **means.options})
    for key in ("patterns", "more"):
        for pattern in rule.get(key, ()):
            if not isinstance(pattern, str):
                raise pack.fault(where, f"{key}: {pattern!r} is no text")
            _check_slots(pack, f"{where}: pattern {pattern!r}", pattern, means)


def _check_keys(pack: Pack, where: str, rule: Mapping[str, Any], known: Mapping[str, type]) -> None:
    for key, value in rule.items():
        if key not in known:
            raise pack.fault(where, f"{key}: there is no such key{nearest(key, known)}")
        if not isinstance(value, known[key]):
            raise pack.fault(where, f"{key}: is {value!r}: it should be of the type {known[key].__name__}")


def _check_slots(pack: Pack, where: str, pattern: str, means: Means) -> None:
    """Check that the slots that a meaning needs are there, and that no slot has a name that it never reads."""
    slots = slots_of(pattern)
    found = {alias or name for name, alias in slots}
    for need in means.needs:
        if found.isdisjoint(need.split("|")):
            wanted = " or ".join(f"{{{slot}}} (or {{class:{slot}}})" for slot in need.split("|"))
            raise pack.fault(where, f"the meaning needs {wanted}")
    aliases = [alias for _, alias in slots if alias]
    read = {slot for need in (*means.needs, *means.may) for slot in need.split("|")} if aliases else set()
    for alias in aliases:
        if alias not in read:
            raise pack.fault(where, f"the meaning reads no slot {alias!r}{nearest(alias, read)}")


def check_values(pack: Pack, lexicon: Mapping[str, Mapping[str, Any] | list[str]]) -> None:
    """Raise LanguageError, naming class and word, for a word that stands for what its class does not hold.

    >>> from timeline.language.pack import load
    >>> check_values(load("en"), {"unit": {"week": "WEEK"}})
    Traceback (most recent call last):
    timeline.errors.LanguageError: en.toml: dates.lexicon.unit.week: is 'WEEK': write TS, TM, TQ, TH, D, WE, W, FN, M, …
    """
    for name, words in lexicon.items():
        _check_words(pack, f"dates.lexicon.{name}", words)
        for word, value in words.items() if isinstance(words, dict) else ():
            where = f"dates.lexicon.{name}.{word}"
            if name in _VALUES and value not in _VALUES[name]:
                known = [repr(one) if one == "" else str(one) for one in _VALUES[name]]
                raise pack.fault(where, f"is {value!r}: write {_some(known)}")
            _check_read(pack, where, value, _READ.get(name))


def _check_words(pack: Pack, where: str, words: Iterable[str]) -> None:
    """Check that the words of a class are in lower case; others are found in no text, which is folded."""
    for word in words:
        if not word.strip():
            raise pack.fault(where, f"{word!r} is no word")
        if word != word.lower():
            raise pack.fault(where, f"{word!r}: write it in lower case: a text is folded before it is searched")


def _check_read(pack: Pack, where: str, value: Any, read: Callable[[Any], object] | None) -> None:
    try:
        if read is not None:
            read(value)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        raise pack.fault(where, f"is {value!r}, which cannot be read: see docs/languages.md") from None


def check_lookups(pack: Pack, rule: Mapping[str, Any], lexicon: Mapping[str, Mapping[str, Any]]) -> None:
    """Raise LanguageError where a slot is filled from a class whose words the meaning of the rule does not know.

    A class of the file's own narrows what a slot may hold; what the words stand for is looked up in the classes that
    the meaning names.
    """
    means = MEANINGS[rule["means"]]
    for pattern in (*rule.get("patterns", ()), *rule.get("more", ())):
        for name, alias in slots_of(pattern):
            if alias not in _LOOKED_UP or name not in lexicon:
                continue
            classes = (*means.classes, *(("mod",) if alias == "mod" else ()))
            known = set().union(*(lexicon[name] for name in classes))
            if strange := next((word for word in lexicon[name] if word not in known), None):
                where, slot = f"rule {rule['name']!r}: pattern {pattern!r}", f"{{{name}:{alias}}}"
                among = " or ".join(classes)
                raise pack.fault(where, f"{slot}: {strange!r} stands for nothing here: write it into {among}, too")


def check_classes(pack: Pack, own: Iterable[str], texts: Iterable[str], meanings: Iterable[str]) -> None:
    """Raise LanguageError for a class or macro that no pattern and no meaning asks for: its name may have changed.

    ``own`` are those to be asked about, ``texts`` all patterns and macros, ``meanings`` those of all rules.
    """
    used = {name for text in texts for name, _ in slots_of(text)}
    used |= {name for meaning in meanings for name in MEANINGS[meaning].classes}
    for name in own:
        if name not in used:
            raise pack.fault(f"dates: {name}", f"no rule asks for this class or macro{nearest(name, used)}")


def _some(known: list[str]) -> str:
    """List what is known, as far as a line has room."""
    return ", ".join(known if len(known) <= _FEW else [*known[: _FEW - 1], "…"])
