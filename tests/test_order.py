"""Neither the order of the articles nor how they are divided changes a byte."""

import os
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Article, Dating, Interval, build_brief, build_timeline, render, summarize
from timeline.analysis.corpus import Corpus
from timeline.analysis.many import analysed
from timeline.analysis.stored import decode, encode
from timeline.readers import article_id
from timeline.summary import SUMMARIZERS

STORY = (
    "Firefighters rescued eleven hikers from a flooded gorge in the Serra hills after heavy rain on Sunday evening.",
    "A helicopter lifted the last of them from a ledge before midnight, and all were taken to hospital in Belmonte.",
    "The mayor of the town thanked the crews on 3 May 2011 for their work.",
    "The gorge had been closed since 2009, when two climbers drowned in it.",
    "Rain fell in the north.",
    "On 1 May 2011 a ferry sank in the harbour, and nine people drowned.",
)


def article(text: str, day: int | None, *, url: str = "") -> Article:
    published = Dating(Interval.of(2011, 5, day), "field") if day else None
    source = f"{article_id('', text)[:2]}.txt"
    body = ((0, len(text)),) if text else ()
    return Article(article_id("", f"{text}{day}"), text, source, text[:12], url=url, published=published, body=body)


ARTICLES = st.builds(
    lambda parts, day, url: article(" ".join(parts), day, url=url),
    st.lists(st.sampled_from(STORY), min_size=1, max_size=4),
    st.one_of(st.none(), st.integers(1, 9)),
    st.sampled_from(["", "https://example.org/", "https://example.org/2011/05/flood"]),
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(ARTICLES, max_size=7), st.randoms(use_true_random=False), st.sampled_from(["", "rain", "ferry mayor"]))
def test_the_order_of_the_articles_changes_no_byte(articles: list[Article], chance, query: str) -> None:  # type: ignore[no-untyped-def]
    """Copies, inferred dates, key points, timeline, citations and notes come out the same, as Markdown and as JSON."""
    brief = build_brief(articles, query=query)
    shuffled = articles[:]
    chance.shuffle(shuffled)
    other = build_brief(shuffled, query=query)
    assert brief == other
    assert all(render(brief, kind) == render(other, kind) for kind in ("md", "json"))
    published = [one.published.interval.day for one in brief.articles if one.published]
    assert published == sorted(published)
    assert build_timeline(articles) == build_timeline(shuffled)
    assert summarize(articles) == summarize(shuffled)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(ARTICLES, max_size=8), st.integers(0, 8))
def test_parts_that_were_analysed_apart_are_one_corpus(articles: list[Article], cut: int) -> None:
    """In two places, stored and read back: what relates them is found in the union."""
    parts = [analysed(part) for part in (articles[cut:], articles[:cut])]
    stored = [(one, encode(analysis)) for part in parts for one, analysis in part]
    united = Corpus.of((one, decode(data)) for one, data in stored)
    assert united == Corpus.of(analysed(articles))
    assert united.dated() == Corpus.of(analysed(articles)).dated()


def test_copies_of_three_do_not_depend_on_their_order() -> None:
    """The second is like both others, which are not like each other: whichever was read first, it is one pair."""
    first, both, last = (" ".join(part) for part in (STORY[:2], (*STORY[:2], *STORY[2:4]), STORY[2:4]))
    three = [article(first, 1), article(both, 2), article(last, 3)]
    orders = ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0))
    found = {Corpus.read([three[place] for place in order]).copies for order in orders}
    assert len(found) == 1


def test_citations_are_numbered_by_publication() -> None:
    """Then by id; an article whose day was inferred follows those that state theirs, and undated ones come last."""
    late, early = article(" ".join(STORY[:3]), 8), article(STORY[5], 2)
    inferred, lost = article(" ".join(STORY[:2]), None), article("Shares of the brewery fell a little.", None)
    assert build_brief([lost, inferred, late, early]).articles[:3:2][0] == early
    assert [one.text for one in build_brief([lost, inferred, late, early]).articles] == [
        early.text, late.text, inferred.text, lost.text,
    ]  # fmt: skip


SCRIPT = """
from timeline.summary import SUMMARIZERS, _rounded
words = "ice harbour ship storm rain dog cat mayor bridge ferry".split()
sentences = [[words[(n * n + k * 3) % 10] for k in range(3 + n % 4)] for n in range(40)]
for name in SUMMARIZERS:
    scores = [_rounded(score) for score in SUMMARIZERS[name](sentences)]
    print(name, sorted(range(40), key=lambda n: (-scores[n], n)))
"""


def test_the_processor_changes_no_order() -> None:
    """With the kernels that BLAS has for another processor, and sets in another order, every ranking is the same."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT], env={**os.environ, **more}, check=True, capture_output=True, text=True
        ).stdout
        for more in ({"PYTHONHASHSEED": "1"}, {"OPENBLAS_CORETYPE": "Haswell", "PYTHONHASHSEED": "2"})
    ]
    assert runs[0] == runs[1]
    assert runs[0].count("\n") == len(SUMMARIZERS)
