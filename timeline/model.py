"""The values that travel through the pipeline: Article, Sentence, Timex, Mention, Event, Brief.

All are frozen and slotted, and a passage is always a span into ``Article.text``, never a copy:
what a brief quotes can be found again, letter by letter, in what was read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.interval import Interval

Span = tuple[int, int]
"""Half-open character offsets into a text: ``text[start:end]``."""

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
"""The four types of TIMEX3 (ISO 24617-1, ISO-TimeML)."""


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article was published, and how we know.

    >>> from timeline.interval import Interval
    >>> str(Dating(Interval.of(2016, 2, 25, 14, 17), "byline", "25 Feb '16 14:17PM"))
    '2016-02-25T14:17'
    """

    interval: Interval
    """The day, or the minute when the source gives one, in the source's own local time."""
    evidence: str
    """Where it was read: "option", "front matter", "field", "JSON-LD datePublished", "meta", "time", "byline", "url",
    "text", "file name" or "inferred"."""
    quote: str = ""
    """The very words or field value that it was read from; for "inferred", the title or source of that article."""
    zone: str = ""
    """The offset from UTC as the source wrote it ("+01:00", "Z", "EST"), or empty."""
    confidence: float = 1.0
    """From 0 to 1: lowered where sources disagree or the date is inferred."""
    inferred_from: str = ""
    """For "inferred", the id of the article whose date it is; else empty."""

    def __str__(self) -> str:
        return str(self.interval)


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read; equality is by value, the hash is that of ``id``."""

    id: str
    """Stable name for the same title, text and declared day of publication, wherever it was read: 12 hex digits (see
    :func:`timeline.readers.article_id`)."""
    text: str
    """The text as read, untouched; every offset in the project counts characters of it."""
    source: str
    """What the user named: a path, a URL, "-" for standard input, with "#3" for the third article of a file."""
    title: str = ""
    author: str = ""
    outlet: str = ""
    url: str = ""
    language: str = "en"
    """A BCP 47 language tag, mostly two letters."""
    published: Dating | None = None
    updated: Dating | None = None
    body: tuple[Span, ...] = ()
    """The paragraphs of ``text`` that tell the story, in order and without overlap: no headline, byline, caption,
    teaser or other boilerplate. Sentences are taken from here only."""
    elsewhere: tuple[str, ...] = ()
    """Further places, named as ``source`` is, where the very same article was read."""

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of an article; ``str()`` of it is the verbatim sentence.

    >>> str(Sentence(Article("1", "It rained. It was 2014.", "a.txt"), 11, 23))
    'It was 2014.'
    """

    article: Article
    start: int
    end: int

    def __str__(self) -> str:
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression in the terms of TIMEX3."""

    start: int
    end: int
    text: str
    """``text[start:end]`` of the text that was searched."""
    type: TimexType
    value: str
    """ISO 8601 in TIMEX3's notation: "2016-W08", "P6M", "199", "2016-02-25TEV", "XXXX-WXX-5", "PAST_REF"."""
    interval: Interval | None = None
    """What it covers on the calendar; None for a duration or set without a place there, and for vague references."""
    rule: str = ""
    """The rule of the language file that found it."""
    mod: str = ""
    """TIMEX3's modifier: START, MID, END, APPROX, BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER, LESS_THAN, MORE_THAN,
    EQUAL_OR_LESS, EQUAL_OR_MORE; or empty."""
    quant: str = ""
    """TIMEX3's quantifier of a SET: "EVERY", "EACH"."""
    freq: str = ""
    """TIMEX3's frequency of a SET: "2X"."""
    anchor: Interval | None = None
    """What it was read against (the day of publication, an earlier expression); None when it stands on its own."""
    basis: Literal["", "publication", "story"] = ""
    """What ``anchor`` is: the document creation time, or a date that the text told before."""
    unsure: bool = False
    """Whether another reading is as good: 03/04/2016."""
    whole: Interval | None = None
    """For an end of a range ("from 3 May to 5 June") the stretch from the first end to the last."""
    reasons: tuple[str, ...] = ()
    """What decided between the day of publication and a story, and between past and future: keys of ``say.explain``."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell the reader, not yet in words: the pack of the language of the output says it.

    >>> Note("undated", {"number": 3}).code
    'undated'
    """

    code: str
    """What kind of note it is: a key of the table ``say.notes`` of every pack, or of ``say.reasons`` for events."""
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What it speaks of: numbers, intervals, verbatim text and lists of it, by name."""


How = Literal["stated", "resolved", "publication", "inferred"]
"""How a sentence is dated. "stated": a temporal expression in it says the date in full; "resolved": an expression in it
was read against another date ("on Friday"); "publication": it has none and the article is a report of the day;
"inferred": like "publication", where the day of publication itself was inferred."""

Status = Literal["happened", "planned", "background", "reported"]
"""What a clause says of the date in it, as of its writing. "planned": that something was to happen then; "background":
that what it tells of began or happened earlier than the story does ("who was arrested in 2004", "since 2003");
"reported": nothing but that somebody said so then ("announced on Monday that …"); else "happened"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that speaks of a stretch of time, and how that is known."""

    sentence: Sentence
    interval: Interval
    how: How
    timex: Timex | None = None
    """The expression, offsets counted in the article's text; None unless ``how`` is "stated" or "resolved"."""

    @property
    def id(self) -> str:
        """Stable name: see :func:`mention_id`."""
        return mention_id(self.sentence.article.id, (self.sentence.start, self.sentence.end), self.timex)


def mention_id(article: str, sentence: Span, timex: Timex | None = None) -> str:
    """Name a mention by what never moves, in 12 hex digits: its article's id, and where the words stand that date it.

    A sentence that is dated by its publication is named by where it stands itself.

    >>> mention_id("0a1b2c3d4e5f", (10, 40))
    '0a7ce1a3b4f5'
    """
    kind, start, end = ("words", timex.start, timex.end) if timex else ("sentence", *sentence)
    return hashlib.sha256(f"{article} {kind} {start} {end}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Headline:
    """Short words for an event, verbatim: the title of an article, or a clause of one of its sentences.

    >>> Headline("Rain falls", Article("1", "Rain fell.", "a.txt", title="Rain falls")).span is None
    True
    """

    text: str
    article: Article
    """Where the words stand."""
    span: Span | None = None
    """Where they stand in its text; None when they are its title."""


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or some place that an event's sentences name, in the longest form that the articles use."""

    name: str
    mentions: tuple[str, ...]
    """The ids of the mentions whose sentences name it, in the order of the event's mentions and evidence."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened when: verbatim sentences and everything that supports them."""

    id: str
    """The id of its founding mention, the earliest by publication, article id and offset."""
    interval: Interval
    """At the granularity that the sources give."""
    mentions: tuple[Mention, ...]
    """The chosen sentences, best first; at least one."""
    evidence: tuple[Mention, ...] = ()
    """What else supports it: other sentences on the same happening, best first."""
    sources: int = 1
    """How many independent articles tell of it; near-duplicates and reprints count once."""
    score: float = 0.0
    """The rank among the events of one brief: higher is better, the scale is that of the input."""
    alternatives: tuple[Interval, ...] = ()
    """Other dates that articles give for it, earliest first."""
    reasons: tuple[Note, ...] = ()
    """Why it won, for --explain: the table ``say.reasons`` of a pack puts it in words."""
    members: tuple[str, ...] = ()
    """The ids of all mentions that belong to it, printed or not, in order; :func:`timeline.events.find_event` asks."""
    status: Status = "happened"
    """What the clause that dates its first sentence says of that date, as of its writer."""
    headline: Headline | None = None
    """None where no words were found that are sure to say what happened."""
    participants: tuple[Name, ...] = ()
    """Who acts in it, by the capitalised names in its sentences, most named first."""
    places: tuple[Name, ...] = ()
    """Where it happens, likewise."""
    dated_so: int = 1
    """How many independent sources date by words what is printed to this date."""


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A sentence of the summary, and when what it says happened."""

    sentence: Sentence
    event: str = ""
    """The id of the event that it is a sentence of; empty when it is of none."""
    interval: Interval | None = None
    """When that was; None when nothing dates it."""
    timex: Timex | None = None
    """The expression in it that says so, offsets counted in the article's text; None when there is none."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The one value that renderers receive."""

    title: str
    summary: tuple[KeyPoint, ...]
    """The key points, in the order of what they tell."""
    events: tuple[Event, ...]
    """Oldest first."""
    articles: tuple[Article, ...]
    """The sources; the citation of an article is its place here, counted from 1."""
    copies: tuple[int, ...] = ()
    """For each article the index of the first article that it is a near-duplicate of (its own when it is none)."""
    undated: tuple[Sentence, ...] = ()
    """Sentences of articles without any date, never put on a made-up day."""
    notes: tuple[Note, ...] = ()
    """What the reader should know: dates by inference, what was left out and why."""

    def number(self, article: Article) -> int:
        """Tell the citation number of an article, from 1; ValueError when it is not among the sources."""
        return self.articles.index(article) + 1
