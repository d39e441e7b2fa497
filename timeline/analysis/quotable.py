"""What of a text can be printed as it stands: whole sentences, without the dateline that newspapers set before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.language.letters import wide_letters
from timeline.language.pack import load
from timeline.language.script import UPPER, script_of

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_BULLETS = " \t•*·-–—"
_REMAINS = 20
"""Characters that must be left of a sentence when something is taken off it."""
_OPENERS = "\"'‘¿¡"
_BLANKS = " \u00a0\u202f"
"""What French sets within its quotation marks."""
_QUESTIONS = ("?", "？", "؟")
_SHORTEST, _LONGEST = 4, 45
"""Words of a sentence that reads well on its own; two letters of a script without blanks are taken for one."""


def quotable(text: str, *, language: str = "en") -> bool:
    """Whether a sentence reads well on its own: no question, no line of a menu, no stub, no end of a quotation.

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


def bare(text: str, span: Span, dates: Sequence[Timex] = ()) -> Span:
    """Return a sentence without the dateline, or the date of a chronology, that it begins with.

    ``dates`` are those that were found in the sentence, in order.

    >>> text = "PORT-AU-PRINCE, Haiti (AP) — The airport has reopened."
    >>> start, end = bare(text, (0, len(text)))
    >>> text[start:end]
    'The airport has reopened.'
    """
    start, end = span
    if (match := _DATELINE.match(text, start, end)) and end - match.end() >= _REMAINS:
        start = match.end()
    if dates and not text[start : dates[0].start].strip(_BULLETS) and dates[0].start >= start:
        match = _AFTER_DATE.match(text, dates[0].end, end)
        start = match.end() if match else start
    return (start, end) if end - start >= _REMAINS else span
