"""What dateparser's locale data tell of a language: names of months and weekdays, words for "yesterday"."""

from __future__ import annotations

from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.errors import LanguageError
from timeline.language.files import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""What dateparser calls the fields of its locale data."""
SHORTEST = 5
"""Bytes of a name that may stand alone: five Latin letters, two Chinese characters."""


def locale_data(code: str) -> dict[str, Any]:
    """Read the words for months, days and relative dates that dateparser has for a language without a file here.

    Raises LanguageError when it has none either. The file is read by itself: importing dateparser costs 0.2 s.

    >>> locale_data("de")["may"], locale_data("de-AT")["name"], locale_data("zh-hant")["name"]
    (['mai'], 'de', 'zh-Hant')
    """
    package = find_spec("dateparser")
    folder = Path((package.submodule_search_locations or [""])[0] if package else "") / "data/date_translation_data"
    language, _, script = code.partition("-")
    names = (f"{language.lower()}-{script.title()}", language.lower())
    path = next((path for name in names if (path := folder / f"{name}.py").is_file()), None)
    if path is None or not code.replace("-", "").isalnum():
        raise LanguageError(f"there is no language {code!r}: known are {', '.join(known())}, and dateparser's locales")
    spec = spec_from_file_location(f"timeline_locale_{code}", path)
    if spec is None or spec.loader is None:
        raise LanguageError(f"the locale {code!r} of dateparser cannot be read")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.info)


def numbered(data: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, int]:
    """Map the names of some fields of locale data to the places of those, from 1; of a name with two the first counts.

    >>> numbered({"january": ["Jan.", "1월"], "february": ["Feb"]}, MONTHS)
    {'jan': 1, 'feb': 2}
    """
    found: dict[str, int] = {}
    for number, field in enumerate(fields, 1):
        for name in data.get(field, ()):
            folded = name.lower().rstrip(".")
            if len(folded) > 1 and not any(character.isdigit() for character in folded):
                found.setdefault(folded, number)
    return found


def full_names(names: Iterable[str]) -> list[str]:
    """Keep the names that say what they mean alone: long enough, and no shorter form of another.

    >>> full_names(["segunda", "segunda-feira", "seg"]), full_names(["mar", "mars"]), full_names(["月曜日", "月"])
    (['segunda-feira'], [], ['月曜日'])
    """
    known = [name.lower() for name in names]
    longest = [name for name in known if not any(other != name and other.startswith(name) for other in known)]
    return [name for name in longest if len(name.encode()) >= SHORTEST]
