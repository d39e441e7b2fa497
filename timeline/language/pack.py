"""Pack: what one file of packs/ says about a language, what base.toml says of all of them added.

A file is a table of sections (:data:`SECTIONS`). Tables are united key by key with those of base.toml, lists of named
tables (rules) name by name, the file's own first; anything else in the file replaces what base.toml says. The rooms
of the house read the sections that they know: ``dates`` compiles rules, ``readers`` phrases of pages, ``say`` speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import tomli

from timeline.errors import LanguageError
from timeline.language.files import BASE, FOLDER, has_file, known
from timeline.language.locale_data import locale_data
from timeline.language.plain import plain_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

SECTIONS = {"name": str, "script": dict, "words": dict, "numbers": dict, "dates": dict, "clauses": dict, "alone": dict,
            "labels": dict, "layout": dict, "stamps": dict, "say": dict}  # fmt: skip
"""What a file may hold, and of which type each is."""
_LIKE_BASE = ("script", "words", "numbers", "dates", "clauses", "alone", "labels")
"""The sections of which base.toml has every key."""
_KINDS = {str: "text", list: "a list of texts", dict: "a table", bool: "true or false"}


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """A language, as its file tells it; each section is a mapping that holds what base.toml says, too."""

    code: str
    """The name of its file: a BCP 47 tag, mostly two letters."""
    name: str
    plain: bool
    """Whether it has no words for dates, because there is no file or no section of them: then dates are found by
    dateparser's words and by the rules of base.toml that need none."""
    sections: Mapping[str, Mapping[str, Any]]

    def section(self, name: str) -> Mapping[str, Any]:
        """Return one of the tables of :data:`SECTIONS`; empty when the file has none."""
        return self.sections.get(name, {})

    @property
    def stop_words(self) -> frozenset[str]:
        """Function words, lower case."""
        return _set(self, "stop_words")

    @property
    def titles(self) -> frozenset[str]:
        """Abbreviations that a sentence never ends with, lower case, without the last full stop: "mr", "gen"."""
        return _set(self, "titles")

    @property
    def before_number(self) -> frozenset[str]:
        """Abbreviations when a number follows: "no", "p"."""
        return _set(self, "before_number")

    @property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations that a sentence may end with: "inc", "sept"."""
        return _set(self, "abbreviations")

    @property
    def speakers(self) -> frozenset[str]:
        """The letters that mark who speaks in an interview: "q", "a"."""
        return _set(self, "speakers")

    @property
    def dates(self) -> Mapping[str, Any]:
        """The section that tells how the language tells dates."""
        return self.section("dates")

    def inherits(self, section: str, key: str, name: str) -> Mapping[str, Any]:
        """Return what base.toml says under a name in one of its lists of named tables; empty when it has none."""
        entries = _base().get(section, {}).get(key, ())
        return next((entry for entry in entries if entry["name"] == name), {})

    def fault(self, where: str, what: str) -> LanguageError:
        """Make the error that names file, place and fault, for whoever compiles a section."""
        return LanguageError(f"{self.code}.toml: {where}: {what}")


@cache
def _set(pack: Pack, key: str) -> frozenset[str]:
    value = pack.section("words").get(key, ())
    return frozenset(value.split() if isinstance(value, str) else value)


@cache
def load(code: str) -> Pack:
    """Load a language by its tag; "en-GB" falls back to "en".

    A language without a file that dateparser knows has what base.toml says. Raises LanguageError for any other, and
    for a file that is wrong.

    >>> load("en").name, load("en-GB").code, load("fi").plain
    ('English', 'en', True)
    """
    tag = code.lower()
    if tag == BASE or not tag.replace("-", "").isalnum():
        raise LanguageError(f"there is no language {code!r}: known are {', '.join(known())}, and dateparser's locales")
    path = FOLDER / f"{tag}.toml"
    if path.is_file():
        return read_pack(path, tag)
    if "-" in tag:
        return load(tag.partition("-")[0])
    data = locale_data(tag)
    return Pack(tag, str(data["name"]), plain=True, sections=united(_base(), plain_sections(tag, data)))


def find_pack(code: str) -> Pack | None:
    """Load a language that may be none, as pages declare them; None when nobody knows it.

    Raises LanguageError when its file is wrong: a fault in a file is no reason to do without what it says.

    >>> find_pack("de-AT").code, find_pack("tlh")
    ('de', None)
    """
    try:
        return load(code)
    except LanguageError:
        if has_file(code):
            raise
        return None


def read_pack(path: Path, code: str) -> Pack:
    """Read one file as the pack of ``code``; LanguageError says in one line what is wrong with it."""
    own = _checked(path)
    if not own.get("name"):
        raise LanguageError(f"{path.name}: name: is missing: write the language's name in English")
    for section in _LIKE_BASE:
        _check_like_base(f"{path.name}: {section}", own.get(section, {}), _base()[section])
    _check_entries(f"{path.name}: dates", own.get("dates", {}))
    data = united(_base(), own)
    return Pack(code, data.pop("name"), plain="dates" not in own, sections=data)


def _check_like_base(where: str, table: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    """Raise LanguageError for a key that base.toml does not have, or whose value is of another type there."""
    for key, value in table.items():
        if key not in known:
            raise LanguageError(f"{where}.{key}: there is no such key{nearest(key, known)}")
        kind: Any = list if key == "stop_words" and isinstance(value, list) else type(known[key])
        if not isinstance(value, kind) or (kind is list and key != "rules" and not _is_texts(value)):
            raise LanguageError(f"{where}.{key}: is {value!r}: write {_KINDS[kind]}")
        if key in {"direction", "links", "ranges"}:
            _check_like_base(f"{where}.{key}", value, known[key])


def _check_entries(where: str, dates: Mapping[str, Any]) -> None:
    """Raise LanguageError where a class, macro or rule is no such thing at all; what they hold is checked later."""
    for name, words in dates.get("lexicon", {}).items():
        if not isinstance(words, dict) and not _is_texts(words):
            raise LanguageError(f"{where}.lexicon.{name}: is {words!r}: write a table, or a list of texts")
        if isinstance(words, list) and isinstance(base("dates")["lexicon"].get(name), dict):
            raise LanguageError(f"{where}.lexicon.{name}: is a list: write what each word stands for")
    for name, pattern in dates.get("macros", {}).items():
        if not isinstance(pattern, str):
            raise LanguageError(f"{where}.macros.{name}: is {pattern!r}: write a pattern")
    for rule in dates.get("rules", ()):
        if not isinstance(rule, dict) or not isinstance(rule.get("name"), str):
            raise LanguageError(f"{where}.rules: {rule!r} has no name: write [[dates.rules]] and a name below it")


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


def nearest(name: str, known: Iterable[str]) -> str:
    """Ask whether the nearest of the known names was meant, or list them; what an error says behind a wrong name.

    >>> nearest("mont", ["day", "month"]), nearest("xyz", ["day", "month"])
    (": did you mean 'month'?", ': known are day, month')
    """
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=1)
    return f": did you mean {near[0]!r}?" if near else f": known are {', '.join(sorted(known))}"


def base(section: str) -> Mapping[str, Any]:
    """Return what base.toml says of all languages in a section."""
    table: Mapping[str, Any] = _base()[section]
    return table


@cache
def _base() -> dict[str, Any]:
    return _checked(FOLDER / f"{BASE}.toml")


def _checked(path: Path) -> dict[str, Any]:
    """Read a file and check its outline."""
    try:
        data = tomli.loads(path.read_text(encoding="utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LanguageError(f"{path.name}: is no TOML: {error}") from None
    for key, value in data.items():
        if key not in SECTIONS:
            raise LanguageError(f"{path.name}: {key}: there is no such section{nearest(key, SECTIONS)}")
        if not isinstance(value, SECTIONS[key]):
            raise LanguageError(f"{path.name}: {key}: is {value!r}: write {_KINDS[SECTIONS[key]]}")
    return data


def united(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Unite two tables: tables key by key, lists of named tables name by name, own ones first; else own replaces base.

    >>> united({"a": {"x": 1, "y": 1}, "b": [{"name": "r", "v": 1}]}, {"a": {"y": 2}, "b": [{"name": "s"}]})
    {'a': {'x': 1, 'y': 2}, 'b': [{'name': 's'}, {'name': 'r', 'v': 1}]}
    >>> united({"b": [{"name": "r", "v": 1}]}, {"b": [{"name": "r", "w": 2}]})
    {'b': [{'name': 'r', 'v': 1, 'w': 2}]}
    """
    result = dict(base)
    for key, value in own.items():
        known = base.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            result[key] = united(known, value)
        elif _is_named(known) and _is_named(value):
            inherited = {entry["name"]: entry for entry in known or ()}
            own_first = [united(inherited.pop(entry["name"], {}), entry) for entry in value]
            result[key] = [*own_first, *inherited.values()]
        else:
            result[key] = value
    return result


def _is_named(value: Any) -> bool:
    """Whether a value is a list of tables that all have a name."""
    return isinstance(value, list) and all(
        isinstance(entry, dict) and _is_texts([entry.get("name")]) for entry in value
    )
