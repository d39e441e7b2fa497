"""The words for dates of a language without a file: those that dateparser and CLDR have for it, as a lexicon.

What they say less than a file does is said in docs/languages.md: no direction, no feasts, no words for "the same day".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from timeline.language.locale_data import MONTHS, SHORTEST, WEEKDAYS, full_names, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from babel import Locale

_SHORTEST_WORD = 3
_FIELDS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y"}
"""What dateparser and CLDR call the units of TIMEX3."""
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_QUOTED = re.compile(r"'(\w+)'")
_DAYS = re.compile(r"(in )?(\d) day( ago)?")
_SIGNED = {(True, False): 1, (False, True): -1}


def plain_sections(code: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Make what locale data tell of the sections "script" and "dates" of a pack.

    >>> from timeline.language.locale_data import locale_data
    >>> sections = plain_sections("fi", locale_data("fi"))
    >>> words = sections["dates"]["lexicon"]
    >>> words["month"]["helmikuuta"], words["day_word"]["eilen"], words["part"]["illalla"], "ma" in words["weekday"]
    (2, -1, 'EV', False)
    >>> sections["script"]
    {'ordinal_stop': True}
    """
    locale = _locale(code)
    pattern = locale.date_formats["long"].pattern if locale else ""
    months = numbered(data, MONTHS)
    sure = {name for month in MONTHS for name in full_names(data.get(month, ()))}
    weekdays = numbered(data, WEEKDAYS)
    whole = {name for day in WEEKDAYS for name in full_names(data.get(day, ()))}
    between = (word.lower() for word in (*data.get("skip", ()), *data.get("pertain", ()), *_QUOTED.findall(pattern)))
    units = dict(_units(locale, data))
    lexicon: dict[str, Any] = {
        "month": months,
        "weekday": {name: number for name, number in weekdays.items() if name in whole},
        "unit": units,
        "part": {word: part for word, part in _parts(locale) if word not in units},
        "reference": {word.lower(): "PRESENT_REF" for word in data.get("relative-type", {}).get("0 second ago", ())},
        "day_word": dict(_day_words(data)),
        "ago": {word.lower(): -1 for word in data.get("ago", ()) if word.isalpha()},
        "of": sorted({word for word in between if word.isalpha() and len(word) > 1}),
    }
    lexicon["after_year"] = lexicon["year_word"] = [word for word, unit in lexicon["unit"].items() if unit == "Y"]
    off = [{"name": "month after a preposition", "patterns": []}]  # without prepositions a comma would be enough
    dates = {"lexicon": lexicon, "unsure": sorted(months.keys() - sure), "rules": off}
    return {"script": {"ordinal_stop": "d." in pattern}, "dates": dates}


def _locale(code: str) -> Locale | None:
    """Load what CLDR has; None where it has nothing."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def _units(locale: Locale | None, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the words for units, in every plural that CLDR has."""
    from babel.units import format_unit

    for field, unit in _FIELDS.items():
        yield from ((word.lower(), unit) for word in data.get(field, ()) if _is_word(word))
    for field, unit in _FIELDS.items() if locale else ():
        for number in _EVERY_PLURAL:
            words = format_unit(number, f"duration-{field}", "long", locale=locale).lower().split()
            yield from ((word, unit) for word in words if len(words) == _NUMBER_AND_WORD and _is_word(word))


_EVERY_PLURAL = (0, 1, 2, 3, 5, 11, 100, 1.5)
"""Each plural category of CLDR has one of these in every language."""
_NUMBER_AND_WORD = 2


def _parts(locale: Locale | None) -> Iterator[tuple[str, str]]:
    """Yield the words for parts of the day, as CLDR has them and without the article or preposition before them."""
    periods = locale.day_periods["format"]["wide"] if locale else {}
    for name, words in periods.items():
        if (part := _PARTS.get(name.rstrip("12"))) is not None:
            yield words.lower(), part
            yield words.lower().split()[-1], part


def _is_word(word: str) -> bool:
    return word.isalpha() and len(word) >= _SHORTEST_WORD


def _day_words(data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield the words for today, yesterday, the day after tomorrow, with the days from today."""
    for meaning, words in data.get("relative-type", {}).items():
        if match := _DAYS.fullmatch(meaning):
            sign = _SIGNED.get((bool(match[1]), bool(match[3])), 0)
            for word in words:
                if len(word.encode()) >= SHORTEST - 1:
                    yield word.lower(), int(match[2]) * sign
