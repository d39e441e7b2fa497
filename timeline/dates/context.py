"""What a meaning gets to see: the expression that a rule matched, and what was told before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.dates.arithmetic import nth_part
from timeline.dates.tokens import SHAPES
from timeline.interval import DAY, HOUR, Interval, civil
from timeline.language.numbers import roman

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from timeline.dates.rules import Grammar, Rule
    from timeline.dates.shift import Shift
    from timeline.model import TimexType


_SENTENCE = re.compile(r"[.!?]\s|[。！？\n]")
_PARAGRAPH = re.compile(r"\n")


@dataclass(slots=True)
class Context:
    """What is known at one place of a document; it grows as the document is read."""

    anchor: Interval | None
    """The day of writing: of the document, or of the passage where it bears one of its own."""
    kind: str
    """What the caller says that the text is: "news", "narrative", or "auto"."""
    day_first: bool | None
    """Whether 3/4 is the third of April; None when nothing tells."""
    grammar: Grammar
    prefer: str = ""
    """"past" or "future" where the caller says so; else the words of each clause tell."""
    published: Interval | None = None
    """The day of the document."""
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
    told_at: int = 0
    """Where it ends in the passage."""
    told_day: Interval | None = None
    """The last day, or time of one, that was told."""
    scene: Interval | None = None
    """The last date that the story has reached: a look back or ahead does not move it."""
    section: Interval | None = None
    """The year that the section is headed with."""
    in_story: bool = False
    """Whether the expression at hand is told within a story: what it leaves out is that of the scene."""
    reasons: list[str] = field(default_factory=list)
    """What decided how the expression at hand is read: keys of the table ``say.explain``."""
    period: Interval | None = None
    """The last quarter, half-year or year that a report speaks of."""

    @property
    def now(self) -> Interval | None:
        """What a bare date is read against: the scene within a story, else the day of writing."""
        if not self.in_story:
            return self.anchor or self.told
        if self.section is not None and self.scene is not None and self.scene in self.section:
            return self.section
        return self.scene or self.anchor

    @property
    def here(self) -> Interval | None:
        """What "this week" and "Friday" are read against: nothing, where the day of writing is not known."""
        return self.now if self.in_story else self.anchor

    def day_before(self, place: int, *, in_paragraph: bool = False) -> Interval | None:
        """The day that was told last in the sentence, or paragraph, of a place of the passage; None where none was."""
        told = self.told
        if told is None or told.end > told.day.end:
            return None
        ends = _PARAGRAPH if in_paragraph else _SENTENCE
        return None if ends.search(self.text, self.told_at, place) else told.day

    def year_before(self, place: int) -> int | None:
        """The year of the quarter or half that was told last in the sentence of a place; None where none was."""
        told = self.period
        if told is None or told != self.told or _SENTENCE.search(self.text, self.told_at, place):
            return None
        return civil(told.start)[0]

    @property
    def latest(self) -> Interval | None:
        """What "two days later" is read against: the last date told, or else the day of writing."""
        return (self.scene if self.in_story else self.told) or self.anchor


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
        groups, match = self.rule.slots.get(slot), self.match
        if groups is None:
            return slot == self.rule.prefix and self.prefix[0] < self.prefix[1]
        return any(match.start(group) >= 0 for group in groups) if len(groups) > 1 else match.start(groups[0]) >= 0

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
        """List the tokens in a slot, without hyphens and full stops, apostrophes straight; empty when not filled."""
        span = self.span(slot)
        tokens = self.tokens[slice(*span)] if span else ()
        return [
            token if token.isalnum() else token.replace("’", "'").replace("‘", "'")
            for token in tokens
            if token not in _MARKS
        ]

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

    @property
    def unit(self) -> str:
        """The unit of TIMEX3 in the slot of that name; empty when there is none."""
        told = self.value("unit", *UNITS)
        return str(told or ("TH" if self.has("unit") and self.words("unit")[0][0].isdigit() else ""))  # "2h30"

    def number(self, slot: str) -> Fraction | None:
        """Read the number in a slot; None when it is vague or not there."""
        words = self.words(slot)
        return self.grammar.numbers.read(words) if words else None

    def integer(self, slot: str) -> int | None:
        """Read a small whole number, also an ordinal ("25th", "third"); None when there is none."""
        words = self.words(slot)
        if not words:
            return None
        if digits := next((match for word in reversed(words) if (match := _DIGITS.search(word))), None):
            return int(digits[0])
        ordinals, cardinals = self.grammar.lexicon["ordinal"], self.grammar.numbers.values
        for table in (ordinals, cardinals):
            if (whole := " ".join(words)) in table:
                return int(table[whole])
        if numerals := [word for word in words if word in ordinals or word in cardinals]:  # not the 日 of 二十一日
            if ordinals.keys().isdisjoint(numerals):
                return int(self.grammar.numbers.read(numerals) or 0)
            return int(sum(ordinals.get(word, 0) or cardinals.get(word, 0) for word in numerals))
        return roman(whole) if self.grammar.tokens.shape(whole) in SHAPES["roman"] else None


UNITS = ("unit", "units", "unit_mark", "lasting")
"""The classes of words for units."""
_SENSES = ("sense", "sense_after", "unit_sense", "told_sense", "told_after", "span_sense")
"""The classes of words that say which of several is meant."""
_MARKS = {"-", "–", "—", ",", "."}
_DIGITS = re.compile(r"\d+", re.ASCII)


class TimeOfDay(NamedTuple):
    """A time of any day: minutes from its midnight, half-open, and how TIMEX3 writes it behind the day."""

    start: int
    end: int
    code: str = ""
    """ "TEV" for an evening; empty for a time by the clock."""
    open: bool = False
    """Whether it may be of the morning or of the afternoon: "at 8"."""

    def on(self, day: Interval) -> tuple[Interval, str]:
        """Build the time on a day, and its value."""
        interval = Interval(day.start + self.start, day.start + self.end)
        return interval, f"{day}{self.code}" if self.code else str(interval)

    def later(self, hours: int) -> TimeOfDay:
        """Move it by so many hours; morning or afternoon is settled then."""
        return TimeOfDay(self.start + hours * HOUR, self.end + hours * HOUR, self.code)

    def within(self, part: Interval) -> TimeOfDay:
        """Settle morning or afternoon by the part of the day that is named beside: "tonight at 8"; nights last till 6.

        >>> TimeOfDay(480, 481, open=True).within(Interval(18 * HOUR, 24 * HOUR))
        TimeOfDay(start=1200, end=1201, code='', open=False)
        >>> TimeOfDay(220, 221).within(Interval(18 * HOUR, 30 * HOUR))    # 03:40 of the night from Saturday to Sunday
        TimeOfDay(start=1660, end=1661, code='', open=False)
        """
        if not self.open:
            return self.later(2 * 12) if part.day.start + self.start + DAY < part.end else self
        day, wide = part.day.start, Interval(part.start - _EARLY, part.end + _SMALL_HOURS)
        for hours, shifts in ((part, (0, 1)), (wide, (1, 0, 2))):
            for start in (self.start + shift * _HALF_DAY for shift in shifts):
                if day + start in range(hours.start, hours.end):
                    return TimeOfDay(start, start + 1)
        return self


class Part(NamedTuple):
    """Which part of a longer time something is: the first week, the second Monday, the 20th day."""

    nth: int
    """Counted from the end where it is negative."""
    unit: str
    """The unit of TIMEX3; "D" for a weekday, too."""
    weekday: int = 0
    """Monday 1 to Sunday 7; 0 for none."""
    many: int = 1
    """How many of them: the first three months."""


def part_of(whole: Interval, which: Part) -> Interval | None:
    """Find a part of a longer time; None when it has no such part.

    >>> print(part_of(Interval.of(2015), Part(1, "M", many=9)), part_of(Interval.of(2015), Part(-1, "D", many=2)))
    2015-01/2015-09 2015-12-30/2015-12-31
    """
    first, last = (which.nth, which.nth + which.many - 1) if which.nth > 0 else (which.nth - which.many + 1, which.nth)
    begin, end = (nth_part(whole, which.unit, nth, which.weekday) for nth in (first, last))
    return begin.cover(end) if begin and end else None


_HALF_DAY = 12 * HOUR
_EARLY, _SMALL_HOURS = 2 * HOUR, 6 * HOUR
"""How much before its beginning, by convention, and after its end a part of the day may be meant."""


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
    time: TimeOfDay | None = field(default=None, compare=False)
    """For a time of a day that it does not name itself: which time it is, so that a day beside it can be its day."""
    part: Part | None = field(default=None, compare=False)
    """For a part of a longer time: which part it is, so that what stands beside it can be the whole."""
    shift: Shift | None = field(default=None, compare=False)
    """For a length, and for what lies so long from a day."""
    open: bool = field(default=False, compare=False)
    """Whether its hour may still be one of the morning or of the afternoon: "Friday at 8"."""
    partial: bool = field(default=False, compare=False)
    """Whether it says nothing unless something beside it makes it whole: the "8" of "8 this evening"."""


def date(
    interval: Interval,
    *,
    anchor: Interval | None = None,
    mod: str = "",
    tells: bool = True,
    unsure: bool = False,
    part: Part | None = None,
) -> Meaning:
    """Make the DATE or TIME that covers an interval.

    >>> from timeline.interval import Interval
    >>> date(Interval.of(2016, 2, 25)).value
    '2016-02-25'
    """
    kind: TimexType = "TIME" if interval.granularity in {"hour", "minute"} else "DATE"
    return Meaning(kind, str(interval), interval, anchor=anchor, mod=mod, tells=tells, unsure=unsure, part=part)
