"""Laws of intervals: what is built can be read back, and granularity follows from the bounds."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.interval import Interval, add_months, civil, minutes, weekday

dates = st.dates()
moments = st.integers(-3_000_000_000, 4_000_000_000)


@given(moments)
def test_civil_and_minutes_are_inverse(moment: int) -> None:
    """Every minute has one civil name, before Christ too."""
    assert minutes(*civil(moment)) == moment


@given(dates)
def test_a_day_is_what_datetime_says(day: dt.date) -> None:
    """First and last day, weekday and ISO text agree with the standard library."""
    interval = Interval.from_dates(day)
    assert (interval.first, interval.last, str(interval)) == (day, day, day.isoformat())
    assert (interval.granularity, weekday(interval.start)) == ("day", day.weekday())
    assert Interval.parse(str(interval)) == interval


@given(st.dates(dt.date(1, 1, 8), dt.date(9999, 12, 20)))
def test_weeks_are_iso_weeks(day: dt.date) -> None:
    """The week around any day carries the ISO year and number."""
    year, number, _ = day.isocalendar()
    week = Interval.week(year, number)
    assert Interval.from_dates(day) in week
    assert (week.granularity, str(week)) == ("week", f"{year:04}-W{number:02}")


@given(moments, st.integers(-5000, 5000))
def test_months_add_up(moment: int, months: int) -> None:
    """Adding months lands in the month that the count says."""
    (year, month, *_), (then_year, then_month, *_) = civil(moment), civil(add_months(moment, months))
    assert (then_year * 12 + then_month) - (year * 12 + month) == months


@pytest.mark.parametrize(
    ("interval", "granularity", "text"),
    [
        (Interval.of(2014), "year", "2014"),
        (Interval.of(-43), "year", "BC0044"),
        (Interval.of(-43, 3, 15), "day", "BC0044-03-15"),
        (Interval.of(2016, 2), "month", "2016-02"),
        (Interval.of(2016, 2, 25, 14), "hour", "2016-02-25T14"),
        (Interval.of(2016, 2, 25, 14, 17), "minute", "2016-02-25T14:17"),
        (Interval.months(2009, 1, 6), "half-year", "2009-H1"),
        (Interval.months(2009, 4, 3), "quarter", "2009-Q2"),
        (Interval.months(2009, 6, 3), "season", "2009-SU"),
        (Interval.months(1990, 1, 120), "decade", "199"),
        (Interval.months(1900, 1, 1200), "century", "19"),
        (Interval.from_dates(dt.date(2016, 2, 27), dt.date(2016, 2, 28)), "weekend", "2016-W08-WE"),
        (Interval.from_dates(dt.date(2016, 2, 26), dt.date(2016, 2, 27)), "period", "2016-02-26/2016-02-27"),
        (Interval.months(2015, 8, 7), "period", "2015-08/2016-02"),
        (Interval.months(1914, 1, 60), "period", "1914/1918"),
    ],
)
def test_granularity_and_text(interval: Interval, granularity: str, text: str) -> None:
    """TIMEX3's notation at every granularity."""
    assert (interval.granularity, str(interval)) == (granularity, text)


@pytest.mark.parametrize("text", ["2016-13", "2016-02-30", "25 Feb", "", "2016-02-25T25:00", "16", "²016"])
def test_parse_refuses_what_is_no_date(text: str) -> None:
    """The message says what would be right."""
    with pytest.raises(ValueError, match="write YYYY"):
        Interval.parse(text)


def test_an_interval_is_never_empty() -> None:
    """Half-open bounds that meet hold nothing."""
    with pytest.raises(ValueError, match="ends after"):
        Interval(5, 5)
