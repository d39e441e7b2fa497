"""What `timeline dates` writes, whole; and TimeML read back."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import find_dates
from timeline.errors import InputError, OptionError
from timeline.interval import Interval
from timeline.language.say import speaker
from timeline.model import Article, Dating
from timeline.writers.dates import FORMATS, dates_of
from timeline.writers.timeml import read_timeml, write_timeml

TEXT = "This week the dam held; in 2014 & <before> it burst twice a year."
ARTICLE = Article("a1", TEXT, "=dam.txt", published=Dating(Interval.of(2016, 2, 25), "option"))
FOUND = dates_of([ARTICLE])
ENGLISH = speaker("en")


def test_json() -> None:
    """One document an article, with what it was read against."""
    (document,) = json.loads(FORMATS["json"].write(FOUND, ENGLISH))["documents"]
    assert (document["source"], document["dct"]) == ("=dam.txt", "2016-02-25")
    assert document["timexes"][0] == {
        "start": 0,
        "end": 9,
        "text": "This week",
        "type": "DATE",
        "value": "2016-W08",
        "from": "2016-02-22T00:00",
        "until": "2016-02-29T00:00",
        "interval": "2016-W08",
        "rule": "unit",
        "unsure": False,
    }


def test_jsonl_and_csv_hold_the_same() -> None:
    """One expression a line or a row; a spreadsheet runs nothing."""
    lines = [json.loads(line) for line in FORMATS["jsonl"].write(FOUND, ENGLISH).splitlines()]
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"].write(FOUND, ENGLISH))))
    assert [(line["text"], line["value"]) for line in lines] == [(row["text"], row["value"]) for row in rows]
    assert {row["source"] for row in rows} == {"'=dam.txt"}


def test_table() -> None:
    """Columns that line up, the reason beside each when asked."""
    assert FORMATS["table"].write(FOUND, ENGLISH, explain=True).splitlines()[:3] == [
        "=dam.txt  (published 2016-02-25)",
        "offset  text          type  value     because",
        "0       This week     DATE  2016-W08  ISO week 8 of 2016, because published Thursday 25 February 2016",
    ]


def test_timeml_holds_one_article() -> None:
    """Several articles are refused in one line."""
    with pytest.raises(OptionError, match="one article, not 2"):
        FORMATS["timeml"].write(FOUND * 2, ENGLISH)


@given(
    st.lists(st.sampled_from(["in 2014 ", "last week\r\n", "<b>&", "\x00", "every Friday", "'98", "é "]), max_size=12)
)
def test_timeml_round_trips(pieces: list[str]) -> None:
    """Text, day of writing and expressions come back as they were; only what XML cannot hold is replaced."""
    text = "".join(pieces)
    article = Article("id", text, "a.txt", published=Dating(Interval.of(2016, 2, 25), "option"))
    timexes = find_dates(text, article.published.interval if article.published else None)
    read = read_timeml(write_timeml(article, timexes))
    assert (read.id, read.dct, read.text) == ("id", Interval.of(2016, 2, 25), text.replace("\x00", "\ufffd"))
    fields = ("start", "end", "text", "type", "value", "mod", "quant", "freq", "rule", "interval")
    assert [[getattr(t, name) for name in fields] for t in read.timexes] == [
        [getattr(t, name) for name in fields] for t in timexes
    ]


@pytest.mark.parametrize(("data", "reason"), [("not XML", "TimeML is XML"), ("<TimeML/>", "no <TEXT>")])
def test_what_is_no_timeml(data: str, reason: str) -> None:
    """One line that says what is wrong."""
    with pytest.raises(InputError, match=reason):
        read_timeml(data, "a.tml")


def test_an_unknown_kind_is_refused() -> None:
    """The message says which there are."""
    with pytest.raises(OptionError, match="auto, news, narrative"):
        dates_of([ARTICLE], kind="poem")
