"""Timelines of a folder of topics, by the protocol of the literature, for a scorer to compare with references.

    python benchmarks/timelines.py --data DIR --out PRED [--defaults DEFAULTS]

DIR holds TOPIC/articles.jsonl.gz (one article a line: id, published, title, text), TOPIC/keywords.json and
TOPIC/timelines/NAME.txt. For each reference timeline the articles published between its first and last day are read
(``--margin`` days more on either side; 7 for topics named "entities-…"), and as many days are produced as it has, each
with the rounded mean of its sentences a day; a chosen sentence holds one of the keywords. PRED/TOPIC/NAME.json is
{"2010-04-20": ["…"]}. The algorithm is that of :func:`timeline.events.build_timeline`, nothing else: what the protocol
asks for are its options, named in :data:`PROTOCOL`.

``--defaults`` writes besides what a user gets, from the same analyses: DEFAULTS/predictions, the same as PRED by the
default options, of which only the days are kept, and DEFAULTS/briefs/TOPIC.json, the brief of a topic as
``timeline brief ARTICLES --query KEYWORDS --max-events 20 --format json`` writes it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import os
import re
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.analysis.corpus import Corpus
from timeline.analysis.many import analysed
from timeline.analysis.query import answers
from timeline.brief import brief_of
from timeline.events import Options, timeline_of
from timeline.interval import DAY, Interval
from timeline.model import Article, Dating
from timeline.writers.document import build_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.analysis.analyse import Analysis

_TLS = Path(os.environ.get("TIMELINE_SHARED", "../shared")) / "data" / "tls"
PROTOCOL: Options = {"granularities": ("day",), "split": False, "careful": False}
"""The options in which the protocol differs from a default brief; and ``match``, what answers: sentences only."""
_EVENTS = 20
"""Events of a default brief."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LINE = re.compile(r"[^\n]+")


def load(path: Path) -> list[Article]:
    """Read the articles of a topic; each line of a text is a paragraph."""
    articles = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            body = tuple(match.span() for match in _LINE.finditer(row["text"]) if match[0].strip())
            published = Dating(Interval.parse(row["published"]), "field", row["published"])
            source = f"{path.parent.name}#{row['id']}"
            article = Article(row["id"], row["text"], source, title=row["title"], published=published, body=body)
            articles.append(article)
    return articles


def shape(path: Path) -> tuple[list[dt.date], int]:
    """Tell the days of a reference timeline, and the rounded mean of its sentences a day."""
    days: dict[dt.date, int] = {}
    day = None
    for line in map(str.strip, path.read_text(encoding="utf-8", errors="replace").splitlines()):
        if _DAY.fullmatch(line):
            day = dt.date.fromisoformat(line)
        elif line.startswith("-----"):
            day = None
        elif line and day:
            days[day] = days.get(day, 0) + 1
    return sorted(days), max(1, round(sum(days.values()) / len(days)))


def predict(
    pairs: Sequence[tuple[Article, Analysis]],
    keywords: Sequence[str],
    days: Sequence[dt.date],
    *,
    per_day: int,
    margin: int,
    protocol: bool = True,
) -> dict[str, list[str]]:
    """Build one timeline with the shape of its reference, by the protocol or as a user gets it."""
    window = Interval.from_dates(days[0] - dt.timedelta(margin), days[-1] + dt.timedelta(margin))
    corpus = Corpus.of(pair for pair in pairs if pair[0].published and pair[0].published.interval in window)
    asked = answers(corpus.analyses, _query(keywords), match="sentences" if protocol else "articles")
    options: Options = {"since": window, "until": window, "max_events": len(days), "per_event": per_day}
    events = timeline_of(corpus, asked, **{**options, **(PROTOCOL if protocol else {})})
    told: dict[str, list[str]] = defaultdict(list)
    for event in events:
        if event.interval.end - event.interval.start <= DAY:
            told[str(event.interval.day)] += [_line(str(mention.sentence)) for mention in event.mentions]
    return told


def _query(keywords: Sequence[str]) -> str:
    return " ".join(f'"{keyword}"' for keyword in keywords)


def _line(text: str) -> str:
    return " ".join(text.split())


def run(folder: Path, out: Path, defaults: Path | None, margin: int | None) -> str:
    """Predict every timeline of a topic and write it, by the options wanted; return a line for the table."""
    began = time.perf_counter()
    articles = load(folder / "articles.jsonl.gz")
    keywords = json.loads((folder / "keywords.json").read_text(encoding="utf-8"))
    pairs = analysed(articles)
    margin = (7 if folder.name.startswith("entities-") else 0) if margin is None else margin
    references = sorted((folder / "timelines").glob("*.txt"))
    for reference in references:
        days, per_day = shape(reference)
        predicted = partial(predict, pairs, keywords, days, per_day=per_day, margin=margin)
        _write(out / folder.name / f"{reference.stem}.json", predicted())
        if defaults:
            _write(defaults / "predictions" / folder.name / f"{reference.stem}.json", predicted(protocol=False))
    if defaults:
        brief = brief_of(Corpus.of(pairs), query=_query(keywords), max_events=_EVENTS)
        _write(defaults / "briefs" / f"{folder.name}.json", build_document(brief, "en"))
    return f"| {folder.name} | {len(articles)} | {len(references)} | {time.perf_counter() - began:.1f} |"


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=_TLS)
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "timelines")
    parser.add_argument("--defaults", type=Path)
    parser.add_argument("--margin", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    found = sorted(options.data.glob("*/articles.jsonl.gz"))
    folders = [path.parent for path in sorted(found, key=lambda path: -path.stat().st_size)]  # no long one comes last
    if not folders:
        print(f"{options.data} holds no TOPIC/articles.jsonl.gz: give a folder with --data")
        return
    began = time.perf_counter()
    print("| topic | articles | timelines | seconds |\n|---|---:|---:|---:|")
    with ProcessPoolExecutor(options.jobs) as pool:
        for line in pool.map(partial(run, out=options.out, defaults=options.defaults, margin=options.margin), folders):
            print(line, flush=True)
    print(f"\n{time.perf_counter() - began:.1f} seconds in all")


if __name__ == "__main__":
    main()
