"""What an expression that leaves something out is read against: the day of writing, a story, the passage's own day."""

import datetime as dt
import sys
from itertools import pairwise

import pytest

from timeline.dates import explain, find_dates
from timeline.interval import Interval

WRITTEN = dt.date(2016, 2, 25)  # a Thursday
HISTORY = """The rising began in 1916. In April the city fell. By May it was over.

In 1917 an amnesty came; in June 1918 a new law; in 1919 the first council met, and in 1921 the war went on.

In July a truce was signed."""


def told(text: str) -> dict[str, str]:
    """Return what each expression is taken for."""
    return {timex.text: timex.value for timex in find_dates(text, WRITTEN)}


def test_a_history_is_told_on_from_paragraph_to_paragraph() -> None:
    """A bare month belongs to the year told last, also where that stands a paragraph before."""
    found = told(HISTORY)
    assert (found["April"], found["May"], found["July"]) == ("1916-04", "1916-05", "1921-07")


@pytest.mark.parametrize(
    ("deictic", "value"),
    [
        ("On Wednesday", "2016-02-24"),
        ("last June", "2015-06"),
        ("Yesterday", "2016-02-24"),
        ("last week", "2016-W07"),
        ("two years ago", "2014"),
        ("last summer", "2015-SU"),
    ],
)
def test_deictic_words_count_from_the_day_of_writing_within_a_history(deictic: str, value: str) -> None:
    """A story of today with a history in it: what only the day of writing can resolve stays there."""
    found = told(f"{HISTORY}\n\nThe town looked back on all this: {deictic} the museum opened its new wing.")
    assert next(found[text] for text in found if text.lower() in deictic.lower()) == value


def test_news_comes_back_from_a_history() -> None:
    """Where a paragraph counts from the day of writing, its bare months and days do so, too."""
    news = "The mayor said on Tuesday that the bridge, closed in October, will open on 3 April."
    found = told(f"{HISTORY}\n\nNobody alive remembers it.\n\n{news}")
    assert (found["October"], found["3 April"]) == ("2015-10", "2016-04-03")
    assert found["July"] == "1921-07"


def test_one_far_year_makes_no_history() -> None:
    """A company founded in 1984 reports in October of the year of writing."""
    found = told("The company was founded in 1984. In October it closed two of its plants.")
    assert found["October"] == "2015-10"


def test_a_day_follows_a_month_of_long_ago() -> None:
    """Within its paragraph an article of today may tell of long ago, be there one far date only."""
    text = "Police said on Monday that the case is open.\n\nThe ship left port in June 1944. On 15 July it sank."
    assert told(text)["15 July"] == "1944-07-15"


def test_what_is_said_in_quotation_marks_ends_no_history() -> None:
    """A "today" in the mouth of somebody of 1921 says nothing of the day of writing."""
    spoken = HISTORY.replace("the war went on.", 'the war went on. "Today we lost, and tomorrow we win," he wrote.')
    assert told(spoken)["July"] == "1921-07"


def test_who_is_quoted_in_a_report_of_last_year_speaks_today() -> None:
    """Years of the recent past make no history in whose midst "two years ago" would be theirs."""
    text = 'In 2011 and 2012 he led, in 2013 and 2014 too. In 2015 he fell. "Two years ago I was somebody," he said.'
    assert told(text)["Two years ago"] == "2014"


def test_the_entries_of_a_diary_bear_their_own_days() -> None:
    """Below a full date on its own line "yesterday" counts from that day, up to the next."""
    diary = "3 May 1916\n\nYesterday we marched.\n\nArras, 5 May 1916\n\nThe mail came yesterday."
    days = [timex.value for timex in find_dates(diary, WRITTEN)]
    assert days == ["1916-05-03", "1916-05-02", "1916-05-05", "1916-05-04"]
    assert "the passage is dated so" in explain(find_dates(diary, WRITTEN)[1])


@pytest.mark.parametrize(
    "text",
    [
        "3 May 1916\n\nYesterday the museum opened.",  # one alone: a date of the article, or of a picture
        "7 May 1916\n\nA letter.\n\n3 May 1916\n\nA card.\n\n9 May 1916\n\nYesterday the museum opened.",
    ],
)
def test_lines_that_are_no_diary_move_nothing(text: str) -> None:
    """A single date on its line, or dates without order, leave the day of writing where it is."""
    assert told(text)["Yesterday"] == "2016-02-24"


def test_a_hint_overrules_what_stands_around() -> None:
    """Who says that a text is news, or a history, is believed."""
    assert {t.text: t.value for t in find_dates(HISTORY, WRITTEN, kind="news")}["July"] == "2015-07"
    one = find_dates("The council met in 1919. In May it fell.", WRITTEN, kind="narrative")
    assert [timex.value for timex in one] == ["1919", "1919-05"]
    feast = find_dates("A truce was signed in October 1943. It will hold until Easter.", WRITTEN, kind="narrative")
    assert [timex.value for timex in feast] == ["1943-10", "1944-04-09"]


def test_the_reasons_are_told() -> None:
    """``explain`` says what decided: the clause, the deadline, the story around."""
    said = {t.text: explain(t) for t in find_dates("It begins on Friday. Reply by Monday. He fell in May.", WRITTEN)}
    assert said["Friday"].endswith("; its clause looks ahead")
    assert said["Monday"].endswith("; a word for a deadline stands before it")
    assert said["May"].endswith("; its clause looks back")
    july = next(timex for timex in find_dates(HISTORY, WRITTEN) if timex.text == "July")
    assert explain(july).endswith("; a history is told around it")


def test_time_is_linear() -> None:
    """An expression more costs no more than the one before it: counted in calls, since clocks differ."""
    counts = []
    for times in (100, 200, 400):
        calls = 0

        def count(frame: object, event: str, argument: object) -> None:
            del frame, argument
            nonlocal calls
            calls += event in {"call", "c_call"}

        text = f"{HISTORY}\n\n" * times
        sys.setprofile(count)
        try:
            find_dates(text, WRITTEN)
        finally:
            sys.setprofile(None)
        counts.append(calls)
    assert all(second < 2.2 * first for first, second in pairwise(counts))


CHRONICLE = """The dam

1921

The valley was bought in March. In December work began.

The engineers

In April the first plans had been drawn.

1922

In January the river was turned. The wall stood by the end of the year.

The dam since 1930

In June it was painted."""


def test_a_section_is_told_in_the_year_of_its_heading() -> None:
    """Each paragraph below a heading with a year begins in that year, whatever month the one before came to."""
    found = [timex.value for timex in find_dates(CHRONICLE, WRITTEN)]
    assert found[:8] == ["1921", "1921-03", "1921-12", "1921-04", "1922", "1922-01", "1922", "1930"]


def test_one_heading_with_a_year_is_a_title() -> None:
    """A single one heads no section: "World Cup 1966" above an article of today."""
    text = "Sport\n\nThe finals of 1966\n\nIn May the mayor said the stadium was sold."
    assert told(text)["May"] == "2015-05"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Holl kündigte an, dass die Brücke bis zum 30. Juni repariert werden soll.", "2024-06-30"),
        ("de", "Er sagte, dass der Prozess am 5. Mai beginnen werde.", "2024-05-05"),
        ("de", "Die Stadt teilte mit, dass die Brücke am 30. Juni 200 Jahre alt wurde, aber bleibt.", "2023-06-30"),
        ("nl", "Ze zei dat de brug op 30 juni zal worden geopend.", "2024-06-30"),
    ],
)
def test_in_a_clause_whose_verb_stands_last_that_verb_decides(language: str, text: str, value: str) -> None:
    """Not the verb of saying before it."""
    assert value in [timex.value for timex in find_dates(text, Interval.of(2024, 3, 12), language=language)]
