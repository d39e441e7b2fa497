"""Analyses: stored and read back, the same in any process, and an article that breaks one costs only itself."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from timeline import Article, Dating, InputError, Interval, OptionError, build_brief
from timeline.analysis import many
from timeline.analysis.analyse import Analysis, analyse, folded
from timeline.analysis.corpus import Corpus
from timeline.analysis.many import analysed
from timeline.analysis.query import Match, answers, phrases
from timeline.analysis.stored import decode, encode
from timeline.cli import app
from timeline.dates.grammar import grammar
from timeline.dates.hints import Hints
from timeline.dates.rules import Grammar
from timeline.language.pack import Pack

DAY = Dating(Interval.of(2011, 5, 4), "field")
PARTS = st.sampled_from([
    "The old bridge was closed on 3 May 2011.", "Engineers found cracks last week.", "Twice a year it is painted.",
    "ROME (AP) - The river rose for three days.", "May 9 - The council meets.", "What now?", "In the 1990s, it rained.",
    "Every Monday at 9 a.m. the ferry leaves.", "Über die Brücke", "…", "\n\n", "It is İzmir's 🌊 25th of June.",
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PARTS, max_size=8).map(" ".join))


def article(name: str, text: str, published: Dating | None = DAY, title: str = "") -> Article:
    return Article(name, text, f"{name}.txt", title=title, published=published)


@settings(deadline=None, derandomize=True)
@given(TEXTS, st.booleans(), st.sampled_from(["en", "de", "xx", "zh"]))
def test_what_is_stored_is_read_back(text: str, dated: bool, language: str) -> None:
    """To the last field, whatever the text says and in a language that nobody knows, too."""
    read = Article("1", text, "a.txt", title=text[:20], language=language, published=DAY if dated else None)
    found = analyse(read)
    assert decode(encode(found)) == found


def test_an_analysis_remembers_how_its_dates_were_read() -> None:
    """Stored or not, what gets a date later is read again by the same hints, whatever else is beside it."""
    text = "The bridge was closed on 3/4/2011. The dam burst on Friday."
    hints = [Hints(), Hints(prefer="future", day_first=True), Hints("narrative", "past", day_first=False)]
    for asked in hints:
        assert decode(encode(analyse(article("a", text), asked))).hints == asked
    pairs = [analysed([article(str(asked.prefer), text)], asked)[0] for asked in hints]
    days = {one.id: [timex.value for passage in found.passages for timex in passage.dates] for one, found in pairs}
    assert days["future"] == ["2011-04-03", "2011-05-06"]
    assert days["past"][0] == "2011-03-04"
    undated = [
        (replace(one, published=None), analyse(replace(one, published=None), found.hints)) for one, found in pairs
    ]
    dated = Corpus.of([analysed([article("original", text)])[0], *undated]).dated()
    again = dict(zip((one.id for one in dated.articles), dated.analyses, strict=True))
    assert [timex.value for passage in again["future"].passages for timex in passage.dates] == days["future"]


def test_another_version_and_broken_bytes_are_refused() -> None:
    """With the name of what was read, and what would be right."""
    data = encode(analyse(article("a", "The dam burst on 2 May 2011 and the valley was flooded.")))
    with pytest.raises(InputError, match=r"shelf: is of version 98, and this program reads \d+: analyse"):
        decode(data[:2] + b"b" + data[3:], source="shelf")
    for broken in (b"", b"{}", data[:-9], data[:3] + b"y" + data[4:], data[:20] + b"\0\0" + data[22:]):
        with pytest.raises(InputError, match="analyse the article again"):
            decode(broken)


def test_columns_of_different_lengths_are_refused() -> None:
    """A form that was put together wrongly is no analysis of anything."""
    import zlib

    import msgspec

    data = encode(analyse(article("a", "It rained on 2 May 2011. The dam burst.")))
    form = msgspec.msgpack.decode(zlib.decompress(data[3:]))
    for column, value in ((4, [0]), (9, [9, 9]), (10, [99] * len(form[10])), (11, [])):
        wrong = [*form[:column], value, *form[column + 1 :]]
        with pytest.raises(InputError, match="broken"):
            decode(data[:3] + zlib.compress(msgspec.msgpack.encode(wrong)))


WORDS = st.lists(
    st.sampled_from(
        ["oil", "Spill", "BP", "spills", "oilman", "deepwater", "Horizon", "horizons", "–", "'s", "\n", ","]
    )
)
QUERIES = st.sampled_from(["oil", "spill BP", '"deepwater horizon"', '"oil spill" horizon', "bp-oil", '"BP, oil"'])


@settings(derandomize=True)
@given(WORDS.map(" ".join), QUERIES)
def test_words_answer_what_a_pattern_would_find_in_the_text(text: str, query: str) -> None:
    """A word finds what begins with it, a phrase its words in a row with anything between that is no word."""
    wanted = [r"\W+".join(map(re.escape, phrase.split())) for phrase in phrases(query)]
    pattern = re.compile(r"\b(?:" + "|".join(wanted) + ")", re.IGNORECASE)
    found = answers([analyse(article("a", "", title=text))], query)
    assert (0 in found.named) == bool(pattern.search(text))


KOVAC = (
    "Mr Kovač was heard on Friday.\n\nAna Kovač was elected on Monday.\n\nThe strike ended.\n\nMs Kovač thanked all."
)


def answering(text: str, query: str, title: str = "", match: Match = "articles") -> list[str]:
    """The sentences of an article that answer a query."""
    one = article("a", text, title=title)
    analysis = analyse(one)
    found = answers([analysis], query, match=match)
    return [text[part.start : part.end] for part in analysis.passages if found.fits(0, part)]


def test_a_name_is_answered_by_its_last_word_once_it_was_said_in_full() -> None:
    """Not before, nor for words that are no name, nor for the beginning of another word, nor by sentences alone."""
    full, short = "Ana Kovač was elected on Monday.", "Ms Kovač thanked all."
    assert answering(KOVAC, '"Ana Kovač"') == [full, short]
    assert answering(KOVAC, '"ana kovač"') == answering(KOVAC, '"Ana Kovač"', match="sentences") == [full]
    assert answering(KOVAC.replace("Ms Kovač", "Ms Kovačić"), '"Ana Kovač"') == [full]
    longer = f"{KOVAC}\n\nFour more.\n\nFive more.\n\nSix more.\n\nSeven more.\n\nEight more.\n\nNine more."
    assert answering(longer, '"Ana Kovač"', title="Ana Kovač elected") == ["Mr Kovač was heard on Friday.", full, short]


def test_an_article_that_is_about_what_is_asked_for_answers_as_a_whole() -> None:
    """It names it in headline, opening and a third of its sentences."""
    about = "Norrlinje lost its chief.\n\nLindt resigned after a week.\n\nShares of Norrlinje fell.\n\nIt rained."
    whole = about.split("\n\n")
    named = [whole[0], whole[2]]
    assert answering(about, "norrlinje", title="Norrlinje chief resigns") == whole
    assert answering(about, "norrlinje", title="Norrlinje chief resigns", match="sentences") == named
    assert answering(about, "norrlinje", title="Ferries") == named
    assert answering(f"{about}\n\nTwo.\n\nThree.\n\nFour words of it.", "norrlinje", title="Norrlinje") == named


def test_a_query_without_a_word_is_refused() -> None:
    """An empty one asks for everything."""
    with pytest.raises(OptionError, match="holds no word"):
        answers([], "?!")
    assert phrases(" ") == ()
    assert folded("") == ""


STORY = "The bridge was closed on Monday after cracks were found in its pillars. It was built in {}."


def stories(count: int) -> list[Article]:
    return [article(f"{number:03}", STORY.format(1800 + number)) for number in range(count)]


def unwell(one: Article, hints: Hints) -> Analysis:
    """An analysis that one article breaks, another ends the process of, and a third never comes back from."""
    if one.id == "007":
        next(iter(()))
    if one.id == "009":
        os._exit(9)
    if one.id == "011":
        import time

        time.sleep(60)
    return analyse(one, hints)


def test_one_article_that_breaks_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, and the brief of the others is written."""
    monkeypatch.setattr(many, "analyse", unwell)
    told: list[InputError] = []
    brief = build_brief(stories(9), on_error=told.append)
    assert [error.source for error in told] == ["007.txt"]
    assert "StopIteration" in str(told[0])
    assert len(brief.articles) == 8
    assert brief == build_brief([one for one in stories(9) if one.id != "007"])
    with pytest.raises(InputError, match="007"):
        build_brief(stories(9))


def test_the_command_line_names_it_and_says_that_something_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The brief of the others is written, and the exit code is 1."""

    def unwell_at_ferries(one: Article, hints: Hints) -> Analysis:
        return analyse(one, hints) if "ferry" not in one.text else analyse(None)  # type: ignore[arg-type]

    monkeypatch.setattr(many, "analyse", unwell_at_ferries)
    (tmp_path / "2011-05-04.txt").write_text("The bridge was closed on 3 May 2011 after cracks were found in it.")
    (tmp_path / "2011-05-05.txt").write_text("A ferry sank in the harbour on 1 May 2011, and nine people drowned.")
    ran = CliRunner().invoke(app, ["brief", str(tmp_path)])
    assert ran.exit_code == 1
    assert "2011-05-05.txt: cannot be analysed (AttributeError" in ran.stderr
    assert "The bridge was closed" in ran.stdout


def test_a_fault_in_the_file_of_a_language_is_no_unknown_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its articles are named with the line that tells the fault; they do not stay silently without a date."""

    def faulty(pack: Pack) -> Grammar:
        if pack.code == "de":
            raise pack.fault("rule 'unit'", "means: there is no meaning 'unitt'")
        return grammar(pack)

    monkeypatch.setattr("timeline.dates.find.grammar", faulty)
    german = Article("2", "Die alte Brücke wurde am 3. Mai 2011 gesperrt.", "b.txt", language="de", published=DAY)
    told: list[InputError] = []
    brief = build_brief([article("1", "The bridge was closed on 3 May 2011."), german], on_error=told.append)
    assert [str(one) for one in told] == [
        "b.txt: cannot be analysed: de.toml: rule 'unit': means: there is no meaning 'unitt'"
    ]
    assert [str(event.interval) for event in brief.events] == ["2011-05-03"]


def test_a_worker_that_dies_or_hangs_costs_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same in processes, where it may also kill its worker, or never answer."""
    monkeypatch.setattr(many, "analyse", unwell)
    monkeypatch.setattr(many, "_PATIENCE", 0.5)
    told: list[InputError] = []
    found = analysed(stories(130), jobs=2, on_error=told.append)
    assert [error.source for error in told] == ["007.txt", "009.txt", "011.txt"]
    assert [str(error).partition("(")[2] for error in told][1:] == [
        "ended the process)",
        "took longer than 0.5 seconds)",
    ]
    assert [one.id for one, _ in found] == [one.id for one in stories(130) if one.id not in {"007", "009", "011"}]


def test_an_article_that_breaks_when_its_date_is_known_is_lost_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """An inferred date is read by a second analysis, and that is contained, too."""

    def unwell_when_dated(one: Article, hints: Hints) -> Analysis:
        if one.published and one.published.evidence == "inferred":
            raise RuntimeError
        return analyse(one, hints)

    monkeypatch.setattr(many, "analyse", unwell_when_dated)
    told: list[InputError] = []
    pair = [article("a", STORY.format(1900)), article("b", STORY.format(1900) + " The end.", None)]
    assert [one.id for one in build_brief(pair, on_error=told.append).articles] == ["a"]
    assert [error.source for error in told] == ["b.txt"]


def test_a_word_has_one_stem_whether_a_date_stands_beside_it_or_not() -> None:
    """The İ is one letter in both ways that terms are made in, and so is what a query finds."""
    one = analyse(Article("1", "The İzmir metro was closed. In 2014 the İzmir metro was closed.", "a.txt"))
    plain, dated = (set(passage.terms) for passage in one.passages)
    assert "izmir" in plain
    assert dated - plain == {"2014"}
