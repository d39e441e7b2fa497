"""What a reminder means, written at a minute and looking ahead: one phrase a line, and the time that it stands for.

The phrases were written from the grammar of English, construction by construction. A value is one of TIMEX3; two with
dots between them are the first and the last, and of clock times the beginning and the end.
"""

import datetime as dt
from pathlib import Path

import pytest

from timeline.dates import find_dates
from timeline.dates.values import interval_of
from timeline.interval import Interval

WRITTEN = dt.datetime(2019, 5, 15, 10, 40, tzinfo=dt.UTC)  # a Wednesday
LINES = (Path(__file__).parent / "reminders.txt").read_text(encoding="utf-8").splitlines()


def told(value: str) -> Interval:
    """Read the value of a line."""
    first, _, last = value.partition("..")
    begin, end = interval_of(first), interval_of(last or first)
    assert begin
    assert end
    return Interval(begin.start, end.start if last and "T" in last else end.end)


@pytest.mark.parametrize("line", LINES)
def test_reminders(line: str) -> None:
    """One time, or the two ends of one, and nothing besides."""
    phrase, _, value = line.rpartition(" = ")
    found = find_dates(phrase, WRITTEN, prefer="future")
    assert {timex.whole or timex.interval for timex in found} == {told(value)}
