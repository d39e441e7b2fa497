"""Which passages of a text copied from the web tell the story: the rest is headline, byline, caption, teaser, button.

The text is cut into paragraphs, each gets a kind, and what is of the kind "prose" is the body:

    paragraphs ─ by phrase (packs) ─ by shape ─ repeated ─ headline ─ byline ─ tail ─▶ kinds

A paragraph is prose when it ends as sentences do. A line without such an end is a headline, a link or a
subheading, unless nearly the whole text is written like that (speech, verse, scripts without full stops).
The phrases are data with examples, in the packs of the languages; what a kind means is here:

section   a heading above links or teasers: what follows is not the story unless the story comes back
end       like section, and nothing of the story comes after it
noise     a line that never belongs to a story: buttons, prompts, notices, counters
caption   what stands under a picture
byline    who wrote it, or when it appeared
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.language.letters import wide_letters
from timeline.readers.phrases import by_phrase
from timeline.readers.stamps import may_date

if TYPE_CHECKING:
    from timeline.model import Span

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"[.!?…。！？।؟]['\"”’»)\]›」』*]*(?:\s?\[\d+\])*$|[.!?…][\"”’»)]*\s?\([\w\s./-]{2,40}\)$")
_LEADS_ON = re.compile(r"[:;,：]$")
_STORY = (2, 60)
"""So many paragraphs of prose, and words in them, without a link between are the story again."""
_MARKS = re.compile(r"[\W_]+")
_HARD_WRAP = (40, 120)
"""The widths, in characters, that editors and mail programs break lines at (RFC 5322 2.1.1 recommends 78)."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the paragraphs of a text are; all spans are offsets into that text."""

    body: tuple[Span, ...]
    """The paragraphs that tell the story."""
    title: Span | None = None
    """The headline, when the text begins with one."""
    bylines: tuple[Span, ...] = ()
    """Who wrote it and when it appeared, around the headline."""


def layout(text: str, *, language: str, title: str = "") -> Layout:
    r"""Tell the story's paragraphs of a plain text from what stands around them.

    ``language`` is a BCP 47 tag; what sites say in any language is known in all of them. ``title`` is the headline
    when it is known from elsewhere. A text that has no prose at all is all body: what a
    user hands over is never thrown away whole.

    >>> text = "Flood in Rome\n\nBy Ann Lee\n\nThe river rose on Monday.\n\nRelated articles\nFlood in Pisa"
    >>> [text[start:end] for start, end in layout(text, language="en").body]
    ['The river rose on Monday.']
    """
    spans = paragraphs(text)
    parts = [text[start:end] for start, end in spans]
    kinds = classify(parts, language, title=title, one_a_line=not _BLANK.search(text.strip()))
    body = tuple(span for span, kind in zip(spans, kinds, strict=True) if kind == "prose")
    headline = next((span for span, kind in zip(spans, kinds, strict=True) if kind == "title"), None)
    bylines = tuple(span for span, kind in zip(spans, kinds, strict=True) if kind == "byline")
    return Layout(body or tuple(spans), headline, bylines)


# Paragraphs


def paragraphs(text: str) -> list[Span]:
    r"""Cut a text into paragraphs, as spans without the white space around them.

    A blank line ends one. A line end does too, unless the text is hard-wrapped: then lines that were broken because
    the next word did not fit belong together.

    >>> text = "One line.\nAnother.\n\nThird."
    >>> [text[start:end] for start, end in paragraphs(text)]
    ['One line.', 'Another.', 'Third.']
    """
    lines = [_trim(text, *match.span()) for match in _LINE.finditer(text)]
    lines = [(start, end) for start, end in lines if start < end]
    width = wrap_width(text, lines)
    found: list[Span] = []
    for start, end in lines:
        if found and _continues(text, found[-1][1], start, width):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def wrap_width(text: str, lines: list[Span]) -> int:
    """Tell the width at which a text was hard-wrapped, or 0 when it was not.

    A greedy wrap leaves two marks: with the first word of the next line, nearly every line would have been too long;
    and most lines end inside a sentence.
    """
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if text.count("\n", a[1], b[0]) == 1]
    width = max((a[1] - a[0] for a, _ in pairs), default=0)
    if len(pairs) < 3 or not _HARD_WRAP[0] <= width <= _HARD_WRAP[1]:
        return 0
    full = sum(_is_full(text, a, b, width) for a, b in pairs)
    broken = sum(not _ENDS.search(text, *a) for a, _ in pairs)
    return width if full >= 0.6 * len(pairs) and broken >= 0.5 * len(pairs) else 0


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether a line has no room for the first word of the next: a tenth of the width is allowed for ragged wraps."""
    word = text[following[0] : following[1]].partition(" ")[0]
    return line[1] - line[0] + 1 + len(word) > 0.9 * width


def _continues(text: str, end: int, start: int, width: int) -> bool:
    """Whether the line from ``start`` goes on with the paragraph that ends at ``end``."""
    if not width or text.count("\n", end, start) != 1:
        return False
    begin = text.rfind("\n", 0, end) + 1
    stop = text.find("\n", start)
    return _is_full(text, (begin, end), (start, stop if stop >= 0 else len(text)), width)


def _trim(text: str, start: int, end: int) -> Span:
    """Take the white space off both ends of a span."""
    passage = text[start:end]
    return start + len(passage) - len(passage.lstrip()), start + len(passage.rstrip())


# Kinds


def classify(parts: list[str], language: str, *, title: str = "", one_a_line: bool = False) -> list[str]:
    """Give each paragraph its kind: prose, title, byline, caption, section, end, noise, repeated, line or tail.

    ``one_a_line`` says that the text has no blank lines: its lines may be sentences, as in many corpora.
    """
    kinds = by_words(parts, language)
    kinds = _without_stops(parts, kinds, one_a_line and len(parts) > 3)
    kinds = _headline(parts, kinds, title)
    kinds = _bylines(parts, kinds, language)
    kinds = _repeated(parts, kinds)
    return mark_tail(parts, kinds)


def by_words(parts: list[str], language: str) -> list[str]:
    """Give each paragraph its kind by its words, or by whether it reads like sentences: else it is a line."""
    kind = by_phrase(language, parts)
    return [kind(part) or ("prose" if is_prose(part) else "line") for part in parts]


def is_prose(paragraph: str) -> bool:
    """Whether a paragraph reads like sentences: it ends as they do, or is far longer than any headline.

    >>> is_prose("No one knew."), is_prose("Flood in Rome"), is_prose("The message read:")
    (True, False, False)
    """
    words = size(paragraph)
    if _ENDS.search(paragraph):
        return words >= (2 if paragraph.rstrip("'\"”’»)").endswith((".", "。")) else 4)
    return words >= 25 or (words >= 4 and bool(_LEADS_ON.search(paragraph)))


def size(text: str) -> int:
    """Count the words of a text; in scripts without spaces two characters are taken for a word."""
    return len(text.split()) + wide_letters(text) // 2


def _without_stops(parts: list[str], kinds: list[str], one_a_line: bool) -> list[str]:
    """Take lines for prose in a text that has no paragraphs, or that is written without full stops."""
    prose = sum(size(part) for part, kind in zip(parts, kinds, strict=True) if kind == "prose")
    lines = sum(size(part) for part, kind in zip(parts, kinds, strict=True) if kind == "line" and size(part) >= 8)
    if lines <= 4 * prose and not one_a_line:
        return kinds
    return ["prose" if kind == "line" and size(part) >= 8 else kind for part, kind in zip(parts, kinds, strict=True)]


def _headline(parts: list[str], kinds: list[str], title: str) -> list[str]:
    """Find the headline: what equals the known title, or a line without a full stop that the text begins with."""
    kinds = list(kinds)
    if title:
        for index, part in enumerate(parts):
            if key(part) == key(title):
                kinds[index] = "title"
        return kinds
    first = next((i for i, kind in enumerate(kinds) if kind not in {"noise", "section", "caption", "byline"}), None)
    if first is not None and len(parts) > 1 and _may_be_headline(parts[first], kinds[first]):
        kinds[first] = "title"
    return kinds


def _may_be_headline(part: str, kind: str) -> bool:
    """Whether the first paragraph is a headline; one that asks or shouts ends like a sentence."""
    if kind == "line":
        return True
    return kind == "prose" and size(part) <= 16 and part.rstrip("'\"”’»")[-1] in "?!"


def _bylines(parts: list[str], kinds: list[str], language: str) -> list[str]:
    """Find the lines around the headline that carry a date, and forget bylines that stand far from it."""
    kinds = list(kinds)
    start = kinds.index("title") if "title" in kinds else 0
    prose = [index for index, kind in enumerate(kinds) if kind == "prose" and index > start]
    last = prose[1] if len(prose) > 1 else len(kinds)
    for index, part in enumerate(parts):
        if index < last and kinds[index] == "line" and size(part) <= 16 and may_date(part, language):
            kinds[index] = "byline"
        elif index >= last and kinds[index] == "byline":
            kinds[index] = "line"
    return kinds


def _repeated(parts: list[str], kinds: list[str]) -> list[str]:
    """Mark what is said twice: links all of them, prose from the second time on."""
    keys = [key(part) if kind == "line" else part for part, kind in zip(parts, kinds, strict=True)]
    seen = Counter(keys)
    if len(seen) == len(keys):
        return kinds
    told: set[str] = set()
    result = []
    for part, folded, kind in zip(parts, keys, kinds, strict=True):
        again = seen[folded] > 1 and (kind == "line" or (kind == "prose" and folded in told and size(part) >= 8))
        told.add(folded)
        result.append("repeated" if again else kind)
    return result


def key(part: str) -> str:
    """Fold a paragraph to its letters and digits, so that copies with other quotes or escapes are found."""
    return _MARKS.sub("", part.casefold())


def mark_tail(parts: list[str], kinds: list[str]) -> list[str]:
    """Mark all below a heading of links as tail, unless the story comes back.

    It does when paragraphs of prose follow each other without a link between: teasers stand alone under theirs. (That
    one long paragraph should do was tried: comments and notices are long, too.) Nothing comes back after comments and
    the like, if most of the prose stands above them.
    """
    words = [size(part) if kind == "prose" else 0 for part, kind in zip(parts, kinds, strict=True)]
    before = [0, *itertools.accumulate(words)]  # sums taken anew for every paragraph cost the square of their number
    result, index = list(kinds), 0
    while index < len(kinds):
        above, below = before[index], before[-1] - before[index]
        if kinds[index] not in {"section", "end"} or above <= min(below, _STORY[1]):
            index += 1  # a menu on top of the page, or no heading at all
            continue
        ends = kinds[index] == "end" and above >= below
        back = len(kinds) if ends else _story_again(words, kinds, index + 1)
        result[index + 1 : back] = ["tail"] * (back - index - 1)
        index = back
    return result


def _story_again(words: list[int], kinds: list[str], start: int) -> int:
    """Find where the story goes on after a heading of links; the end when it does not."""
    run: list[int] = []
    for index in range(start, len(kinds)):
        if kinds[index] == "prose":
            run.append(index)
        elif kinds[index] != "noise":
            run = []
        if len(run) >= _STORY[0] and sum(words[place] for place in run) >= _STORY[1]:
            return run[0]
    return len(kinds)
