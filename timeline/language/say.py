"""What the outputs say, in the language of the output: the section ``say`` of its pack, spoken.

A message is a text with {places} for values, or a table of such texts, one for each plural category of CLDR, chosen by
the value ``number``. English is the measure: every pack that speaks has the same keys and only the places of English.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from timeline.errors import LanguageError
from timeline.interval import Interval
from timeline.language.pack import base, find_pack, load, nearest
from timeline.language.phrasing import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from babel import Locale

    from timeline.language.pack import Pack
    from timeline.language.phrasing import Parts
    from timeline.model import Note

ENGLISH = "en"
"""The language that speaks for those without words of their own."""
_MORE_PLACES = {
    "century": {"roman"}, "century_before": {"roman"}, "clock": {"short_hour"}, "full_hour": {"short_hour"},
    **{key: {"whole_first", "short_last"} for key in ("months", "days", "dates")},
}  # fmt: skip
"""Places that English does not need, and others may."""
_ORDINAL = {"century", "century_before"}
_INTEGERS = range(201)  # a category that none of these has (French: millions) may be left out


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """A language that speaks: get one from :func:`speaker`."""

    code: str
    """The tag of its pack."""
    locale: Locale
    """CLDR's data of the language, through Babel."""
    tables: Mapping[str, Mapping[str, Any]]
    """The section ``say`` of the pack: ``texts``, ``notes``, ``dates`` …"""
    calendar: Calendar
    short_calendar: Calendar

    def pattern(self, key: str, *, table: str = "texts", number: float | None = None) -> str:
        """Return a message with its places open, in the plural that ``number`` asks for.

        Raises LanguageError when there is no such message.
        """
        message = self.tables[table].get(key)
        if message is None:
            raise LanguageError(f"{self.code}.toml: say.{table}: {key} is missing")
        if isinstance(message, dict):
            category = "other" if number is None else self.locale.plural_form(number)
            message = message.get(category, message["other"])
        return str(message)

    @property
    def stop(self) -> str:
        """What parts two sentences: the mark that those of the pack end with, and a blank where it needs one.

        >>> speaker("en").stop, speaker("zh").stop
        ('. ', '。')
        """
        mark = self.pattern("verbatim")[-1]
        return mark if mark in base("script")["wide_ends"] else f"{mark} "

    def text(self, key: str, *, table: str = "texts", **values: Any) -> str:
        """Speak a message.

        Intervals are said as dates, lists joined, ``languages`` by their names, ``number`` and fractions with the marks
        of the language, counts with the noun that the table "nouns" has for their place; everything else as it is.

        >>> speaker("en").text("event", number=2992), speaker("en").text("near_duplicate", source="[1]")
        ('2,992 events', 'Near-duplicate of [1]')
        """
        pattern = self.pattern(key, table=table, number=values.get("number"))
        return pattern.format(**{name: self.value(name, value) for name, value in values.items()})

    def value(self, name: str, value: Any) -> Any:
        """Put one value of a message into words."""
        match value:
            case Interval():
                return self.phrase(value)
            case tuple() if name == "languages":
                return self.listed([self._language(tag) for tag in value])
            case str() if name == "language":
                return self._language(value)
            case tuple() | list():
                return self.listed([str(item) for item in value]) or self.pattern("none")
            case float():
                return self._decimal(value, "0.0#")
            case int() if name in self.tables["nouns"]:
                return self.text(name, table="nouns", number=value)
            case int() if name == "number":
                return self._decimal(value, None)
        return value

    def _language(self, tag: str) -> str:
        return str(self.locale.languages.get(tag.partition("-")[0], tag))

    def _decimal(self, value: float, form: str | None) -> str:
        from babel.numbers import format_decimal

        return format_decimal(value, form, self.locale)

    def note(self, note: Note, table: str = "notes") -> str:
        """Speak a note; those of ``Event.reasons`` stand in the table "reasons".

        >>> from timeline.model import Note
        >>> speaker("en").note(Note("copy", {"article": 2, "other": 1}))
        '[2] is a near-duplicate of [1]; the two count as one source.'
        """
        return self.text(note.code, table=table, **note.values)

    def evidence(self, name: str) -> str:
        """Say how a day of publication is known; a name that the pack does not know is said as it is."""
        return str(self.tables["evidence"].get(name, name))

    def listed(self, items: list[str]) -> str:
        """Join words as a sentence does.

        >>> speaker("en").listed(["2014"]), speaker("en").listed(["2014", "2015", "2016"])
        ('2014', '2014, 2015 and 2016')
        """
        if len(items) < 2:
            return "".join(items)
        pattern = self.locale.list_patterns["standard"]
        if len(items) == 2:
            return str(pattern["2"]).format(*items)
        joined = pattern["start"].format(items[0], items[1])
        for item in items[2:-1]:
            joined = pattern["middle"].format(joined, item)
        return str(pattern["end"]).format(joined, items[-1])

    def phrase(self, interval: Interval, *, short: bool = False) -> str:
        """Say what an interval covers, at its own granularity; ``short`` abbreviates months.

        >>> from timeline.interval import Interval
        >>> english = speaker("en")
        >>> [english.phrase(Interval.of(*date)) for date in ((2014,), (2016, 2, 25), (-43,), (2016, 2, 25, 14, 17))]
        ['2014', '25 February 2016', '44 BC', '25 February 2016, 14:17']
        >>> english.phrase(Interval.week(2016, 8)), english.phrase(Interval.months(2015, 8, 7), short=True)
        ('22 to 28 February 2016', 'Aug 2015 to Feb 2016')
        """
        return "".join(self.parts(interval, short=short))

    def parts(self, interval: Interval, *, short: bool = False) -> Parts:
        """Say the same, the two ends of a period apart.

        >>> from timeline.interval import Interval
        >>> speaker("en").parts(Interval.week(2016, 8))
        ('22', ' to ', '28 February 2016')
        """
        return _parts(self, interval, short=short)


@lru_cache(maxsize=65536)
def _parts(speech: Speech, interval: Interval, *, short: bool) -> Parts:
    calendar = speech.short_calendar if short else speech.calendar
    return calendar.parts(interval.start, interval.end, interval.granularity)


def direction(tag: str) -> str:
    """Tell in which direction a language is written: "rtl" or "ltr"; "auto" for one that CLDR does not know.

    >>> direction("he"), direction("pt-BR"), direction("tlh")
    ('rtl', 'ltr', 'auto')
    """
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(tag.replace("-", "_")).text_direction)
    except (UnknownLocaleError, ValueError):
        return "auto"


def speaks(tag: str) -> bool:
    """Whether the pack of a language has words for outputs; one without is spoken in English.

    >>> speaks("en-GB"), speaks("fi"), speaks("xx-nowhere")
    (True, False, False)
    """
    pack = find_pack(tag)
    return pack is not None and "texts" in pack.section("say")


@cache
def speaker(tag: str) -> Speech:
    """Return the speech of a language by its tag, that of English when its pack has no words for outputs.

    Raises LanguageError when there is no such language, or when a message of its pack is missing or wrong.

    >>> speaker("en-GB").code, speaker("fi").code
    ('en', 'en')
    """
    pack = load(tag)
    return speech_of(pack if "texts" in pack.section("say") else load(ENGLISH))


def speech_of(pack: Pack) -> Speech:
    """Make the speech of a pack; LanguageError names file and key of what is missing or wrong."""
    from babel import Locale, UnknownLocaleError

    tables = pack.section("say")
    try:
        locale = Locale.parse(str(tables.get("locale", pack.code)).replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise pack.fault("say.locale", f"{error}: write a tag of CLDR, such as en_001") from None
    wrong = next(_faults(tables, load(ENGLISH).section("say"), locale), None)
    if wrong:
        raise pack.fault(*wrong)
    dates = tables["dates"]
    return Speech(pack.code, locale, tables, Calendar(locale, dates), Calendar(locale, dates, short=True))


def language_of(tags: Iterable[str]) -> str:
    """Return the language of most articles, by their tags, its regions taken together; of equals the first.

    >>> language_of(["de-AT", "en", "de"]), language_of([])
    ('de', 'en')
    """
    counts = Counter(tag.lower().partition("-")[0] for tag in tags)
    return max(counts, key=counts.__getitem__, default=ENGLISH)


def speaker_for(wanted: str | None, tags: Iterable[str]) -> Speech:
    """Return the speech of the language that the user wants; None is that of most articles, or English if it is mute.

    Raises LanguageError when there is no such language as ``wanted``.

    >>> speaker_for(None, ["fi", "fi", "en"]).code, speaker_for("en-GB", ["fi"]).code
    ('en', 'en')
    """
    language = wanted or language_of(tags)
    return speaker(language if wanted or speaks(language) else ENGLISH)


def _faults(tables: Mapping[str, Any], english: Mapping[str, Any], locale: Locale) -> Iterator[tuple[str, str]]:
    """Say where the section of a pack differs from the English one: (place, fault)."""
    yield from (
        (f"say.{name}", f"there is no such table{nearest(name, english)}") for name in tables if name not in english
    )
    for name, expected in english.items():
        if not isinstance(expected, dict):
            continue
        own = tables.get(name)
        if not isinstance(own, dict):
            yield f"say.{name}", "is missing: English has this table"
            continue
        yield from ((f"say.{name}.{key}", "is missing: English has it") for key in expected if key not in own)
        for key, message in own.items():
            if key not in expected:
                yield f"say.{name}.{key}", "there is no such message in English"
            else:
                rule = locale.ordinal_form if key in _ORDINAL else locale.plural_form
                fault = _fault(message, expected[key], {rule(number) for number in _INTEGERS}, _MORE_PLACES.get(key))
                if fault:
                    yield f"say.{name}.{key}", fault


def _fault(message: object, english: object, categories: set[str], more: set[str] | None) -> str:
    """Say what is wrong with one message, or nothing."""
    if isinstance(english, list) != isinstance(message, list) or (isinstance(message, list) and len(message) != 3):
        return "should be a list: begin of a period, what stands between, its end"
    if isinstance(message, dict) and (missing := (categories | {"other"}) - message.keys()):
        return f"has no text for the plural {', '.join(sorted(missing))}"
    try:
        unknown = _places(message) - _places(english) - (more or set())
    except ValueError as error:
        return f"is no text with {{places}}: {error}"
    if unknown:
        known = ", ".join(f"{{{place}}}" for place in sorted(_places(english) | (more or set()))) or "none"
        return f"{{{min(unknown)}}} is no place that it has: known are {known}"
    return ""


def _places(message: object) -> set[str]:
    """Collect the places of a message; ValueError when it is no text or its braces do not pair."""
    texts = message.values() if isinstance(message, dict) else message if isinstance(message, list) else [message]
    places: set[str] = set()
    for text in texts:
        if not isinstance(text, str):
            raise ValueError(f"{text!r} is a {type(text).__name__}")  # noqa: TRY004  # told as a fault of the file
        places |= {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    return places
