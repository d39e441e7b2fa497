"""Reading web pages: publication day and body text against htmldate and trafilatura, and pages a second by stage.

The pages are those of ../shared/data/pages (TIMELINE_SHARED names another folder). Body text is compared by the words'
4-grams, precision, recall and F1 of each page, then the mean. Times are CPU seconds on one core, side by side.

    python benchmarks/pages.py [--sample N]
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = Path(os.environ.get("TIMELINE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
WORD = re.compile(r"\w+")


def load(folder: Path = SHARED / "data" / "pages", sample: int | None = None) -> list[tuple[bytes, dict[str, str]]]:
    """Read the pages with their gold: url, date, title, text."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    names = sorted(gold)[:sample]
    return [(gzip.decompress((folder / f"{name}.html.gz").read_bytes()), gold[name]) for name in names]


def grams(text: str) -> Counter[tuple[str, ...]]:
    """Count the 4-grams of the words of a text."""
    words = WORD.findall(text.lower())
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


def overlap(found: str, gold: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the 4-grams of a text."""
    mine, right = grams(found), grams(gold)
    common = sum((mine & right).values())
    precision = common / max(1, sum(mine.values()))
    recall = common / max(1, sum(right.values()))
    return precision, recall, 2 * precision * recall / (precision + recall) if common else 0.0


def by_timeline(data: bytes, url: str) -> tuple[str | None, str]:
    """Read a page with this package; one without text gives neither day nor text."""
    from timeline.errors import InputError
    from timeline.model import Article
    from timeline.readers import html

    try:
        article = next(item for item in html.read(data, "page", url=url) if isinstance(item, Article))
    except InputError:
        return None, ""
    day = str(article.published.interval.day) if article.published else None
    return day, "\n\n".join(article.text[start:end] for start, end in article.body)


def by_htmldate(data: bytes, url: str) -> tuple[str | None, str]:
    """Date a page with htmldate."""
    from htmldate import find_date

    return find_date(data.decode("utf-8", "replace"), original_date=True, url=url), ""


def by_trafilatura(data: bytes, url: str) -> tuple[str | None, str]:
    """Extract the text of a page with trafilatura."""
    from trafilatura import extract

    return None, extract(data, url=url, include_comments=False) or ""


SYSTEMS: dict[str, Callable[[bytes, str], tuple[str | None, str]]] = {
    "htmldate (original date, url given)": by_htmldate,
    "trafilatura (no comments)": by_trafilatura,
    "timeline": by_timeline,
}


def evaluate(system: Callable[[bytes, str], tuple[str | None, str]], pages: list[Any]) -> dict[str, float]:
    """Run a system over the pages: day exact, of how many that carry the gold's day, text, seconds a page."""
    rows, started = [], time.process_time()
    found = [system(data, gold["url"]) for data, gold in pages]
    seconds = (time.process_time() - started) / len(pages)
    for (day, text), (_data, gold) in zip(found, pages, strict=True):
        rows.append((float(day == gold["date"]), *overlap(text, gold["text"])))
    means = [sum(row[index] for row in rows) / len(rows) for index in range(4)]
    possible = [row[0] for row, (data, gold) in zip(rows, pages, strict=True) if carries(data, gold["date"])]
    return {
        "day": means[0],
        "day where the page has it": sum(possible) / len(possible),
        "precision": means[1],
        "recall": means[2],
        "F1": means[3],
        "seconds": seconds,
    }


def carries(data: bytes, day: str) -> bool:
    """Whether a page holds the gold's day in any notation: some gold days are nowhere in their page."""
    import datetime as dt

    date, text = dt.date.fromisoformat(day), data.decode("utf-8", "replace")
    month = f"(?:{date:%B}|{date:%b})"
    numbers = [f"{date:%Y-%m-%d}", f"{date:%Y/%m/%d}", f"{date:%Y%m%d}", f"{date:%y%m%d}", f"{date:%Y %m %d}"]
    numbers += [f"{date:%m/%d/%Y}", f"{date:%d/%m/%Y}", f"{date.month}/{date.day}/{date.year}"]
    words = rf"{month}\.?\s+{date.day}(?:st|nd|rd|th)?,?\s+{date.year}|\b{date.day}\w*\.?\s+{month}\.?,?\s+{date.year}"
    return any(number in text for number in numbers) or bool(re.search(words, text, re.IGNORECASE))


def by_stage(pages: list[Any]) -> dict[str, float]:
    """Measure the seconds a page of each stage of our own reading."""
    from timeline.readers.decoding import decode
    from timeline.readers.html import parse
    from timeline.readers.maintext import paragraphs
    from timeline.readers.metadata import read_metadata
    from timeline.readers.page_dates import date_page

    times: Counter[str] = Counter()

    def timed(stage: str, function: Callable[..., Any], *args: Any, **options: Any) -> Any:
        started = time.process_time()
        result = function(*args, **options)
        times[stage] += time.process_time() - started
        return result

    for data, gold in pages:
        tree = timed("parse", parse, timed("decode", decode, data, "page").text, "page")
        metadata = timed("metadata", read_metadata, tree, gold["url"])
        timed("dates", date_page, tree, metadata, url=gold["url"])
        timed("text", paragraphs, tree, titles=metadata.titles, article_body=metadata.article_body, url=gold["url"])
    return {stage: seconds / len(pages) for stage, seconds in times.items()}


def text_to_dates(count: int = 300) -> dict[str, float]:
    """Measure the seconds an article of each stage from a line of JSON to dated sentences."""
    from timeline.dates import find_dates
    from timeline.language.script import sentences
    from timeline.model import Article
    from timeline.readers import records

    lines: list[bytes] = []
    for path in sorted((SHARED / "data" / "tls").glob("*/articles.jsonl.gz"))[::3]:
        with gzip.open(path, "rb") as file:
            lines += [line for line, _ in zip(file, range(count // 5), strict=False)]
    list(records.read(lines[0], "warm"))
    started = time.process_time()
    articles = [item for line in lines for item in records.read(line, "a") if isinstance(item, Article)]
    moments = [started, time.process_time()]
    for article in articles:
        sentences(article.text, article.body)
    moments.append(time.process_time())
    for article in articles:
        find_dates(article.text, article.published.interval if article.published else None)
    moments.append(time.process_time())
    names = ("read", "sentences", "dates")
    return {name: (moments[i + 1] - moments[i]) / len(articles) for i, name in enumerate(names)}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, help="only the first N pages")
    if not SHARED.exists():
        print(f"the pages are not here: TIMELINE_SHARED names the folder that holds data/pages, not {SHARED}")
        return
    pages = load(sample=parser.parse_args().sample)
    print(
        f"{len(pages)} pages, {sum(carries(data, gold['date']) for data, gold in pages)} of them carry the gold's day\n"
    )
    print("| | day exact | where the page has it | text P | R | F1 | seconds a page |\n|---|---|---|---|---|---|---|")
    for name, system in SYSTEMS.items():
        system(*[pages[0][0], pages[0][1]["url"]])  # imports are not reading
        row = evaluate(system, pages)
        print(f"| {name} | " + " | ".join(f"{value:.4f}" if value else "–" for value in row.values()) + " |")
    print("\n| stage | seconds a page | pages a second |\n|---|---|---|")
    for stage, seconds in by_stage(pages).items():
        print(f"| {stage} | {seconds:.4f} | {1 / seconds:.0f} |")
    print("\n| stage, text | seconds an article | articles a second |\n|---|---|---|")
    stages = text_to_dates()
    for stage, seconds in {**stages, "all": sum(stages.values())}.items():
        print(f"| {stage} | {seconds:.5f} | {1 / seconds:.0f} |")


if __name__ == "__main__":
    main()
