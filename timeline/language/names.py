"""Names of months and weekdays, in every language that dateparser has locale data for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline.errors import LanguageError
from timeline.language.locale_data import MONTHS, WEEKDAYS, locale_data, numbered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.language.pack import Pack


@cache
def months_of(pack: Pack) -> Mapping[str, int]:
    """Map the names of months as a pack tells them, or as dateparser does where it has no words for dates.

    >>> from timeline.language.pack import load
    >>> months_of(load("en"))["sept"], months_of(load("fi"))["helmikuuta"]
    (9, 2)
    """
    lexicon = pack.dates["lexicon"]
    return months(pack.code) if pack.plain else {**lexicon["mon"], **lexicon["month"]}


@cache
def months(code: str) -> dict[str, int]:
    """Map the names of months in a language, lower case and without full stops, to 1 to 12; empty when none are known.

    What holds a digit is no name ("5月" is a number); names of one letter are left out.

    >>> months("fr")["févr"], months("en")["sept"], months("ja")["五月"]
    (2, 9, 5)
    """
    return _names(code, MONTHS)


@cache
def weekdays(code: str) -> dict[str, int]:
    """Map the names of weekdays to 1 (Monday) to 7, as :func:`months` does those of months.

    >>> weekdays("de")["freitag"]
    5
    """
    return _names(code, WEEKDAYS)


def full(names: dict[str, int]) -> list[str]:
    """List the longest name of each number, in order: those that say what they mean alone.

    >>> full(weekdays("it"))[:2]
    ['lunedì', 'martedì']
    """
    numbers = sorted(set(names.values()))
    return [max((name for name in names if names[name] == number), key=len) for number in numbers]


def _names(code: str, fields: tuple[str, ...]) -> dict[str, int]:
    """Collect the names of fields of the locale data of a language."""
    try:
        return numbered(locale_data(code), fields)
    except LanguageError:
        return {}  # a language with a file here that dateparser does not know
