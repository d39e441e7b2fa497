"""What outputs say: every pack speaks as English does, faults of a pack are named, and the language is the reader's."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

import timeline
from timeline.errors import LanguageError
from timeline.interval import Interval
from timeline.language.files import known
from timeline.language.pack import Pack, load
from timeline.language.say import Speech, speaker, speaks, speech_of
from timeline.model import Article, Brief, KeyPoint, Mention, Note, Sentence
from timeline.model import Event as Happening
from timeline.writers import FORMATS, render
from timeline.writers.document import build_document

PACKAGE = Path(timeline.__file__).parent
ENGLISH: Any = load("en").section("say")


def changed(**tables: Any) -> Speech:
    """English with some tables changed, as a file xx.toml would say them."""
    united = {key: {**ENGLISH.get(key, {}), **own} if isinstance(own, dict) else own for key, own in tables.items()}
    return speech_of(Pack("xx", "Test", plain=False, sections={"say": {**ENGLISH, **united}}))


@pytest.mark.parametrize("code", [code for code in known() if speaks(code)])
def test_every_pack_that_speaks_says_all_that_english_says(code: str) -> None:
    """Keys, places and plurals are checked when it is loaded."""
    assert speaker(code).code == code


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"texts": {"dated": "Dated by {basics}."}}, "xx.toml: say.texts.dated: {basics} is no place that it has"),
        ({"texts": {"article": {"other": "{number}"}}}, "xx.toml: say.texts.article: has no text for the plural one"),
        ({"texts": {"shout": "!"}}, "xx.toml: say.texts.shout: there is no such message in English"),
        ({"texts": {"dated": "Dated by {basis."}}, "xx.toml: say.texts.dated: is no text with {places}"),
        ({"notes": {"copy": 7}}, "xx.toml: say.notes.copy: is no text with {places}: 7 is a int"),
        ({"dates": {"period": "{first} to {last}"}}, "xx.toml: say.dates.period: should be a list"),
        ({"dates": {"days": ["{first}", "{last}"]}}, "xx.toml: say.dates.days: should be a list"),
        ({"note": {}}, "xx.toml: say.note: there is no such table: did you mean 'notes'?"),
        ({"notes": 3}, "xx.toml: say.notes: is missing: English has this table"),
        ({"locale": "tlh_QX"}, "xx.toml: say.locale: "),
    ],
)
def test_a_fault_names_file_and_key(tables: dict[str, Any], message: str) -> None:
    """So that a translator learns from the error what to do."""
    with pytest.raises(LanguageError, match=re.escape(message)):
        changed(**tables)


@pytest.mark.parametrize("table", [name for name, table in ENGLISH.items() if isinstance(table, dict)])
def test_a_missing_message_is_named(table: str) -> None:
    """Whichever it is."""
    key = next(iter(ENGLISH[table]))
    less = {name: text for name, text in ENGLISH[table].items() if name != key}
    sections = {"say": {**ENGLISH, table: less}}
    with pytest.raises(LanguageError, match=re.escape(f"xx.toml: say.{table}.{key}: is missing")):
        speech_of(Pack("xx", "Test", plain=False, sections=sections))


def test_every_message_is_spoken_somewhere() -> None:
    """A message that nothing says would be translated for nothing."""
    sources = [*PACKAGE.rglob("*.py"), *(PACKAGE.parent / "templates").glob("*.*")]
    code = "\n".join(path.read_text("utf-8") for path in sources)
    keys = [*ENGLISH["texts"], *ENGLISH["notes"], *ENGLISH["reasons"]]
    assert [key for key in keys if not re.search(rf"[\"']{key}[\"']", code)] == []


WEEK, CENTURY = Interval.week(2016, 8), Interval.months(1801, 1, 1200)


def test_a_language_puts_a_period_together_in_its_own_way() -> None:
    """CLDR gives day, month and year; the pack what is left out where."""
    chinese = changed(
        locale="zh",
        dates={
            "days": ["{whole_first}", "至", "{short_last}"], "period": ["{first}", "至", "{last}"],
            "year_before": "公元前{year}", "century": "{number}世纪",
        },
    )  # fmt: skip
    assert chinese.phrase(Interval.of(2016, 2, 25)) == "2016年2月25日"
    assert chinese.phrase(WEEK) == "2016年2月22日至28日"
    assert chinese.phrase(Interval.of(-43)) == "公元前44年"
    assert chinese.phrase(CENTURY) == "19世纪"
    french = changed(locale="fr", dates={"century": "{roman}e siècle", "period": ["de {first}", " à ", "{last}"]})
    assert french.phrase(CENTURY) == "XIXe siècle"
    assert french.parts(Interval.months(2011, 1, 48)) == ("de 2011", " à ", "2014")
    assert french.text("event", number=12345) == "12\u202f345 events"


def test_the_first_of_a_month_is_written_as_the_language_does() -> None:
    """CLDR has "1 mars" for French, which people write "1er mars"."""
    days = [
        Interval.of(2016, 3, 1),
        Interval.from_dates(dt.date(2016, 3, 1), dt.date(2016, 3, 6)),
        Interval.of(2016, 3, 11),
    ]
    assert [speaker("fr").phrase(day) for day in days] == ["1er mars 2016", "du 1er au 6 mars 2016", "11 mars 2016"]
    assert speaker("en").phrase(days[0]) == "1 March 2016"


def test_a_time_of_day_is_written_as_the_language_does() -> None:
    """CLDR has "19:45" for French, where newspapers write "19 h 45", and "20 h" without minutes."""
    times = [Interval.of(2016, 3, 11, 9, 5), Interval.of(2016, 3, 11, 20, 0)]
    evening = Interval(times[1].start, Interval.of(2016, 3, 11).end)
    french = [speaker("fr").phrase(time).replace("\u00a0", " ") for time in (*times, evening)]
    assert french == ["11 mars 2016 à 9 h 05", "11 mars 2016 à 20 h", "11 mars 2016, de 20 h à 24 h"]
    assert speaker("it").phrase(times[0]) == "11 marzo 2016, ore 09:05"


def test_plurals_are_those_of_the_language() -> None:
    """Polish has a form for two to four, one for five, and 22 is like two."""
    forms = {"one": "{number} rok", "few": "{number} lata", "many": "{number} lat", "other": "{number} roku"}

    def counted(table: dict[str, Any]) -> dict[str, Any]:
        return {key: forms if isinstance(text, dict) else text for key, text in table.items()}

    tables = {name: counted(ENGLISH[name]) for name in ("texts", "notes", "nouns")}
    tables["units"] = dict.fromkeys(ENGLISH["units"], "lat")
    polish = changed(locale="pl", dates={"century": "{number}", "century_before": "{number}"}, **tables)
    said = [polish.text("event", number=number) for number in (1, 2, 5, 22)]
    assert said == ["1 rok", "2 lata", "5 lat", "22 lata"]


def brief(*languages: str) -> Brief:
    """A brief of one article in each language, each with an event."""
    texts = [f"It happened to {number}." for number, _ in enumerate(languages)]
    articles = tuple(Article(f"{n}", text, f"{n}.txt", language=languages[n]) for n, text in enumerate(texts))
    day = Interval.of(2014)
    mentions = [Mention(Sentence(article, 0, len(article.text)), day, "stated") for article in articles]
    events = tuple(Happening(f"e{n}", day, (mention,)) for n, mention in enumerate(mentions))
    return Brief("It", (KeyPoint(mentions[0].sentence),), events, articles, notes=(Note("undated", {"article": 1}),))


def test_a_language_without_words_is_spoken_in_english_and_a_note_says_so() -> None:
    """Whether most articles are in it or the reader asked for it."""
    names = {"fi": "Finnish", "sw": "Swahili", "is": "Icelandic"}
    mute = next(code for code in names if not speaks(code))
    for document in (build_document(brief(mute, mute, "en")), build_document(brief("en"), mute)):
        assert document["language"] == "en"
        assert document["notes"][-1]["text"].startswith(f"There are no words for a brief in {names[mute]}")
    assert len(build_document(brief("en", "en-GB", mute))["notes"]) == 1
    with pytest.raises(LanguageError, match="there is no language"):
        build_document(brief("en"), "xx-nowhere")


def test_a_language_that_nobody_knows_does_not_stop_a_brief() -> None:
    """What an article declares is not the reader's fault."""
    assert build_document(brief("xx", "xx"))["language"] == "en"


def test_the_page_names_its_language_and_that_of_quotes_that_differ() -> None:
    """A screen reader changes its voice there, and only there."""
    page = str(render(brief("en", "de-AT"), "html"))
    assert '<html lang="en">' in page
    assert page.count(' lang="de-AT"') == 1
    assert page.count(' lang="') == 2


@pytest.mark.parametrize("name", ["atom", "jsonfeed", "ics"])
def test_formats_that_tell_their_language(name: str) -> None:
    """It is that of the words around the quotations."""
    assert {"atom": 'xml:lang="en"', "jsonfeed": '"language": "en"', "ics": "//EN"}[name] in str(
        render(brief("fi"), name)
    )
    assert name in FORMATS
