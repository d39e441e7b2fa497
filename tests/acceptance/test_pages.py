"""Real news pages with gold: the publication day and the story, as measured by benchmarks/pages.py.

13 of the 208 gold days are nowhere in their page (a year or a day that was guessed), so no reader can be exact on more
than .9375 of them: the bar for the day is on the pages that carry it, and on all of them.
"""

import importlib.util
from functools import cache
from pathlib import Path

import pytest

from timeline.model import Article
from timeline.readers import html, read_articles

pytestmark = pytest.mark.acceptance
SPEC = importlib.util.spec_from_file_location("pages", Path(__file__).parents[2] / "benchmarks" / "pages.py")
assert SPEC is not None
assert SPEC.loader is not None
pages = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(pages)


@cache
def rows() -> list[tuple[bool, bool, float]]:
    """For each page: whether the day is exact, whether the page carries it, the F1 of the text."""
    found = []
    for data, gold in pages.load():
        day, text = pages.by_timeline(data, gold["url"])
        found.append((day == gold["date"], pages.carries(data, gold["date"]), pages.overlap(text, gold["text"])[2]))
    return found


def test_publication_day() -> None:
    exact = [day for day, _, _ in rows()]
    possible = [day for day, carried, _ in rows() if carried]
    assert sum(exact) / len(exact) >= 0.92
    assert sum(possible) / len(possible) >= 0.98


def test_body_text() -> None:
    assert sum(f1 for _, _, f1 in rows()) / len(rows()) >= 0.94


def test_every_half_of_the_outlets_is_read_well() -> None:
    """The rules suit no half of the outlets only: they were not fitted to single sites."""
    halves: dict[int, list[float]] = {0: [], 1: []}
    for (_, _, f1), (_, gold) in zip(rows(), pages.load(), strict=True):
        host = gold["url"].split("/")[2].removeprefix("www.")
        halves[sum(map(ord, host)) % 2].append(f1)
    assert all(sum(half) / len(half) >= 0.93 for half in halves.values())


def test_title_and_outlet() -> None:
    same = known = 0
    for data, gold in pages.load():
        article = next(item for item in html.read(data, "page", url=gold["url"]) if isinstance(item, Article))
        same += pages.WORD.findall(article.title.lower()) == pages.WORD.findall(gold["title"].lower())
        known += bool(article.outlet)
    assert same >= 0.92 * len(rows())
    assert known == len(rows())


def test_the_three_articles_copied_from_the_web_are_clean() -> None:
    articles = read_articles(str(pages.SHARED / "data" / "articles" / "*.txt"))
    bodies = ["\n".join(article.text[start:end] for start, end in article.body) for article in articles]
    assert str(articles[1].published) == "2016-02-25T14:17"
    assert articles[1].published is not None
    assert articles[1].published.evidence == "byline"
    assert bodies[0] == bodies[2]
    assert bodies[0].count("\n") == 14
    unwanted = ["11 Mar '21", "4 Products", "Jihadi Junior", "screenshot", "GP body", "ISIS targets", "Create Video"]
    assert not [phrase for phrase in unwanted for body in bodies if phrase in body]
