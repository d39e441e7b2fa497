"""How the time grows with the number of articles, from 100 to 20,000.

    python benchmarks/scale.py [--data DIR] [--most 20000]

The articles of one topic are multiplied: each copy takes its sentences from two articles in turn, drops every seventh
word and moves its day, so that copies are neither near-duplicates nor of one day. Printed are seconds for reading
(sentences and dates), near-duplicates and the timeline, and microseconds per article and binary logarithm of their
number: flat or falling when the growth is n log n. Two hard cases follow: all articles of one day, and every second
one without a date (the seconds for finding it, and for reading by it, stand with those of the duplicates).
"""

from __future__ import annotations

import argparse
import itertools
import math
import os
import random
import resource
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from timelines import load

from timeline.analysis.corpus import Corpus
from timeline.analysis.many import analysed
from timeline.events import timeline_of
from timeline.interval import DAY, Interval
from timeline.model import Article, Dating

if TYPE_CHECKING:
    from collections.abc import Sequence

_TLS = Path(os.environ.get("TIMELINE_SHARED", "../shared")) / "data" / "tls"


def multiplied(articles: Sequence[Article], count: int) -> list[Article]:
    """Make ``count`` articles out of some; the same ones every time."""
    chance = random.Random(count)
    made = []
    for number in range(count):
        one, other = (chance.choice(articles) for _ in range(2))
        lines = [line for pair in zip(one.text.split("\n"), other.text.split("\n"), strict=False) for line in pair]
        text = "\n".join(_thinned(line, chance.randrange(7)) for line in lines)
        day = one.published.interval.day if one.published else Interval.of(2010)
        shift = chance.randrange(-30, 31) * DAY
        published = Dating(Interval(day.start + shift, day.end + shift), "field")
        body, at = [], 0
        for line in text.split("\n"):
            if line:
                body.append((at, at + len(line)))
            at += len(line) + 1
        made.append(Article(f"{number:012x}", text, f"#{number}", published=published, body=tuple(body)))
    return made


def _thinned(line: str, start: int) -> str:
    return " ".join(word for place, word in enumerate(line.split()) if place % 7 != start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=_TLS / "t17-libya")
    parser.add_argument("--most", type=int, default=20_000)
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"{options.data} is not there: give the folder of a topic with --data")
        return
    articles = load(options.data / "articles.jsonl.gz")
    print("| case | articles | read | duplicates | timeline | us/(n log n) | MB |\n|---|---:|---:|---:|---:|---:|---:|")
    for count in (100, 300, 1_000, 3_000, 10_000, 20_000):
        if count <= options.most:
            print(_row("60 days more", multiplied(articles, count)), flush=True)
    for count in (250, 500, 1_000, 2_000):
        if count <= options.most:
            print(_row("one day", on_one_day(multiplied(articles, count))), flush=True)
    for count in (250, 500, 1_000, 2_000):
        if count <= options.most:
            print(_row("half undated", half_undated(multiplied(articles, count))), flush=True)


def on_one_day(articles: Sequence[Article]) -> list[Article]:
    """Give all articles the day of publication of the first."""
    return [replace(article, published=articles[0].published) for article in articles]


def half_undated(articles: Sequence[Article]) -> list[Article]:
    """Take the date from every second article."""
    return [replace(article, published=None) if n % 2 else article for n, article in enumerate(articles)]


def _row(case: str, articles: Sequence[Article]) -> str:
    moments = [time.perf_counter()]
    pairs = analysed(articles)
    moments.append(time.perf_counter())
    corpus = Corpus.of(pairs).dated()
    moments.append(time.perf_counter())
    timeline_of(corpus, max_events=20)
    moments.append(time.perf_counter())
    reading, finding, building = (after - before for before, after in itertools.pairwise(moments))
    share = 1e6 * (moments[-1] - moments[0]) / len(articles) / math.log2(len(articles))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"| {case} | {len(articles)} | {reading:.1f} | {finding:.1f} | {building:.1f} | {share:.0f} | {memory:.0f} |"


if __name__ == "__main__":
    main()
