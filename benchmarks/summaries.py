"""Summaries beside sumy's: ROUGE against reference summaries, agreement and speed of LexRank.

    python benchmarks/summaries.py --data bbc.jsonl.gz [--articles 200]

The file has one article a line (id, text with the headline first, summary). Each summarizer chooses as many sentences
as the reference has; ROUGE-1 and ROUGE-2 are F, with stems (pip install rouge-score).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import time
from functools import partial
from pathlib import Path

from timeline.language.script import sentences
from timeline.language.stems import terms
from timeline.summary import SUMMARIZERS, sumy
from timeline.summary.centrality import lexrank

_BBC = Path(os.environ.get("TIMELINE_SHARED", "../shared")) / "data" / "summaries" / "bbc.jsonl.gz"
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?][\"')]*(?=[A-Z\"'(]|\s|$)")
_SUMY = {
    "sumy reduction": ("reduction", "ReductionSummarizer"),
    "sumy textrank": ("text_rank", "TextRankSummarizer"),
    "sumy luhn": ("luhn", "LuhnSummarizer"),
    "sumy lexrank": ("lex_rank", "LexRankSummarizer"),
    "sumy lsa": ("lsa", "LsaSummarizer"),
    "sumy sumbasic": ("sum_basic", "SumBasicSummarizer"),
}


def load(path: Path, count: int) -> list[tuple[list[str], str]]:
    """Read articles spread over the file: the sentences below the headline, and the reference summary."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    step = max(1, len(rows) // count)
    return [(_body(row["text"]), row["summary"]) for row in rows[::step][:count]]


def _body(text: str) -> list[str]:
    paragraphs = [match.span() for match in _LINE.finditer(text)][1:]
    return [text[start:end] for start, end in sentences(text, paragraphs)]


def rouge(articles: list[tuple[list[str], str]]) -> None:
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
    ours = {name: SUMMARIZERS[name] for name in ("overlap", "lexrank")}
    peers = {name: partial(sumy, *module) for name, module in _SUMY.items()}
    print("| summarizer | ROUGE-1 | ROUGE-2 | ms an article |\n|---|---:|---:|---:|")
    for name, score in {**ours, **peers, "the first sentences": lambda t: [-n for n in range(len(t))]}.items():
        one = two = seconds = 0.0
        for texts, reference in articles:
            count = min(len(texts), max(1, len(_STOP.findall(reference))))
            began = time.perf_counter()
            chosen = sorted(_best(score([terms(text) for text in texts]), count))
            seconds += time.perf_counter() - began
            found = scorer.score(reference, " ".join(texts[number] for number in chosen))
            one, two = one + found["rouge1"].fmeasure, two + found["rouge2"].fmeasure
        total = len(articles)
        print(f"| {name} | {one / total:.3f} | {two / total:.3f} | {1000 * seconds / total:.1f} |", flush=True)


def _best(scores: list[float], count: int) -> list[int]:
    """List the places of the highest scores; of equals the earlier."""
    return sorted(range(len(scores)), key=lambda number: (-round(scores[number], 9), number))[:count]


def agreement(articles: list[tuple[list[str], str]], size: int) -> None:
    """Compare our LexRank with sumy's: the same top five on twenty articles, and the time on one heap of sentences."""
    same = 0
    for texts, _ in articles[:20]:
        sentences = [terms(text) for text in texts]
        theirs = sumy("lex_rank", "LexRankSummarizer", sentences)
        same += sorted(_best(lexrank(sentences), 5)) == sorted(_best(theirs, 5))
    heap = [terms(text) for text in dict.fromkeys(text for texts, _ in articles for text in texts)][:size]
    began = time.perf_counter()
    lexrank(heap)
    middle = time.perf_counter()
    sumy("lex_rank", "LexRankSummarizer", heap)
    mine, others = middle - began, time.perf_counter() - middle
    print(f"\nLexRank: the same five sentences on {same} of {min(20, len(articles))} articles.")
    print(f"On {len(heap)} sentences: {mine:.2f} s, sumy's {others:.1f} s, {others / mine:.0f} times as long.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=_BBC)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--sentences", type=int, default=1600)
    options = parser.parse_args()
    if not options.data.is_file():
        print(f"{options.data} is not there: give the file with --data")
        return
    articles = load(options.data, options.articles)
    rouge(articles)
    agreement(articles, options.sentences)


if __name__ == "__main__":
    main()
