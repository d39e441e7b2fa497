"""The whole pipeline: what holds for every brief, and what it tells the reader."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Article, Brief, Dating, Interval, OptionError, build_brief, render
from timeline.language.say import speaker
from timeline.readers import article_id

DAY = Dating(Interval.of(2016, 2, 25), "field")
STORY = (
    "The bridge was closed on Monday after cracks were found in its pillars.",
    "Engineers had warned of the cracks in 2014.",
    "The mayor promised a new bridge within two years.",
    "Traffic is sent over the old ferry road.",
    "In the past six months, eleven lorries broke down on it.",
)
WORDS = st.sampled_from(
    [*" ".join(STORY).split(), "2014", "on Friday.", "last week", "\n", "\n\n", "“", "”", "…", "€", "🌊"]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


def article(name: str, text: str, published: Dating | None = DAY, title: str = "") -> Article:
    return Article(
        article_id(title, text, published), text, name, title=title, published=published, body=((0, len(text)),)
    )


def said(brief: Brief) -> list[str]:
    """The notes of a brief in English."""
    return [speaker("en").note(note) for note in brief.notes]


@settings(deadline=None, max_examples=60)
@given(st.lists(TEXTS, max_size=4), st.booleans())
def test_every_line_is_verbatim_and_has_a_source(texts: list[str], dated: bool) -> None:
    """Whatever the articles say, a brief quotes spans of them, in order of time, and renders."""
    articles = [article(f"{n}.txt", text, DAY if dated else None) for n, text in enumerate(texts)]
    brief = build_brief(articles)
    mentions = [mention for event in brief.events for mention in (*event.mentions, *event.evidence)]
    for sentence in [
        *(point.sentence for point in brief.summary),
        *brief.undated,
        *(mention.sentence for mention in mentions),
    ]:
        assert str(sentence) == sentence.article.text[sentence.start : sentence.end] == str(sentence).strip() != ""
        assert 1 <= brief.number(sentence.article) <= len(articles)
    for mention in mentions:
        if mention.timex is not None:
            assert mention.sentence.article.text[mention.timex.start : mention.timex.end] == mention.timex.text
    starts = [event.interval.start for event in brief.events]
    assert starts == sorted(starts)
    assert all(event.mentions for event in brief.events)
    assert render(brief) == render(build_brief(articles))


def test_an_empty_input_is_an_empty_brief() -> None:
    """Nothing in, nothing out, no complaint."""
    brief = build_brief([])
    assert (brief.title, brief.events, brief.summary, brief.notes) == ("", (), (), ())


def test_the_title_is_that_of_the_article_quoted_most() -> None:
    """A brief's headline comes from its main source unless the user gives one."""
    long, short = article("a.txt", " ".join(STORY), title="Bridge closed"), article("b.txt", "It rained.", title="Rain")
    assert build_brief([short, long]).title == "Bridge closed"
    assert build_brief([short, long], title="Mine").title == "Mine"


def test_notes_tell_what_was_inferred_and_what_counts_once() -> None:
    """An undated reprint takes the date of its twin; both are said, and the entry has one source."""
    first = article("a.txt", " ".join(STORY), title="Bridge closed")
    brief = build_brief([first, article("b.txt", " ".join(STORY) + " The end.", None)])
    assert brief.copies == (0, 0)
    assert any(note.startswith("[2] carries no date") for note in said(brief))
    assert any("near-duplicate of [1]" in note for note in said(brief))
    assert all(event.sources == 1 for event in brief.events)


def test_an_article_that_nothing_dates_stays_undated() -> None:
    """Its own dates stand; its other sentences go to "undated", never onto a made-up day."""
    brief = build_brief([article("a.txt", "The old mill burned down. It was built in 1890.", None)])
    assert [str(event.interval) for event in brief.events] == ["1890"]
    assert [str(sentence) for sentence in brief.undated] == ["The old mill burned down."]


def test_notes_count_what_was_left_out() -> None:
    """The lines outside the body are counted, so that a reader knows to look."""
    text = "Bridge closed\n\nThe bridge was closed on Monday.\n\nMost read\n\nTen recipes"
    start = text.index("The bridge")
    cut = Article("1", text, "a.txt", published=DAY, body=((start, text.index("\n\nMost")),))
    assert any(note.endswith("in lines: [1] 3.") for note in said(build_brief([cut])))


CONGRESS = article(
    "c.txt", "BARCELONA - The congress opened on 22 February 2016. It runs until Thursday.", title="Congress"
)
FERRY = article("f.txt", "A ferry sank off Dublin on 3 May 2011. Nine people were rescued. The harbour was closed.")


def test_a_query_is_for_the_key_points_too() -> None:
    """Every line answers it, and what nothing answers is an empty brief."""
    brief = build_brief([FERRY, article("b.txt", " ".join(STORY))], query="Dublin")
    assert [str(one.sentence) for one in brief.summary] == ["A ferry sank off Dublin on 3 May 2011."]
    nothing = build_brief([FERRY, CONGRESS], query="Lisbon")
    assert (nothing.summary, nothing.events, nothing.undated) == ((), (), ())


def test_an_article_that_a_dateline_places_answers_as_a_whole() -> None:
    """No sentence of it says "Barcelona", all of it is about it, and the notes say that it was read so."""
    brief = build_brief([FERRY, CONGRESS], query="Barcelona")
    assert "The congress opened on 22 February 2016." in [str(e.mentions[0].sentence) for e in brief.events]
    assert {one.sentence.article.id for one in brief.summary} == {CONGRESS.id}
    number = brief.number(CONGRESS)
    assert f"[{number}] answers the query in its headline or dateline only; all of it was read." in said(brief)
    caption = Article("1", "Seen in Barcelona.\n\nIt rained in 2014.", "r.txt", published=DAY, body=((20, 38),))
    assert build_brief([caption], query="Barcelona").events == ()


def test_notes_name_the_article_that_a_date_was_taken_from() -> None:
    """By its number, not by its headline."""
    first = article("a.txt", " ".join(STORY), title="Bridge closed")
    note = said(build_brief([first, article("b.txt", " ".join(STORY) + " The end.", None)]))[0]
    assert note.startswith("[2] carries no date; it is a near-duplicate of [1], published on 25 February 2016, and ")


def test_notes_on_many_articles_are_counted() -> None:
    """Thirteen copies and thirteen inferred dates are one line each."""
    copied = [article(f"{n}.txt", " ".join(STORY) + f" End {n}.", None) for n in range(13)]
    notes = said(build_brief([article("a.txt", " ".join(STORY)), *copied]))
    assert "13 articles are near-duplicates of others; each group counts as one source." in notes
    assert "13 articles carry no date and were read as of the day of an article that tells the same." in notes
    assert not any(note.startswith("[") for note in notes)


def test_bounds_without_an_event_give_an_empty_brief() -> None:
    """Key points would belong to another time than the one that was asked for."""
    brief = build_brief([article("a.txt", " ".join(STORY))], since=Interval.of(2050))
    assert (brief.events, brief.summary) == ((), ())


def test_bounds_in_the_wrong_order_are_refused() -> None:
    """The message says what would be right."""
    with pytest.raises(OptionError, match="swap"):
        build_brief([article("a.txt", " ".join(STORY))], since=Interval.of(2016, 6), until=Interval.of(2016, 1))


def test_background_without_a_date_is_not_put_on_the_day_of_publication() -> None:
    """The opening of a report tells its day; a later sentence of one source that names no time may be of any age."""
    text = "The bridge was closed on Monday. Cars turned back at the barrier. It carries forty cars. It is blue."
    quoted = [str(m.sentence) for event in build_brief([article("a.txt", text)]).events for m in event.mentions]
    assert "It carries forty cars." not in quoted
    assert "It is blue." not in quoted
