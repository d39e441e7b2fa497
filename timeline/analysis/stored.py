"""The stored form of an analysis: bytes to keep, or to send to another process.

Two bytes of mark, one of version, then MessagePack under zlib. Within it terms are numbers of a vocabulary in the order
of first use, the words of all sentences are one text, and shingles take four bytes each. A version that is not ours is
refused and never guessed at: to analyse an article again is always possible.
"""

from __future__ import annotations

import struct
import sys
import zlib
from itertools import islice
from typing import TYPE_CHECKING, cast

import msgspec

from timeline.analysis.analyse import Analysis, Passage
from timeline.dates.hints import Hints
from timeline.errors import InputError
from timeline.interval import Interval
from timeline.model import Status, Timex, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Literal

    from timeline.dates.hints import Kind, Prefer

VERSION = 5
"""Rises with every change of the form, and of what :func:`timeline.analysis.analyse.analyse` finds."""
_MARK = b"TA"

_STATUSES: dict[str, Status] = {"h": "happened", "p": "planned", "b": "background", "r": "reported"}

_Bounds = tuple[int, int] | None


class _Date(msgspec.Struct, array_like=True):
    """A :class:`timeline.model.Timex`, field by field."""

    start: int
    end: int
    text: str
    type: str
    value: str
    interval: _Bounds
    rule: str
    mod: str
    quant: str
    freq: str
    anchor: _Bounds
    basis: str
    unsure: bool
    whole: _Bounds
    reasons: tuple[str, ...]


class _Form(msgspec.Struct, array_like=True):
    """An analysis in columns, one entry of a list for each sentence."""

    article: str
    language: str
    head: str
    shingles: bytes
    gaps: list[int]
    """How many characters after the end of the one before it a sentence begins."""
    sizes: list[int]
    """How many characters it has."""
    quotable: list[bool]
    words: str
    """One line for each sentence."""
    vocabulary: str
    """The distinct terms in the order of their first use, a blank between them."""
    lengths: list[int]
    """How many terms each sentence has."""
    terms: list[int]
    """All of them: 0 for the next of the vocabulary, else how many places before that one."""
    dates: list[list[_Date]]
    alone: list[bool]
    statuses: list[str]
    """A letter for each date: :data:`_STATUSES`."""
    kind: str
    prefer: str | None
    day_first: bool | None


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Form)


def encode(analysis: Analysis) -> bytes:
    """Write an analysis as bytes, the same for the same analysis.

    >>> decode(encode(Analysis("1", "en", " rain", (), (7,)))).head
    ' rain'
    """
    passages = analysis.passages
    vocabulary, terms = _numbered(term for passage in passages for term in passage.terms)
    ends = [0, *(passage.end for passage in passages)]
    form = _Form(
        article=analysis.article,
        language=analysis.language,
        head=analysis.head,
        shingles=struct.pack(f"<{len(analysis.shingles)}I", *analysis.shingles),
        gaps=[passage.start - end for passage, end in zip(passages, ends, strict=False)],
        sizes=[passage.end - passage.start for passage in passages],
        quotable=[passage.quotable for passage in passages],
        words="\n".join(passage.words for passage in passages),
        vocabulary=" ".join(vocabulary),
        lengths=[len(passage.terms) for passage in passages],
        terms=terms,
        dates=[[_date(timex) for timex in passage.dates] for passage in passages],
        alone=[passage.alone for passage in passages],
        statuses=["".join(status[0] for status in passage.statuses) for passage in passages],
        **analysis.hints._asdict(),
    )
    return _MARK + bytes([VERSION]) + zlib.compress(_ENCODER.encode(form))


def _numbered(terms: Iterable[str]) -> tuple[list[str], list[int]]:
    """Turn terms into a vocabulary and back-references into it.

    >>> _numbered(["ice", "ship", "ice", "harbour"])
    (['ice', 'ship', 'harbour'], [0, 0, 2, 0])
    """
    places: dict[str, int] = {}
    numbers = []
    for term in terms:
        known = len(places)
        numbers.append(known - places.setdefault(term, known))
    return list(places), numbers


def _looked_up(numbers: Iterable[int], vocabulary: Sequence[str]) -> Iterator[str]:
    """Turn back-references into terms again; IndexError for one that leads nowhere."""
    known = 0
    for number in numbers:
        yield vocabulary[known - number]
        known += number == 0


def decode(data: bytes, *, source: str = "a stored analysis") -> Analysis:
    """Read an analysis back; InputError names ``source`` when the bytes are broken or of another version.

    >>> decode(encode(Analysis("1", "en", " rain", (), (7,)))).shingles
    (7,)
    >>> decode(b"TAc")
    Traceback (most recent call last):
    timeline.errors.InputError: a stored analysis: is of version 99, and this program reads 5: analyse the article again
    """
    if data[:2] != _MARK or len(data) < 3:
        raise InputError(source, "is no stored analysis: analyse the article again")
    if data[2] != VERSION:
        reason = f"is of version {data[2]}, and this program reads {VERSION}: analyse the article again"
        raise InputError(source, reason)
    try:
        form = _DECODER.decode(zlib.decompress(data[3:]))
        shingles = struct.unpack(f"<{len(form.shingles) // 4}I", form.shingles)
        hints = Hints(cast("Kind", form.kind), cast("Prefer | None", form.prefer), form.day_first)
        return Analysis(form.article, form.language, form.head, tuple(_passages(form)), shingles, hints)
    except (ValueError, LookupError, StopIteration, zlib.error, struct.error, msgspec.MsgspecError) as error:
        raise InputError(source, f"is broken ({error}): analyse the article again") from None


def _passages(form: _Form) -> Iterator[Passage]:
    """Put the columns together again; ValueError when they are not of one length."""
    if sum(form.lengths) != len(form.terms) or min(form.lengths, default=0) < 0:
        raise ValueError("the numbers of terms do not add up")
    vocabulary = [sys.intern(term) for term in form.vocabulary.split(" ")] if form.vocabulary else []
    terms = _looked_up(form.terms, vocabulary)
    lines = form.words.split("\n") if form.gaps else []
    columns = zip(
        form.gaps, form.sizes, lines, form.lengths, form.quotable, form.dates, form.alone, form.statuses, strict=True
    )
    end = 0
    for place, (gap, size, words, count, quotable, dates, alone, letters) in enumerate(columns):
        start, end = end + gap, end + gap + size
        own, found = tuple(islice(terms, count)), tuple(map(_timex, dates))
        statuses = tuple(_STATUSES[letter] for letter in letters)
        yield Passage(place, start, end, words, own, quotable, found, alone, statuses)


def _date(timex: Timex) -> _Date:
    return _Date(
        timex.start, timex.end, timex.text, timex.type, timex.value, _bounds(timex.interval), timex.rule, timex.mod,
        timex.quant, timex.freq, _bounds(timex.anchor), timex.basis, timex.unsure, _bounds(timex.whole), timex.reasons,
    )  # fmt: skip


def _timex(date: _Date) -> Timex:
    return Timex(
        date.start, date.end, date.text, cast("TimexType", date.type), date.value, _interval(date.interval),
        sys.intern(date.rule), date.mod, date.quant, date.freq, _interval(date.anchor),
        cast('Literal["", "publication", "story"]', date.basis), date.unsure, _interval(date.whole),
        tuple(map(sys.intern, date.reasons)),
    )  # fmt: skip


def _bounds(interval: Interval | None) -> _Bounds:
    return (interval.start, interval.end) if interval else None


def _interval(bounds: _Bounds) -> Interval | None:
    return Interval(*bounds) if bounds else None
