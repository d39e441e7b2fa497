"""Laws of find_dates, and how a text decides between readings."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import explain, find_dates
from timeline.dates.values import interval_of
from timeline.errors import LanguageError
from timeline.interval import Interval

READ_ON = dt.date(2013, 2, 12)
WORDS = [
    "the",
    "a",
    "of",
    "in",
    "on",
    "last",
    "next",
    "this",
    "two",
    "25",
    "2014",
    "1999",
    "May",
    "may",
    "march",
    "friday",
    "Tuesday,",
    "days",
    "years",
    "ago",
    "later",
    "early",
    "mid-",
    "quarter",
    "-",
    "/",
    ":",
    ".",
    "14:17",
    "p.m.",
    "'98",
    "1990s",
    "BC",
    "3rd",
    "31",
    "February",
    "29",
    "0",
    "99/99/9999",
    "2016-02-30",
    "9999",
    "every",
    "between",
    "and",
    "or",
    "half",
    "night",
    "İ",
    "ﬁ",
    "😀",
    "\n\n",
    "seconds",
    "easter",
    "centuries",
    "100000",
    "million",
    "decades",
]
texts = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=40).map(" ".join) | st.text()
anchors = st.none() | st.dates() | st.builds(Interval.from_dates, st.dates())


@given(texts, anchors, st.sampled_from(["auto", "news", "narrative"]), st.sampled_from([None, True, False]))
def test_any_text_gives_spans_in_order(text: str, anchor: dt.date | None, kind: str, day_first: bool | None) -> None:
    """Nothing is raised, the words are those of the text, and no two expressions overlap."""
    done = 0
    for timex in find_dates(text, anchor, kind=kind, day_first=day_first):
        assert text[timex.start : timex.end] == timex.text
        assert done <= timex.start < timex.end
        assert timex.type in {"DATE", "TIME", "DURATION", "SET"}
        assert timex.value
        assert explain(timex)
        done = timex.end


@given(texts, st.integers(0, 60))
def test_what_stands_before_moves_offsets_only(text: str, blanks: int) -> None:
    """A text that begins later is read the same."""
    here = find_dates(text, READ_ON, kind="news")
    there = find_dates("\n" * blanks + text, READ_ON, kind="news")
    assert [(t.start + blanks, t.value) for t in here] == [(t.start, t.value) for t in there]


@given(st.dates(dt.date(1800, 1, 1), dt.date(2090, 12, 31)))
def test_written_days_mean_that_day(day: dt.date) -> None:
    """A full date says its day whatever the day of writing is."""
    for pattern in ("%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%Y-%m-%d"):
        (timex,) = find_dates(f"It was {day.strftime(pattern)}, they say.", READ_ON)
        assert (timex.value, timex.interval) == (day.isoformat(), Interval.from_dates(day))


def test_a_long_text_is_read_in_pieces() -> None:
    """Offsets hold beyond the first passage, and letters whose lower case is longer shift nothing."""
    text = "İstanbul, 3 May 2011. " * 30_000
    found = find_dates(text)
    assert len(found) == 30_000
    assert all(text[timex.start : timex.end] == "3 May 2011" for timex in found)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The fire broke out on Monday.", ["2013-02-11"]),
        ("The trial will begin on Monday.", ["2013-02-18"]),
        ("He spoke on Tuesday.", ["2013-02-12"]),
        ("It was sold in October.", ["2012-10"]),
        ("It is due to open in October.", ["2013-10"]),
        ("She said she won't stand in October.", ["2013-10"]),
        ("The claims lapse on 16 August.", ["2013-08-16"]),
        ("He held on until Sunday's vote.", ["2013-02-17"]),
        ("He fell in Sunday's storm.", ["2013-02-10"]),
        ("It is closed since March.", ["2012-03"]),
        ("The offer runs through Friday.", ["2013-02-15"]),
        ("They were closed through Friday.", ["2013-02-08"]),
        ("The talks ran from 9:30 to 11:00.", ["2013-02-12T09:30", "2013-02-12T11:00"]),
        ("The order 2015-32 was signed.", []),
        ("It will be ready by the end of February.", ["2013-02"]),
        ("She ran it in 46.25 seconds.", ["PT46.25S"]),
        ("Sales rose in the third quarter, from $4 million a year earlier.", ["2012-Q3", "2011-Q3"]),
        ("He arrived on 3 May 2011. Two days later he left.", ["2011-05-03", "2011-05-05"]),
    ],
)
def test_tense_and_story_decide(text: str, values: list[str]) -> None:
    """Past and future are told apart by the words around, and what was told before is what later is later than."""
    assert [timex.value for timex in find_dates(text, READ_ON)] == values


def test_the_past_tense_holds_behind_a_preposition() -> None:
    """A word of place between verb and weekday ("rippled through the area on Thursday") does not look ahead."""
    [thursday] = find_dates("As panic rippled through the area on Thursday, police came.", dt.date(2023, 12, 22))
    assert thursday.value == "2023-12-21"


def test_an_outlook_is_no_narrative() -> None:
    """Many years and no weekday, but the years of writing: what is relative is read against publication."""
    text = (
        "Prices rose in 2021, in 2022 and in 2023. They may fall in 2024 and in 2025. We look at the next five years."
    )
    last = find_dates(text, dt.date(2023, 12, 13))[-1]
    assert (last.text, str(last.interval)) == ("the next five years", "2023/2028")


@pytest.mark.parametrize(
    "aside", ["The 1916 rising was remembered by few.", "It was founded two years before the 1890 fair."]
)
def test_a_year_named_in_passing_moves_no_story(aside: str) -> None:
    """What follows goes on where the story stands."""
    found = find_dates(f"In 1919, the army left. {aside} In May the council met.", kind="narrative")
    assert found[-1].value == "1919-05"


def test_days_in_digits_learn_from_the_text() -> None:
    """One day that can be read in one way only decides for the others; without it the reading is flagged."""
    assert [t.value for t in find_dates("03/04/2016 and 25/12/2015")] == ["2016-04-03", "2015-12-25"]
    assert [t.value for t in find_dates("03/04/2016 and 12/25/2015")] == ["2016-03-04", "2015-12-25"]
    assert [t.unsure for t in find_dates("03/04/2016")] == [True]
    assert [(t.value, t.unsure) for t in find_dates("03/04/2016", day_first=True)] == [("2016-04-03", False)]


def test_without_a_day_of_writing_nothing_is_made_up() -> None:
    """What cannot be placed keeps an open value and no interval."""
    found = find_dates("yesterday, on Friday, last week, in May and in 2014")
    assert [timex.value for timex in found][-1] == "2014"
    assert all(timex.interval is None for timex in found[:-1])


def test_a_feast_that_moves_has_no_day_without_a_year() -> None:
    """Christmas is always on the same day, Thanksgiving in the same month, and Easter in neither."""
    found = find_dates("At Easter, on Thanksgiving and at Christmas.")
    assert [(timex.value, timex.interval) for timex in found] == [
        ("XXXX-XX-XX", None),
        ("XXXX-11", None),
        ("XXXX-12-25", None),
    ]


def test_easter_of_the_eastern_churches() -> None:
    """By the Julian calendar, up to five weeks later, or on the same day."""
    years = ("2011", "2013", "2016", "1905")
    found = find_dates(" ".join(f"Orthodox Easter {year}." for year in years))
    assert [timex.value for timex in found] == ["2011-04-24", "2013-05-05", "2016-05-01", "1905-04-30"]


@pytest.mark.parametrize(
    ("language", "text", "value", "months"),
    [
        ("en-AU", "the summer of 2009", "2009-SU", "2009-12/2010-02"),
        ("en-GB", "the summer of 2009", "2009-SU", "2009-06/2009-08"),
        ("en-NZ", "last winter", "2015-WI", "2015-06/2015-08"),
        ("en", "last winter", "2014-WI", "2014-12/2015-02"),
        ("en-ZA", "last summer", "2014-SU", "2014-12/2015-02"),
    ],
)
def test_seasons_are_those_of_the_country(language: str, text: str, value: str, months: str) -> None:
    """South of the equator summer begins in December, and is explained as what it is called."""
    [found] = find_dates(text, dt.date(2016, 2, 25), language=language)
    first, last = (Interval.parse(month) for month in months.split("/"))
    assert (found.value, found.interval) == (value, first.cover(last))
    assert f"the {text.split()[1]} of {value[:4]}" in explain(found)


def test_an_unknown_language_is_named() -> None:
    """The message says which are known."""
    with pytest.raises(LanguageError, match="xx"):
        find_dates("2014", language="xx")


def test_explain_names_what_it_was_read_against() -> None:
    """The day of publication, or what the text told before."""
    found = find_dates("He came on 3 May 2011 and left two days later, last week they said.", dt.date(2016, 2, 25))
    assert [explain(timex) for timex in found] == [
        "3 May 2011: Tuesday 3 May 2011, as written",
        "two days later: Thursday 5 May 2011, because the text was telling of Tuesday 3 May 2011",
        "last week: ISO week 7 of 2016, because published Thursday 25 February 2016",
    ]


@pytest.mark.parametrize(
    "value", ["2016", "2016-02", "2016-02-25", "2016-W08", "2016-W08-WE", "2016-Q3", "2016-H2", "199"]
)
def test_values_read_back(value: str) -> None:
    """A value of TIMEX3 becomes the interval that is written so."""
    assert str(interval_of(value)) == value


@pytest.mark.parametrize(("language", "value"), [("en-GB", "2016-04-03"), ("en-US", "2016-03-04")])
def test_the_country_decides_where_the_text_does_not(language: str, value: str) -> None:
    """A day that can be read in one way only weighs more than the country."""
    assert [(t.value, t.unsure) for t in find_dates("03/04/2016", language=language)] == [(value, False)]
    assert find_dates("03/04/2016 and 25/12/2015", language=language)[0].value == "2016-04-03"


REMINDERS = [
    ("tonight at 8", "2013-02-12T20:00", "2013-02-12T20:00"),
    ("at 3 a.m.", "2013-02-12T03:00", "2013-02-13T03:00"),
    ("I will leave in two weeks", "2013-W09", "2013-02-26"),
    ("half an hour ago", "2013-02-12T04:00", "2013-02-12T04:00"),
    ("on the 4th", "2013-02-04", "2013-03-04"),
    ("this Monday", "2013-02-11", "2013-02-18"),
    ("Friday", "2013-02-08", "2013-02-15"),
]


@pytest.mark.parametrize(("text", "news", "reminder"), REMINDERS)
def test_reminders_look_ahead(text: str, news: str, reminder: str) -> None:
    """With ``prefer`` a bare day or hour is the next, and "in two weeks" the very day."""
    moment = Interval.of(2013, 2, 12, 4, 30)
    assert [t.value for t in find_dates(text, moment)] == [news]
    assert [t.value for t in find_dates(text, moment, prefer="future")] == [reminder]


def test_days_in_digits_without_a_year_need_a_sign() -> None:
    """A word for "on" before them, or a caller who says that it is a reminder; else they are a share."""
    assert find_dates("it took 3/4 and 4/22", READ_ON) == ()
    assert [t.value for t in find_dates("come on 3/22", READ_ON)] == ["2013-03-22"]
    assert [t.value for t in find_dates("come 4/22", READ_ON, prefer="future")] == ["2013-04-22"]


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        ("the next three months", "2013-03-01", "2013-05-31"),
        ("the past 2 days", "2013-02-10", "2013-02-11"),
        ("the last two years", "2011-01-01", "2012-12-31"),
    ],
)
def test_spans_of_reminders_are_whole_units(span: str, first: str, last: str) -> None:
    """Without the unit that they are written in."""
    interval = find_dates(span, READ_ON, prefer="future")[0].interval
    assert interval == Interval.from_dates(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_what_is_due_is_counted_from_its_day() -> None:
    """A length with its place on the calendar."""
    interval = find_dates("Pay within 14 days of 2 May 2013.", READ_ON)[0].interval
    assert interval == Interval.from_dates(dt.date(2013, 5, 2), dt.date(2013, 5, 16))


def test_a_clock_time_belongs_to_the_day_of_its_sentence() -> None:
    """The one told last, else the day of writing: what a live blog mentioned before "Update 9 a.m." dates no update."""
    text = "The shop that opened on 3 May 2011 was empty at 10 p.m., they say. (Update 9 a.m.) It opens again."
    assert [t.value for t in find_dates(text, READ_ON)] == ["2011-05-03", "2011-05-03T22:00", "2013-02-12T09:00"]


def test_a_weekday_decides_the_year_of_its_day() -> None:
    """The fifth of May is a Sunday in 2013, and a Saturday in 2012."""
    found = [find_dates(text, READ_ON)[0].value for text in ("Sunday, 5 May", "Saturday, 5 May", "Friday, 5 May")]
    assert found == ["2013-05-05", "2012-05-05", "2012-05-05"]


def test_a_clock_time_of_what_was_belongs_to_the_day_of_its_paragraph() -> None:
    """In the sentence behind, too; but not in the next paragraph, nor where its clause does not look back."""
    told = "They met on Sunday afternoon. The first shots fell around 6:55 p.m., they said."
    apart = told.replace(". The", ".\nThe")
    now = "They met on Sunday afternoon. Doors open at 6:55 p.m."
    values = [find_dates(text, READ_ON)[1].value for text in (told, apart, now)]
    assert values == ["2013-02-10T18:55", "2013-02-12T18:55", "2013-02-12T18:55"]


def test_the_small_hours_of_a_night_are_of_the_day_that_follows() -> None:
    """The night is that of the day before."""
    found = find_dates("It fell on Monday night, at 3:40 a.m. exactly; at 11:30 p.m. it still stood.", READ_ON)
    assert [t.value for t in found][-1] == "2013-02-11T23:30"
    french = find_dates("Dans la nuit de lundi à mardi, le pont est tombé vers 3 h 40.", READ_ON, language="fr")
    assert [t.value for t in french] == ["2013-02-11TNI", "2013-02-12T03:40"]


def test_a_night_between_two_days_lasts_till_dawn() -> None:
    """Its value is that of the first day, its small hours are of the second."""
    [night] = find_dates("Sie brach in der Nacht von Samstag auf Sonntag.", READ_ON, language="de")
    assert (night.value, str(night.interval)) == ("2013-02-09TNI", "2013-02-09T18:00/2013-02-10T06:00")
    alarm, _ = find_dates(
        "Um 03.40 Uhr des 10. Februar 2013 rief er an, in der Nacht zum Sonntag.", READ_ON, language="de"
    )
    assert alarm.interval in night.interval


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Call 138-2010-2015 or 2010-2015-86", []),
        ("en", "from 10-1-2018-10-7-2018", ["2018-10-01", "2018-10-07"]),
        ("nl", "gemiddeld (juni-augustus 1992)", ["1992-06", "1992-08"]),
        ("nl", "over anderhalve week", ["2013-02-22"]),
        ("nl", "achttien maanden en 240 uur werkstraf", ["P18M", "PT240H"]),
        ("nl", "een maand en 21 dagen geleden", ["2012-12-22"]),
        ("nl", "op 3 mei, in week 53 van 2013", ["2012-05-03"]),
        ("nl", "in week 53 van 2015", ["2015-W53"]),
        ("nl", "week 50 was koud, in week 9 zal het dooien, week 9 ook", ["2012-W50", "2013-W09", "2013-W09"]),
    ],
)
def test_numbers_that_are_joined(language: str, text: str, values: list[str]) -> None:
    """A chain of numbers is a telephone's, two days with a hyphen are a range; halves and rests keep to their unit."""
    assert [timex.value for timex in find_dates(text, dt.date(2013, 2, 12), language=language)] == values


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lima, 3 de mayo de 2005\nHoy llueve.", ["3 de mayo de 2005", "Hoy"]),  # a line begins large
        ("por 7.200 millones de US$\n29 de enero de 2005", ["29 de enero de 2005"]),  # no amount
        ("Salió a las 20.15.", ["las 20.15"]),  # the stop of the sentence
    ],
)
def test_the_edges_of_lines_and_sentences_are_no_part_of_dates(text: str, words: list[str]) -> None:
    assert [timex.text for timex in find_dates(text, READ_ON, language="es")] == words


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Er kam heute vor einem Jahr.", ["2012-02-12"]),
        ("de", "Er kommt heute, vor einem Jahr ging er.", ["2013-02-12", "2012"]),
        ("de", "am Abend des 3. Mai 2012", ["2012-05-03TEV"]),
        ("de", "in der zweiten Hälfte des 19. Jahrhunderts", ["18"]),
        ("de", "der 5. Advent", []),
        ("nl", "vandaag over een week", ["2013-02-19"]),
        ("nl", "van maandag tot vrijdag om 9 uur", ["2013-02-11", "2013-02-15", "2013-02-15T09:00"]),
    ],
)
def test_pieces_that_belong_together(language: str, text: str, values: list[str]) -> None:
    """A relative day and what is counted from it, a genitive and what it is of; not the last of several days."""
    assert [timex.value for timex in find_dates(text, dt.date(2013, 2, 12), language=language)] == values
