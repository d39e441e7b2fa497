"""Phrases around stories: what kind of paragraph one is by its words, as the packs of the languages list them.

Section ``layout`` of a pack: ``rules`` with examples, ``macros`` that they share, and how the line that names the
author begins. What a kind means is told in :mod:`timeline.readers.layout`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.language.names import full, months, weekdays
from timeline.readers.packs import speaking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from timeline.language.pack import Pack

KINDS = ("section", "end", "noise", "caption", "byline")
"""What a rule can call a paragraph, in the order in which rules are tried."""
_KEYS = {"name": str, "kind": str, "words": int, "pattern": str, "is": list, "not": list}
_OPTIONAL = {"needs": list, "case": bool}
_SECTION = {"also": list, "author": str, "macros": dict, "rules": list}
_MACRO = re.compile(r"\{([a-z_]+)\}")
_DEEPEST = 8
"""Macros in macros beyond this are a circle."""
_EDGES = ' \t\xa0.:!…>|•*#·–—›»→▶►»"“”-'
_LONGEST = 200
"""No phrase is that of a paragraph with more words."""


class Rule(NamedTuple):
    """A phrase of a pack: the kind it gives to a whole paragraph of at most ``words`` words."""

    kind: str
    words: int
    pattern: re.Pattern[str]
    case: bool
    needs: tuple[str, ...]
    """One of these must stand in the folded paragraph: far quicker to see than that the pattern does not match."""


def rules(language: str) -> tuple[Rule, ...]:
    """Compile what counts for a page in a language: its own phrases, those of all, and those of ``also``.

    Raises LanguageError that names file, rule and key when one is wrong.

    >>> {rule.kind for rule in rules("de")} == set(KINDS)
    True
    """
    return _rules(speaking(language, "layout"))


@cache
def _rules(packs: tuple[Pack, ...]) -> tuple[Rule, ...]:
    """Compile the phrases of packs, each once, in the order of KINDS and of the files."""
    for pack in packs:
        _check(pack)
    found = dict.fromkeys(_rule(pack, entry) for pack in packs for entry in pack.section("layout").get("rules", ()))
    return tuple(sorted(found, key=lambda rule: KINDS.index(rule.kind)))


def _check(pack: Pack) -> None:
    """Check the outline of a section; LanguageError says what is wrong with it."""
    section = pack.section("layout")
    for key, value in section.items():
        if key not in _SECTION:
            raise pack.fault(f"layout.{key}", f"there is no such key: known are {', '.join(_SECTION)}")
        if not isinstance(value, _SECTION[key]):
            kind = _SECTION[key].__name__
            raise pack.fault(f"layout.{key}", f"is a {type(value).__name__}: it should be a {kind}")
    if not all(isinstance(entry, dict) for entry in section.get("rules", ())):
        raise pack.fault("layout.rules", "holds what is no table: write [[layout.rules]] above each rule")
    if not all(isinstance(text, str) for text in section.get("macros", {}).values()):
        raise pack.fault("layout.macros", "holds what is no pattern: a macro is a text")


def _rule(pack: Pack, entry: dict[str, Any]) -> Rule:
    """Check and compile one rule."""
    where = f"layout.rules {entry.get('name', '')!r}"
    for key, kind in _KEYS.items():
        if key not in entry:
            raise pack.fault(f"{where}: {key}", "is missing")
        if not isinstance(entry[key], kind):
            raise pack.fault(f"{where}: {key}", f"is a {type(entry[key]).__name__}: it should be a {kind.__name__}")
    for key, value in entry.items():
        if key not in _KEYS and not isinstance(value, _OPTIONAL.get(key, ())):
            raise pack.fault(f"{where}: {key}", f"is no key of a rule, or not a {_OPTIONAL.get(key, str).__name__}")
    if entry["kind"] not in KINDS:
        raise pack.fault(f"{where}: kind", f"there is no {entry['kind']!r}: known are {', '.join(KINDS)}")
    pattern = _compiled(pack, entry["pattern"], f"{where}: pattern")
    return Rule(entry["kind"], entry["words"], pattern, entry.get("case", False), tuple(entry.get("needs", ())))


def _compiled(pack: Pack, pattern: str, where: str) -> re.Pattern[str]:
    """Compile a pattern, which the file breaks into lines where it likes, with the macros that it names."""
    macros = pack.section("layout").get("macros", {}) | {
        "months": _any(full(months(pack.code))),
        "weekdays": _any(full(weekdays(pack.code))),
    }

    def expanded(match: re.Match[str]) -> str:
        if match[1] not in macros:
            raise pack.fault(where, f"there is no macro {match[1]!r}: known are {', '.join(sorted(macros))}")
        return f"(?:{macros[match[1]]})"

    whole = pattern.replace("\n", "")
    for _ in range(_DEEPEST):
        whole = _MACRO.sub(expanded, whole)
    if _MACRO.search(whole):
        raise pack.fault(where, "its macros go in a circle")
    try:
        return re.compile(whole, re.DOTALL)
    except re.error as error:
        raise pack.fault(where, f"is no regular expression ({error})") from None


def _any(names: list[str]) -> str:
    """Match any of the names, in capitals or not; nothing when there are none."""
    return f"(?i:{'|'.join(map(re.escape, names))})" if names else "(?!)"


def by_phrase(language: str, parts: Iterable[str] = ()) -> Callable[[str], str]:
    """Make the function that tells the kind of a paragraph by its words, or "" when no phrase fits.

    ``parts`` are the paragraphs that it will be asked of: phrases whose words stand in none of them are left out.

    >>> kind = by_phrase("en")
    >>> kind("Related Articles"), kind("Story continues below"), kind("It rained in Rome.")
    ('section', 'noise', '')
    """
    wanted = rules(language)
    if whole := " ".join(parts).casefold().replace("\n", " "):
        wanted = tuple(rule for rule in wanted if not rule.needs or _holds_any(whole, rule.needs))

    def kind(paragraph: str) -> str:
        words = paragraph.split()
        if len(words) > _LONGEST:
            return ""
        plain = " ".join(words).strip(_EDGES)
        folded = plain.casefold()
        for found, longest, pattern, case, needs in wanted:
            if len(words) > longest or (needs and not _holds_any(folded, needs)):
                continue
            if pattern.fullmatch(plain if case else folded):
                return found
        return ""

    return kind


def _holds_any(text: str, needs: tuple[str, ...]) -> bool:
    """Whether one of the needs stands in a text; a loop, because it is run for every paragraph and rule."""
    for need in needs:  # noqa: SIM110 - a generator takes three times as long
        if need in text:
            return True
    return False


def author(lines: Iterable[str], language: str) -> str:
    """Read who wrote it from the lines around the headline; empty when they do not say.

    >>> author(["By Nora Feldt - 3 May '14 14:17PM"], "en"), author(["Von Anna Lehmann und Bo Ek"], "de")
    ('Nora Feldt', 'Anna Lehmann und Bo Ek')
    """
    patterns = _authors(speaking(language, "layout"))
    for line in lines:
        if match := next((match for pattern in patterns if (match := pattern.search(line))), None):
            return match[1].strip(" ,")
    return ""


def bare_author(name: str, language: str) -> str:
    """Take the word for "by" off a name.

    >>> bare_author("By Ann Lee, Paris", "en"), bare_author("Ann Lee", "en")
    ('Ann Lee, Paris', 'Ann Lee')
    """
    matches = (pattern.match(name) for pattern in _authors(speaking(language, "layout")))
    return next((name[match.start(1) :] for match in matches if match), name)


@cache
def _authors(packs: tuple[Pack, ...]) -> tuple[re.Pattern[str], ...]:
    """Compile how the packs name an author; group 1 is the name."""
    found = []
    for pack in packs:
        _check(pack)
        if text := pack.section("layout").get("author"):
            pattern = _compiled(pack, text, "layout.author")
            if pattern.groups != 1:
                raise pack.fault("layout.author", "has one group, the name: write {author_names}")
            found.append(pattern)
    return tuple(found)
