"""A language's rules, compiled: words become classes, one character each, and rules become small regexes over those.

"the last two weeks" is read as four characters, the classes of its words, and the rule "(last|past) {count} {units}"
is a regular expression over such characters. So a rule costs a fraction of a microsecond to try, a word may belong to
several classes ("second", "may"), and what a number looks like is decided once, by the tokenizer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from timeline.dates.pattern import Vocabulary, normal
from timeline.dates.tokens import SHAPES
from timeline.language import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FIRST_CODE = 0x100  # the classes of words; below it stand the shapes of numbers and punctuation
_PUNCTUATION = {
    ",": ",",
    ".": ".",
    "-": "-",
    "–": "-",
    "—": "-",
    "(": "(",
    ")": ")",
    "/": "/",
    "&": "&",
    "'": "'",
    "’": "'",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say a date."""

    name: str
    means: str
    """The function in MEANINGS that resolves it."""
    regex: re.Pattern[str]
    """Over the classes of tokens; its groups are the slots."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Every other key of the rule in the language file, handed to the meaning."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the finder needs of a language."""

    code: str
    lexicon: Mapping[str, Mapping[str, Any]]
    """For each class its words, lower case, and what each stands for."""
    codes: Mapping[str, str]
    """Token to the one character that stands for its classes."""
    triggers: re.Pattern[str]
    """Finds the words without which there is no date."""
    rules: Mapping[str, tuple[Rule, ...]]
    """The rules that can begin with a class."""
    all_rules: tuple[Rule, ...]
    direction: re.Pattern[str]
    """Words that tell whether a sentence looks ahead (group 1) or back (group 2)."""


@cache
def grammar(code: str) -> Grammar:
    """Compile the rules of a language; LanguageError when it has none.

    >>> [rule.name for rule in grammar("en").all_rules if rule.means == "ago"]
    ['ago', 'ago']
    """
    data = load(code).dates
    lexicon: dict[str, dict[str, Any]] = {name: dict(words) for name, words in data["lexicon"].items()}
    vocabulary = Vocabulary(lexicon, data.get("macros", {}))
    for rule in data["rules"]:
        for pattern in rule["patterns"]:
            vocabulary.collect(pattern)
    codes = _codes(vocabulary.classes)
    vocabulary.code_of_class = _invert(vocabulary.classes, codes)
    by_first: dict[str, list[Rule]] = {}
    rules = []
    for data_rule in data["rules"]:
        for pattern in data_rule["patterns"]:
            regex, first, _ = vocabulary.compile(pattern)
            options = {key: value for key, value in data_rule.items() if key not in _STRUCTURE}
            rule = Rule(data_rule["name"], data_rule["means"], re.compile(regex), options)
            rules.append(rule)
            for character in first:
                by_first.setdefault(character, []).append(rule)
    strong, strong_words = set(data["strong"]), set(data["strong_words"].split())
    return Grammar(
        code=code,
        lexicon={name: {normal(entry): value for entry, value in words.items()} for name, words in lexicon.items()},
        codes={**{word: codes[classes] for word, classes in vocabulary.classes.items()}, **_PUNCTUATION},
        triggers=re.compile(
            _trigger_regex(
                word for word, classes in vocabulary.classes.items() if classes & strong or word in strong_words
            )
        ),
        rules={first: tuple(found) for first, found in by_first.items()},
        all_rules=tuple(rules),
        direction=re.compile(
            rf"(?:\b|(?='))(?:({trie(data['direction']['future'])})|({trie(data['direction']['past'])}"
            rf"|(?<!\bbe )[^\W\d_]+(?:{trie(data['direction']['past_endings'])})))\b"
        ),
    )


_STRUCTURE = {"name", "means", "patterns", "examples", "never"}


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


def _trigger_regex(words: Iterable[str]) -> str:
    """A word of the rules, or a number that looks like a year, a day, a time or a decade."""
    alphabetic = trie(word for word in words if word[0].isalpha())
    number = r"\d{1,2}(?:[/.]\d{1,2}[/.]\d|:\d\d|(?:st|nd|rd|th|s)\b)|\d{4}(?:\b|s\b|[a-z-])|\d\d(?=s\b)"
    return rf"\b(?:{alphabetic}\b|{number})|['’]\d\d(?!\d)"
