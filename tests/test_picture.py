"""The picture: nothing covers anything, lengths are true, gaps are folded and said."""

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from sample import BRIEF, crowd

from timeline.interval import DAY, Interval, minutes
from timeline.language.say import speaker
from timeline.model import Article, Brief, Event, Mention, Sentence
from timeline.writers import render
from timeline.writers.axis import build_axis, position, ticks
from timeline.writers.document import build_document
from timeline.writers.elements import datetimes
from timeline.writers.labels import WIDTHS, place, text_width
from timeline.writers.lens import crowded
from timeline.writers.picture import inline_picture

CALENDAR = speaker("en").short_calendar
SPANS = st.tuples(st.integers(-1_000_000_000, 1_500_000_000), st.integers(1, 90_000_000)).map(lambda p: (p[0], sum(p)))


@given(st.lists(SPANS, min_size=1, max_size=20))
def test_an_axis_keeps_order_and_stays_within_the_picture(spans: list[tuple[int, int]]) -> None:
    """Later stands further right, and every event lies inside a segment."""
    axis = build_axis(spans)
    moments = sorted(start for start, _ in spans)
    places = [position(axis, moment) for moment in moments]
    assert places == sorted(places)
    assert all(2.4 < x < 97.6 for x in places)
    assert all(any(s.start <= a and b <= s.end for s in axis) for a, b in spans)
    assert all(2.4 < tick.x < 97.6 and tick.text for tick in ticks(axis, 8, CALENDAR))


@given(
    st.lists(st.tuples(st.floats(0, 100), st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)), max_size=60),
    st.sampled_from(sorted(WIDTHS)),
)
def test_labels_never_overlap(wishes: list[tuple[float, str]], size: str) -> None:
    """Neither two texts of a lane, nor a text and the leader line of another."""
    width = WIDTHS[size]
    placed = place([(x, [text]) for x, text in wishes], width=width, lanes=6)
    boxes = []
    for label in placed:
        at, length = label.x * width / 100, text_width(label.text)
        boxes.append(
            (label.lane, at - 4 - length if label.before else at + 4, at - 4 if label.before else at + 4 + length)
        )
    for n, (lane, low, high) in enumerate(boxes):
        assert low >= 0
        assert high <= width
        for m, (other, other_low, other_high) in enumerate(boxes):
            assert n == m or lane != other or high <= other_low or other_high <= low
            leader = placed[m].x * width / 100
            assert n == m or lane > other or not low < leader < high


def test_years_without_events_are_folded() -> None:
    """Two events 27 years apart share the axis with a break that says how long nothing was told."""
    text = "A began. B ended."
    article = Article("1", text, "a.txt")
    events = tuple(
        Event(f"e{n}", interval, (Mention(Sentence(article, *span), interval, "stated"),))
        for n, (interval, span) in enumerate([(Interval.of(1989, 11, 9), (0, 8)), (Interval.of(2016, 2, 25), (9, 17))])
    )
    picture = inline_picture(build_document(Brief("Two", (), events, (article,))))
    assert "26 years without an event" in picture
    assert picture.count('class="axis"') == 2


def test_a_period_is_drawn_at_its_true_length() -> None:
    """The year 2014 takes 365 of the 790 days from 1 January 2014 to 28 February 2016, end of the last event."""
    picture = ET.fromstring(str(render(BRIEF, "svg")))
    bar = next(link for link in picture.iter("{http://www.w3.org/2000/svg}a") if link.get("href") == "#e2014000")
    width = float(bar.find("{http://www.w3.org/2000/svg}rect").get("width").rstrip("%"))
    whole = (minutes(2016, 3, 1) - minutes(2014)) / DAY
    assert width == pytest.approx(95 * 365 / whole, abs=0.01)


@pytest.mark.parametrize("count", [1, 3, 30, 300])
def test_every_event_has_a_mark_with_a_title_that_leads_to_its_entry(count: int) -> None:
    """From one event to three hundred."""
    document = build_document(crowd(count))
    picture = ET.fromstring(inline_picture(document).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))
    links = list(picture.iter("{http://www.w3.org/2000/svg}a"))
    assert {link.get("href") for link in links} == {f"#{event['id']}" for event in document["events"]}
    assert all(link[0].tag.endswith("title") and link[0].text for link in links)


@given(SPANS)
def test_what_html_is_told_of_a_date_is_never_finer_than_the_date(span: tuple[int, int]) -> None:
    """A <time> element says both ends of a period, or one value that is the date itself."""
    date = build_document(crowd(1))["events"][0]["date"]
    interval = Interval(*span)
    document = {**date, "value": str(interval), "granularity": interval.granularity}
    assert len(datetimes(document)) in {0, 1, 2}


def test_a_page_is_small_besides_its_text() -> None:
    """Under 60 kB without the words of the articles."""
    page = str(render(crowd(30), "html"))
    assert len(page.encode()) < 60_000


def test_crowded_events_are_shown_larger() -> None:
    """Five days of one week among years get a picture of their own; events that stand apart get none."""
    text = " ".join(f"Event {n} came." for n in range(7))
    article = Article("1", text, "a.txt")
    days = [Interval.of(2011), Interval.of(2013, 5, 2), *(Interval.of(2016, 2, day) for day in (22, 23, 24, 25, 26))]
    events = tuple(
        Event(f"e{n}", day, (Mention(Sentence(article, n * 14, n * 14 + 13), day, "stated"),))
        for n, day in enumerate(days)
    )
    crowd = crowded(build_document(Brief("Skewed", (), events, (article,))))
    assert crowd is not None
    assert [event["id"] for event in crowd["events"]] == ["e2", "e3", "e4", "e5", "e6"]
    assert crowd["date"] is not None
    assert crowd["date"]["phrase"] == "22 to 26 February 2016"
    page = str(render(Brief("Skewed", (), events, (article,)), "html"))
    assert page.count('<svg class="picture"') == 2
    assert page.count('id="detail-title"') == 1
    assert crowded(build_document(crowd_of_years)) is None


crowd_of_years = crowd(30, 200)
