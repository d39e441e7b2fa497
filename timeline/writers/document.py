"""The document: a Brief as plain dicts, lists, strings and numbers, with every quotation and date spelled out.

It is what ``--format json`` writes, what templates see, what a site's data file holds and what every other writer
reads, so there is one structure to learn and one to keep stable. ``VERSION`` rises when a reader of the old one would
break; new keys may appear at any time. ``templates/brief.schema.json`` describes it in JSON Schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypedDict

from timeline.interval import DAY, Interval, civil
from timeline.language.pack import load
from timeline.language.say import phrase
from timeline.writers.clean import plain, safe_url

if TYPE_CHECKING:
    from timeline.model import Article, Brief, Dating, Event, Mention, Note, Sentence, Timex

VERSION = 1


HOW_PUBLISHED = {
    "option": "given by the user",
    "front matter": "from the front matter",
    "field": "from the record's date field",
    "JSON-LD datePublished": "from the page's JSON-LD",
    "meta": "from the page's metadata",
    "time": "from the page's <time> element",
    "byline": "from the byline",
    "url": "from the address",
    "text": "from the text",
    "file name": "from the file name",
    "inferred": "inferred",
}


class Date(TypedDict):
    """A stretch of the calendar."""

    value: str
    """TIMEX3's notation: "2014", "2016-W08", "2015-08/2016-02", "BC0044"."""
    start: str
    """Its first minute, ISO 8601, local time, astronomical years: "2014-01-01T00:00"."""
    end: str
    """The minute after its last."""
    granularity: str
    phrase: str
    """In English words, exactly what it covers."""


class Quote(TypedDict):
    """A verbatim sentence and where it stands."""

    text: str
    """White space folded to single blanks and control characters left out; otherwise letter by letter."""
    citations: list[int]
    """The source that is quoted, then its near-duplicates that have this very sentence."""
    start: int
    """Offset into the text of the first of those sources, in characters."""
    end: int


class Expression(TypedDict):
    """The temporal expression that dates a sentence, as TIMEX3."""

    text: str
    start: int
    """Offset into ``Quote.text``; -1 when the expression has moved with the white space."""
    type: str
    value: str
    rule: str
    anchor: str | None
    unsure: bool


class Statement(Quote):
    """A quote that speaks of a date."""

    date: Date
    how: str
    """"words", "publication" or "inferred": see :class:`timeline.model.Mention`."""
    basis: str
    """What dates it, in words: "the words “this week”, read against 25 February 2016"."""
    timex: Expression | None


class Entry(TypedDict):
    """An event of the timeline."""

    id: str
    date: Date
    quotes: list[Statement]
    """The sentences to show, best first; at least one."""
    evidence: list[Statement]
    """What else supports it."""
    citations: list[int]
    """Every source that tells of it, in order."""
    sources: int
    """How many of them are independent."""
    score: float
    alternatives: list[Date]
    reasons: list[str]


class Published(TypedDict):
    """When a source was published and how that is known."""

    date: Date
    evidence: str
    how: str
    """``evidence`` in words."""
    quote: str
    zone: str
    confidence: float


class Source(TypedDict):
    """An article; its citation is ``number``."""

    number: int
    id: str
    title: str
    author: str
    outlet: str
    url: str
    """http or https, or empty: an address of another kind is not passed on."""
    source: str
    language: str
    published: Published | None
    updated: Published | None
    copy_of: int | None
    """The number of the source that this is a near-duplicate of."""


class Document(TypedDict):
    """A brief; the keys of the JSON and the names that a template sees."""

    format: str
    version: int
    title: str
    date: Date | None
    """From the first event to the last."""
    summary: list[Quote]
    events: list[Entry]
    sources: list[Source]
    undated: list[Quote]
    notes: list[str]


def build_document(brief: Brief) -> Document:
    """Spell a brief out as plain data.

    >>> from timeline.model import Brief
    >>> build_document(Brief("Nothing yet", (), (), ()))["version"]
    1
    """
    shelf = _Shelf.of(brief)
    return {
        "format": "timeline-brief",
        "version": VERSION,
        "title": plain(brief.title),
        "date": date_of(_span(brief.events)) if brief.events else None,
        "summary": [_quote(sentence, shelf) for sentence in brief.summary],
        "events": [_entry(event, shelf) for event in brief.events],
        "sources": [_source(n, a, shelf.firsts[a] + 1) for n, a in enumerate(brief.articles, 1)],
        "undated": [_quote(sentence, shelf) for sentence in brief.undated],
        "notes": [note_words(note, "notes") for note in brief.notes],
    }


def note_words(note: Note | str, table: str) -> str:
    """Put a note in words, by the template that the table of the pack's section ``say`` has for its code.

    >>> from timeline.model import Note
    >>> note_words(Note("rank", {"base": 1.0, "score": 0.84}), "reasons")
    'rank: 1.0 for the sources, 0.84 with how much they agree'
    """
    if isinstance(note, str):
        return plain(note)
    say = load("en").section("say")
    words = {name: _value_words(value, say["nouns"].get(name), say["none"]) for name, value in note.values.items()}
    return plain(say[table][note.code].format(**words))


def _value_words(value: object, noun: list[str] | None, none: str) -> object:
    """Put a value of a note in words: a number with its noun, an interval, a list; others are as they are."""
    if noun and isinstance(value, int):
        return f"{value:,} {noun[value != 1]}"
    if isinstance(value, Interval):
        return phrase(value)
    return ", ".join(map(str, value)) or none if isinstance(value, tuple) else value


def _span(events: tuple[Event, ...]) -> Interval:
    """Cover all events; by whole years when there are several, for one of them may know no more than the year."""
    whole = Interval(min(e.interval.start for e in events), max(e.interval.end for e in events))
    first, last = civil(whole.start)[0], civil(whole.end - 1)[0]
    return whole if first == last else Interval.of(first).cover(Interval.of(last))


def date_of(interval: Interval) -> Date:
    """Spell an interval out.

    >>> from timeline.interval import Interval
    >>> date_of(Interval.of(2014))["start"], date_of(Interval.of(2014))["end"]
    ('2014-01-01T00:00', '2015-01-01T00:00')
    """
    return {
        "value": str(interval),
        "start": iso_minute(interval.start),
        "end": iso_minute(interval.end),
        "granularity": interval.granularity,
        "phrase": phrase(interval),
    }


def between(start: int, end: int) -> Date:
    """Spell the days that two moments touch out, both counted in minutes (see :mod:`timeline.interval`)."""
    return date_of(Interval(start - start % DAY, end + -end % DAY))


@lru_cache(maxsize=4096)
def iso_minute(moment: int) -> str:
    """Write a minute (see :mod:`timeline.interval`) in ISO 8601, years before 1 BC with a sign.

    >>> from timeline.interval import minutes
    >>> iso_minute(minutes(2016, 2, 25, 14, 17)), iso_minute(minutes(-43))
    ('2016-02-25T14:17', '-0043-01-01T00:00')
    """
    year, month, day, hour, minute = civil(moment)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}T{hour:02}:{minute:02}"


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The sources of one brief, ready to be cited."""

    numbers: dict[Article, int]
    families: dict[int, list[Article]]
    """For the number of a first article the articles that are near-duplicates of it, itself included."""
    firsts: dict[Article, int]

    @classmethod
    def of(cls, brief: Brief) -> _Shelf:
        copies = brief.copies or range(len(brief.articles))
        families: dict[int, list[Article]] = {}
        for article, first in zip(brief.articles, copies, strict=True):
            families.setdefault(first, []).append(article)
        numbers = {article: n for n, article in reversed([*enumerate(brief.articles, 1)])}
        return cls(numbers, families, dict(zip(brief.articles, copies, strict=True)))

    def cite(self, sentence: Sentence) -> list[int]:
        """Number the source of a sentence, then its near-duplicates that hold the sentence word for word."""
        wanted = " ".join(str(sentence).split())
        family = self.families[self.firsts[sentence.article]]
        others = {self.numbers[a] for a in family if a != sentence.article and wanted in " ".join(a.text.split())}
        own = self.numbers[sentence.article]
        return [own, *sorted(others - {own})]


def _quote(sentence: Sentence, shelf: _Shelf) -> Quote:
    return {
        "text": plain(str(sentence)),
        "citations": shelf.cite(sentence),
        "start": sentence.start,
        "end": sentence.end,
    }


def _statement(mention: Mention, shelf: _Shelf) -> Statement:
    return {
        **_quote(mention.sentence, shelf),
        "date": date_of(mention.interval),
        "how": mention.how,
        "basis": _basis(mention),
        "timex": _expression(mention.timex, mention.sentence) if mention.timex else None,
    }


def _basis(mention: Mention) -> str:
    if mention.how == "inferred":
        return "the day of publication, which is itself inferred"
    if mention.how == "publication":
        return "the day of publication"
    if mention.timex is None:
        return "the words of the sentence"
    words = f"the words “{plain(mention.timex.text)}”"
    return f"{words}, read against {phrase(mention.timex.anchor)}" if mention.timex.anchor else words


def _expression(timex: Timex, sentence: Sentence) -> Expression:
    offset = len(plain(sentence.article.text[sentence.start : timex.start] + "|")) - 1
    words = plain(timex.text)
    return {
        "text": words,
        "start": offset if plain(str(sentence))[offset : offset + len(words)] == words else -1,
        "type": timex.type,
        "value": timex.value,
        "rule": timex.rule,
        "anchor": str(timex.anchor) if timex.anchor else None,
        "unsure": timex.unsure,
    }


def _entry(event: Event, shelf: _Shelf) -> Entry:
    quotes = [_statement(mention, shelf) for mention in event.mentions]
    evidence = [_statement(mention, shelf) for mention in event.evidence]
    return {
        "id": event.id,
        "date": date_of(event.interval),
        "quotes": quotes,
        "evidence": evidence,
        "citations": sorted({number for quote in quotes + evidence for number in quote["citations"]}),
        "sources": event.sources,
        "score": round(event.score, 6),
        "alternatives": [date_of(interval) for interval in event.alternatives],
        "reasons": [note_words(reason, "reasons") for reason in event.reasons],
    }


def _source(number: int, article: Article, first: int) -> Source:
    return {
        "number": number,
        "id": article.id,
        "title": plain(article.title),
        "author": plain(article.author),
        "outlet": plain(article.outlet),
        "url": safe_url(article.url),
        "source": plain(article.source),
        "language": article.language,
        "published": _published(article.published),
        "updated": _published(article.updated),
        "copy_of": first if first != number else None,
    }


def _published(dating: Dating | None) -> Published | None:
    if dating is None:
        return None
    return {
        "date": date_of(dating.interval),
        "evidence": dating.evidence,
        "how": HOW_PUBLISHED.get(dating.evidence, dating.evidence),
        "quote": plain(dating.quote),
        "zone": plain(dating.zone),
        "confidence": round(dating.confidence, 3),
    }
