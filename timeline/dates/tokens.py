"""Tokens: the words, numbers and marks of a passage, each with the character that stands for its classes.

The shapes of numbers have the same names in every language; how they are written, its pack says:

    {n}      1 to 31, as a day or a count: 3, 25          {int}      any whole number: 3, 300, 1,250
    {month_number}  1 to 12                               {decimal}  2.5, in German 2,5
    {hour}   0 to 24                                      {nth}      3rd, 25th, up to 31st, in German 3.
    {year}   1700 to 2099                                 {ordinal_number}  any: 3rd, 125th
    {yy}     '98                                          {decade}   1990s, in German 1990er
    {far_year}  1000 to 1699, 2100 to 2199                {short_decade}  '90s, 90s
    {two}    two digits: 98   {short}  beyond any day: 32 to 99
    {padded} 01 to 09, for rules in which they are no count
                                                          {clock}    14:17, 2:30:05, in French 9h15
    {iso}    2016-02-25, 2016/2/25                                 {iso_time} 2016-02-25T14:17
    {iso_week}  2016-W08                                  {fraction}  1/2
    {quarter_code}  Q3, 3Q       {half_code}  H1, 1H       {fiscal_code}  FY2011, FY11
    {lettered_clock}  9h15, which may be a length, too
    {slashed}  25/02/2016, 2/25/16, 25.2.2016             {dotted_clock}  20.15, where that is no decimal
    {roman}    I to XXXIX, where the pack says so; in French also XIXe
    {open}     (         {close}  )          {mark}  a sign or an amount that no rule knows: 5 %, $10
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from timeline.language.letters import WIDE
from timeline.language.numbers import ROMAN, numbers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from typing import Any

    from timeline.language.pack import Pack

WORD, MARK = "x", "m"
UNKNOWN = WORD + MARK
"""The classes of a word and of a mark that no rule knows."""

SHAPES = {
    "n": "123z", "month_number": "1z", "hour": "012z", "year": "4", "far_year": "5", "yy": "y", "two": "12360z",
    "short": "6", "padded": "z", "three": "7", "int": "123067845hz", "small": "123067z", "decimal": "9",
    "fraction": "f", "nth": "o", "ordinal_number": "op", "decade": "q", "short_decade": "Q", "quarter_code": "u",
    "half_code": "U", "fiscal_code": "v",
    "iso": "i", "iso_time": "j", "iso_week": "k", "slashed": "s", "clock": "cg", "lettered_clock": "g",
    "dotted_clock": "C", "roman": "r", "long_int": "8", "hours_24": "h", "word": WORD + "r", "mark": MARK,
    "open": "(", "close": ")",
}  # fmt: skip
_ISO = (
    r"\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:z\b|[+-]\d\d:?\d\d)?)?(?![\d-])"
    r"|\d{4}([/.-])\d{1,2}\1\d{1,2}(?!\d|\1\d)|\d{1,2}([/.])\d{1,2}\2(?:\d{4}|\d\d)(?![\d/])(?!\.\d)"
    r"|(?:(?<![\d-])|(?<=\d{4}-))\d{1,2}-\d{1,2}-(?:\d{4}|\d\d)(?!\d|-(?!\d{1,2}-\d{1,2}-\d{4})|\.\d)"
    r"|\d{4}-w\d\d(?:-[1-7])?(?!\d)"
)
_NEVER = "(?!)"
_CLASS = re.compile(r"\{(\w+)\}")
_LONGEST_TOKEN, _LONGEST_NUMBER, _LONGEST_WORD = 30, 12, 20
"""Characters beyond which nothing is looked at closely."""


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """How the passages of a language are cut into tokens."""

    pattern: re.Pattern[str]
    shape: Callable[[str], str]
    """Names the class of a token by its looks: "x" for a word, "m" for what is no part of a date."""
    triggers: str
    """The numbers that may be a date by themselves, as a regular expression."""
    spaced: bool
    """Whether blanks stand between words; else each letter is a token."""
    whole: bool
    """Whether letters between blanks are always one token."""
    between_letters: re.Pattern[str]
    """Where letters are words: every token but single letters, each blank, and the end."""

    def split(self, text: str) -> list[str]:
        """Cut a passage into its tokens."""
        if self.whole and text.isalpha():
            return [text]
        return [match[0] for match in self.pattern.finditer(text)]

    def before(self, text: str, place: int) -> str:
        """Return what stands before a place: its last word, or the letters of a script without blanks."""
        before = text[max(0, place - _LONGEST_WORD) : place].rstrip()
        return before.rsplit(None, 1)[-1] if self.spaced and before else before

    def ends_with(self, before: str, words: Collection[str]) -> bool:
        """Whether what stands before a place is one of some words, or ends with one where no blanks tell."""
        return before in words if self.spaced else before.endswith(tuple(words))


@cache
def tokens_of(pack: Pack) -> Tokens:
    """Make the tokens of a pack, by its section ``script``.

    >>> from timeline.language.pack import load
    >>> [tokens_of(load("en")).shape(token) for token in ("2016-02-25", "25th", "1990s", "$10", "123456789012345")]
    ['i', 'o', 'q', 'm', 'x']
    """
    marks = _Marks(pack.section("script"), _joined(pack), pack.dates.get("whole", ()))
    whole = marks.spaced and not marks.joined
    pattern = marks.pattern()
    letters = rf"{guarded(pack.dates.get('whole', ()))}|(?![{WIDE}])(?:{pattern}|\s|\Z)"
    return Tokens(
        re.compile(pattern),
        _shaper(marks),
        marks.triggers(),
        marks.spaced,
        whole,
        re.compile(_NEVER if marks.spaced else letters),
    )


def _joined(pack: Pack) -> list[tuple[str, str]]:
    """Read the forms of ``dates.joined``: "{weekday}{part}" parts "Freitagabend"; those that end alike are one."""
    tables = {**pack.dates.get("lexicon", {}), **numbers_of(pack).tables}
    firsts: dict[str, set[str]] = {}
    for form in pack.dates.get("joined", ()):
        names = _CLASS.findall(form)
        if len(names) != 2 or not all(name in tables for name in names):
            raise pack.fault("dates.joined", f"{form!r}: write two classes in braces")
        first, second = names
        firsts.setdefault(second, set()).update(word for word in tables[first] if word.isalpha())
    seconds = {name: [word for word in tables[name] if word.isalpha()] for name in firsts}
    return [(trie(words), trie(seconds[name])) for name, words in firsts.items() if words and seconds[name]]


class _Marks:
    """What a pack writes around the digits of a number, as parts of regular expressions."""

    def __init__(self, script: Mapping[str, Any], joined: list[tuple[str, str]], whole: Iterable[str]) -> None:
        self.joined = joined
        """What is written as one word and read as two, the first and the second as alternatives."""
        self.whole = trie(whole)
        """The words that are read whole where letters are words."""
        self.decimal, thousands = re.escape(script["decimal"]), script["thousands"]
        self.thousands = f"[{re.escape(thousands)}]" if thousands else _NEVER
        self.ordinal = _any(script["ordinal_marks"])
        self.day_stop = r"\d{1,2}\.(?!\w)" if script["ordinal_stop"] else _NEVER
        self.decade = _any(script["decade_marks"])
        self.percent = _any(script["percent"])
        self.clock = _any(script["clock_marks"])
        self.dotted = r"\d{1,2}\.[0-5]\d(?!\d|\.\d)" if script["decimal"] != "." else _NEVER
        self.dotted_times = rf"|{self.dotted}(?!\.)" if script["dotted_times"] else ""
        self.stops_nothing = script["decimal"] != "." and not script["ordinal_stop"]
        self.quarter, self.half = (f"[{script[name]}]" for name in ("quarter_letters", "half_letters"))
        self.code = f"[{script['quarter_letters']}{script['half_letters']}]"
        self.fiscal_letters = script["fiscal_letters"]
        self.fiscal = _any(self.fiscal_letters)
        roman = ROMAN.pattern.replace("(", "(?:")
        self.roman = rf"(?=[ivx]){roman}(?:{self.ordinal})?" if script["roman"] else _NEVER
        self.clitics, self.elisions = _any(script["clitics"]), _any(script["elisions"])
        self.clitic_letters = _any(word.removeprefix("'") for word in script["clitics"])
        self.spaced = script["words"] == "spaced"
        """Whether words have edges; between the letters of a script without blanks there are none."""
        other = r"[^\W\d_]" if self.spaced else rf"(?![{WIDE}])[^\W\d_]"
        word = rf"(?:{other})+(?:['’](?!(?:{self.clitic_letters})\b)(?:{other})+)?"
        self.letters = word if self.spaced else rf"[{WIDE}]|{word}"

    def pattern(self) -> str:
        """Write the regular expression of a token; each alternative is tried before the shorter ones."""
        end = r"\b" if self.spaced else ""
        return "|".join(part for part in (*self._words(end), *self._numbers(end), r"\n\s*\n|\S") if part)

    def _words(self, end: str) -> tuple[str, ...]:
        """Write what begins with a letter or an apostrophe, which is most: words, initials, parts of words, codes."""
        return (
            rf"(?:{self.code}[1-4]|(?:{self.fiscal}) ?'?\d\d(?:\d\d)?)\b",
            rf"(?:[^\W\d_]\.){{2,}}|(?:{self.clitics}){end}",
            rf"(?:{self.elisions})(?=\s?\w|\Z)" if self.elisions != _NEVER else "",
            *(rf"(?:{first})(?=(?:{second})\b)" for first, second in self.joined),
            self.whole,
            self.letters,
        )

    def _numbers(self, end: str) -> tuple[str, ...]:
        """Write what has digits, and no letter before them."""
        number = rf"\d+(?:{self.thousands}\d{{3}})*(?:{self.decimal}\d+)?"
        return (
            _ISO,
            r"\d+(?:-\d+){2,}(?![\w-]|\.\d)",  # of a telephone
            # 1H 2013 is a half of a year, 2h alone are hours
            rf"[1-4](?:{self.quarter}\b|{self.half}(?=\s?(?:\d{{4}}|['’]\d\d|{self.fiscal})))",
            r"\d{1,2}/\d{1,2}(?![\d/])|\d{1,2}:\d\d(?::\d\d)?(?![\d:])",
            rf"\d{{1,2}}\s?(?:{self.clock})\s?[0-5]\d(?!\w)" if self.clock != _NEVER else "",
            rf"[$£€¥#][^\S\n]?\d[\d,.]*|{number}\s?(?:%|(?:{self.percent}){end})",
            self.dotted.removeprefix(_NEVER),
            rf"\d{{1,3}}(?:{self.thousands}\d{{3}})+(?:{self.decimal}\d+)?(?!\d)|\d+{self.decimal}\d+",
            self.day_stop.removeprefix(_NEVER),
            r"\d+(?:\.\d+)+" if self.stops_nothing else "",  # 6.4, a version or a section: no number
            rf"\d+(?:{self.ordinal})(?!\w)|['’]?\d+(?:{self.decade}){end}|['’]\d\d(?!\d)|\d+",
        )

    def triggers(self) -> str:
        """Write what a number that may be a date looks like."""
        edge = r"\b" if self.spaced else ""
        first = rf"(?=[\d{self.code[1:-1]}{''.join(letter[0] for letter in self.fiscal_letters)}])"
        return (
            rf"{first}(?:\d{{1,2}}(?:[/-]\d{{1,2}}(?![\d/-])|[/.-]\d{{1,2}}[/.-]\d|:\d\d|\s?(?:{self.clock})\s?\d\d|(?:{self.ordinal}|{self.decade}){edge})"
            rf"|\d{{4}}(?:{edge}|(?:{self.decade}){edge}|[^\W\d_]|(?=-))|\d\d(?=(?:{self.decade}){edge})"
            rf"|{self.code}[1-4]\b|[1-4]{self.code}\b|(?:{self.fiscal})\d{self.dotted_times})"
        ) + "".join(rf"|(?:{first})(?:{second})\b" for first, second in self.joined)


def _any(words: Iterable[str]) -> str:
    """Write words as alternatives, longest first, with either apostrophe; what never matches when there are none."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("'", "['’]") for word in ordered) or _NEVER


def _shaper(marks: _Marks) -> Callable[[str], str]:
    """Make the function that tells what a token looks like: the first shape that fits."""
    stop = r"|\." if marks.day_stop != _NEVER else ""
    shapes = {
        "i": r"\d{4}[/.-]\d{1,2}[/.-]\d{1,2}",
        "j": r"\d{4}-\d\d-\d\d[t ].*",
        "s": r"\d{1,2}[/.-]\d{1,2}[/.-]\d+",
        "c": r"\d{1,2}:\d\d(?::\d\d)?",
        "g": rf"\d{{1,2}}\s?(?:{marks.clock})\s?\d\d",
        "k": r"\d{4}-w\d\d(?:-\d)?",
        "u": rf"{marks.quarter}[1-4]|[1-4]{marks.quarter}",
        "U": rf"{marks.half}[1-4]|[1-4]{marks.half}",
        "v": rf"(?:{marks.fiscal}) ?'?\d+",
        "f": r"\d+/\d+",
        "z": "0[1-9]",
        "1": "[1-9]|1[0-2]",
        "2": r"1[3-9]|2[0-4]",
        "3": r"2[5-9]|3[01]",
        "0": r"00?",
        "6": r"\d\d",
        "h": r"0\d[0-5]\d",
        "4": r"1[7-9]\d\d|20\d\d",
        "5": r"1\d{3}|2[01]\d\d",
        "7": r"\d{3}",
        "8": rf"\d+(?:{marks.thousands}\d{{3}})*",
        "C": marks.dotted,
        "9": rf"\d+{marks.decimal}\d+|\d+(?:{marks.thousands}\d{{3}})+{marks.decimal}\d+",
        "o": rf"(?:0?[1-9]|[12]\d|3[01])(?:{marks.ordinal}{stop})",
        "p": rf"\d{{1,3}}(?:{marks.ordinal}{stop})",
        "q": rf"\d{{2,3}}0(?:{marks.decade})",
        "Q": rf"['’]?\d0(?:{marks.decade})",
        "y": r"['’]\d\d",
        "r": marks.roman,
    }
    looks, codes = re.compile("|".join(f"({looks})" for looks in shapes.values())), " " + "".join(shapes)
    letters = marks.code[1:-1] + "".join(word[0] for word in marks.fiscal.split("|") if word[0].isalpha())
    letters += "ivx" if marks.roman != _NEVER else ""

    @lru_cache(maxsize=8192)
    def shape(token: str) -> str:
        first = token[0]
        if len(token) > _LONGEST_TOKEN or (len(token) > _LONGEST_NUMBER and token.isdigit()):
            return WORD if first.isalnum() else MARK
        if not (first.isdigit() or first in "'’" or first in letters):
            return WORD if first.isalnum() else MARK
        match = looks.fullmatch(token)
        return codes[match.lastindex or 0] if match else WORD if first in letters else MARK

    return shape


def guarded(words: Collection[str]) -> str:
    """Write the same with their first letters before it, as a set: where none of these stands that is told at once.

    >>> guarded(["may", "june"])
    '(?=[jm])(?:june|may)'
    """
    first = "".join(sorted({word[0] for word in words}))
    return f"(?=[{re.escape(first)}]){trie(words)}" if words else _NEVER


def trie(words: Iterable[str]) -> str:
    """Write words as a regular expression that shares their beginnings.

    >>> trie(["may", "march", "mar"])
    'ma(?:r(?:ch)?|y)'
    """
    return _branch(sorted(set(words)), 0)


def _branch(words: list[str], at: int) -> str:
    """Write words that are alike up to a letter from there on."""
    ends = bool(words) and len(words[0]) == at
    options = []
    for _, group in groupby(words[ends:], key=itemgetter(at)):
        first, *others = alike = list(group)
        end = len(first)
        if others:
            end = next((place for place in range(at, end) if first[place] != others[-1][place]), end)
        options.append(re.escape(first[at:end]) + (_branch(alike, end) if others else ""))
    text = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})" if options else ""
    if not ends or not options:
        return text
    return f"(?:{text})?" if len(options) == 1 else text + "?"
