"""What of a text can be printed as it stands: whole sentences, without the dateline that newspapers set before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Span, Timex

_AGENCY = r"(?:(?:[^\Wa-z_]|[|,.:/-])\S{0,30}[^\S\n]+|[ap]m\s+){0,20}?\([A-Z][\w.]*(?: [A-Z][\w.]*){0,3}\)\s*"
"""Names, numbers and bars that end in an agency: "BREGA, Libya | Wed Mar 2, 2011 6:43pm EST (Reuters)"."""
_PLACE = r"[^\W\d_a-z]{3}[^\n\Wa-z]*(?:[ ,./’'-]{1,2}[^\n\Wa-z]+|, [A-Z][a-z]+\.?){0,6}\s*"
"""A place in capitals: "BARCELONA", "PORT-AU-PRINCE, Haiti", "NEW YORK"."""
_DATELINE = re.compile(rf"(?:{_AGENCY}[-–—]{{1,2}}\s+(?=\S)|{_PLACE}(?:\s[-–—]|[-–—]{{2}}|—)\s+(?=[\"“‘']?[^\Wa-z_]))")
_AFTER_DATE = re.compile(r"\s*[-–—:]+\s*(?=[^\W\d_])")
"""What stands between the date and the sentence in a chronology."""
_BULLETS = " \t•*·-–—"
_REMAINS = 20
"""Characters that must be left of a sentence when something is taken off it."""
_OPENERS = "\"'“‘«¿¡"
_OPEN_ENDS = ("?", "?”", '?"', ":")
_SHORTEST, _LONGEST = 4, 45
"""Words of a sentence that reads well on its own."""


def quotable(text: str) -> bool:
    """Whether a sentence reads well on its own: no question, no line of a menu, no stub, no end of a quotation.

    >>> [quotable(text) for text in ("The airport has reopened.", "What next?", "News | Sport | The airport reopened.")]
    [True, False, False]
    """
    if "|" in text or text.count("”") > text.count("“") or text.endswith(_OPEN_ENDS):
        return False
    first = text.lstrip(_OPENERS)[:1]
    return first.isalnum() and not first.islower() and _SHORTEST <= text.count(" ") + 1 <= _LONGEST


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
