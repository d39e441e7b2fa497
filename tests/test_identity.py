"""Names that last: of a mention, of the event that it founds, and of a text that a newer one replaced."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Article, Dating, Interval, build_brief, build_timeline, render
from timeline.analysis import revisions
from timeline.analysis.analyse import Analysis
from timeline.analysis.corpus import Corpus
from timeline.events import every_event, find_event
from timeline.model import Event, Note
from timeline.readers import article_id


def day(number: int) -> Dating:
    return Dating(Interval.of(2011, 5, number), "field")


def article(text: str, published: Dating | None, **more: object) -> Article:
    known = str(published.interval.day) if published else ""
    return Article(article_id(known, text), text, f"{article_id('', text)}.txt", published=published, **more)  # type: ignore[arg-type]


BRIDGE = [
    article("The old bridge over the Lena was closed on 3 May 2011 after engineers found deep cracks.", day(4)),
    article("Engineers found deep cracks in two pillars, and on 3 May 2011 the old bridge was closed.", day(5)),
]
FERRY = [
    article("A ferry sank in the harbour of Norvik on 3 May 2011, and nine passengers drowned.", day(4)),
    article("Nine passengers drowned when a ferry sank in the harbour of Norvik on 3 May 2011.", day(5)),
    article("On 3 May 2011 nine passengers drowned in the harbour of Norvik; their ferry sank at once.", day(6)),
]


def telling(events: tuple[Event, ...], word: str) -> Event:
    return next(event for event in events if word in str(event.mentions[0].sentence))


def test_an_event_keeps_its_name_when_another_happening_of_its_date_is_told_more_often() -> None:
    """Three articles on a ferry do not take the name of the bridge."""
    before, after = build_timeline(BRIDGE), build_timeline([*FERRY, *BRIDGE])
    assert len(before) < len(after)
    assert telling(after, "bridge").id == telling(before, "bridge").id
    assert telling(after, "ferry").id != telling(before, "bridge").id


def test_an_event_is_named_by_its_founding_mention() -> None:
    """The earliest by publication, whichever sentence is printed."""
    event = telling(build_timeline(BRIDGE), "bridge")
    [first] = [one for one in every_event(Corpus.read(BRIDGE[:1])) if str(one.interval) == "2011-05-03"]
    assert event.id == event.members[0] == first.mentions[0].id
    assert {mention.id for mention in event.mentions + event.evidence} <= set(event.members)


def test_a_report_of_the_morning_after_votes_and_is_no_member() -> None:
    """It is a mention of the day that it was published on, and is found there alone."""
    today = article("The mayor of Norvik resigned on a warm evening.", day(3))
    tomorrow = article("The mayor of Norvik has resigned on a warm evening.", day(4))
    events = every_event(Corpus.read([today, tomorrow]))
    assert [(str(event.interval), len(event.members)) for event in events] == [("2011-05-03", 1), ("2011-05-04", 1)]


SENTENCES = st.sampled_from([
    "The old bridge was closed on 3 May 2011 after engineers found deep cracks.", "Nine people drowned on 3 May 2011.",
    "Engineers found deep cracks in the old bridge, which was closed on 3 May 2011.", "Rain fell in the north.",
    "A ferry sank on 3 May 2011, and nine people drowned.", "In 2009 the bridge was painted.", "Nobody knew why?",
    "The mayor resigned on Tuesday.", "The mayor resigned after the bridge was closed.", "It was built in 2009.",
])  # fmt: skip
ARTICLES = st.builds(
    lambda parts, number: article(" ".join(parts), day(number)),
    st.lists(SENTENCES, min_size=1, max_size=4, unique=True),
    st.integers(2, 7),
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(ARTICLES, min_size=1, max_size=5), st.lists(ARTICLES, max_size=4))
def test_an_old_name_is_found_again_and_never_names_something_else(few: list[Article], more: list[Article]) -> None:
    """Whatever is added: every mention is in one event, and an id that was an event's is in one that tells the same."""
    before, after = every_event(Corpus.read(few)), every_event(Corpus.read([*few, *more]))
    told = {mention.id: mention for event in before for mention in (*event.mentions, *event.evidence)}
    names = [name for event in after for name in event.members]
    assert len(names) == len(set(names))
    for event in before:
        for name in event.members:
            found = find_event(after, name)
            assert found is not None
            if name in told and told[name].timex:
                assert told[name].interval in {found.interval, *found.alternatives}
    named = {event.id: event for event in after}
    assert all(old.id not in named or old.id in named[old.id].members for old in before)
    assert find_event(after, "no such name") is None


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(ARTICLES, min_size=1, max_size=5), st.integers(1, 3))
def test_what_is_shown_has_the_same_names_in_the_whole_list(articles: list[Article], count: int) -> None:
    """However few are shown, the others are found beside them."""
    corpus = Corpus.read(articles)
    every = {event.id: event for event in every_event(corpus, max_events=count)}
    assert all(every[event.id] == event for event in build_timeline(articles, max_events=count))


OLD, NEW = "Three people died in the flood, the police said.", "Nobody died in the flood; an earlier version was wrong."
ADDRESS = "https://example.org/2011/05/flood"


def test_a_newer_text_at_an_address_replaces_the_older_one() -> None:
    """It is the only one that is read, and a note names the change."""
    old = article(OLD, day(3), title="Flood", url=ADDRESS)
    new = article(NEW, day(3), title="Flood", url=ADDRESS, updated=day(4))
    for given_in in ([old, new], [new, old]):
        brief = build_brief([*given_in, BRIDGE[0]])
        assert {one.text for one in brief.articles} == {NEW, BRIDGE[0].text}
        number = brief.number(new)
        assert Note("replaced", {"article": number, "title": "Flood", "date": Interval.of(2011, 5, 3)}) in brief.notes
        assert f"[{number}] replaces an older text at the same address: “Flood”, 3 May 2011." in str(render(brief))


def test_what_was_replaced_twice_gives_way_to_the_last() -> None:
    """Each note names the text that stands there now."""
    three = [
        article(f"{OLD} Version {number}.", day(number), title="Flood", url=ADDRESS, updated=day(number))
        for number in (3, 4, 5)
    ]
    brief = build_brief(three)
    assert brief.articles == (three[2],)
    assert [note.values["article"] for note in brief.notes if note.code == "replaced"] == [1, 1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"title": "Flood"}, {"title": "Ferry"}),  # another story
        ({"title": "The Daily", "url": "https://example.org/"}, {"title": "The Daily", "url": "https://example.org/"}),
        ({"title": "Flood", "url": ""}, {"title": "Flood", "url": ""}),  # no address
        ({"title": "Flood", "published": day(3)}, {"title": "Flood", "published": day(3)}),  # neither is newer
        ({"title": "Flood", "published": None}, {"title": "Flood"}),  # nor is it here
    ],
)
def test_two_texts_stay_that_are_no_versions_of_one(first: dict[str, object], second: dict[str, object]) -> None:
    """Above all where a site declares its home page for every page."""
    one = article(OLD, **{"published": day(3), "url": ADDRESS, **first})  # type: ignore[arg-type]
    other = article(FERRY[0].text, **{"published": day(4), "url": ADDRESS, **second})  # type: ignore[arg-type]
    assert len(build_brief([one, other]).articles) == 2


def test_a_corrected_text_replaces_the_older_one_under_another_title() -> None:
    """A real share of the words tells, too."""
    long = " ".join(one.text for one in (*BRIDGE, *FERRY))
    one = article(long, day(3), title="Cracks", url="https://example.org/")
    other = article(f"{long} Corrected.", day(4), title="Cracks found", url="https://example.org/")
    assert build_brief([one, other]).articles == (other,)


def test_one_article_from_several_places_is_one() -> None:
    """The places stand beside it, in an order of their own."""
    places = [Article("1", OLD, source, published=day(3)) for source in ("c.txt", "a.txt", "b.txt")]
    for order in (places, places[::-1]):
        [one] = build_brief(order).articles
        assert (one.source, one.elsewhere) == ("a.txt", ("b.txt", "c.txt"))


def test_many_pages_at_one_address_are_not_compared_pair_by_pair() -> None:
    """Two thousand that declare the home page take seconds, not minutes."""
    pages = [
        (
            article(f"{n}", day(1 + n % 28), title="The Daily", url="https://example.org"),
            Analysis("", "en", "", (), (n,)),
        )
        for n in range(2000)
    ]
    compared = 0

    def count(*_: object) -> float:
        nonlocal compared
        compared += 1
        return 0.0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.analysis.revisions.containment", count)
        assert revisions.revisions(pages) == ()
    assert compared <= 2 * len(pages)


def test_thousands_of_versions_of_one_page_take_no_time() -> None:
    """Only the newest of a title is looked at; a pair for each two would be two million."""
    pages = [
        (article(f"{n}", day(1 + n % 28), title="Live", url=ADDRESS), Analysis("", "en", "", (), (n,)))
        for n in range(2000)
    ]
    asked = 0
    follows = revisions._follows

    def count(newer: Article, older: Article) -> bool:
        nonlocal asked
        asked += 1
        return follows(newer, older)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(revisions, "_follows", count)
        assert len(revisions.revisions(pages)) == 2000 - len([n for n in range(2000) if n % 28 == 27])
    assert asked <= len(pages)


def test_an_address_that_is_none_ends_no_run() -> None:
    """Records may call anything their address."""
    both = [article(text, day(number), title="Flood", url="http://[") for number, text in ((3, OLD), (4, NEW))]
    assert len(build_brief(both).articles) == 2
