"""Events: dates ranked by sources, happenings split and merged, and the same result whatever the order of the work."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from stories.ferry_fire import reports

from timeline.analysis.analyse import analyse
from timeline.analysis.corpus import Corpus
from timeline.analysis.inference import infer_dates
from timeline.analysis.many import analysed
from timeline.errors import OptionError
from timeline.events import build_timeline, enough, timeline_of, undated
from timeline.interval import Interval
from timeline.model import Article, Dating, Event

DAY = Interval.of(2011, 5, 4)


def article(name: str, text: str, published: Interval | None = DAY) -> Article:
    return Article(name, text, f"{name}.txt", published=Dating(published, "field") if published else None)


BRIDGE = [
    article(
        "a", "The old bridge over the Lena was closed on 3 May 2011 after engineers found deep cracks. It was repaired."
    ),
    article("b", "Engineers found cracks in two pillars, and on 3 May 2011 the old bridge was closed to all traffic."),
    article("c", "A ferry sank in the harbour on 1 May 2011, and nine people drowned. The old bridge has been closed."),
    article("d", "In 1970 the old bridge was opened by the king. Prices of bread rose in April 2011."),
]


def days(events):  # type: ignore[no-untyped-def]
    return [str(event.interval) for event in events]


def test_oldest_first_at_the_granularity_of_the_source() -> None:
    """A year stays a year, a month a month."""
    found = days(build_timeline(BRIDGE))
    assert found == ["1970", "2011-04", "2011-05-01", "2011-05-03", "2011-05-04"]


def test_the_date_with_most_independent_sources_wins() -> None:
    """Two articles beat one; a reprint of the one adds nothing."""
    assert days(build_timeline(BRIDGE, max_events=1)) == ["2011-05-03"]
    reprints = [article(f"c{n}", BRIDGE[2].text) for n in range(4)]
    event = next(one for one in build_timeline([*BRIDGE, *reprints]) if str(one.interval) == "2011-05-01")
    assert event.sources == 1


def test_an_event_gathers_its_evidence() -> None:
    """The other article on the same happening is evidence, and both are counted."""
    event = next(one for one in build_timeline(BRIDGE) if str(one.interval) == "2011-05-03")
    assert event.sources >= 2
    assert {mention.sentence.article.id for mention in event.mentions + event.evidence} >= {"a", "b"}


def test_an_entry_quotes_no_sentence_twice() -> None:
    """What two articles have word for word is printed once, however many sentences are asked for."""
    same = "On 3 May 2011 the old bridge over the Lena was closed after cracks were found."
    told = [
        article("a", f"{same} Nobody was hurt in the harbour."),
        article("b", f"{same} The mayor of the town thanked the crews."),
        article("c", "Engineers found cracks in the old bridge over the Lena on 3 May 2011 and closed it."),
    ]
    event = next(one for one in build_timeline(told, per_event=3) if str(one.interval) == "2011-05-03")
    assert sorted(str(mention.sentence) for mention in event.mentions) == [told[2].text, same]


def test_bounds_query_and_granularity() -> None:
    """Each keeps what it says, and a query without a word is refused."""
    assert days(build_timeline(BRIDGE, since=Interval.of(2011, 5), until=Interval.of(2011, 5, 3))) == [
        "2011-05-01", "2011-05-03",
    ]  # fmt: skip
    assert days(build_timeline(BRIDGE, query="ferry", granularities=("day",)))[:1] == ["2011-05-01"]
    for wrong in ({"query": "?!"}, {"max_events": 0}, {"per_event": 0}):
        with pytest.raises(OptionError):
            build_timeline(BRIDGE, **wrong)  # type: ignore[arg-type]


def test_what_is_only_partly_within_the_bounds_is_left_out() -> None:
    """A month that begins before them or ends after them may be of any day outside."""
    assert "2011-04" not in days(build_timeline(BRIDGE, since=Interval.of(2011, 4, 2)))
    assert "2011-04" not in days(build_timeline(BRIDGE, until=Interval.of(2011, 4, 29)))
    assert "2011-04" in days(build_timeline(BRIDGE, since=Interval.of(2011, 4), until=Interval.of(2011, 4)))


def test_two_dates_of_one_happening_are_shown_as_such() -> None:
    """Sources that disagree about the day make one event with an alternative."""
    texts = (
        "The presidential palace in the old town burned down on 24 February 2011 after a lightning strike.",
        "The presidential palace in the old town burned down on 25 February 2011 after a lightning strike.",
    )
    corpus = Corpus.read([article(str(n), text) for n, text in enumerate(texts)])
    (event,) = timeline_of(replace(corpus, copies=(0, 1)))
    assert {str(event.interval), *map(str, event.alternatives)} == {"2011-02-24", "2011-02-25"}


def test_a_sentence_without_any_date_goes_to_undated() -> None:
    """It is never put on a made-up day."""
    lost = article("x", "The bridge is closed. It was opened in 1970.", None)
    assert [str(sentence) for sentence in undated(Corpus.read([lost]))] == ["The bridge is closed."]
    assert days(build_timeline([lost])) == ["1970"]


def test_an_undated_article_that_shares_a_word_stays_undated() -> None:
    """One rare word is no story."""
    lost = article(
        "x", "Shares of the brewery fell a little when the harbour froze, and its owner sold the ships.", None
    )
    corpus = Corpus.of(analysed([*BRIDGE, lost])).dated()
    assert [one.published for one in corpus.articles if one.id == "x"] == [None]


def test_a_dateline_and_the_date_of_a_chronology_are_not_printed() -> None:
    """The sentence is quoted without what stands before it, and dated by it all the same."""
    text = "CAIRO (Reuters) - Crowds filled the square on Friday.\n\nApril 9 - The council resigns after protests."
    quoted = {str(m.sentence) for event in build_timeline([article("a", text)]) for m in event.mentions}
    assert quoted == {"Crowds filled the square on Friday.", "The council resigns after protests."}


def test_a_story_dates_its_undated_twin_and_its_undated_sibling() -> None:
    """The evidence is said, and confidence is lower."""
    told = article(
        "a", "Eleven hikers were rescued from the flooded Serra gorge by helicopter after heavy rain, police reported."
    )
    twin = article("b", told.text + " They are well.", None)
    sibling = article(
        "c", "A helicopter rescued hikers from the flooded Serra gorge, where heavy rain had trapped eleven.", None
    )
    other = article("d", "The central bank kept its interest rate where it was, and shares rose a little.", None)
    dated = sorted(Corpus.read((told, twin, sibling, other)).dated().articles, key=lambda one: one.id)
    assert [str(one.published) if one.published else None for one in dated] == ["2011-05-04"] * 3 + [None]
    assert all(one.published and one.published.evidence == "inferred" for one in dated[1:3])
    assert all(one.published and one.published.confidence < 1 for one in dated[1:3])
    assert [one.published and one.published.inferred_from for one in dated[1:3]] == ["a", "a"]


SENTENCES = st.sampled_from([
    "The dam burst on 2 May 2011 and the valley was flooded.", "On 2 May 2011 a dam burst above the valley.",
    "Rain fell.", "In 2009 the dam was built by the state.", "Nobody knew why?", "…", "The mayor resigned on Tuesday.",
])  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(SENTENCES, min_size=1, max_size=4), max_size=5))
def test_every_quotation_is_found_in_its_article(texts: list[list[str]]) -> None:
    """Whatever is read: offsets hold, no sentence twice, order by time, and twice the same."""
    articles = [article(str(n), " ".join(parts)) for n, parts in enumerate(texts)]
    events = build_timeline(articles)
    quoted = [str(mention.sentence) for event in events for mention in event.mentions]
    assert len(set(quoted)) == len(quoted)
    assert [event.interval.start for event in events] == sorted(event.interval.start for event in events)
    assert all(mention.sentence.article in articles for event in events for mention in event.mentions)
    assert events == build_timeline(articles)
    assert events[:3] == () or {event.id for event in build_timeline(articles, max_events=3)} <= {e.id for e in events}


def test_the_number_of_processes_changes_nothing() -> None:
    """Workers return analyses in their stored form."""
    many = [
        article(f"{n}", f"{BRIDGE[n % 4].text} Number {n} was counted on {n % 28 + 1} March 2011.") for n in range(140)
    ]
    assert analysed(many, jobs=2) == analysed(many, jobs=1)


@given(st.lists(st.floats(0, 1e6), max_size=90))
def test_enough_is_a_number_of_what_there_is(scores: list[float]) -> None:
    """Never more than there are, never none of some."""
    number = enough(sorted(scores, reverse=True))
    assert min(len(scores), 1) <= number <= len(scores)


def steps(function, *arguments, **options):  # type: ignore[no-untyped-def]
    """Count the lines that some work runs: a measure of its length on which no machine has an influence."""
    count = 0
    function(*arguments, **options)  # what is kept for a second time, such as stems, is no part of it

    def tally(_frame, event, _argument):  # type: ignore[no-untyped-def]
        nonlocal count
        count += event == "line"
        return tally

    sys.settrace(tally)
    try:
        function(*arguments, **options)
    finally:
        sys.settrace(None)
    return count


def word(number: int, letters: str = "bcdfghjklm") -> str:
    """A word of consonants that no stemmer shortens."""
    return "".join(letters[int(digit)] for digit in f"{number:06}")


def test_undated_articles_take_as_long_as_they_are_many() -> None:
    """Words that all articles use do not compare every undated article with every dated one."""
    common = " ".join(word(n) for n in range(120))

    def work(count: int) -> int:
        own = (" ".join(word(1000 + 60 * n + place) for place in range(60)) for n in range(count))
        many = [article(str(n), f"{common} {words}", DAY if n % 2 else None) for n, words in enumerate(own)]
        return steps(infer_dates, many, list(map(analyse, many)), range(count))

    assert work(160) < 6 * work(40)


def clock(event: Event) -> str:
    """The clock time of an event, or nothing."""
    return str(event.interval)[11:]


def test_a_story_of_one_day_is_told_by_the_hour() -> None:
    """Twelve reports that a day's newsrooms wrote: one entry a happening, in order of the clock."""
    events = build_timeline(reports())
    day = Interval.of(2023, 6, 14)
    told = [(clock(event), str(event.mentions[0].sentence)) for event in events if event.interval.day == day]
    times = [time for time, _ in told if time]
    assert times == sorted({*times})
    assert {"07:40", "07:52", "09:30", "11:20", "13:15", "15:50", "20:20"} <= {*times}
    assert not {"12:24", "08:38"} & {*times}  # when a page was updated is no happening
    at = {time: text for time, text in told if time}
    assert "missing engineers" in at["15:50"] or "two engineers" in at["15:50"]
    (helicopter,) = (event for event in events if "helicopter" in str(event.mentions[0].sentence))
    assert helicopter.sources == 2
    assert any("Eleven people" in text for time, text in told if not time)


def test_a_clock_time_is_no_entry_where_the_story_takes_longer() -> None:
    """The hour of a hearing stays a detail of its day."""
    spread = [
        replace(article, published=Dating(Interval.of(2023, 6 + n % 6, 14), "field"))
        for n, article in enumerate(reports())
    ]
    assert all(event.interval.granularity not in {"minute", "hour"} for event in build_timeline(spread))
    only_days = build_timeline(reports(), granularities=("day",))
    assert {event.interval.granularity for event in only_days} == {"day"}


def quoted(events: Iterable[Event]) -> dict[str, str]:
    """The first sentence of each event, by its date."""
    return {str(event.interval): str(event.mentions[0].sentence) for event in events}


FALL = [
    article("a", "On 2 December 2001 the Lena bridge collapsed into the river and killed nine workers."),
    article("b", "The Lena bridge collapsed into the river on 2 December 2001; nine workers were killed."),
    article("c", "Nine workers were killed when the Lena bridge collapsed into the river in late 2001."),
    article("d", "In 2001 the kings of two islands signed a treaty about herring."),
]


def test_what_a_year_says_of_a_day_inside_it_is_evidence_of_the_day() -> None:
    """The year keeps what no day of it says."""
    events = build_timeline(FALL)
    assert quoted(events)["2001"] == FALL[3].text
    (day,) = (event for event in events if str(event.interval) == "2001-12-02")
    assert (day.sources, day.dated_so) == (3, 2)
    assert [str(mention.interval) for mention in day.evidence] == ["2001-12-02", "2001"]
    assert not [event for event in events if event.id != day.id and {*event.members} & {*day.members}]


def test_a_vague_date_is_an_entry_where_no_day_says_the_same() -> None:
    """One article with nothing but a year gives the year; a range with two stated ends is none of a day's votes."""
    assert list(quoted(build_timeline(FALL[2:3]))) == ["2001"]
    ends = "Nine workers were killed when the Lena bridge collapsed into the river, from 1 to 5 December 2001."
    assert "2001-12-01/2001-12-05" in quoted(build_timeline([*FALL[:2], article("e", ends)]))


def test_a_vague_date_votes_for_the_day_inside_it() -> None:
    """Of two days that as many sources name, the one wins that a month tells of too, even out of bounds."""
    texts = [
        "A storm tore the roof off the station on 8 March 2011, and trains stood still.",
        "The harbour crane fell on the quay on 9 March 2011, and ships had to wait.",
        "In March 2011 the harbour crane fell on the quay, and ships had to wait for weeks.",
    ]
    told = [article(str(n), text) for n, text in enumerate(texts)]
    bounds = {"since": Interval.of(2011, 3, 2), "until": Interval.of(2011, 3, 20)}
    assert days(build_timeline(told, max_events=1, **bounds)) == ["2011-03-09"]
    assert days(build_timeline(told[:2], max_events=1, **bounds)) == ["2011-03-08"]


def retelling(later: str) -> list[Article]:
    """Three reports of a verdict, two of a day two weeks later that retells it, and two of a fire."""
    verdict = "The court found the former mayor Lindt guilty of bribery and false accounts on 3 March 2011."
    again = f"Former mayor Lindt was found guilty by the court of bribery and false accounts, it heard on {later}."
    fire = "A fire destroyed the old theatre beside the harbour on 21 March 2011."
    told = [verdict] * 3 + [again] * 2 + [fire] * 2
    own = (" ".join(word(60 * n + place) for place in range(60)) for n in range(len(told)))  # no copies of each other
    return [article(str(n), f"{text} {words}.", None) for n, (text, words) in enumerate(zip(told, own, strict=True))]


def test_a_day_that_tells_a_story_over_again_counts_less() -> None:
    """Within thirty days after the better day, and never before it."""
    assert "2011-03-17" not in days(build_timeline(retelling("17 March 2011"), max_events=2))
    assert "2011-05-17" in days(build_timeline(retelling("17 May 2011"), max_events=2))
    assert "2011-02-17" in days(build_timeline(retelling("17 February 2011"), max_events=2))


def test_unasked_many_sources_show_what_two_of_them_date() -> None:
    """Of five articles each tells its day; of a hundred only the five best do, and those that two date."""

    def stories(count: int) -> list[Article]:
        texts = (
            f"{word(9 * n)} {word(9 * n + 1)} {word(9 * n + 2)} opened the {word(9 * n + 3)} of {word(9 * n + 4)} "
            f"on {n % 28 + 1} {('March', 'April')[n % 2]} {1900 + n}."
            for n in range(count)
        )
        return [article(f"{n:03}", text) for n, text in enumerate(texts)]

    assert len(build_timeline(stories(5))) == 5
    two = [article("y", FALL[0].text), article("z", FALL[1].text)]
    few, many = build_timeline([*stories(5), *two]), build_timeline([*stories(100), *two])
    assert {"2001-12-02"} <= {*days(few)} & {*days(many)}
    assert len(few) == 6
    assert [event.dated_so for event in many if str(event.interval) == "2001-12-02"] == [2]


@pytest.mark.parametrize(
    ("language", "text", "left_out"),
    [
        ("de", "Die Stadt hat am Montag die Brücke gesperrt. Das teilte die Stadt am Dienstag mit.", "Dienstag"),
        ("en", "The city closed the bridge on Monday. It said so on Tuesday.", "Tuesday"),
    ],
)
def test_that_somebody_said_so_is_no_entry(language: str, text: str, left_out: str) -> None:
    """However few tell the story: what was said stands in the sentence before."""
    written = Article("1", text, "a.txt", language=language, published=Dating(Interval.of(2016, 2, 24), "field"))
    told = [str(mention.sentence) for event in build_timeline([written]) for mention in event.mentions]
    assert len(told) == 1
    assert left_out not in told[0]
