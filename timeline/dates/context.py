"""What a meaning gets to see: the expression that a rule matched, and what was told before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from timeline.dates.rules import Grammar, Rule
    from timeline.interval import Interval
    from timeline.model import TimexType


@dataclass(slots=True)
class Context:
    """What is known at one place of a document; it grows as the document is read."""

    anchor: Interval | None
    """The day the document was written."""
    kind: str
    """"news" or "narrative"."""
    day_first: bool | None
    """Whether 3/4 is the third of April; None when nothing tells."""
    grammar: Grammar
    southern: bool = False
    """Whether summer begins in December."""
    text: str = ""
    """The passage that is being read, lower case."""
    cues: list[tuple[int, int, int]] = field(default_factory=list)
    """The words of the passage that look ahead or back, as far as they were needed: start, end, 1 or -1."""
    cues_to: int = 0
    """Where the search for them stands."""
    told: Interval | None = None
    """The last date that was told, as it was told."""
    period: Interval | None = None
    """The last quarter, half-year or year that a report speaks of."""

    @property
    def now(self) -> Interval | None:
        """What a bare date is read against: the day of writing in news, the last date told in a narrative."""
        return (self.told or self.anchor) if self.kind == "narrative" else (self.anchor or self.told)

    @property
    def here(self) -> Interval | None:
        """What "this week" and "Friday" are read against: nothing, where the day of writing is not known."""
        return self.now if self.kind == "narrative" else self.anchor

    @property
    def latest(self) -> Interval | None:
        """What "two days later" is read against: the last date told, or else the day of writing."""
        return self.told or self.anchor


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match: its slots, and where it stands."""

    rule: Rule
    tokens: Sequence[str]
    spans: Sequence[tuple[int, int]]
    """Of the tokens, in the passage."""
    match: re.Match[str]
    prefix: tuple[int, int]
    """The tokens of the word before it that modifies it: "early", "about"."""
    grammar: Grammar

    @property
    def start(self) -> int:
        """Where it begins in the passage."""
        return self.spans[self.prefix[0]][0]

    @property
    def end(self) -> int:
        """Where it ends in the passage."""
        return self.spans[self.match.end() - 1][1]

    @property
    def options(self) -> Mapping[str, Any]:
        """What the rule says besides its pattern."""
        return self.rule.options

    def has(self, slot: str) -> bool:
        """Whether a slot was filled."""
        return self.span(slot) is not None

    def span(self, slot: str) -> tuple[int, int] | None:
        """The tokens in a slot; None when it was not filled."""
        rule = self.rule
        if slot not in rule.slots:
            return self.prefix if slot == rule.prefix and self.prefix[0] < self.prefix[1] else None
        for group in rule.slots[slot]:
            span = self.match.span(group)
            if span[0] >= 0:
                return span
        return None

    def words(self, slot: str) -> list[str]:
        """List the tokens in a slot, without hyphens and full stops; empty when it was not filled."""
        span = self.span(slot)
        return [token for token in self.tokens[slice(*span)] if token not in _MARKS] if span else []

    def value(self, slot: str, *classes: str) -> Any:
        """Look up what the words of a slot stand for in a class of the lexicon (by default of the same name)."""
        words = " ".join(self.words(slot))
        if not words:
            return None
        for name in classes or (slot,):
            if words in self.grammar.lexicon.get(name, ()):
                return self.grammar.lexicon[name][words]
        return None

    def sense(self) -> int | None:
        """Read the word that says which: the last (-1), this one (0), the next (1); None when there is none."""
        told = self.value("sense", *_SENSES)
        return self.options.get("sense") if told is None else int(told)

    def number(self, slot: str) -> Fraction | None:
        """Read the number in a slot; None when it is vague or not there."""
        words = self.words(slot)
        return self.grammar.numbers.read(words) if words else None

    def integer(self, slot: str) -> int | None:
        """Read a small whole number, also an ordinal ("25th", "third"); None when there is none."""
        words = self.words(slot)
        if not words:
            return None
        if digits := _DIGITS.search(words[-1]):
            return int(digits[0])
        ordinals, cardinals = self.grammar.numbers.tables["ordinal"], self.grammar.numbers.values
        if (whole := " ".join(words)) in ordinals:
            return int(ordinals[whole])
        if all(word in ordinals or word in cardinals for word in words):
            return int(sum(ordinals.get(word, 0) or cardinals.get(word, 0) for word in words))
        return None


_SENSES = ("sense", "sense_after", "unit_sense", "told_sense", "told_after", "span_sense")
"""The classes of words that say which of several is meant."""
_MARKS = {"-", "–", "—", ",", "."}
_DIGITS = re.compile(r"\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: the fields of a Timex that do not depend on where it stands."""

    type: TimexType
    value: str
    interval: Interval | None = None
    mod: str = ""
    quant: str = ""
    freq: str = ""
    anchor: Interval | None = None
    unsure: bool = False
    slots: tuple[str, ...] = ()
    """The slots that it covers, when it covers only a part of what the rule matched."""
    tells: bool = field(default=True, compare=False)
    """Whether what follows may be read against it."""


def date(interval: Interval, *, anchor: Interval | None = None, mod: str = "", tells: bool = True) -> Meaning:
    """Make the DATE or TIME that covers an interval.

    >>> from timeline.interval import Interval
    >>> date(Interval.of(2016, 2, 25)).value
    '2016-02-25'
    """
    kind: TimexType = "TIME" if interval.granularity in {"hour", "minute"} else "DATE"
    return Meaning(kind, str(interval), interval, anchor=anchor, mod=mod, tells=tells)
