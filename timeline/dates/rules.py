"""Rule and Grammar: a language's rules for dates, ready to be tried."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from timeline.dates.tokens import WORD
from timeline.errors import LanguageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from timeline.dates.pattern import Node
    from timeline.dates.tokens import Tokens
    from timeline.language.numbers import Numbers
    from timeline.model import Span


@dataclass(frozen=True, eq=False)  # no slots: what is compiled when the rule is first tried is kept
class Rule:
    """One way to say a date."""

    name: str
    means: str
    """The function in MEANINGS that resolves it."""
    pattern: str
    """As the language file says it, but for the prefix."""
    options: Mapping[str, Any]
    """Every other key of the rule in the language file, handed to the meaning."""
    prefix: str
    """The class of words that may stand before it ("mod", "about"), or empty."""
    begins: frozenset[str]
    """The characters that it can begin with, and perhaps some more."""
    read: Callable[[str], Node | None]
    """Turns the pattern into a regex over the classes of tokens."""

    @cached_property
    def node(self) -> Node | None:
        """The pattern, read; None when the language has no words for it. Raises LanguageError when it is wrong."""
        return self.read(self.pattern)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The rule over the classes of tokens; its groups are the slots. Raises LanguageError when it is none."""
        try:
            return re.compile(self.node.regex if self.node else "(?!)")
        except re.error as error:
            raise LanguageError(f"rule {self.name!r}: {error}") from error

    def may_match(self, two: str) -> bool:
        """Whether it can match where there are these two classes, or one at the end."""
        if two[:1] not in self.begins or self.node is None or two[:1] not in self.node.first:
            return False
        return self.node.alone or two[1:] in self.node.second

    @cached_property
    def reminder(self) -> bool:
        """Whether it counts only where the caller says that bare dates are to come, or are past."""
        return bool(self.options.get("reminder"))

    @cached_property
    def slots(self) -> dict[str, list[int]]:
        """The numbers of the groups of each slot."""
        slots: dict[str, list[int]] = {}
        for name, number in self.regex.groupindex.items():
            slots.setdefault(name.partition("__")[0], []).append(number)
        return slots


class Letters(dict[int, str]):
    """A table for str.translate: a letter becomes the character of its classes, one that nobody knows :data:`WORD`.

    What is ASCII has none of its own, for it stands in longer tokens.
    """

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = codes

    def __missing__(self, letter: int) -> str:
        self[letter] = self._codes.get(chr(letter), WORD) if letter > _ASCII else _NO_WORD
        return self[letter]


_ASCII, _NO_WORD = 0x7F, " "


@dataclass(frozen=True, eq=False)  # no slots, as above
class Grammar:
    """What the finder needs of a language."""

    code: str
    tokens: Tokens
    numbers: Numbers
    lexicon: Mapping[str, dict[str, Any]]
    """For each class its words, lower case, and what each stands for."""
    codes: dict[str, str]
    """Token to the one character that stands for its classes."""
    triggers: re.Pattern[str]
    """Finds the words without which there is no date: see :meth:`triggered`."""
    prefixes: Mapping[str, re.Pattern[str]]
    """For "" and each class of words that may stand before a rule, the regex of it."""
    rules: tuple[Rule, ...]
    """In the order in which they are preferred where several match as much."""
    cues: str
    """The words that look ahead (group 1) or back (group 2), as a regular expression; empty when there are none."""
    from_to: re.Pattern[str]
    """What stands between the two ends of a range: "3 May to 5 June"; group 1 where only a word before tells."""
    between: frozenset[str]
    """The words that tell so: "between 3 May and 5 June"."""
    behind: re.Pattern[str]
    """What stands behind the two instead: 2015年和2018年之间."""
    future_in_stories: bool
    """Whether stories use the words that look ahead: German "wird" is a passive, too; 将于 looks ahead for certain."""
    deadline: frozenset[str]
    """Words before a day that is yet to come, where no verb tells: "Reply by Wednesday"."""
    verb_last: frozenset[str]
    """Words that open a clause whose verb stands last and decides."""
    links: Mapping[str, re.Pattern[str]]
    """What may stand between two expressions that are one, by the way in which they are: "Wednesday at 10 a.m."."""
    _beginning: dict[tuple[str, str], tuple[Rule, ...]] = field(default_factory=dict, init=False, repr=False)

    def beginning(self, prefix: str, two: str) -> tuple[Rule, ...]:
        """List the rules that can match where these two classes stand, behind a word of a prefix, or none ("")."""
        known = self._beginning.get((prefix, two))
        if known is None:
            known = tuple(rule for rule in self.rules if prefix in {"", rule.prefix} and rule.may_match(two))
            self._beginning[prefix, two] = known
        return known

    def triggered(self, passage: str) -> Iterator[Span]:
        """Yield where the words and numbers stand without which there is no date."""
        if self.tokens.spaced:
            return ((match.start(), match.end() - 1) for match in self.triggers.finditer(f" {passage}"))
        return (match.span() for match in self.triggers.finditer(passage))

    def has(self, meaning: str) -> bool:
        """Whether some rule that the language has words for means this: then the plain finder is not asked for it."""
        return any(rule.node is not None for rule in self.rules if rule.means == meaning)

    @cached_property
    def letters(self) -> Letters:
        """For each letter that is a word the character of its classes."""
        return Letters(self.codes)

    @cached_property
    def direction(self) -> re.Pattern[str] | None:
        """The words that tell whether a sentence looks ahead or back; None when the language lists none."""
        return re.compile(self.cues) if self.cues else None
