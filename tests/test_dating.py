"""Publication stamps as pages, feeds and bylines write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.readers.stamps import find_stamp, from_bylines, from_file_name, from_url, parse_stamp


@pytest.mark.parametrize(
    ("text", "expected", "zone"),
    [
        ("By Ann Lee - 3 May '14 14:17PM", "2014-05-03T14:17", ""),
        ("2016-02-25", "2016-02-25", ""),
        ("2016-02-25T14:17:33+01:00", "2016-02-25T14:17", "+01:00"),
        ("2016-02-25T14:17:33.123Z", "2016-02-25T14:17", "Z"),
        ("2016-02-25 14:17:33 UTC", "2016-02-25T14:17", "UTC"),
        ("20160225T141700Z", "2016-02-25T14:17", ""),
        ("Thu, 25 Feb 2016 14:17:00 +0000", "2016-02-25T14:17", "+0000"),
        ("February 25th, 2016 at 2:17 p.m. EST", "2016-02-25T14:17", "EST"),
        ("Feb. 25, 2016", "2016-02-25", ""),
        ("12:05 AM is not read before the date: 25 February 2016 12:05 AM", "2016-02-25T00:05", ""),
        ("Published 2/25/2016", "2016-02-25", ""),
        ("25.02.2016 | 14:17 Uhr", "2016-02-25T14:17", ""),
        ("25/02/2016", "2016-02-25", ""),
        ("3 May '98", "1998-05-03", ""),
        ("Sept 3 2019 4pm", "2019-09-03T16:00", ""),
    ],
)
def test_stamps(text: str, expected: str, zone: str) -> None:
    stamp = find_stamp(text)
    assert stamp is not None
    assert (str(stamp.interval), stamp.zone) == (expected, zone)
    assert stamp.quote in text


@pytest.mark.parametrize(
    "text", ["", "30 February 2016", "He was 25 in 2016.", "1234567890123456", "v1.2.2016.3", "Chapter 12/2016"]
)
def test_what_is_no_stamp(text: str) -> None:
    assert find_stamp(text) is None


def test_a_day_that_could_be_a_month_is_unsure() -> None:
    stamp = find_stamp("03/04/2016")
    assert stamp is not None
    assert stamp.unsure
    assert str(stamp.interval) == "2016-03-04"
    other = find_stamp("03/04/2016", month_first=False)
    assert other is not None
    assert str(other.interval) == "2016-04-03"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Publié le 3 mai 2014", "fr", "2014-05-03"),
        ("Veröffentlicht am 3. Mai 2014", "de", "2014-05-03"),
        ("3 de mayo de 2014", "es", "2014-05-03"),
    ],
)
def test_bylines_of_other_languages(text: str, language: str, expected: str) -> None:
    assert str(from_bylines([text], language=language)) == expected


def test_a_relative_date_is_no_evidence() -> None:
    assert parse_stamp("2 hours ago") is None
    assert from_bylines(["Updated 3 days ago"]) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2016/02/25/video", "2016-02-25"),
        ("https://example.org/world-20160225", "2016-02-25"),
        ("https://example.org/2016-02-25-video", "2016-02-25"),
        ("https://example.org/2016/02/video", "None"),
        ("https://example.org/20161399", "None"),
        ("https://example.org/article-12016022512", "None"),
    ],
)
def test_urls(url: str, expected: str) -> None:
    assert str(from_url(url)) == expected


def test_file_names() -> None:
    assert str(from_file_name("story_2016-02-25.txt")) == "2016-02-25"
    assert from_file_name("a20160225b.txt") is None
    assert from_file_name("2016-02-31.txt") is None


@given(st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2099, 12, 31)))  # noqa: DTZ001  # as papers print them
def test_iso_dates_are_read_back(moment: dt.datetime) -> None:
    stamp = parse_stamp(moment.isoformat(timespec="minutes"))
    assert stamp is not None
    assert str(stamp.interval) == moment.isoformat(timespec="minutes")


@given(st.text(max_size=100))
def test_any_text_is_answered(text: str) -> None:
    find_stamp(text)
    from_url(text)
    from_file_name(text)
