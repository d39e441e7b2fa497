"""The document: a Brief as plain dicts, lists, strings and numbers, with every quotation and date spelled out.

It is what ``--format json`` writes, what templates see, what a site's data file holds and what every other writer
reads, so there is one structure to learn and one to keep stable (:mod:`timeline.writers.schema`). All words in it are
said here, in the language of the output.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.interval import DAY, Interval, civil
from timeline.language.say import language_of, speaker_for, speaks
from timeline.model import Note
from timeline.writers.clean import isolated, plain, safe_url
from timeline.writers.moments import iso_minute
from timeline.writers.schema import SHOWN, VERSION

if TYPE_CHECKING:
    from timeline.language.say import Speech
    from timeline.model import Article, Brief, Dating, Event, Headline, KeyPoint, Mention, Name, Sentence, Timex
    from timeline.writers.schema import (
        Date,
        Document,
        Entry,
        Expression,
        Heading,
        Named,
        Point,
        Published,
        Quote,
        Source,
        Statement,
    )

_STATUSES = {"planned": "status_planned", "background": "status_background", "reported": "status_reported"}
_HEADINGS = ("key_points", "timeline", "sources", "notes", "undated")


def build_document(brief: Brief, language: str | None = None) -> Document:
    """Spell a brief out as plain data, in the language of a BCP 47 tag; None is that of most articles.

    A language whose pack has no words for outputs is spoken in English, and a note says so. Raises LanguageError when
    there is no such language.

    >>> from timeline.model import Brief
    >>> document = build_document(Brief("Nothing yet", (), (), ()))
    >>> document["version"], document["language"]
    (2, 'en')
    """
    wanted = language or language_of(article.language for article in brief.articles)
    speech = speaker_for(language, [wanted])
    shelf = _Shelf.of(brief, speech)
    notes = brief.notes if speaks(wanted) else (*brief.notes, Note("unspoken", {"language": wanted}))
    headings = {key: speech.text(key) for key in _HEADINGS}
    return {
        "format": "timeline-brief",
        "version": VERSION,
        "language": speech.code,
        "title": plain(brief.title) or headings["timeline"],
        "date": date_of(_span(brief.events), speech) if brief.events else None,
        "summary": [_point(point, shelf) for point in brief.summary],
        "events": [_entry(event, shelf) for event in brief.events],
        "sources": [_source(number, article, shelf) for number, article in enumerate(brief.articles, 1)],
        "undated": [_quote(sentence, shelf) for sentence in brief.undated],
        "notes": [{"code": note.code, "text": plain(speech.note(note))} for note in notes],
        "headings": headings,
    }


def spoken(document: Document) -> Speech:
    """Return the speech of a document's language, that of English when it names one that is not known here."""
    return speaker_for(None, [document["language"]])


def _span(events: tuple[Event, ...]) -> Interval:
    """Cover all events; by whole years when there are several, for one of them may know no more than the year."""
    whole = Interval(min(e.interval.start for e in events), max(e.interval.end for e in events))
    first, last = civil(whole.start)[0], civil(whole.end - 1)[0]
    return whole if first == last else Interval.of(first).cover(Interval.of(last))


def date_of(interval: Interval, speech: Speech) -> Date:
    """Spell an interval out.

    >>> from timeline.interval import Interval
    >>> from timeline.language.say import speaker
    >>> date = date_of(Interval.of(2014), speaker("en"))
    >>> date["start"], date["end"], date["phrase"]
    ('2014-01-01T00:00', '2015-01-01T00:00', '2014')
    """
    return {
        "value": str(interval),
        "start": iso_minute(interval.start),
        "end": iso_minute(interval.end),
        "granularity": interval.granularity,
        "phrase": speech.phrase(interval),
        "parts": [*speech.parts(interval)],
        "short": speech.phrase(interval, short=True),
    }


def between(start: int, end: int, speech: Speech) -> Date:
    """Spell the days that two moments touch out, both counted in minutes (see :mod:`timeline.interval`)."""
    return date_of(Interval(start - start % DAY, end + -end % DAY), speech)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The sources of one brief, ready to be cited in one language."""

    speech: Speech
    numbers: dict[Article, int]
    families: dict[int, list[Article]]
    """For the number of a first article the articles that are near-duplicates of it, itself included."""
    firsts: dict[Article, int]
    names: dict[str, Article]
    """The sources by their ids."""

    @classmethod
    def of(cls, brief: Brief, speech: Speech) -> _Shelf:
        copies = brief.copies or range(len(brief.articles))
        families: dict[int, list[Article]] = {}
        for article, first in zip(brief.articles, copies, strict=True):
            families.setdefault(first, []).append(article)
        numbers = {article: n for n, article in reversed([*enumerate(brief.articles, 1)])}
        names = {article.id: article for article in brief.articles}
        return cls(speech, numbers, families, dict(zip(brief.articles, copies, strict=True)), names)

    def cite(self, sentence: Sentence) -> list[int]:
        """Number the source of a sentence, then its near-duplicates that hold the sentence word for word."""
        wanted = " ".join(str(sentence).split())
        family = self.families[self.firsts[sentence.article]]
        others = {self.numbers[a] for a in family if a != sentence.article and wanted in " ".join(a.text.split())}
        own = self.numbers[sentence.article]
        return [own, *sorted(others - {own})]

    def inferred_from(self, dating: Dating) -> Article | None:
        """Find the source whose date another one takes; None when the date is not inferred, or from elsewhere."""
        return self.names.get(dating.inferred_from)


def _quote(sentence: Sentence, shelf: _Shelf) -> Quote:
    citations = shelf.cite(sentence)
    return {
        "text": plain(str(sentence)),
        "language": sentence.article.language,
        "citations": citations,
        "start": sentence.start,
        "end": sentence.end,
        "rest": rest(len(citations), shelf.speech),
    }


def _point(point: KeyPoint, shelf: _Shelf) -> Point:
    return {
        **_quote(point.sentence, shelf),
        "event": point.event,
        "date": date_of(point.interval, shelf.speech) if point.interval else None,
        "timex": _expression(point.timex, point.sentence) if point.timex else None,
    }


def rest(count: int, speech: Speech, key: str = "and_copies") -> str:
    """Say how many of ``count`` citations are not written out; a story that everybody prints has thousands.

    >>> from timeline.language.say import speaker
    >>> rest(2, speaker("en")), rest(9, speaker("en")), rest(3000, speaker("en"))
    ('', ' and 1 copy', ' and 2,992 copies')
    """
    return speech.text(key, number=count - SHOWN) if count > SHOWN else ""


def _statement(mention: Mention, shelf: _Shelf) -> Statement:
    basis = _basis(mention, shelf.speech)
    return {
        **_quote(mention.sentence, shelf),
        "date": date_of(mention.interval, shelf.speech),
        "how": mention.how,
        "basis": basis,
        "dated": shelf.speech.text("dated", basis=basis),
        "timex": _expression(mention.timex, mention.sentence) if mention.timex else None,
    }


def _basis(mention: Mention, speech: Speech) -> str:
    timex = mention.timex
    if mention.how in ("publication", "inferred"):
        return speech.text("by_inferred_publication" if mention.how == "inferred" else "by_publication")
    if timex is None:
        return speech.text("by_sentence")
    key = "by_words_against" if timex.anchor else "by_words"
    return speech.text(key, words=isolated(plain(timex.text)), anchor=timex.anchor)


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
        "date": date_of(event.interval, shelf.speech),
        "status": event.status,
        "status_in_words": shelf.speech.text(_STATUSES[event.status]) if event.status in _STATUSES else "",
        "headline": _heading(event.headline, shelf) if event.headline else None,
        "participants": [_named(name) for name in event.participants],
        "places": [_named(name) for name in event.places],
        "quotes": quotes,
        "evidence": evidence,
        "citations": sorted({number for quote in quotes + evidence for number in quote["citations"]}),
        "sources": event.sources,
        "dated_so": event.dated_so,
        "score": round(event.score, 6),
        "alternatives": [date_of(interval, shelf.speech) for interval in event.alternatives],
        "reasons": [plain(shelf.speech.note(reason, "reasons")) for reason in event.reasons],
    }


def _heading(headline: Headline, shelf: _Shelf) -> Heading:
    return {"text": plain(headline.text), "citation": shelf.numbers[headline.article]}


def _named(name: Name) -> Named:
    return {"name": plain(name.name), "mentions": [*name.mentions]}


def _source(number: int, article: Article, shelf: _Shelf) -> Source:
    first = shelf.firsts[article] + 1
    return {
        "number": number,
        "id": article.id,
        "title": plain(article.title),
        "author": plain(article.author),
        "outlet": plain(article.outlet),
        "url": safe_url(article.url),
        "source": plain(article.source),
        "language": article.language,
        "published": _published(article.published, first, shelf),
        "updated": _published(article.updated, first, shelf),
        "copy_of": first if first != number else None,
    }


def _published(dating: Dating | None, first: int, shelf: _Shelf) -> Published | None:
    """Spell a day of publication out; ``first`` is the number of the article that its article is a copy of."""
    if dating is None:
        return None
    other = shelf.inferred_from(dating)
    return {
        "date": date_of(dating.interval, shelf.speech),
        "evidence": dating.evidence,
        "how": shelf.speech.evidence(dating.evidence),
        "quote": _inference(dating, other, first, shelf) if other else plain(dating.quote),
        "zone": plain(dating.zone),
        "confidence": round(dating.confidence, 3),
    }


def _inference(dating: Dating, other: Article, first: int, shelf: _Shelf) -> str:
    """Say which article a date was taken from, and whether it is a near-duplicate."""
    key, named = "from_copy" if shelf.firsts[other] + 1 == first else "from_story", plain(other.source)
    if other.title:
        named = shelf.speech.text("title_and_source", title=plain(other.title), source=named)
    return shelf.speech.text(key, article=named, day=str(dating.interval))
