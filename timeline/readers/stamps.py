"""When was an article published, and how do we know: stamps ("3 May '14 14:17PM") into :class:`Dating`.

A publication stamp is not prose: it stands alone, is absolute, and carries a clock and a zone that a date in a
sentence rarely has. So it has its own small reader here; the dates of the story belong to :mod:`timeline.dates`.
How a language writes stamps stands in its pack; what is still no stamp in a field is left to dateparser.

``order`` is "DMY", "MDY" or "" where nothing tells, as :func:`timeline.language.order.day_order` finds it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.interval import Interval
from timeline.model import Dating
from timeline.readers.packs import speaking
from timeline.readers.stamp_words import StampWords, stamp_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_YEAR = re.compile(r"(?:19|20)\d\d|['’]\d\d")
"""What every stamp has: it is quickly seen that most lines have none."""
_EPOCH = re.compile(r"(1\d{9})(\d{3})?")
_FILE_NAME = re.compile(r"(?<![^\W_])((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![^\W_])", re.ASCII)
_URL = re.compile(
    r"[/_-]((?:19|20)\d\d)([/_.-]?)(0?[1-9]|1[0-2]|[a-z]{3,12})\2(0?[1-9]|[12]\d|3[01])(?![\da-z])", re.ASCII
)


class Stamp(NamedTuple):
    """A moment as written: what it covers, the zone, and the very words."""

    interval: Interval
    zone: str
    quote: str
    start: int
    """Where the words begin in what was searched."""
    unsure: bool = False
    """Whether day and month could be meant the other way round, and nothing tells: 03/04/2016."""


def find_stamp(text: str, *, language: str = "en", order: str = "") -> Stamp | None:
    """Find the first date of a line that carries one: ISO 8601, RFC 2822, "3 May '14 14:17PM", "Feb. 25, 2016".

    The interval is a day, or a minute when a clock follows; "14:17PM" is 14:17.

    >>> stamp = find_stamp("By Ann Lee - 3 May '14 14:17PM")
    >>> str(stamp.interval), stamp.quote
    ('2014-05-03T14:17', "3 May '14 14:17PM")
    >>> str(find_stamp("Updated Sept. 3, 2019 at 4:05 p.m. ET").interval), find_stamp("2019-09-03T16:05:00Z").zone
    ('2019-09-03T16:05', 'Z')
    >>> str(find_stamp("Publié le 1er mai 2014 à 9h15", language="fr").interval), find_stamp("He was 25 in 2016.")
    ('2014-05-01T09:15', None)
    """
    if not _YEAR.search(text):
        return None
    words = stamp_words(language)
    for match in words.stamp.finditer(text):
        if stamp := _read(match, words, order or _guess(language, match)):
            return stamp._replace(unsure=not order and _may_be_swapped(match))
    return _numbered(text, words)


def _guess(language: str, match: re.Match[str]) -> str:
    """Read where nothing tells as the packs guess; only slashes are written month first."""
    return str(speaking(language, "stamps")[0].section("stamps").get("guess", "")) if match["sep2"] == "/" else "DMY"


def _may_be_swapped(match: re.Match[str]) -> bool:
    """Whether day and month could be either; with full stops between nobody writes the month first."""
    if not match["first"] or match["sep2"] == ".":
        return False
    first, second = int(match["first"]), int(match["second"])
    return max(first, second) <= 12 and first != second


def _read(match: re.Match[str], words: StampWords, order: str) -> Stamp | None:
    """Turn a match into a stamp; None when there is no such day."""
    year, month, day = _day(match, words.months, order)
    hour, minute = _clock(match, words.half_days)
    try:
        interval = Interval.of(year, month, day, hour, minute)
    except ValueError:
        return None
    quote = match[0].strip().rstrip(",|·•–—-(").rstrip()
    return Stamp(interval, match["zone"] or "", quote, match.start())


def _numbered(text: str, words: StampWords) -> Stamp | None:
    """Find a date whose numbers are marked by signs, with the clock behind it: 2016年2月25日 下午2:17."""
    match = next((match for pattern in words.numbered if (match := pattern.search(text))), None)
    if match is None:
        return None
    part = match.groupdict()
    hour, minute = (int(part[name]) if part.get(name) else None for name in ("hour", "minute"))
    if hour is not None and hour <= 12 and (half := part.get("half")):
        hour = hour % 12 + words.half_days.get(half.lower(), 0)
    try:
        interval = Interval.of(int(match["y"]), int(match["m"]), int(match["d"]), hour, minute)
    except ValueError:
        return None
    return Stamp(interval, "", match[0].strip(), match.start())


def _day(match: re.Match[str], months: Mapping[str, int], order: str) -> tuple[int, int, int]:
    """Read year, month and day of a match."""
    part = match.groupdict()
    if compact := part["compact"]:
        return int(compact[:4]), int(compact[4:6]), int(compact[6:])
    if part["year4"]:
        return int(part["year4"]), int(part["month2"]), int(part["day2"])
    if name := part["month"] or part["month3"]:
        return _full_year(part["year"] or part["year3"]), months[name.lower()], int(part["day"] or part["day3"])
    first, second = int(part["first"]), int(part["second"])
    month_first = second > 12 or (order == "MDY" and first <= 12 and part["sep2"] != ".")
    return int(part["year5"]), *((first, second) if month_first else (second, first))


def _full_year(text: str) -> int:
    """Read a year, two digits after an apostrophe as POSIX does: '69 to '99 are 1969 to 1999."""
    if len(text) == 4:
        return int(text)
    short = int(text[1:])
    return short + (1900 if short >= 69 else 2000)


def _clock(match: re.Match[str], half_days: Mapping[str, int]) -> tuple[int | None, int | None]:
    """Read hour and minute of a match; a p.m. after an hour above 12 says nothing new."""
    part = match.groupdict()
    if part["clock"]:
        return int(part["clock"][:2]), int(part["clock"][2:])
    hour, minute, half = part["hour"] or part["hour12"], part["minute"] or "0", part["half"] or part["half12"]
    if hour is None:
        return None, None
    number = int(hour)
    if half and number <= 12:
        number = number % 12 + half_days[half.lower().replace(".", "").replace(" ", "")]
    return number, int(minute)


def parse_stamp(value: str, *, language: str = "en", order: str = "") -> Stamp | None:
    """Read a whole field value that should be a date; what is no stamp of the usual kind is left to dateparser.

    >>> parse_stamp("25. Februar 2016, 14:17 Uhr", language="de").interval == Interval.of(2016, 2, 25, 14, 17)
    True
    >>> parse_stamp("1456409820").zone, parse_stamp("soon") is None
    ('UTC', True)
    """
    value = value.strip()
    if not value or len(value) > 100:
        return None
    if match := _EPOCH.fullmatch(value):
        return _from_epoch(int(match[1]), value)
    return find_stamp(value, language=language, order=order) or _by_dateparser(value, language)


def _from_epoch(seconds: int, value: str) -> Stamp:
    """Turn seconds since 1970, UTC, into a stamp."""
    start = Interval.of(1970).start + seconds // 60
    return Stamp(Interval(start, start + 1), "UTC", value, 0)


def _by_dateparser(value: str, language: str) -> Stamp | None:
    """Read an absolute date in any language; relative ones ("2 hours ago") and parts of dates are no evidence."""
    if not any(character.isdigit() for character in value):
        return None
    import dateparser

    try:
        moment = dateparser.parse(
            value,
            languages=[language.partition("-")[0].lower()],
            settings={"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"], "TIMEZONE": "UTC"},
        )
    except (ValueError, OverflowError):
        return None  # dateparser knows no such language, or the number is out of its range
    if moment is None or not 1600 <= moment.year <= 2200:
        return None
    timed = bool(re.search(r"\d[:.h]\d\d", value)) and (moment.hour or moment.minute)
    clock = (moment.hour, moment.minute) if timed else (None, None)
    return Stamp(Interval.of(moment.year, moment.month, moment.day, *clock), "", value, 0)


def from_field(value: str, evidence: str, *, language: str = "en", order: str = "") -> Dating | None:
    """Date an article by a field that somebody filled in: front matter, a JSON field, a meta element.

    >>> str(from_field("25.02.2016", "front matter")), from_field("next week", "field")
    ('2016-02-25', None)
    >>> str(from_field("03/04/2016", "field", language="en-GB", order="DMY"))
    '2016-04-03'
    """
    stamp = parse_stamp(value, language=language, order=order)
    return _dating(stamp, evidence, 1.0) if stamp else None


def from_bylines(lines: Iterable[str], *, language: str = "en", order: str = "") -> Dating | None:
    """Date an article by the first stamp in the lines around its headline.

    >>> str(from_bylines(["By Ann Lee", "Posted 3 May '14 14:17PM"]))
    '2014-05-03T14:17'
    """
    found = (find_stamp(line, language=language, order=order) for line in lines)
    return next((_dating(stamp, "byline", 0.9) for stamp in found if stamp), None)


def may_date(line: str, language: str) -> bool:
    """Whether a line holds what may be a stamp.

    >>> may_date("Publié le 3 mai 2014", "fr"), may_date("Plus de 40 blessés", "fr")
    (True, False)
    """
    return find_stamp(line, language=language) is not None


def from_url(url: str, *, language: str = "en") -> Dating | None:
    """Date an article by the day in its address: /2016/02/25/, /2016-02-25-, /2016/feb/25/.

    >>> str(from_url("https://example.org/world/2016/feb/25/video"))
    '2016-02-25'
    """
    for match in _URL.finditer(url.lower()):
        month = int(match[3]) if match[3].isdigit() else stamp_words(language).months.get(match[3], 0)
        if month:
            return _day_dating((int(match[1]), month, int(match[4])), "url", match[0].strip("/_-"))
    return None


def from_file_name(name: str) -> Dating | None:
    """Date an article by the day in the name of its file.

    >>> str(from_file_name("2016-02-25-threats.txt")), from_file_name("094292453ed3f5eab.txt")
    ('2016-02-25', None)
    """
    match = _FILE_NAME.search(name)
    if match is None:
        return None
    return _day_dating((int(match[1]), int(match[3]), int(match[4])), "file name", match[0])


def _day_dating(day: tuple[int, int, int], evidence: str, quote: str) -> Dating | None:
    """Build the dating by a bare day; None when there is no such day."""
    try:
        return Dating(Interval.of(*day), evidence, quote, confidence=0.7)
    except ValueError:
        return None


def _dating(stamp: Stamp, evidence: str, confidence: float) -> Dating:
    """Build the dating by a stamp, doubted where day and month may be swapped."""
    return Dating(stamp.interval, evidence, stamp.quote, stamp.zone, confidence * (0.6 if stamp.unsure else 1.0))
