"""Language: what one file of languages/ says about a language, ready to use."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
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
    """The tables of the file that speak of dates: lexicon, macros, weak, rules (see docs/languages.md)."""


@cache
def load(code: str) -> Language:
    """Load a language by its tag; "en-GB" falls back to "en". Raises LanguageError for one without a file.

    >>> load("en").name
    'English'
    """
    tag = code.lower()
    path = files("timeline.languages").joinpath(f"{tag}.toml")
    if not (tag.replace("-", "").isalnum() and path.is_file()):
        if "-" in tag:
            return load(tag.partition("-")[0])
        raise LanguageError(f"there is no language {code!r}: known are {', '.join(known())}")
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


def known() -> tuple[str, ...]:
    """List the tags of the languages that have a file of their own.

    >>> "en" in known()
    True
    """
    names = (path.name for path in files("timeline.languages").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))
