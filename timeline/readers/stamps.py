"""When was an article published, and how do we know: stamps ("3 May '14 14:17PM") into :class:`Dating`.

A publication stamp is not prose: it stands alone, is absolute, and carries a clock and a zone that a date in a
sentence rarely has. So it has its own small reader here; the dates of the story belong to :mod:`timeline.dates`.
Month names of other languages are left to dateparser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.interval import Interval
from timeline.model import Dating

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONG_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september"]
_LONG_MONTHS += ["october", "november", "december"]
_MONTHS = {name: number for number, long in enumerate(_LONG_MONTHS, 1) for name in (long, long[:3])} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?(?:\s?(?P<half>[ap])\.?m\b\.?)?"
_HOUR = r"(?P<hour12>1[0-2]|[1-9])\s?(?P<half12>[ap])\.?m\b\.?"
_ZONE = (
    r"(?P<zone>Z\b|(?:UTC|GMT)?\s?[+-]\d\d:?\d\d\b|UTC|GMT|[ECMP][SD]?T\b|BST|CES?T|IST|JST|KST|HKT|SGT|A[EW][SD]T|WIB)"
)
_BETWEEN = r"(?:T|[\s,|·•–—-]*(?:at|um|à|a las|alle)?[\s|]*)"
_TIME_AFTER = rf"(?:{_BETWEEN}(?:{_CLOCK}|{_HOUR})(?:\s?\(?{_ZONE})?)?"
_YEAR = r"(?P<year>(?:19|20)\d\d|['’]\d\d)"
_STAMP = re.compile(
    r"(?<![\w/])(?:(?:"
    r"(?P<year4>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month2>0?[1-9]|1[0-2])(?P=sep)(?P<day2>0?[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\.?(?:\s+of)?[\s-]+(?P<month>{_MONTH})\b\.?,?[\s-]+{_YEAR}\b"
    rf"|(?P<month3>{_MONTH})\b\.?\s+(?P<day3>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<year3>(?:19|20)\d\d|['’]\d\d)\b"
    r"|(?P<first>[0-3]?\d)(?P<sep2>[/.-])(?P<second>[0-3]?\d)(?P=sep2)(?P<year5>(?:19|20)\d\d)(?!\d)"
    rf"){_TIME_AFTER}"
    r"|(?P<compact>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:T?(?P<clock>[0-2]\d[0-5]\d)(?:\d\d)?Z?)?(?!\d)"
    r")",
    re.IGNORECASE,
)
_OTHER_MONTHS = re.compile(
    r"\d{1,2}(?:\.|er|º|ª)?\s+(?:de\s+|d[’'])?[^\W\d_]{3,12}\.?,?\s+(?:de[l]?\s+)?(?:19|20)\d\d(?:\D{1,6}\d\d?[:.h]\d\d)?"
    r"|(?:19|20)\d\d\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
)
"""A day, a month by any name, a year: what dateparser is asked to read."""
_EPOCH = re.compile(r"(1\d{9})(\d{3})?")
_FILE_NAME = re.compile(r"(?<![^\W_])((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![^\W_])", re.ASCII)
_URL = re.compile(
    r"[/_-]((?:19|20)\d\d)([/_.-]?)(0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\2"
    r"(0?[1-9]|[12]\d|3[01])(?![\da-z])",
    re.ASCII,
)


class Stamp(NamedTuple):
    """A moment as written: what it covers, the zone, and the very words."""

    interval: Interval
    zone: str
    quote: str
    start: int
    """Where the words begin in what was searched."""
    unsure: bool = False
    """Whether day and month could be meant the other way round: 03/04/2016."""


def find_stamp(text: str, *, month_first: bool = True) -> Stamp | None:
    """Find the first date of a line that carries one: ISO 8601, RFC 2822, "3 May '14 14:17PM", "Feb. 25, 2016".

    ``month_first`` reads 03/04/2016 as 4 March (American) and not as 3 April. The interval is a day, or a minute
    when a clock follows; "14:17PM" is 14:17.

    >>> stamp = find_stamp("By Ann Lee - 3 May '14 14:17PM")
    >>> str(stamp.interval), stamp.quote
    ('2014-05-03T14:17', "3 May '14 14:17PM")
    >>> str(find_stamp("Updated Sept. 3, 2019 at 4:05 p.m. ET").interval), find_stamp("2019-09-03T16:05:00Z").zone
    ('2019-09-03T16:05', 'Z')
    >>> find_stamp("He was 25 in 2016.") is None
    True
    """
    for match in _STAMP.finditer(text):
        if stamp := _read(match, month_first):
            return stamp
    return None


def _read(match: re.Match[str], month_first: bool) -> Stamp | None:
    """Turn a match into a stamp; None when there is no such day."""
    year, month, day, unsure = _day(match, month_first)
    hour, minute = _clock(match)
    try:
        interval = Interval.of(year, month, day, hour, minute)
    except ValueError:
        return None
    quote = match[0].strip().rstrip(",|·•–—-(").rstrip()
    return Stamp(interval, match["zone"] or "", quote, match.start(), unsure)


def _day(match: re.Match[str], month_first: bool) -> tuple[int, int, int, bool]:
    """Read year, month and day of a match, and whether the last two may be swapped."""
    part = match.groupdict()
    if compact := part["compact"]:
        return int(compact[:4]), int(compact[4:6]), int(compact[6:]), False
    if part["year4"]:
        return int(part["year4"]), int(part["month2"]), int(part["day2"]), False
    if part["month"]:
        return _full_year(part["year"]), _MONTHS[part["month"].lower()], int(part["day"]), False
    if part["month3"]:
        return _full_year(part["year3"]), _MONTHS[part["month3"].lower()], int(part["day3"]), False
    first, second = int(part["first"]), int(part["second"])
    swap = second > 12 or (month_first and first <= 12 and part["sep2"] == "/")
    month, day = (first, second) if swap else (second, first)
    return int(part["year5"]), month, day, max(first, second) <= 12 and first != second


def _full_year(text: str) -> int:
    """Read a year, two digits after an apostrophe as POSIX does: '69 to '99 are 1969 to 1999."""
    if len(text) == 4:
        return int(text)
    short = int(text[1:])
    return short + (1900 if short >= 69 else 2000)


def _clock(match: re.Match[str]) -> tuple[int | None, int | None]:
    """Read hour and minute of a match; a p.m. after an hour above 12 says nothing new."""
    part = match.groupdict()
    if part["clock"]:
        return int(part["clock"][:2]), int(part["clock"][2:])
    hour, minute, half = part["hour"] or part["hour12"], part["minute"] or "0", part["half"] or part["half12"]
    if hour is None:
        return None, None
    number = int(hour)
    if half and number <= 12:
        number = number % 12 + (12 if half.lower() == "p" else 0)
    return number, int(minute)


def parse_stamp(value: str, *, language: str = "en", month_first: bool = True) -> Stamp | None:
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
    return find_stamp(value, month_first=month_first) or _by_dateparser(value, language)


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


def from_field(value: str, evidence: str, *, language: str = "en") -> Dating | None:
    """Date an article by a field that somebody filled in: front matter, a JSON field, a meta element.

    >>> str(from_field("25.02.2016", "front matter")), from_field("next week", "field")
    ('2016-02-25', None)
    """
    stamp = parse_stamp(value, language=language)
    return _dating(stamp, evidence, 1.0) if stamp else None


def from_bylines(lines: Iterable[str], *, language: str = "en") -> Dating | None:
    """Date an article by the first stamp in the lines around its headline.

    >>> str(from_bylines(["By Ann Lee", "Posted 3 May '14 14:17PM"]))
    '2014-05-03T14:17'
    """
    for line in lines:
        if stamp := find_stamp(line):
            return _dating(stamp, "byline", 0.9)
    for line in lines:
        if (match := _OTHER_MONTHS.search(line)) and (stamp := _by_dateparser(match[0], language)):
            return _dating(stamp, "byline", 0.9)
    return None


def may_date(line: str) -> bool:
    """Whether a line holds what may be a stamp, in any language.

    >>> may_date("Publié le 3 mai 2014"), may_date("Plus de 40 blessés")
    (True, False)
    """
    return find_stamp(line) is not None or _OTHER_MONTHS.search(line) is not None


def from_url(url: str) -> Dating | None:
    """Date an article by the day in its address: /2016/02/25/, /2016-02-25-, /2016/feb/25/.

    >>> str(from_url("https://example.org/world/2016/feb/25/video"))
    '2016-02-25'
    """
    match = _URL.search(url.lower())
    if match is None:
        return None
    month = int(match[3]) if match[3].isdigit() else _MONTHS[match[3]]
    return _day_dating((int(match[1]), month, int(match[4])), "url", match[0].strip("/_-"))


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
