"""A language's rules, compiled: words become classes, one character each, and rules become small regexes over those.

"the last two weeks" is read as four characters, the classes of its words, and the rule "(last|past) {count} {units}"
is a regular expression over such characters. So a rule costs a fraction of a microsecond to try, a word may belong to
several classes ("second", "may"), and what a number looks like is decided once, by the tokenizer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from timeline.dates.pattern import MARKS, Vocabulary, normal
from timeline.dates.tokens import SHAPES
from timeline.errors import LanguageError
from timeline.language.pack import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FIRST_CODE = 0x100  # the classes of words; below it stand the shapes of numbers and punctuation
_PUNCTUATION = {mark: mark for mark in MARKS} | {"–": "-", "—": "-", "’": "'"}


@dataclass(frozen=True, eq=False)  # no slots: the regex is compiled when the rule is first tried, and kept
class Rule:
    """One way to say a date."""

    name: str
    means: str
    """The function in MEANINGS that resolves it."""
    pattern: str
    """The regex as text."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Every other key of the rule in the language file, handed to the meaning."""
    prefix: str = ""
    """The class of words that may stand before it ("mod", "about"), or empty."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The rule over the classes of tokens; its groups are the slots. Raises LanguageError when it is none."""
        try:
            return re.compile(self.pattern)
        except re.error as error:
            raise LanguageError(f"rule {self.name!r}: {error}") from error

    @cached_property
    def slots(self) -> dict[str, list[int]]:
        """The numbers of the groups of each slot."""
        slots: dict[str, list[int]] = {}
        for name, number in self.regex.groupindex.items():
            slots.setdefault(name.partition("__")[0], []).append(number)
        return slots


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """What the finder needs of a language."""

    code: str
    lexicon: Mapping[str, Mapping[str, Any]]
    """For each class its words, lower case, and what each stands for."""
    codes: Mapping[str, str]
    """Token to the one character that stands for its classes."""
    triggers: re.Pattern[str]
    """Finds the words without which there is no date."""
    prefixes: Mapping[str, re.Pattern[str]]
    """For "" and each class of words that may stand before a rule, the regex of it."""
    rules: Mapping[str, Mapping[str, tuple[Rule, ...]]]
    """For each prefix, by the class that they can begin with, the rules that allow it; under "" all of them."""
    direction: re.Pattern[str]
    """Words that tell whether a sentence looks ahead (group 1) or back (group 2)."""


@cache
def grammar(code: str) -> Grammar:
    """Compile the rules of a language; LanguageError when it has none.

    >>> sorted(grammar("en").prefixes)
    ['', 'about', 'mod']
    """
    data = load(code).dates
    lexicon: dict[str, dict[str, Any]] = {name: dict(words) for name, words in data["lexicon"].items()}
    vocabulary = Vocabulary(lexicon, data.get("macros", {}))
    for rule in data["rules"]:
        for pattern in rule["patterns"]:
            vocabulary.collect(pattern)
    codes = _codes(vocabulary.classes)
    vocabulary.code_of_class = _invert(vocabulary.classes, codes)
    by_first: dict[str, dict[str, list[Rule]]] = {"": {}}
    for rule, first in _compiled(data["rules"], vocabulary):
        for prefix in {"", rule.prefix}:
            for character in first:
                by_first.setdefault(prefix, {}).setdefault(character, []).append(rule)
    return Grammar(
        code=code,
        lexicon={name: {normal(entry): value for entry, value in words.items()} for name, words in lexicon.items()},
        codes={**{word: codes[classes] for word, classes in vocabulary.classes.items()}, **_PUNCTUATION},
        triggers=_triggers(vocabulary.classes, set(data["strong"]), set(data["strong_words"].split())),
        prefixes={name: re.compile(f"{vocabulary.slot(name)[0]}-?" if name else "") for name in by_first},
        rules={name: {first: tuple(found) for first, found in rules.items()} for name, rules in by_first.items()},
        direction=_direction(**data["direction"]),
    )


_STRUCTURE = {"name", "means", "patterns", "examples", "never"}
_PREFIX = re.compile(r"\{(\w+)\}\? ")


def _compiled(rules: Iterable[dict[str, Any]], vocabulary: Vocabulary) -> Iterator[tuple[Rule, frozenset[str]]]:
    """Compile each pattern of each rule; "{mod}? " at its beginning is left to the scanner, which tries it once."""
    for rule in rules:
        options = {key: value for key, value in rule.items() if key not in _STRUCTURE}
        for pattern in rule["patterns"]:
            prefix = _PREFIX.match(pattern)
            regex, first, _ = vocabulary.compile(pattern[prefix.end() :] if prefix else pattern)
            yield Rule(rule["name"], rule["means"], regex, options, prefix[1] if prefix else ""), first


def _triggers(classes: Mapping[str, frozenset[str]], strong: set[str], strong_words: set[str]) -> re.Pattern[str]:
    """Compile what the scanner looks for: a word of a strong class, or a number that looks like a year, day or time."""
    words = trie(word for word, names in classes.items() if names & strong or word in strong_words)
    number = (
        r"\d{1,2}(?:[ap]m\b|[/.]\d{1,2}[/.]\d|:\d\d|(?:st|nd|rd|th|s)\b)|\d{4}(?:\b|s\b|[a-z-])|\d\d(?=s\b)"
        r"|[qh][1-4]\b|[1-4][qh]\b|fy\d"
    )
    return re.compile(rf"\b(?:{words}\b|{number})|['’]\d\d(?!\d)")


def _direction(past: list[str], future: list[str], past_endings: list[str]) -> re.Pattern[str]:
    """Compile the words that look ahead and back; a participle behind "be" or "is" does neither: "will be held"."""
    back = rf"(?<!\bbe )(?<!\bis )(?<!\bare )(?:{trie(past)}|[^\W\d_]+(?:{trie(past_endings)}))"
    return re.compile(rf"(?:\b|(?='))(?:({trie(future)})|({back}))\b")


def _codes(classes: Mapping[str, frozenset[str]]) -> dict[frozenset[str], str]:
    """Give each set of classes that some word has one character."""
    signatures = sorted(set(classes.values()), key=sorted)
    return {signature: chr(_FIRST_CODE + place) for place, signature in enumerate(signatures)}


def _invert(classes: Mapping[str, frozenset[str]], codes: Mapping[frozenset[str], str]) -> dict[str, str]:
    """For each class the characters of the words that belong to it."""
    members: dict[str, set[str]] = {name: set(code) for name, code in SHAPES.items()}
    for signature in set(classes.values()):
        for name in signature:
            members.setdefault(name, set()).add(codes[signature])
    return {name: "".join(sorted(found)) for name, found in members.items()}


def trie(words: Iterable[str]) -> str:
    """Write words as a regular expression that shares their beginnings.

    >>> trie(["may", "march", "mar"])
    'ma(?:r(?:ch)?|y)'
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, Any]) -> str:
    ends = "" in tree
    options = sorted(re.escape(letter) + _branch(rest) for letter, rest in tree.items() if letter)
    if not options:
        return ""
    single = len(options) == 1
    text = options[0] if single else f"(?:{'|'.join(options)})"
    if not ends:
        return text
    return f"(?:{text})?" if single else text + "?"
