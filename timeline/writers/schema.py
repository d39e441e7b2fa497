"""The shape of the document: what every writer, template, data file and reader of a brief's JSON may count on.

``VERSION`` rises when a reader of the old one would break; new keys may appear at any time, and those that come after
a version stand in classes of their own (``…Later``), so that JSON of an older program is still a document. That of an
older version is brought up to this one when it is read (:mod:`timeline.writers.shape`). JSON Schema says the same for
others: ``templates/brief.schema.json``.
"""

from __future__ import annotations

from typing import TypedDict

VERSION = 2
SHOWN = 8
"""How many citations of one sentence are written out; the JSON has all."""


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
    """In words, exactly what it covers."""
    parts: list[str]
    """``phrase`` whole, or the begin of a period, what stands between, and its end: ["22", " to ", "28 February"]."""
    short: str
    """``phrase`` with months abbreviated."""


class Quote(TypedDict):
    """A verbatim sentence and where it stands."""

    text: str
    """White space folded to single blanks and control characters left out; otherwise letter by letter."""
    language: str
    """That of its source, a BCP 47 tag."""
    citations: list[int]
    """The source that is quoted, then its near-duplicates that have this very sentence."""
    start: int
    """Offset into the text of the first of those sources, in characters."""
    end: int
    rest: str
    """How many citations beyond the first :data:`SHOWN` there are, in words with a blank before; empty when none."""


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


class Point(Quote):
    """A key point: a sentence, and when what it says happened."""

    event: str
    """The id of the event that it is a sentence of, or empty."""
    date: Date | None
    timex: Expression | None
    """The expression in it that says so."""


class Statement(Quote):
    """A quote that speaks of a date."""

    date: Date
    how: str
    """"stated", "resolved", "publication" or "inferred": see :data:`timeline.model.How`."""
    basis: str
    """What dates it, in words: "the words “this week”, read against 25 February 2016"."""
    dated: str
    """``basis`` as a sentence."""
    timex: Expression | None


class Heading(TypedDict):
    """Short words for an event, verbatim."""

    text: str
    citation: int
    """The source whose title it is, or in whose text it stands."""


class Named(TypedDict):
    """Somebody or some place that an event's sentences name."""

    name: str
    mentions: list[str]
    """The ids of the mentions that name it: those of ``quotes`` and ``evidence``."""


class Entry(TypedDict):
    """An event of the timeline."""

    id: str
    date: Date
    status: str
    """"happened", "planned", "background" or "reported", as of the writer: see :data:`timeline.model.Status`."""
    status_in_words: str
    """The same as a sentence; empty for what happened."""
    headline: Heading | None
    participants: list[Named]
    places: list[Named]
    quotes: list[Statement]
    """The sentences to show, best first; at least one."""
    evidence: list[Statement]
    """What else supports it."""
    citations: list[int]
    """Every source that tells of it, in order."""
    sources: int
    """How many of them are independent."""
    dated_so: int
    """How many independent sources date by words what is quoted to this date."""
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


class Remark(TypedDict):
    """A note of the brief."""

    code: str
    """What kind of note it is: a key of the table ``say.notes`` of every pack; empty when an older program wrote it."""
    text: str


class Document(TypedDict):
    """A brief; the keys of the JSON and the names that a template sees."""

    format: str
    version: int
    language: str
    """The tag of the language that headings, dates and notes are in."""
    headings: dict[str, str]
    """The headings of its parts in that language: "key_points", "timeline", "sources", "notes", "undated"."""
    title: str
    date: Date | None
    """From the first event to the last."""
    summary: list[Point]
    events: list[Entry]
    sources: list[Source]
    undated: list[Quote]
    notes: list[Remark]
