"""The words for dates of a language without a file: those that dateparser and CLDR have for it, as a lexicon.

What they say less than a file does is said in docs/languages.md: no direction, no feasts, no words for "the same day".
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from timeline.language.letters import is_spaced
from timeline.language.locale_data import MONTHS, SHORTEST, WEEKDAYS, full_names, numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from babel import Locale

_SHORTEST_WORD = 3
_FIELDS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y"}
"""What dateparser and CLDR call the units of TIMEX3."""
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_QUOTED = re.compile(r"'(\w+)'")
_DAYS = re.compile(r"(in )?(\d) day( ago)?")
_OTHERS = re.compile(rf"(in )?([012]) ({'|'.join([*_FIELDS][4:])})( ago)?")
_COUNTED = re.compile(rf"(?:in )?\\1 ({'|'.join(_FIELDS)})(?: ago)?")
_NUMBER = re.compile(r"\(\\d[^)]*\)")
_SIGNED = {(True, False): 1, (False, True): -1}
_BEFORE_MONTH = re.compile(r"[Ww]'? .*?'?([^\W\da-zA-Z']+|(?<=')[^\W\d_]+)'? (?:M+|Y)")
"""The word before the month, or the year, whose week is told: "εβδομάδα W του MMMM"."""
_SIGNS = re.compile(r"y+(\w)M+(\w)d+(\w)")
"""The signs that stand behind year, month and day where no blanks stand between: y年M月d日."""
_LONGEST_PREFIX, _WITNESSES = 2, 2


def plain_sections(code: str, data: Mapping[str, Any]) -> dict[str, Any]:
    r"""Make what locale data tell of the sections "script", "numbers" and "dates" of a pack.

    >>> from timeline.language.locale_data import locale_data
    >>> sections = plain_sections("fi", locale_data("fi"))
    >>> words = sections["dates"]["lexicon"]
    >>> words["month"]["helmikuuta"], words["day_word"]["eilen"], words["part"]["illalla"], "ma" in words["weekday"]
    (2, -1, 'EV', False)
    >>> words["unit_sense"], words["ago"], sections["numbers"]
    ({'tänä': 0, 'viime': -1, 'ensi': 1, 'toissa': -2}, {'sitten': -1, 'päästä': 1}, {'join': ['ja']})
    >>> sections["script"]
    {'words': 'spaced', 'ordinal_stop': True, 'decimal': ',', 'thousands': '\xa0', 'dotted_times': True}
    """
    locale = _locale(code)
    pattern = locale.date_formats["long"].pattern if locale else ""
    lexicon = _lexicon(locale, data, pattern)
    months = lexicon["month"]
    sure = {name for month in MONTHS for name in full_names(data.get(month, ()))}
    wide = not is_spaced("".join((*lexicon["unit"], *lexicon["weekday"])))
    if wide and (signs := _SIGNS.fullmatch(pattern)):
        lexicon |= {
            f"{field}_sign": [sign] for field, sign in zip(("year", "month", "day"), signs.groups(), strict=True)
        }
        lexicon["unit"].pop(signs[2], None)  # 3月 is March
    # without prepositions a comma would be enough
    rules: list[dict[str, Any]] = [{"name": "month after a preposition", "patterns": []}]
    if pattern.startswith("y") and months and not wide:
        rules.append({"name": "date", "more": [_WRITTEN.sub(_as_pattern, pattern)]})
    dotted = locale is not None and "." in locale.time_formats["short"].pattern
    if dotted:
        rules.append({"name": "clock", "more": ["{behind_word} {dotted_clock}(?! (.|{unit}))"]})
    rules.append({"name": "hour beside a day", "patterns": ["{dotted_clock}(?! (.|{unit}))"]})
    if locale and all(name[0].isupper() for name in locale.days["format"]["wide"].values()):
        rules.append({"name": "weekday", "capital_slot": "weekday"})
    script = {"words": "none" if wide else "spaced", "ordinal_stop": "d." in pattern, **_marks(locale)}
    script["dotted_times"] = dotted or script.get("decimal") == ","
    numbers = {"join": _and(locale)}
    return {
        "script": script,
        "numbers": numbers,
        "dates": {"lexicon": lexicon, "unsure": sorted(months.keys() - sure), "rules": rules},
    }


def _lexicon(locale: Locale | None, data: Mapping[str, Any], pattern: str) -> dict[str, Any]:
    weekdays = numbered(data, WEEKDAYS)
    whole = {name for day in WEEKDAYS for name in full_names(data.get(day, ()))}
    between = (word.lower() for word in (*data.get("skip", ()), *data.get("pertain", ()), *_QUOTED.findall(pattern)))
    units = dict(_units(locale, data))
    before, behind = _which(data, units)
    ago, ago_before = _ago(data, units)
    now = data.get("relative-type", {}).get("0 second ago", ())
    of = {word for word in between if word.isalpha() and len(word) > 1} | set(_before_month(locale, units))
    lexicon: dict[str, Any] = {
        "month": numbered(data, MONTHS),
        "weekday": {name: number for name, number in weekdays.items() if name in whole},
        "unit": units,
        "part": {word: part for word, part in _parts(locale) if word not in units},
        "reference": {word.lower(): "PRESENT_REF" for word in now if is_spaced(word) or len(word) > 1},
        "day_word": dict(_day_words(data)),
        "unit_sense": before,
        "sense": before,
        "sense_after": behind,
        "year_shift": dict(_years(data)),
        "ago": ago,
        "ago_before": ago_before,
        "of": sorted(of - units.keys()),
    }
    prefixes = _prefixes(data)
    for name in ("month", "weekday", "unit") if prefixes else ():
        words = [word for word in lexicon[name] if len(word) >= _SHORTEST_WORD]
        lexicon[name] = {prefix + word: lexicon[name][word] for prefix in prefixes for word in words} | lexicon[name]
    lexicon["after_year"] = lexicon["year_word"] = [word for word, unit in lexicon["unit"].items() if unit == "Y"]
    lexicon["bc"], lexicon["ad"] = (list(_era(locale, number)) for number in (0, 1))
    return lexicon


_WRITTEN = re.compile(r"'([^']*)'|(y+|MMMM|d+)|\.|\W|\w+")


def _as_pattern(match: re.Match[str]) -> str:
    """Write a piece of CLDR's pattern of a date as one of ours; what is no number or month need not stand there."""
    slot = {"y": "{any_year:year} ", "M": "{month_name} ", "d": "{n:day} "}.get((match[2] or "-")[0])
    word = match[1] or match[0]
    return slot or (f"({word} )?" if word.isalpha() or word == "." else "")


def _locale(code: str) -> Locale | None:
    """Load what CLDR has; None where it has nothing."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def _marks(locale: Locale | None) -> dict[str, str]:
    """Read the marks within numbers."""
    if locale is None:
        return {}
    symbols = locale.number_symbols.get("latn", locale.number_symbols)
    decimal, thousands = symbols.get("decimal", "."), symbols.get("group", ",")
    return {"decimal": decimal, "thousands": thousands} if decimal in {".", ","} != thousands else {}


def _and(locale: Locale | None) -> list[str]:
    """Read the word between the last two of a list."""
    pattern = locale.list_patterns["standard"]["2"] if locale else ""
    return [word for word in pattern.lower().split() if word.isalpha()]


def _era(locale: Locale | None, number: int) -> Iterator[str]:
    """Yield what stands behind a year before Christ (0), or after (1), also without its last full stop."""
    for width in ("wide", "abbreviated") if locale else ():
        name = locale.eras[width].get(number, "").lower() if locale else ""
        if len(name) >= _SHORTEST_WORD:
            yield name
            yield name.removesuffix(".")


def _before_month(locale: Locale | None, units: Mapping[str, str]) -> Iterator[str]:
    """Yield the short words between a week and its month, which stand between month and year, too: του, din, من."""
    skeletons = locale.datetime_skeletons if locale else {}
    for name in ("MMMMW", "yw"):
        if name in skeletons and (match := _BEFORE_MONTH.search(skeletons[name].pattern)):
            word = match[1].lower()
            if 1 < len(word) <= _SHORTEST_WORD and word not in units:
                yield word


def _units(locale: Locale | None, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the words for units, in every plural that CLDR has, and as they stand beside "ago"."""
    from babel.units import format_unit

    for field, unit in _FIELDS.items():
        yield from ((word.lower(), unit) for word in data.get(field, ()) if _is_word(word))
    for field, unit in _FIELDS.items() if locale else ():
        for number in _EVERY_PLURAL:
            words = format_unit(number, f"duration-{field}", "long", locale=locale).lower().split()
            wanted = (word for word in words if _is_word(word) or (not is_spaced(word) and not word.isdigit()))
            yield from ((word, unit) for word in wanted if len(words) == _NUMBER_AND_WORD)
    for _, unit, before, behind in _around_numbers(data):
        if not before and behind and _is_word(behind[0]) and is_spaced(behind[0]):
            yield behind[0], unit


_EVERY_PLURAL = (0, 1, 2, 3, 5, 11, 100, 1.5)
"""Each plural category of CLDR has one of these in every language."""
_NUMBER_AND_WORD = 2


def _around_numbers(data: Mapping[str, Any]) -> Iterator[tuple[int, str, list[str], list[str]]]:
    """Yield the direction, the unit and the words before and behind the number of each phrase for "3 days ago"."""
    for meaning, phrases in data.get("relative-type-regex", {}).items():
        match = _COUNTED.fullmatch(meaning)
        for parts in (_NUMBER.split(phrase.lower()) for phrase in phrases) if match else ():
            if match and len(parts) == _NUMBER_AND_WORD:
                yield -1 if meaning.endswith("ago") else 1, _FIELDS[match[1]], parts[0].split(), parts[1].split()


def _ago(data: Mapping[str, Any], units: Mapping[str, str]) -> tuple[dict[str, int], dict[str, int]]:
    """Read the words for "ago" that stand behind the unit, or before the number; what looks ahead only from behind.

    "In 3 days" is mostly a length, as far as words tell.
    """
    after, first = dict[str, int](), dict[str, int]()
    for sign, _, before, behind in _around_numbers(data):
        rest = _behind_unit(behind, units)
        if before and not rest and sign < 0 and all(word.isalpha() and word not in units for word in before):
            first[" ".join(before)] = sign
        elif rest and not before:
            after[rest] = sign
    after |= {word.lower(): -1 for word in data.get("ago", ()) if word.isalpha() and word.lower() not in first}
    return after, first


def _behind_unit(words: list[str], units: Mapping[str, str]) -> str:
    """Return what stands behind the unit; where no blanks stand between words, behind the longest that fits."""
    if len(words) != 1:
        return " ".join(words[1:])
    unit = max((unit for unit in units if words[0].startswith(unit)), key=len, default=words[0])
    return words[0][len(unit) :] if not is_spaced(words[0]) else ""


def _which(data: Mapping[str, Any], units: dict[str, str]) -> tuple[dict[str, int], dict[str, int]]:
    """Read the words for last, this and next that stand before units, and behind them.

    Units are added in the form in which they stand there: "viime kuussa".
    """
    counted = {word for _, _, before, _ in _around_numbers(data) for word in before}
    without = ((shift, unit, _without_preposition(words)) for shift, unit, words in _shifted(data))
    phrases = [phrase for phrase in without if len(phrase[2]) == _NUMBER_AND_WORD and counted.isdisjoint(phrase[2])]
    fields: dict[tuple[int, str], set[str]] = defaultdict(set)
    for _, unit, words in phrases:
        for place, word in enumerate(words):
            fields[place, word].add(unit)
    found: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for shift, unit, words in phrases:
        for place, (word, other) in enumerate((words, words[::-1])):
            if word not in units and (units.get(other) == unit or len(fields[place, word]) > 1) and word.isalpha():
                found[place].setdefault(word, shift)
                if _is_word(other):
                    units.setdefault(other, unit)
    return found


def _without_preposition(words: list[str]) -> list[str]:
    """Leave out a first short word of three: w zeszłym roku, el mes passat."""
    return words[1:] if len(words) > _NUMBER_AND_WORD and len(words[0]) < _SHORTEST_WORD else words


def _shifted(data: Mapping[str, Any]) -> Iterator[tuple[int, str, list[str]]]:
    """Yield the phrases for last week, this month, next year: by how much, the unit, and the words."""
    for meaning, phrases in data.get("relative-type", {}).items():
        if match := _OTHERS.fullmatch(meaning):
            sign = _SIGNED.get((bool(match[1]), bool(match[4])), 0)
            for phrase in phrases:
                yield int(match[2]) * sign, _FIELDS[match[3]], phrase.lower().split()


def _years(data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield the phrases for last year, this year and next year, which may stand beside a month."""
    for shift, unit, words in _shifted(data):
        if unit == "Y" and abs(shift) <= 1 and all(len(word) > 1 for word in words):
            yield " ".join(words), shift


def _prefixes(data: Mapping[str, Any]) -> list[str]:
    """Read the letters that are written as one with the word behind them, as the data have several words with them.

    >>> from timeline.language.locale_data import locale_data
    >>> _prefixes(locale_data("he")), _prefixes(locale_data("ar")), _prefixes(locale_data("fi"))
    (['ב', 'ל'], ['ال'], [])
    """
    seen: dict[str, set[str]] = defaultdict(set)
    for field in (*MONTHS, *WEEKDAYS, *_FIELDS):
        for word, longer in _pairs(data.get(field, ())):
            if longer.endswith(word) and 0 < len(longer) - len(word) <= _LONGEST_PREFIX:
                seen[longer[: -len(word)]].add(field)
    return sorted(prefix for prefix, fields in seen.items() if len(fields) >= _WITNESSES and prefix.isalpha())


def _pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    known = [word.lower() for word in words if word.isalpha() and len(word) >= _SHORTEST_WORD]
    return ((word, longer) for word in known for longer in known)


def _parts(locale: Locale | None) -> Iterator[tuple[str, str]]:
    """Yield the words for parts of the day, as CLDR has them and without the article or preposition before them."""
    named = [
        (words.lower(), part)
        for use in ("stand-alone", "format")
        if locale
        for name, words in (
            locale.day_periods[use].get("wide") or locale.day_periods[use].get("abbreviated", {})
        ).items()
        if (part := _PARTS.get(name.rstrip("12"))) is not None and words[-1] != "."
    ]
    yield from ((words.split()[-1], part) for words, part in reversed(named))
    yield from named


def _is_word(word: str) -> bool:
    """Whether letters are a word that may stand alone; the marks above those of Thai are no letters to Python."""
    if is_spaced(word):
        return word.isalpha() and len(word) >= _SHORTEST_WORD
    return len(word) > 1 and not any(letter.isspace() or letter.isdigit() for letter in word)


def _day_words(data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield the words for today, yesterday, the day after tomorrow, with the days from today."""
    for meaning, words in data.get("relative-type", {}).items():
        if match := _DAYS.fullmatch(meaning):
            sign = _SIGNED.get((bool(match[1]), bool(match[3])), 0)
            for word in words:
                if len(word.encode()) >= SHORTEST - 1:
                    yield word.lower(), int(match[2]) * sign
