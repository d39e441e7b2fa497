"""Phrases of dateparser's locale data that the rules of a language do not cover: "last week", "3 days ago".

Where no rule reads what locale data hold, also days and months: in East Asia signs stand behind the numbers of those.
dateparser resolves each phrase. A date is left out rather than an ordinary word taken for one: short forms ("mar",
"so") count only beside a number.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from timeline.dates.arithmetic import containing
from timeline.dates.direction import NEAR
from timeline.interval import Interval
from timeline.language.files import has_file
from timeline.language.letters import is_spaced
from timeline.language.locale_data import MONTHS, SHORTEST, WEEKDAYS, full_names, locale_data
from timeline.model import Timex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.dates.rules import Grammar

_RELATIVE = re.compile(r"(?:in )?(?:\\1|\d+) (day|week|month|year)(?: ago)?")
_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_NEEDS_BASE = {"relative", "weekday", "month", "day"}
_COVERED_BY = {
    "numeric": {"slashed"}, "east": {"calendar"}, "date": {"calendar"}, "month_of_year": {"calendar"},
    "day": {"calendar"}, "relative": {"deictic", "unit", "ago"}, "weekday": {"weekday"}, "month": {"calendar"},
}  # fmt: skip
"""Each kind of phrase that is looked for here, and the meanings of rules that do the same better."""
WHOLE_DATES = frozenset({"east", "date", "month_of_year"})
"""The kinds that hold a year, and more than that."""
_EDGES = {"east": (r"(?<![\d.,])", "")}
"""What stands around a phrase, where that is no edge of a word: a particle follows a day in Korean without a blank."""


@cache
def plain_kinds(rules: Grammar) -> tuple[str, ...]:
    """List the kinds of phrases that the rules of a language do not cover, in the order in which they are tried.

    >>> from timeline.dates.grammar import grammar
    >>> from timeline.language.pack import load
    >>> plain_kinds(grammar(load("en"))), plain_kinds(grammar(load("fi")))
    ((), ('numeric', 'east', 'relative'))
    """
    # no rule of all languages knows the signs behind the numbers, or the one word that is last year
    signs = set() if has_file(rules.code) else {"east", "relative"}
    return tuple(kind for kind, need in _COVERED_BY.items() if kind in signs or not all(map(rules.has, need)))


def find_plain(
    text: str, folded: Iterable[tuple[int, str]], anchor: Interval | None, code: str, kinds: tuple[str, ...]
) -> Iterator[Timex]:
    """Yield the dates of a text, in order; ``folded`` are its passages in lower case with their offsets.

    >>> text = "Am 3. Mai 2011 und gestern"
    >>> found = find_plain(text, [(0, text.lower())], Interval.of(2016, 2, 25), "de", ("date", "relative"))
    >>> [(timex.text, timex.value) for timex in found]
    [('3. Mai 2011', '2011-05-03'), ('gestern', '2016-02-24')]
    """
    pattern = _pattern(code, kinds)
    for offset, passage in folded:
        for match in pattern.finditer(passage):
            kind = match.lastgroup or ""
            start, end = offset + match.start(kind), offset + match.end(kind)
            interval = None if _is_noun(text, start, kind) else _resolved(match[kind], kind, anchor, code)
            if interval is not None:
                against = anchor if kind in _NEEDS_BASE else None
                basis: Any = "publication" if against else ""
                words = text[start:end]
                yield Timex(start, end, words, "DATE", str(interval), interval, kind, anchor=against, basis=basis)


def _is_noun(text: str, start: int, kind: str) -> bool:
    """Whether a word for "tomorrow" stands large within a sentence: "am Morgen" is a morning."""
    return kind == "relative" and text[start].isupper() and text[max(0, start - 2) : start].strip()[-1:].isalnum()


@cache
def _pattern(code: str, kinds: tuple[str, ...]) -> re.Pattern[str]:
    """Compile what the finder looks for; the name of the group that matches tells how exact it is."""
    data = locale_data(code)
    months = _any([name for month in MONTHS for name in data.get(month, ())])
    alone = _any(name for month in MONTHS for name in full_names(data.get(month, ())))
    weekdays = _any(name for day in WEEKDAYS for name in full_names(data.get(day, ())))
    joint = rf"(?:\.|,|º|ª|er|{_any(word for word in data.get('skip', ()) if word.isalpha())})?\s*" * 2
    day = r"(?<![\d.,/])\d{1,2}"
    parts = {
        "numeric": r"(?<![\d./-])\d{1,2}([./-])\d{1,2}\W\d{4}(?![\d/])",
        "east": r"\d{4}\s?[年년]\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?",
        "date": rf"{day}{joint}{months}{joint}\d{{4}}(?!\d)|{months}\s\d{{1,2}}{joint}\d{{4}}(?!\d)",
        "month_of_year": rf"{months}{joint}\d{{4}}(?!\d)",
        "day": rf"{day}{joint}{months}",
        "relative": _relative(data),
        "weekday": weekdays,
        "month": alone,
    }
    edges = (r"(?<!\w)", r"(?!\w)") if is_spaced(parts["relative"]) else ("", "")
    wanted = ((name, parts[name], *_EDGES.get(name, edges)) for name in kinds if parts[name])
    return re.compile(
        "|".join(rf"{before}(?P<{name}>{part}){behind}" for name, part, before, behind in wanted) or "(?!)"
    )


def _any(words: Iterable[str]) -> str:
    ordered = sorted({word.lower() for word in words if word.strip()}, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})" if ordered else ""


def _relative(data: dict[str, Any]) -> str:
    """Collect the phrases for days, weeks, months and years around today: "gestern", "vor 3 Tagen"."""
    fixed = [
        word
        for meaning, words in data.get("relative-type", {}).items()
        if _RELATIVE.fullmatch(meaning)
        for word in words
        if len(word.encode()) >= SHORTEST - 1
    ]
    counted = [
        word.replace(r"(\d++[.,]?\d*+)", r"\d{1,3}").replace("(\\d+[.,]?\\d*)", r"\d{1,3}")
        for meaning, words in data.get("relative-type-regex", {}).items()
        if _RELATIVE.fullmatch(meaning)
        for word in words
        if len(word.encode()) >= len(r"(\d++[.,]?\d*+)") + SHORTEST
    ]
    return "|".join([*sorted(counted, key=len, reverse=True), *([_any(fixed)] if fixed else [])])


@lru_cache(maxsize=4096)
def _resolved(phrase: str, kind: str, anchor: Interval | None, code: str) -> Interval | None:
    """Ask dateparser what a phrase means, and at which granularity."""
    if anchor is None and kind in _NEEDS_BASE:
        return None
    try:
        found = _parser(code, anchor.first if anchor else dt.date(2000, 1, 1)).get_date_data(phrase)
    except (ValueError, OverflowError, RecursionError):  # a number that is no day
        return None
    day = found.date_obj
    if day is None:
        return None
    unit = {"month_of_year": "M", "month": "M"}.get(kind) or _UNITS.get(found.period or "day", "D")
    if kind in {"day", "date", "numeric", "weekday"}:
        unit = "D"
    told = _nearest(day.date(), kind, anchor.first) if anchor else day.date()
    return containing(Interval.from_dates(told).start, unit)


def _nearest(past: dt.date, kind: str, today: dt.date) -> dt.date:
    """Choose as the rules do where no word looks ahead or back; dateparser knows the past one only, and never today.

    >>> str(_nearest(dt.date(2016, 2, 17), "weekday", dt.date(2016, 2, 24)))
    '2016-02-24'
    >>> str(_nearest(dt.date(2015, 3, 3), "day", dt.date(2016, 2, 24)))
    '2016-03-03'
    """
    if kind == "weekday":
        return today if (today - past).days == 7 else past
    for year in (today.year, today.year + 1) if kind in {"day", "month"} else ():
        with suppress(ValueError):  # 29 February, or year 10,000
            coming = past.replace(year=year)
            if 0 <= (coming - today).days <= NEAR[kind == "month"]:
                return coming
    return past


@lru_cache(maxsize=64)
def _parser(code: str, base: dt.date) -> Any:
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": dt.datetime.combine(base, dt.time(12)),  # naive local time, like every date here
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
    }
    return DateDataParser(languages=[locale_data(code)["name"]], settings=settings)
