"""The whole pipeline: what holds for every brief, and what it tells the reader."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Article, Brief, Dating, Interval, OptionError, build_brief, render, summarize
from timeline.cli.options import Points
from timeline.language.say import speaker
from timeline.readers import article_id
from timeline.summary import DEFAULT

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


def test_one_article_gives_the_title() -> None:
    """A brief of one article, reprints or not, bears its headline unless the user gives another title."""
    story = article("a.txt", " ".join(STORY), title="Bridge closed")
    reprint = article("b.txt", " ".join(STORY) + " The end.", title="Cracks!")
    assert build_brief([story]).title == "Bridge closed"
    assert build_brief([story, reprint]).title in {"Bridge closed", "Cracks!"}
    assert build_brief([story], title="Mine").title == "Mine"


FERRIES = [
    article("1.txt", "The ferry Anna Lind ran aground off Malmo on Monday.", title="Ferry runs aground"),
    article("2.txt", "Divers looked under the Anna Lind on Tuesday for the damage to her keel."),
    article("3.txt", "Tugs pulled the Anna Lind into the harbour. She will be repaired there until May."),
]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "Anna Lind"),
        ('"anna lind" lind', "Anna Lind"),
        ("anna lind", "Anna Lind"),
        ("divers diver", "Diver"),
        ("DIVERS", "DIVERS"),
        ('"anna lind" malmo', "Anna Lind, Malmo"),
    ],
)
def test_the_title_is_the_query_or_what_articles_share(query: str, title: str) -> None:
    """It is printed as the articles write it, without what another part of it says."""
    assert build_brief(FERRIES, query=query).title == title


def test_articles_without_anything_in_common_have_no_title() -> None:
    """The headline of one of them would name the wrong thing."""
    rain = article("b.txt", "Snow fell in the hills near Turin.", title="Rain")
    assert build_brief([article("a.txt", " ".join(STORY), title="Bridge closed"), rain]).title == ""


@pytest.mark.parametrize(
    ("language", "texts", "title"),
    [
        ("de", "Die Fähre Anna Lind lief auf Grund.|Taucher sahen die Fähre Anna Lind.|Leck!", "Fähre Anna Lind"),
        ("fr", "La marée noire a touché Brest.|Une marée noire menace.|Tous contre la marée noire !", "Marée noire"),
        ("es", "El incendio de Doñana sigue.|Huyen del incendio de Doñana.|El incendio acabó.", "Incendio de Doñana"),
        ("zh", "雅江发生地震，三人受伤。|雅江地震后道路中断。|专家解释雅江地震的原因。", "雅江地震"),
    ],
)  # fmt: skip
def test_the_title_in_other_languages(language: str, texts: str, title: str) -> None:
    """Stop words begin and end no title, and letters that know no blanks are taken two by two at least."""
    articles = [replace(article(f"{n}.txt", text), language=language) for n, text in enumerate(texts.split("|"))]
    assert build_brief(articles).title == title


def test_key_points_are_dated_lines_of_the_timeline() -> None:
    """Each says when; none hangs on another day as its writer saw it, days apart come first, plans are no points."""
    texts = [
        "The dam above Orsk broke on 3 May 2016 after a week of rain. Nine villages along the Ural were flooded.",
        "Engineers closed the gates at Orsk on 4 May 2016, a day after the dam broke there yesterday.",
        "The minister came on 10 May 2016 and promised new houses.",
        "The first families went home along the river on 20 May 2016.",
        "In 2014 inspectors had found cracks in the dam at Orsk.",
    ]
    articles = [
        article(f"{n}.txt", text, Dating(Interval.of(2016, 5, 21 + n), "field")) for n, text in enumerate(texts)
    ]
    brief = build_brief(articles)
    events = {event.id: event for event in brief.events}
    assert [str(point.interval) for point in brief.summary] == ["2016-05-03", "2016-05-10", "2016-05-21"]
    for point in brief.summary:
        mention = events[point.event].mentions[0]
        assert (point.sentence, point.timex, point.interval) == (mention.sentence, mention.timex, mention.interval)


def test_key_points_of_one_article_are_its_summary() -> None:
    """They are those of summarize(), each with the date that is in it, if any."""
    story = article("a.txt", " ".join(STORY))
    points = build_brief([story]).summary
    assert tuple(point.sentence for point in points) == summarize([story])
    dates = {str(point.sentence): str(point.interval) for point in points if point.timex}
    assert dates.items() <= {STORY[0]: "2016-02-22", STORY[1]: "2014", STORY[4]: "2015-08-26/2016-02-25"}.items()
    assert dates


def test_sumy_ranks_the_key_points(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no summarizer is named, its Reduction scores the lines that are chosen from; the command has no other."""
    from sumy.summarizers.reduction import ReductionSummarizer

    seen = []
    rate = ReductionSummarizer.rate_sentences

    def watched(self: ReductionSummarizer, document: object) -> object:
        seen.append(document)
        return rate(self, document)

    monkeypatch.setattr(ReductionSummarizer, "rate_sentences", watched)
    assert build_brief(FERRIES).summary
    assert seen
    assert Points().summarizer == DEFAULT


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
