"""Short texts of every language, in which what is to be found is marked: "am [3. Mai 2011|2011-05-03]".

The first line of a file is the day of writing, each further line is a text of its own.
"""

import datetime as dt
import re
from pathlib import Path

import pytest

from timeline.dates import find_dates

FILES = sorted((Path(__file__).parent / "languages").glob("*.txt"))
MARK = re.compile(r"\[([^]|]+)\|([^]]+)\]")


def texts(path: Path) -> list[tuple[dt.date, str]]:
    """Return the texts of a file, each with the day of writing."""
    day, *lines = path.read_text(encoding="utf-8").splitlines()
    return [(dt.date.fromisoformat(day), line) for line in lines if line]


CASES = [
    pytest.param(path.stem, *text, id=f"{path.stem}-{i}") for path in FILES for i, text in enumerate(texts(path), 1)
]


@pytest.mark.parametrize(("language", "day", "marked"), CASES)
def test_what_is_marked_is_found_and_nothing_else(language: str, day: dt.date, marked: str) -> None:
    """Every marked extent is found with its value."""
    found = find_dates(MARK.sub(r"\1", marked), day, language=language)
    assert [(timex.text, timex.value) for timex in found] == MARK.findall(marked)
