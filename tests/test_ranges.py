"""What belongs together: a day and its time, the ends of a range, and a caller who says past or future."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.analysis.analyse import analyse
from timeline.dates import explain, find_dates
from timeline.interval import DAY, Interval
from timeline.model import Article

READ_ON = dt.date(2013, 2, 12)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("on Wednesday at 10 a.m.", "en", "2013-02-06T10:00"),
        ("at 10 a.m. on Wednesday", "en", "2013-02-06T10:00"),
        ("at 3:15 p.m., 4 May 2011", "en", "2011-05-04T15:15"),
        ("am Mittwoch um 10 Uhr", "de", "2013-02-06T10:00"),
        ("The gates closed at 10 a.m.", "en", "2013-02-12T10:00"),
    ],
)
def test_a_time_stands_with_its_day(text: str, language: str, value: str) -> None:
    """In either order, with the words that the language has between them; alone it is of the day of writing."""
    assert [timex.value for timex in find_dates(text, READ_ON, language=language, kind="news")] == [value]


def test_a_range_of_hours_stands_with_the_day_before_it() -> None:
    """Also where the first hour is one with its day, and where a reminder would take the next such time."""
    found = find_dates(
        "Meet tomorrow between 8am and 2pm", dt.datetime.fromisoformat("2013-02-12T16:00"), prefer="future"
    )
    assert [timex.value for timex in found] == ["2013-02-13T08:00", "2013-02-13T14:00"]
    assert {str(timex.whole) for timex in found} == {"2013-02-13T08:00/2013-02-13T14:00"}


def test_a_day_and_a_time_apart_stay_two() -> None:
    """Other words between them, or the end of a sentence, part the two; each still has its own place."""
    for text in ("on Wednesday, when the gates closed at 10 a.m.", "It was Wednesday. At 10 a.m. the gates closed."):
        assert len(find_dates(text, READ_ON, kind="news")) == 2


@pytest.mark.parametrize(
    ("text", "language", "values", "whole"),
    [
        ("from 3 May to 5 June 1940", "en", ["1940-05-03", "1940-06-05"], "1940-05-03/1940-06-05"),
        ("between 3 May and 5 June 2011", "en", ["2011-05-03", "2011-06-05"], "2011-05-03/2011-06-05"),
        ("September to December 2014", "en", ["2014-09", "2014-12"], "2014-09/2014-12"),
        ("from May 3 to June 5", "en", ["2012-05-03", "2012-06-05"], "2012-05-03/2012-06-05"),
        ("from November to February", "en", ["2012-11", "2013-02"], "2012-11/2013-02"),
        ("10 December to 5 January 2012", "en", ["2011-12-10", "2012-01-05"], "2011-12-10/2012-01-05"),
        ("from Friday to Monday", "en", ["2013-02-08", "2013-02-11"], "2013-02-08/2013-02-11"),
        ("2015年和2018年之间", "zh", ["2015", "2018"], "2015/2018"),
        ("2010年11月5日到1月8日", "zh", ["2010-11-05", "2011-01-08"], "2010-11-05/2011-01-08"),
        ("2016/2/25至2016/3/1", "zh", ["2016-02-25", "2016-03-01"], "2016-02-25/2016-03-01"),
        ("2010.1.29-2010.2.3", "zh", ["2010-01-29", "2010-02-03"], "2010-01-29/2010-02-03"),
        ("vom 3. Mai bis zum 5. Juni 1940", "de", ["1940-05-03", "1940-06-05"], "1940-05-03/1940-06-05"),
        (
            "from 2:00 to 2:30 pm on Friday",
            "en",
            ["2013-02-08T14:00", "2013-02-08T14:30"],
            "2013-02-08T14:00/2013-02-08T14:30",
        ),
        (
            "from 3 p.m. to 8 a.m. on Monday",
            "en",
            ["2013-02-10T15:00", "2013-02-11T08:00"],
            "2013-02-10T15:00/2013-02-11T08:00",
        ),
        (
            "from 10 pm to 6 am",
            "en",
            ["2013-02-12T22:00", "2013-02-13T06:00"],
            "2013-02-12T22:00/2013-02-13T06:00",
        ),
    ],
)
def test_the_ends_of_a_range_learn_from_each_other(text: str, language: str, values: list[str], whole: str) -> None:
    """The year, the day and the half of the day that only one end names are those of both."""
    found = find_dates(text, READ_ON, language=language, kind="news")
    assert [timex.value for timex in found] == values
    assert [str(timex.whole) for timex in found] == [whole, whole]
    assert all(whole.startswith(value) or whole.endswith(value) for value in values)
    assert not {"(", "（"}.isdisjoint(explain(found[0], language=language))


def test_since_looks_back_in_reminders_too() -> None:
    """Whoever prefers the future still means the past by "since Monday"."""
    found = find_dates("since Monday, and on Monday", READ_ON, prefer="future")
    assert [timex.value for timex in found] == ["2013-02-11", "2013-02-18"]


def test_what_is_no_range_stays_two_dates() -> None:
    """The word "and" alone tells of two dates, so do ends in the wrong order; 29 February is given no year."""
    for text in ("in 1914 and 1918", "from 2012 to 2004", "from 29 February to 5 March 2011"):
        assert [timex.whole for timex in find_dates(text, READ_ON)] == [None, None]


@given(st.dates(dt.date(1800, 1, 1), dt.date(2080, 12, 31)), st.integers(1, 800))
def test_written_ranges_mean_what_they_say(first: dt.date, days: int) -> None:
    """Two full days and all between them, whatever the day of writing is."""
    last = first + dt.timedelta(days)
    for pattern in ("from {} to {}", "{} – {}", "between {} and {}"):
        text = pattern.format(*(f"{day.day} {day:%B %Y}" for day in (first, last)))
        found = find_dates(text, READ_ON)
        assert [timex.value for timex in found] == [first.isoformat(), last.isoformat()]
        begin = Interval.from_dates(first).start
        assert {timex.whole for timex in found} == {Interval(begin, begin + (days + 1) * DAY)}


def test_an_entry_of_a_range_is_dated_by_it() -> None:
    """A brief says "3 to 5 May", not the first day alone."""
    passages = analyse(Article("a", "The bridge was closed from 3 May to 5 May 2011.", "a.txt")).passages
    assert {str(part) for part in passages[0].intervals} == {"2011-05-03/2011-05-05"}
    (first, last) = find_dates("from December 10 to January 5, 2012")
    assert (first.value, str(last.whole)) == ("2011-12-10", "2011-12-10/2012-01-05")


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("Friday", "2013-02-08", "2013-02-15"),
        ("October", "2012-10", "2013-10"),
        ("3 May", "2012-05-03", "2013-05-03"),
        ("He left on Friday.", "2013-02-08", "2013-02-15"),
    ],
)
def test_prefer_decides_before_the_words_do(text: str, past: str, future: str) -> None:
    """For whoever knows that a text is a reminder, or a log."""
    assert [find_dates(text, READ_ON, prefer="past")[0].value, find_dates(text, READ_ON, prefer="future")[0].value] == [
        past,
        future,
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("13-02-2014", ["2014-02-13"]),
        ("12/Nov/2015", ["2015-11-12"]),
        ("31-Oct-74", ["1974-10-31"]),
        ("version 1-02-2014.3", []),
        ("We will meet in five days.", ["2013-02-17"]),
    ],
)
def test_days_in_figures(text: str, values: list[str]) -> None:
    """With dashes and names; numbers of versions and telephones are none."""
    assert [timex.value for timex in find_dates(text, READ_ON)] == values
