"""Feasts: days that everybody can look up, in the calendars that the language files may name."""

import datetime as dt
import subprocess
import sys

import pytest

from timeline.dates import find_dates
from timeline.dates.calendars import FEASTS
from timeline.dates.holidays import check_holiday, holidays_in, is_observed

KNOWN = {
    "easter": "2000-04-23 2008-03-23 2011-04-24 2024-03-31",
    "orthodox": "2000-04-30 2010-04-04 2013-05-05 2017-04-16 2024-05-05 1917-04-15",
    "hijri:10-01": "2013-08-08 2016-07-06 2018-06-15 2020-05-24 2023-04-21",
    "hijri:12-10": "2012-10-26 2013-10-15 2018-08-21 2021-07-20",
    "hijri:09*1": "2013-07-09 2017-05-27 2024-03-11",
    "hijri:01-10": "2013-11-13 2017-09-30",
    "hebrew:07-10": "1973-10-06 2000-10-09 2013-09-14 2018-09-19 2023-09-25",
    "hebrew:07-01": "2001-09-18 2013-09-05 2020-09-19",
    "hebrew:01-15": "2002-03-28 2013-03-26 2016-04-23 2024-04-23",
    "hebrew:12-14": "2013-02-24 2014-03-16 2016-03-24 2024-03-24",
    "hebrew:09-25": "2005-12-26 2013-11-28 2016-12-25",
    "chinese:lunar_new_year": "2000-02-05 2008-02-07 2013-02-10 2020-01-25 2024-02-10",
    "chinese:mid_autumn": "2013-09-19 2020-10-01",
    "chinese:dragon_boat": "2013-06-12 2019-06-07",
    "chinese:qingming": "2013-04-04",
    "hindu:diwali_india": "2008-10-28 2013-11-03 2016-10-30 2019-10-27",
    "hindu:holi": "2013-03-27 2016-03-24",
    "hindu:ganesh_chaturthi": "2013-09-09",
    "persian:new_year": "2013-03-21 2016-03-20 2021-03-21",
    "buddhist:vesak": "2013-05-24",
    "-1x4@11+3": "2012-12-02 2013-12-01 2016-11-27",
}


@pytest.mark.parametrize(("rule", "day"), [(rule, day) for rule, days in KNOWN.items() for day in days.split()])
def test_known_days(rule: str, day: str) -> None:
    """The day that calendars print."""
    assert [str(one) for one in holidays_in(int(day[:4]), rule)] == [day]


def test_a_feast_may_fall_twice_or_not_at_all() -> None:
    """The Hijri year is eleven days shorter than ours, and tables end."""
    assert [str(day) for day in holidays_in(2000, "hijri:10-01")] == ["2000-01-08", "2000-12-27"]
    assert [len(holidays_in(year, "hijri:03-12")) for year in (2014, 2015, 2016)] == [1, 2, 1]
    assert [str(day) for day in holidays_in(2008, "hijri:01-01")] == ["2008-01-10", "2008-12-29"]
    assert holidays_in(1850, "hijri:10-01") == holidays_in(1999, "hindu:holi") == ()


@pytest.mark.parametrize("calendar", FEASTS)
def test_every_feast_that_a_file_may_name_has_a_table(calendar: str) -> None:
    """A name that passes the check has a day."""
    assert [feast for feast in sorted(FEASTS[calendar]) if len(holidays_in(2019, f"{calendar}:{feast}")) != 1] == []


@pytest.mark.parametrize(
    "rule",
    ["", "christmas", "13-01", "02-30", "easter+", "4x8@11", "4x4@13", "6x4@11", "hijri:13-01", "hijri:10-31",
     "hebrew:00-01", "mayan:01-01", "hindu:christmas", "hijri:eid", "hebrew:01-15*", "hijri:10-01|", "12-25|eve"],
)  # fmt: skip
def test_what_is_no_rule_is_told(rule: str) -> None:
    """When the file is loaded, not when the feast is met."""
    with pytest.raises((ValueError, KeyError, IndexError)):
        check_holiday(rule)


def values(text: str, anchor: dt.date | None = dt.date(2013, 2, 12), **options: str) -> list[str]:
    return [timex.value for timex in find_dates(text, anchor, **options)]


def test_which_year_is_meant() -> None:
    """The nearest, what a word says, or what the caller prefers."""
    assert values("before Eid al-Adha") == ["2012-10-26"]
    assert values("next Eid al-Adha; last Ramadan; this Passover") == [
        "2013-10-15", "2012-07-20/2012-08-18", "2013-03-26/2013-04-02",
    ]  # fmt: skip
    assert values("Eid", dt.date(2013, 9, 1)) == ["2013-08-08"]
    assert values("Eid", dt.date(2013, 9, 20)) == ["2013-10-15"]
    assert values("during Ramadan", dt.date(2013, 8, 5)) == ["2013-07-09/2013-08-07"]
    assert values("Diwali", prefer="future") == ["2013-11-03"]
    assert values("Easter", prefer="past") == ["2012-04-08"]
    assert values("Mardi Gras", prefer="future") == values("Mardi Gras", prefer="past") == ["2013-02-12"]
    assert values("Yom Kippur last year") == ["2012-09-26"]


def test_of_two_in_a_year_the_nearer_is_meant() -> None:
    """Eid al-Fitr 2000 was on 8 January and on 27 December."""
    assert values("Eid al-Fitr 2000", dt.date(2000, 2, 1)) == ["2000-01-08"]
    assert values("Eid al-Fitr 2000", dt.date(2001, 2, 1)) == ["2000-12-27"]


def test_what_is_observed_is_unsure() -> None:
    """Days that are announced, or differ by country."""
    found = find_dates("Eid al-Fitr 2013, Diwali 2013, Yom Kippur 2013, Easter 2013, Ramadan 1850")
    assert [timex.unsure for timex in found] == [True, True, False, False, True]
    assert found[-1].value == "1850"
    assert is_observed("hijri:10-01|hijri:12-10")


def test_without_a_day_of_writing_only_what_never_moves_is_told() -> None:
    """Christmas has a day, Thanksgiving a month, Easter neither."""
    assert values("Christmas, Thanksgiving, Easter, Ramadan", None) == [
        "XXXX-12-25",
        "XXXX-11",
        "XXXX-XX-XX",
        "XXXX-XX-XX",
    ]


def test_apostrophes_and_hyphens_make_no_difference() -> None:
    """As newspapers print them."""
    assert values("Valentine’s Day") == values("Valentine's Day") == ["2013-02-14"]
    assert values("Eid al Fitr 2013; Eid-al-Fitr 2013; New Year’s Eve 2012") == [
        "2013-08-08",
        "2013-08-08",
        "2012-12-31",
    ]


def test_calendars_are_imported_when_a_feast_needs_them() -> None:
    """Loading English, and Christmas, do without."""
    told = (
        "import sys, timeline.dates as dates; dates.find_dates('Christmas and Easter 2013');"
        "print({'hijridate', 'pyluach', 'holidays'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout == "set()\n"
