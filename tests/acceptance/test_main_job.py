"""Three real articles, copied from the web with everything that stood around them, become a clean brief."""

from pathlib import Path

import pytest

from timeline import Article, Brief, Interval, build_brief, read_articles, render

DAY = Interval.of(2016, 2, 25)


@pytest.fixture(scope="module")
def articles(shared: Path) -> tuple[Article, ...]:
    return read_articles(sorted((shared / "data" / "articles").glob("*.txt")))


@pytest.fixture(scope="module")
def brief(articles: tuple[Article, ...]) -> Brief:
    return build_brief(articles)


def entry(brief: Brief, words: str) -> list[Interval]:
    """The dates of the entries whose sentence holds these words."""
    return [event.interval for event in brief.events if any(words in str(m.sentence) for m in event.mentions)]


def test_the_byline_dates_one_and_the_others_inherit(brief: Brief) -> None:
    """The byline's minute is the publication; the undated reprints get its day, and say so."""
    first, *others = brief.articles
    assert first.published is not None
    assert (str(first.published), first.published.evidence) == ("2016-02-25T14:17", "byline")
    for undated in others:
        assert undated.published is not None
        assert (undated.published.interval, undated.published.evidence) == (DAY, "inferred")
        assert undated.published.confidence < 1
    assert sum(note.code == "inferred_story" for note in brief.notes) == 2


def test_one_article_twice_is_one_source(brief: Brief) -> None:
    """000 and 003 are the same article with and without its surroundings."""
    assert brief.copies == (0, 1, 1)
    assert any(note.code == "copy" and note.values["other"] == 2 for note in brief.notes)
    assert brief.articles[1].text != brief.articles[2].text
    bodies = [[a.text[start:end] for start, end in a.body] for a in brief.articles[1:]]
    assert bodies[0] == bodies[1]
    assert all(event.sources <= 2 for event in brief.events)


def test_the_timeline(brief: Brief) -> None:
    """A year stays a year, six months are months, this week is a week, the video is of February 2016."""
    assert entry(brief, "received death threats") == [Interval.of(2014)]
    assert entry(brief, "125,000 accounts") == [Interval.months(2015, 8, 7)]
    assert entry(brief, "Mobile World Congress") == [Interval.week(2016, 8)]
    video = entry(brief, "video") + entry(brief, "clip")
    assert video
    assert all(interval in Interval.of(2016, 2) for interval in video)
    assert not [event for event in brief.events if event.interval.start < Interval.of(2014).start]
    assert not [event for event in brief.events if event.interval.end > Interval.of(2016, 3, 1).start]


def test_nothing_of_the_boilerplate(brief: Brief, articles: tuple[Article, ...]) -> None:
    """No stamp, teaser, link, caption or headline is told as part of the story."""
    page = str(render(brief)).partition("## Sources")[0].partition("\n")[2]
    assert [words for words in ("11 Mar", "4 Products", "screenshot", "By ") if words in page] == []
    outside = {line.strip() for article in articles for line in outside_body(article)}
    labels = {event.headline.text for event in brief.events if event.headline}  # headlines, and meant as such
    assert [line for line in outside - labels if len(line.split()) > 3 and line in page] == []


def outside_body(article: Article) -> list[str]:
    """The lines of an article that are no part of its story."""
    edges = [0, *(edge for span in article.body for edge in span), len(article.text)]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return [line for start, end in gaps for line in article.text[start:end].splitlines() if line.strip()]


def test_no_sentence_is_quoted_by_two_entries(brief: Brief) -> None:
    """A sentence stands where it fits best, once."""
    quoted = [str(mention.sentence) for event in brief.events for mention in event.mentions]
    assert len(quoted) == len(set(quoted))


def test_same_bytes(articles: tuple[Article, ...], brief: Brief) -> None:
    """Two runs, and two processes, give the same brief."""
    assert render(build_brief(articles, jobs=2)) == render(brief)
