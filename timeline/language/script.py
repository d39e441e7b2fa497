"""Text to sentences and words, as offsets into the untouched text.

A sentence ends at a full stop, question mark, exclamation mark or ellipsis, with the quotes and brackets that
close behind it, when what follows can begin a sentence and what precedes is no abbreviation, initial or number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.language.pack import Pack, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.model import Span

_CLOSERS = "\"'”’»)\\]›"
_OPENERS = "\"'“‘«(\\[‹¿¡—–-"
_NOTES = r"(?:\[\d{1,3}\]|[¹²³⁰-⁹])*"
_QUESTION_AND_ANSWER = frozenset("qa")
_WORD = re.compile(r"[^\W_]+(?:[’'&-][^\W_]+)*")
_END = re.compile(  # a terminator and what closes behind it, before a word that can begin a sentence
    rf"[.!?…][{_CLOSERS}]*{_NOTES}(\s+)(?=[{_OPENERS}]*((?:[a-z]{{1,2}}(?=[A-Z]))?[^\Wa-z_]\w*))"
    rf"|[。！？][{_CLOSERS}」』）]*(\s*)"
    r"|((?<!\s)\s*\n[^\S\n]*\n\s*)",  # a blank line ends a sentence whatever stands before it; see _ends
)


def words(text: str) -> list[str]:
    """List the lower-cased words of a text; "six-month", "don't" and "at&t" are one word each.

    >>> words("In the past six months, Twitter's 125,000 accounts")
    ['in', 'the', 'past', 'six', 'months', "twitter's", '125', '000', 'accounts']
    """
    return _WORD.findall(text.lower())


def sentences(text: str, spans: Iterable[Span] | None = None, *, language: str = "en") -> list[Span]:
    """Find the sentences of a text as spans, in order, without the white space around them.

    ``spans`` restricts the search to those passages (the paragraphs of a body); no sentence crosses the edge of one.
    A single line break is white space like any other: which lines make a paragraph is for the reader to say.
    Raises LanguageError when ``language`` is unknown.

    >>> text = "He met Sen. J. Smith at 5 p.m. on Friday. “Why?” he asked. No one knew."
    >>> [text[start:end] for start, end in sentences(text)]
    ['He met Sen. J. Smith at 5 p.m. on Friday.', '“Why?” he asked.', 'No one knew.']
    """
    known = load(language)
    found: list[Span] = []
    for low, high in spans if spans is not None else [(0, len(text))]:
        start = low
        for end, following in _ends(text, low, high, known):
            found += _stripped(text, start, end)
            start = following
        found += _stripped(text, start, high)
    return found


def _ends(text: str, low: int, high: int, language: Pack) -> Iterator[Span]:
    """Yield where each sentence but the last ends, and where the next begins.

    A blank line is looked for at the first of its blanks only: from each of them, a long run of blanks would take the
    square of its length.
    """
    for match in _END.finditer(text, low, high):
        gap = match.start(1 if match.lastindex == 2 else match.lastindex or 0)
        if match[2] is None or text[match.start()] != "." or _ends_at(text, match, low, language):
            yield gap, match.end()


def _ends_at(text: str, match: re.Match[str], low: int, language: Pack) -> bool:
    """Whether the full stop that ``match`` begins with ends a sentence, or only an abbreviation."""
    stop, following = match.start(), match[2]
    blank = max(text.rfind(" ", low, stop), low - 1)
    begin = max(text.rfind("\n", blank + 1, stop), blank) + 1  # never back to the start of a long line
    token = text[begin:stop].lstrip(_OPENERS).lower()
    if token in language.titles:
        return False
    before = text[max(low, begin - 4) : begin].rstrip()
    if token in language.before_number and following[0].isdigit():
        return before.endswith("?")  # "No." is an answer there
    if token.isdigit() and begin == low:
        return False  # the number of a list item
    if token in _QUESTION_AND_ANSWER and (begin == low or before.endswith((".", "?", "!"))):
        return False  # an interview: "Q. When? A. At night."
    if token in language.abbreviations or _is_initials(token):
        if text[stop + 1] in '”»"':
            return True  # what is quoted ends with the abbreviation, and so does the sentence
        return following.lower() in language.stop_words
    return True


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
