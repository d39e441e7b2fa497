"""Text to sentences and words, as offsets into the untouched text, by the section ``script`` of a pack.

A sentence ends at a full stop, question mark, exclamation mark or ellipsis, with the quotes and brackets that
close behind it, when what follows can begin a sentence and what precedes is no abbreviation, initial or number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from timeline.language.letters import WIDE
from timeline.language.names import months_of
from timeline.language.pack import Pack, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from timeline.model import Span

_NEVER = "(?!)"
_NOTES = r"(?:\[\d{1,3}\]|[¹²³⁰-⁹])*"
UPPER = "A-Z" + "".join(chr(code) for code in range(0x80, 0x590) if chr(code).isupper())
"""The capitals of Latin, Greek, Cyrillic and Armenian, to stand within the brackets of a regular expression."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_ORDERS = ("DMY", "MDY", "varies", "")
"""What ``order`` may say (see :mod:`timeline.language.order`); nothing leaves it to CLDR."""
_LAST_DAY = 31
_LONGEST_SPEAKER = 20
"""Letters of a name and an office that may stand before the word for saying."""
_FIRST_LONG_RUN = 3
"""Numerals that stand one behind another like digits: three are a number, "三四" is three or four."""


@dataclass(frozen=True, slots=True, eq=False)
class Script:
    """How a language is written, ready to use."""

    pack: Pack
    end: re.Pattern[str]
    """A mark that ends sentences and what closes behind it, before a word that can begin one."""
    word: re.Pattern[str]
    elided: re.Pattern[str]
    """What is cut off before a word: the article of "l'uomo"."""
    openers: str
    closers: str
    closing_quotes: str
    quotes: tuple[tuple[str, str], ...]
    """The marks that begin and end a quotation, where the two differ."""
    attribution: re.Pattern[str] | None
    """What goes on behind a quotation that needs no blank behind it: ”他说。"""
    fold: Callable[[str], str] | None
    """What folds a text besides capitals, letter by letter; None where the pack asks for nothing, as most do."""
    months: frozenset[str]
    """The names of months, lower case: "3. Mai" is a day, and no sentence ends in it."""


@cache
def script_of(pack: Pack) -> Script:
    """Compile the section ``script`` of a pack; LanguageError when something is missing or wrong."""
    table = pack.section("script")
    if table["order"] not in _ORDERS:
        raise pack.fault("script.order", f"is {table['order']!r}: write one of {', '.join(filter(None, _ORDERS))}")
    openers, closers = (_marks(pack, table, name) for name in ("openers", "closers"))
    ends, wide_ends = (_marks(pack, table, name) for name in ("ends", "wide_ends"))
    quotes = _marks(pack, table, "closing_quotes")
    pairs = tuple((pair[0], pair[1]) for pair in table["quotes"] if len(pair) == len("“”"))
    begin, close = ("|".join(re.escape(pair[side]) for pair in pairs) for side in (0, 1))
    end = re.compile(
        rf"[{re.escape(ends)}][{re.escape(closers)}]*{_NOTES}(?:[^\S\n](?:{close})(?!\S))?(\s+)"
        rf"(?=(?:(?:{begin})\s)?[{re.escape(openers)}]*([^\W_]\w*))"  # French sets blanks within its quotation marks
        rf"|[{re.escape(wide_ends)}][{re.escape(closers)}]*(\s*)"
        r"|((?<!\s)\s*\n[^\S\n]*\n\s*)"  # a blank line ends a sentence whatever stands before it; see _ends
    )
    fold, months = _fold(pack, table), frozenset(months_of(pack))
    elided = "|".join(re.escape(word).replace("'", "['’]") for word in table["elisions"]) or _NEVER
    word = _word_pattern(pack, table, elided)
    said = "|".join(map(re.escape, table["said"]))
    stop = re.escape(wide_ends + openers + closers)
    attribution = (
        re.compile(rf"[^\s{stop}]{{0,{_LONGEST_SPEAKER}}}(?:{said})[,，:：{re.escape(wide_ends)}]") if said else None
    )
    return Script(pack, end, word, re.compile(elided), openers, closers, quotes, pairs, attribution, fold, months)


def _marks(pack: Pack, table: Mapping[str, Any], name: str) -> str:
    value = table.get(name)
    if not isinstance(value, str) or not value:
        raise pack.fault(f"script.{name}", "is missing: write the marks one after another, as one text")
    return value


def _word_pattern(pack: Pack, table: Mapping[str, Any], elided: str) -> re.Pattern[str]:
    """Tell words apart by what stands between them, or take each wide letter for a word where nothing does.

    What is elided before a word is no part of it: "l'uomo" is a man as "uomo" is.
    """
    run = r"[^\W_]+(?:[’'&-][^\W_]+)*"
    match table.get("words"):
        case "spaced":
            return re.compile(run if elided == _NEVER else rf"(?:(?:{elided})(?=[^\W_]))?({run})")
        case "none":
            return re.compile(rf"[{WIDE}]|(?:(?![{WIDE}])[^\W_])+")
    raise pack.fault("script.words", 'is neither "spaced" nor "none": say how words are separated')


def words(text: str, *, language: str = "en") -> list[str]:
    """List the lower-cased words of a text; "six-month", "don't" and "at&t" are one word each.

    In a script without blanks each letter is one. Raises LanguageError when ``language`` is unknown.

    >>> words("In the past six months, Twitter's 125,000 accounts")
    ['in', 'the', 'past', 'six', 'months', "twitter's", '125', '000', 'accounts']
    """
    return script_of(load(language)).word.findall(text.lower())


def lowered(text: str) -> str:
    """Fold a text to lower case letter by letter, so that offsets stay: Python makes two of the Turkish İ alone.

    >>> lowered("İZMİR"), len("İ".lower())
    ('izmir', 2)
    """
    return text.replace("İ", "I").lower()


def folded(text: str, pack: Pack) -> str:
    """Fold a text for the search of dates, letter by letter, so that offsets stay.

    Beside capitals these go: letters and digits that the pack calls the ``same`` as others (fullwidth digits,
    traditional forms), and numerals that stand like digits, which become such.

    >>> folded("２０１６年", load("zh")), folded("一九九六年三月", load("zh")), folded("三四年", load("zh"))
    ('2016年', '1996年三月', '三四年')
    """
    fold = script_of(pack).fold
    return fold(lowered(text)) if fold else lowered(text)


def _fold(pack: Pack, table: Mapping[str, Any]) -> Callable[[str], str] | None:
    pairs = (pair for letters, others in table["same"].items() for pair in _pairs(pack, letters, others))
    same, numerals = {ord(letter): other for letter, other in pairs}, table["numerals"]
    if not numerals:
        return (lambda text: text.translate(same)) if same else None
    if len(numerals) != len("0123456789"):
        raise pack.fault("script.numerals", "write the ten that stand for 0 to 9, as one text")
    digits = str.maketrans(numerals, "0123456789")
    scale = "".join(pack.section("numbers").get("scale", ())) or "\0"
    run = re.compile(  # begins with a set, for speed, and then looks back
        rf"[{numerals}0-9](?<![{scale}].)"
        rf"(?:[{numerals}0-9]{{{_FIRST_LONG_RUN - 1},}}|(?<=[{numerals[1:]}]){numerals[0]}(?![{scale}]))"
    )
    return lambda text: run.sub(lambda match: match[0].translate(digits), text.translate(same))


def _pairs(pack: Pack, letters: str, others: str) -> Iterator[tuple[str, str]]:
    """Pair letters with those that they are the same as, one by one."""
    if not isinstance(others, str) or len(letters) != len(others):
        raise pack.fault(f"script.same.{letters}", f"is {others!r}: write as many letters")
    return zip(letters, others, strict=True)


def sentences(text: str, spans: Iterable[Span] | None = None, *, language: str = "en") -> list[Span]:
    """Find the sentences of a text as spans, in order, without the white space around them.

    ``spans`` restricts the search to those passages (the paragraphs of a body); no sentence crosses the edge of one.
    A single line break is white space like any other: which lines make a paragraph is for the reader to say.
    Raises LanguageError when ``language`` is unknown.

    >>> text = "He met Sen. J. Smith at 5 p.m. on Friday. “Why?” he asked. No one knew."
    >>> [text[start:end] for start, end in sentences(text)]
    ['He met Sen. J. Smith at 5 p.m. on Friday.', '“Why?” he asked.', 'No one knew.']
    """
    script = script_of(load(language))
    found: list[Span] = []
    for low, high in spans if spans is not None else [(0, len(text))]:
        start = low
        for end, following in _ends(text, low, high, script):
            found += _stripped(text, start, end)
            start = following
        found += _stripped(text, start, high)
    return found


def _ends(text: str, low: int, high: int, script: Script) -> Iterator[Span]:
    """Yield where each sentence but the last ends, and where the next begins.

    A blank line is looked for at the first of its blanks only: from each of them, a long run of blanks would take the
    square of its length.
    """
    for match in script.end.finditer(text, low, high):
        gap = match.start(1 if match.lastindex == 2 else match.lastindex or 0)
        following = match[2]
        if following is None:
            ends = not _goes_on(text, match, script)
        elif not _may_begin(following):
            ends = _BLANK_LINE.search(match[1]) is not None
        else:
            ends = text[match.start()] != "." or _ends_at(text, match, low, script)
        if ends:
            yield gap, match.end()


def _goes_on(text: str, match: re.Match[str], script: Script) -> bool:
    """Whether words for saying stand right behind a quotation that ends with a wide mark: the sentence is theirs."""
    if script.attribution is None or match[0][-1] not in script.closing_quotes:
        return False
    return script.attribution.match(text, match.end()) is not None


def _may_begin(word: str) -> bool:
    """Whether a sentence can begin with a word: not with a small one, but for names such as iPhone and eBay."""
    return not word[0].islower() or any(letter.isupper() for letter in word[1:3])


def _ends_at(text: str, match: re.Match[str], low: int, script: Script) -> bool:
    """Whether the full stop that ``match`` begins with ends a sentence, or only an abbreviation."""
    pack, stop, following = script.pack, match.start(), match[2]
    blank = max(text.rfind(" ", low, stop), low - 1)
    begin = max(text.rfind("\n", blank + 1, stop), blank) + 1  # never back to the start of a long line
    token = text[begin:stop].lstrip(script.openers).lower()
    if elided := script.elided.match(token):
        token = token[elided.end() :]
    if token in pack.titles:
        return False
    before = text[max(low, begin - 4) : begin].rstrip()
    if token in pack.before_number and following[0].isdigit():
        return before.endswith("?")  # "No." is an answer there
    if token.isdecimal() and (begin == low or _is_ordinal(token, following.lower(), script)):
        return False  # the number of a list item, or of a day
    if token in pack.speakers and (begin == low or before.endswith((".", "?", "!"))):
        return False  # an interview: "Q. When? A. At night."
    if token in pack.abbreviations or _is_initials(token):
        if text[stop + 1] in script.closing_quotes:
            return True  # what is quoted ends with the abbreviation, and so does the sentence
        return following.lower() in pack.stop_words
    return True


def _is_ordinal(token: str, following: str, script: Script) -> bool:
    """Whether a number with a full stop is an ordinal: before a month, or where the language writes ordinals so."""
    if len(token) > 2 or int(token) > _LAST_DAY:
        return False
    if following in script.months:
        return True
    return bool(script.pack.section("script").get("ordinal_stop")) and following not in script.pack.stop_words


def _is_initials(token: str) -> bool:
    """Whether a word before a full stop is one letter or letters with full stops between: "J", "u.s", "p.m".

    >>> [_is_initials(token) for token in ("j", "u.s", "army", "3")]
    [True, True, False, False]
    """
    return all(len(letter) == 1 and letter.isalpha() for letter in token.split("."))


def _stripped(text: str, start: int, end: int) -> list[Span]:
    """Return the span without white space at its ends, or nothing."""
    passage = text[start:end]
    left = len(passage) - len(passage.lstrip())
    right = len(passage.rstrip())
    return [(start + left, start + right)] if right > left else []
