"""What of a text can be printed as it stands: whole sentences, without what newspapers set before them.

Two things are told apart: what no reader wants, a line of a menu, a caption, a stub (:func:`quotable`), and what a
reader of that one sentence would not understand, because it speaks of "him" or is somebody's words only
(:func:`stands_alone`). The words for both stand in the sections ``alone`` and ``clauses`` of packs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from timeline.analysis.clauses import has_verb
from timeline.dates.tokens import trie
from timeline.language.letters import WIDE, apart, wide_letters
from timeline.language.pack import Pack, load
from timeline.language.script import UPPER, lowered, script_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.language.script import Script
    from timeline.model import Span, Timex

_NAME = rf"[{UPPER}][\w.]*"
_AGENCY = (
    rf"(?:(?:[{UPPER}|,.:/-]\S{{0,30}}|\d\S{{0,30}}(?:[^\S\n]*[^\W\d_]{{2}})?)[^\S\n]+){{0,20}}?"
    rf"\((?:{_NAME}(?: {_NAME}){{0,3}}|[^\W\d_]{{2,5}})\)\s*"
)
"""Names, numbers, clock times and bars that end in an agency: "BREGA, Libya | Wed Mar 2, 2011 6:43pm EST (Reuters)"."""
_PLACE = rf"[{UPPER}]{{3}}[{UPPER}\d]*(?:[ ,./’'-]{{1,2}}[{UPPER}\d]+|, [{UPPER}][^\W\d_]+\.?){{0,6}}\s*"
"""A place in capitals: "BARCELONA", "PORT-AU-PRINCE, Haiti", "NEW YORK"."""
_DATELINE = re.compile(
    rf"(?:{_AGENCY}[-–—]{{1,2}}\s+(?=\S)|{_PLACE}(?:\s[-–—]|[-–—]{{2}}|—)\s+(?=[\"“„«‘']?[{UPPER}\d]))"
)
_AFTER_DATE = re.compile(r"\s*[-–—:]+\s*(?=[^\W\d_])")
"""What stands between the date and the sentence in a chronology."""
_AFTER_STAMP = re.compile(rf"[\s;]+(?=[\"“„«‘']?[{UPPER}])(?![{UPPER}]{{2,5}}:)")
"""What stands between a stamp and the sentence where no dash or colon does: "10.15am Police closed the bridge."."""
_STRAY = re.compile(r"(?<=\S)\s+[\"“„«]\Z")
"""The beginning of the next quotation, cut off with this sentence."""
_BULLETS = " \t•*·-–—"
_REMAINS = 20
"""Characters that must be left of a sentence when something is taken off it."""
_OPENERS = "\"'‘¿¡"
_BLANKS = " \u00a0\u202f"
"""What French sets within its quotation marks."""
_QUESTIONS = ("?", "？", "؟")
_SHORTEST, _LONGEST = 4, 45
"""Words of a sentence that reads well on its own; two letters of a script without blanks are taken for one."""
_BEGINNING = 60
"""Characters at the beginning in which a word may show that a sentence does not stand alone."""
_OPENING = 100
"""Characters before the first comma, at most, that are an opening and no clause of their own."""
_WORD = re.compile(r"[^\W_]+")
_SMALL = re.compile(rf"[^\W\d_{UPPER}]{{3}}|[{WIDE}]")
_LISTED = ("•", "@", "#", "|", "_", "â€", "...", "…")
"""Marks of lists, of what people send each other, and of what was cut off; quotation marks read in a wrong encoding."""
_GLUED = re.compile(rf"[.!?](?=[{UPPER}][^\W\d_{UPPER}])(?<=[^\W\d_{UPPER}]{{2}}.)")
"""A stop without a blank: two sentences, or none."""
_ANNOUNCED = re.compile(r"(.*?):\s*[\"“„«]")
_LONG_NAME = 6
"""Words before a colon and a quotation from which they are no speaker's name and office, but something glued to it."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """The words of one language, ready to use."""

    script: Script
    ends: str
    opening: re.Pattern[str]
    """At the beginning of a sentence that goes on the one before."""
    pronoun: re.Pattern[str]
    """At the beginning, or behind a date there."""
    subject: re.Pattern[str]
    """Somebody's pronoun behind the comma after what opens a sentence."""
    article: re.Pattern[str]
    """The capitalised article of a sentence that something is glued to: "in London A trader walks"."""
    openers: tuple[str, ...]
    """What opens a clause, whose subject may be named behind it: "As he left, Ana Kovac …"."""
    notice: re.Pattern[str]
    credits: tuple[str, ...]
    """Each with a blank before every word and behind the last, as they stand in :func:`spaced`."""
    caption_words: frozenset[str]
    """The longest word of each, by which most sentences are told to hold none."""
    persons: tuple[str, ...]
    person_words: frozenset[str]
    quoted: re.Pattern[str]


@cache
def _rules(pack: Pack) -> _Rules:
    script, table, clauses = script_of(pack), pack.section("alone"), pack.section("clauses")
    edge = r"(?![\w-])" if pack.section("script")["words"] == "spaced" else ""
    begin = r"[\W_]*"
    articles = trie([word.capitalize() for word in clauses["determiners"]]) or "(?!)"
    pronouns = _written(table["pronouns"])
    lines = [word for word in table["notices"] if " " in word or not edge]
    heads = [word for word in table["notices"] if word not in lines]
    pairs = "|".join(f"{re.escape(one)}[^{re.escape(one + other)}]*{re.escape(other)}" for one, other in script.quotes)
    return _Rules(
        script,
        pack.section("script")["ends"] + pack.section("script")["wide_ends"],
        re.compile(rf"{begin}(?:{_written(table['connectives'])}|{pronouns}){edge}"),
        re.compile(rf"[\s,，]*(?:{pronouns}){edge}"),
        re.compile(rf"[^,，]{{1,{_OPENING}}}[,，]\s*(?:{_written(table['subjects'])}){edge}"),
        re.compile(rf" (?<=[^\W_] )(?:{articles}) (?=[^\W_{UPPER}]|[{UPPER}]{{2}}|(?<=[^\W\d_{UPPER}] . )[{UPPER}])"),
        tuple(f"{word} " for name in ("when", "after", "because") for word in clauses[name]),
        re.compile(rf"{begin}(?:(?:{_written(lines)}){edge}|(?:{_written(heads)})\s*(?:[:：|–—\d]|-\s|\Z))"),
        *_phrases(table["credits"]),
        *_phrases(table["persons"]),
        re.compile(rf'"[^"]*"|{pairs}'),
    )


def _phrases(texts: Sequence[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Write phrases as :func:`spaced` does, and list the longest word of each."""
    phrases = tuple(map(spaced, texts))
    return phrases, frozenset(max(phrase.split(), key=len) for phrase in phrases)


def _written(words: Sequence[str]) -> str:
    """Write words as a regular expression: # for a number, a hyphen for a blank."""
    pattern = trie([word.replace("#", "0").replace("’", "'") for word in words]) or "(?!)"
    return pattern.replace(r"\ ", r"[\s-]").replace("0", r"\d+").replace("'", "['’]")


def spaced(text: str) -> str:
    """Write the words of a text in lower case, with blanks around each.

    >>> spaced("He’s in 上海."), spaced("here")
    (' he s in 上 海 ', ' here ')
    """
    return f" {' '.join(_WORD.findall(apart(lowered(text))))} "


def quotable(text: str, *, language: str = "en") -> bool:
    """Whether a sentence reads well: no question, no line of a menu, no stub, no end of a quotation.

    Raises LanguageError when ``language`` is unknown.

    >>> [quotable(text) for text in ("The airport has reopened.", "What next?", "News | Sport | The airport reopened.")]
    [True, False, False]
    >>> quotable("Der Flughafen öffnet morgen.“", language="de")
    False
    """
    script = script_of(load(language))
    if "|" in text or text.endswith(":") or text.rstrip(script.closers).endswith(_QUESTIONS):
        return False
    first = text.lstrip(_OPENERS + _BLANKS + "".join(begin for begin, _ in script.quotes))[:1]
    is_end = any(text.count(end) > text.count(begin) for begin, end in script.quotes)
    if not first.isalnum() or first.islower() or is_end:
        return False
    return _SHORTEST <= text.count(" ") + 1 + wide_letters(text) // 2 <= _LONGEST


def stands_alone(
    text: str,
    dates: Sequence[Timex] = (),
    *,
    offset: int = 0,
    language: str = "en",
    words: str = "",
    stopped: bool = True,
) -> bool:
    """Whether a sentence says all that it needs to be understood, nothing of it is missing, and it is nobody's opinion.

    Captions, stamps and invitations do not. ``dates`` are those in it, in order, their offsets counted from ``offset``
    before it; ``words`` is what :func:`spaced` makes of it, if known. Without ``stopped`` it may end without a mark, as
    the lines of a list do.

    >>> [stands_alone(text) for text in ("The mayor resigned.", "But he stayed.", "We will win.", "Rain on May 3")]
    [True, False, False, False]
    >>> stands_alone("“We will win,” said the mayor of Leeds."), stands_alone("“We will win.”")
    (True, False)
    """
    rules = _rules(load(language))
    if stopped and text.rstrip(rules.script.closers + _BLANKS)[-1:] not in rules.ends:
        return False
    if any(mark in text for mark in _LISTED) or text.count("(") != text.count(")"):
        return False
    if not _begins_well(text, dates, offset, rules):
        return False
    words = words or spaced(text)
    own = set(words.split())
    if not own.isdisjoint(rules.caption_words) and any(phrase in words for phrase in rules.credits):
        return False
    if not _SMALL.search(text) or not _SMALL.search(text, len(text) // 2):  # capitals only, or all but one name
        return False
    if _GLUED.search(text) or rules.article.search(text):
        return False
    quotes = '"' in text or any(begin in text for begin, _ in rules.script.quotes)
    if quotes and not _quotes_well(text, rules, language):
        return False
    return not _speaks(words, own, rules) or (quotes and not _speaks(spaced(rules.quoted.sub(" ", text)), None, rules))


def _speaks(words: str, own: set[str] | None, rules: _Rules) -> bool:
    """Whether somebody speaks of himself in words, which ``own`` holds, too, if they are known."""
    own = set(words.split()) if own is None else own
    return not own.isdisjoint(rules.person_words) and any(person in words for person in rules.persons)


def _begins_well(text: str, dates: Sequence[Timex], offset: int, rules: _Rules) -> bool:
    """Whether a sentence opens with no connective, pronoun or stamp; a date that opens it is none of them."""
    if dates and dates[0].start - offset >= 0 and dates[0].basis != "story":
        start, end = dates[0].start - offset, dates[0].end - offset
        if not _WORD.search(text, 0, start):
            return rules.pronoun.match(lowered(text[end : end + _BEGINNING])) is None
    beginning = lowered(text[:_BEGINNING])
    if rules.opening.match(beginning) or rules.notice.match(beginning):
        return False
    if not beginning.startswith(rules.openers) and rules.subject.match(lowered(text[: _OPENING + _BEGINNING])):
        return False
    if not dates or not 0 < dates[0].start - offset < _BEGINNING // 3:
        return True
    opens = text[: dates[0].start - offset].count(" ") <= 1  # "On Friday he resigned."
    behind = dates[0].end - offset
    return not opens or rules.pronoun.match(lowered(text[behind : behind + _BEGINNING])) is None


def _quotes_well(text: str, rules: _Rules, language: str) -> bool:
    """Whether all quotations in a sentence begin and end, and something is said beside them."""
    if text.count('"') % 2 or any(text.count(begin) != text.count(end) for begin, end in rules.script.quotes):
        return False
    outside = rules.quoted.sub(" ", text)
    if len(_WORD.findall(outside)) + wide_letters(outside) // 2 < _SHORTEST:
        return False
    announced = _ANNOUNCED.match(text)
    return announced is None or len(_WORD.findall(announced[1])) < _LONG_NAME or has_verb(announced[1], language)


def is_stopped(text: str, *, language: str = "en") -> bool:
    """Whether a mark ends a sentence.

    >>> is_stopped("It rained."), is_stopped("“It rained.”"), is_stopped("Rain in Cairo")
    (True, True, False)
    """
    rules = _rules(load(language))
    return text.rstrip(rules.script.closers + _BLANKS)[-1:] in rules.ends


def bare(text: str, span: Span, dates: Sequence[Timex] = (), *, language: str = "en") -> Span:
    """Return a sentence without the dateline, the stamp, the date of a chronology, or the caption that it begins with.

    ``dates`` are those that were found in the sentence, in order.

    >>> text = "PORT-AU-PRINCE, Haiti (AP) — The airport has reopened."
    >>> start, end = bare(text, (0, len(text)))
    >>> text[start:end]
    'The airport has reopened.'
    >>> text = "Ships in the harbour of Solvik The port has reopened after two weeks."
    >>> start, end = bare(text, (0, len(text)))
    >>> text[start:end]
    'The port has reopened after two weeks.'
    """
    start, end = span
    if (match := _DATELINE.match(text, start, end)) and end - match.end() >= _REMAINS:
        start = match.end()
    if leading := _leading(text, start, dates) if dates else []:
        behind = leading[-1].end
        match = _AFTER_DATE.match(text, behind, end)
        if match is None and _is_stamp(leading):
            match = _AFTER_STAMP.match(text, behind, end)
        start = match.end() if match else start
    if text.count('"', start, end) % 2 and (stray := _STRAY.search(text, start, end)):
        end = stray.start()
    start = _behind_caption(text, start, end, language)
    return (start, end) if end - start >= _REMAINS else span


def _behind_caption(text: str, start: int, end: int, language: str) -> int:
    """Tell where a sentence begins that a caption is glued to: words without a verb, then a capitalised article."""
    glued = _rules(load(language)).article.search(text, start, end)
    if glued is None or text.count(" ", start, glued.start()) < _SHORTEST - 1:
        return start
    return start if has_verb(text[start : glued.start()], language) else glued.start() + 1


def _leading(text: str, start: int, dates: Sequence[Timex]) -> list[Timex]:
    """List the dates that a sentence begins with, one behind the other."""
    found: list[Timex] = []
    for timex in dates:
        if timex.start < start or text[start : timex.start].strip(_BULLETS + (";," if found else "")):
            break
        found.append(timex)
        start = timex.end
    return found


def _is_stamp(leading: Sequence[Timex]) -> bool:
    """Whether dates before a sentence stamp it, though nothing stands between: a clock time, several, "May 27"."""
    last = leading[-1]
    figures = any(letter.isdigit() for letter in last.text)
    return figures and (len(leading) > 1 or last.type == "TIME" or any(letter.isalpha() for letter in last.text))
