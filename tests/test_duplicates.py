"""Near-duplicates: reprints count once, at any size."""

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.analysis.analyse import analyse
from timeline.analysis.corpus import canonical
from timeline.analysis.sketch import copies as find_copies
from timeline.interval import Interval
from timeline.language.stems import terms
from timeline.model import Article, Dating

STORY = (
    "Firefighters rescued eleven hikers from a flooded gorge in the Serra hills after heavy rain on Sunday evening. "
    "A helicopter lifted the last of them from a ledge before midnight, and all were taken to hospital in Belmonte."
)


def article(number: int, text: str, day: int | None = 3) -> Article:
    published = Dating(Interval.of(2011, 5, day), "field") if day else None
    return Article(str(number), text, f"{number}.txt", published=published)


def copies(articles: list[Article]) -> tuple[int, ...]:
    """Find the copies among articles that stand in their canonical order."""
    assert articles == sorted(articles, key=canonical)
    return find_copies(articles, [analyse(one).shingles for one in articles])


def test_a_cut_reprint_is_a_copy() -> None:
    """Half of the shorter one within five days."""
    cut = STORY.partition(". ")[0] + ". The mayor of the town thanked the crews for their work."
    assert copies([article(0, STORY), article(1, "Shares fell as oil rose."), article(2, cut, 5)]) == (0, 1, 0)


def test_a_cut_reprint_of_another_week_is_none() -> None:
    """Background that is repeated later makes no copy; the whole text does."""
    cut = (
        STORY.partition(". ")[0]
        + ". A year later the mayor opened a bridge across the gorge, and walkers returned to it."
    )
    assert copies([article(0, STORY), article(1, cut, 28)]) == (0, 1)
    assert copies([article(0, STORY), article(1, STORY, 28)]) == (0, 0)


def test_an_undated_article_may_be_a_copy_of_any() -> None:
    """That is how it inherits a date."""
    assert copies([article(0, STORY, 28), article(1, STORY, None)]) == (0, 0)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([STORY, "One.", "", "Rain fell in the north.", STORY[:90]]), max_size=8))
def test_the_first_is_no_copy_itself(texts: list[str]) -> None:
    """Indices point back, to articles that point at themselves; equal texts with words are copies."""
    found = copies([article(number, text) for number, text in enumerate(texts)])
    assert all(first <= number and found[first] == first for number, first in enumerate(found))
    assert all(found[n] == found[texts.index(t)] for n, t in enumerate(texts) if terms(t))
