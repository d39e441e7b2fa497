"""Language: what one file of languages/ says about a language, ready to use."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.errors import LanguageError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Language:
    """The words of a language that the splitting of text needs."""

    code: str
    """The name of its file: a BCP 47 tag, mostly two letters."""
    name: str
    titles: frozenset[str]
    """Abbreviations that a sentence never ends with, lower case, without the last full stop: "mr", "gen"."""
    before_number: frozenset[str]
    """Abbreviations when a number follows: "no", "p"."""
    abbreviations: frozenset[str]
    """Abbreviations that a sentence may end with: "inc", "sept"."""
    stop_words: frozenset[str]
    """Function words, lower case."""
    dates: Mapping[str, Any] = field(default_factory=dict, hash=False, repr=False)
    """The tables of the file that speak of dates: lexicon, macros, strong words, rules (see docs/languages.md)."""


@cache
def load(code: str) -> Language:
    """Load a language by its tag; "en-GB" falls back to "en".

    A language without a file that dateparser knows has no words here, and its texts are split without them. Raises
    LanguageError for any other.

    >>> load("en").name
    'English'
    """
    tag = code.lower()
    path = files("timeline.languages").joinpath(f"{tag}.toml")
    if not (tag.replace("-", "").isalnum() and path.is_file()):
        if "-" in tag:
            return load(tag.partition("-")[0])
        data = locale_data(tag)
        return Language(tag, str(data["name"]), frozenset(), frozenset(), frozenset(), frozenset())
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    words = data["words"]
    return Language(
        code=tag,
        name=data["name"],
        titles=frozenset(words["titles"]),
        before_number=frozenset(words["before_number"]),
        abbreviations=frozenset(words["abbreviations"]),
        stop_words=frozenset(words["stop_words"].split()),
        dates=data.get("dates", {}),
    )


def locale_data(code: str) -> dict[str, Any]:
    """Read the words for months, days and relative dates that dateparser has for a language without a file here.

    Raises LanguageError when it has none either. The file is read by itself: importing dateparser costs 0.2 s.

    >>> locale_data("de")["may"], locale_data("de-AT")["name"], locale_data("zh-hant")["name"]
    (['mai'], 'de', 'zh-Hant')
    """
    package = find_spec("dateparser")
    folder = Path((package.submodule_search_locations or [""])[0] if package else "") / "data/date_translation_data"
    language, _, script = code.partition("-")
    names = (f"{language.lower()}-{script.title()}", language.lower())
    path = next((path for name in names if (path := folder / f"{name}.py").is_file()), None)
    if path is None or not code.replace("-", "").isalnum():
        raise LanguageError(f"there is no language {code!r}: known are {', '.join(known())}, and dateparser's locales")
    spec = spec_from_file_location(f"timeline_locale_{code}", path)
    if spec is None or spec.loader is None:
        raise LanguageError(f"the locale {code!r} of dateparser cannot be read")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.info)


@cache
def has_rules(code: str) -> bool:
    """Whether a language, or the one that it is a variety of, has a file with rules for dates.

    >>> has_rules("en-GB"), has_rules("de")
    (True, False)
    """
    return code.lower() in known() or code.lower().partition("-")[0] in known()


@cache
def known() -> tuple[str, ...]:
    """List the tags of the languages that have a file of their own.

    >>> "en" in known()
    True
    """
    names = (path.name for path in files("timeline.languages").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))
