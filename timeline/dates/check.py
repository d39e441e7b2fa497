"""Whether the rules of a language file hold what their meanings ask for, told when the file is loaded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from timeline.dates.meanings import MEANINGS, Means

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from timeline.language.pack import Pack

KEYS: dict[str, type] = {
    "name": str, "means": str, "patterns": list, "more": list, "examples": dict, "never": list, "only": str,
    "capital": bool, "capital_slot": str, "no_name": bool, "small_letters": bool, "tells_after": list,
}  # fmt: skip
"""The keys that any rule may have: its outline, and what the finder asks."""
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")


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
    if rule["means"] not in MEANINGS:
        raise pack.fault(where, f"means: there is no meaning {rule['means']!r}{_nearest(rule['means'], MEANINGS)}")
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
            raise pack.fault(where, f"{key}: there is no such key{_nearest(key, known)}")
        if not isinstance(value, known[key]):
            raise pack.fault(where, f"{key}: is {value!r}: it should be of the type {known[key].__name__}")


def _check_slots(pack: Pack, where: str, pattern: str, means: Means) -> None:
    """Check that the slots that a meaning needs are there, and that no slot has a name that it never reads."""
    found = {alias or name for name, alias in _SLOT.findall(pattern)}
    for need in means.needs:
        if found.isdisjoint(need.split("|")):
            slots = " or ".join(f"{{{slot}}} (or {{class:{slot}}})" for slot in need.split("|"))
            raise pack.fault(where, f"the meaning needs {slots}")
    read = {slot for need in (*means.needs, *means.may) for slot in need.split("|")}
    for _, alias in _SLOT.findall(pattern):
        if alias and alias not in read:
            raise pack.fault(where, f"the meaning reads no slot {alias!r}{_nearest(alias, read)}")


def check_classes(pack: Pack, own: Collection[str], texts: Iterable[str], meanings: Iterable[str]) -> None:
    """Raise LanguageError for a class that neither a pattern nor a meaning asks for: its name may have changed.

    ``own`` are the classes to be asked about, ``texts`` all patterns and macros, ``meanings`` those of all rules.
    """
    used = {name for text in texts for name, _ in _SLOT.findall(text)}
    used |= {name for meaning in meanings for name in MEANINGS[meaning].classes}
    for name in own:
        if name not in used:
            raise pack.fault(f"dates.lexicon.{name}", f"no rule asks for this class{_nearest(name, used)}")


def _nearest(name: str, known: Iterable[str]) -> str:
    """Ask whether the nearest of the known names was meant."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=1)
    return f": did you mean {near[0]!r}?" if near else f": known are {', '.join(sorted(known))}"
