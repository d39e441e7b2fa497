"""Summaries beside sumy's: ROUGE against references, agreement and speed of what is sumy's by other sums.

    python benchmarks/summaries.py --data bbc.jsonl.gz [--articles 400] [--topics DIR]

The file has one article a line (id, text with the headline first, summary); a third is put aside by hash of the id, and
nothing was tuned on it. Each summarizer chooses as many sentences as the reference has, and 3, 5 and 7: F of ROUGE-1
and ROUGE-2 with stems (pip install rouge-score), of the fixed numbers F of ROUGE-1 and precision of ROUGE-2. F favours
long sentences where there are fewer than in the reference, so recall of ROUGE-2 in the first 75 words stands beside it.
DIR holds topics as for benchmarks/timelines.py: precision of seven sentences against the timelines that people wrote.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
import time
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from timelines import load as articles_of

from timeline.analysis.corpus import Corpus
from timeline.analysis.query import answers
from timeline.language.script import sentences
from timeline.language.stems import terms
from timeline.summary import summary_of, sumy
from timeline.summary.centrality import lexrank, overlap, reduction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Score = Callable[[Sequence[Sequence[str]]], Sequence[float]]

_BBC = Path(os.environ.get("TIMELINE_SHARED", "../shared")) / "data" / "summaries" / "bbc.jsonl.gz"
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?][\"')]*(?=[A-Z\"'(]|\s|$)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d|-{5,}")
_COUNTS = (3, 5, 7)
_WORDS = 75
_FAST = ("reduction", "lexrank", "overlap", "luhn")
"""What scores a collection of a thousand sentences in a few seconds."""
_SUMY = {
    "reduction": ("reduction", "ReductionSummarizer"),
    "textrank": ("text_rank", "TextRankSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "lexrank": ("lex_rank", "LexRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "sumbasic": ("sum_basic", "SumBasicSummarizer"),
}
PEERS: dict[str, Score] = {
    "overlap (ours)": overlap,
    **{f"sumy {name}": partial(sumy, *names) for name, names in _SUMY.items()},
    "the first sentences": lambda every: [-number for number in range(len(every))],
}


class Story(NamedTuple):
    """The sentences below the headline, and the reference summary."""

    texts: list[str]
    reference: str


def load(path: Path, count: int) -> dict[str, list[Story]]:
    """Read as many articles of each part, spread over the file."""
    found: dict[str, list[Story]] = {"tune": [], "aside": []}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            found[_part(row["id"])].append(Story(_body(row["text"]), row["summary"]))
    return {part: stories[:: max(1, len(stories) // count)][:count] for part, stories in found.items()}


def _part(name: str) -> str:
    return "tune" if hashlib.sha1(name.encode()).digest()[0] % 3 else "aside"


def _body(text: str) -> list[str]:
    paragraphs = [match.span() for match in _LINE.finditer(text)][1:]
    return [text[start:end] for start, end in sentences(text, paragraphs)]


class _Tokens:
    """The tokens of rouge-score, of each text once."""

    def __init__(self) -> None:
        from rouge_score.tokenizers import DefaultTokenizer

        self.tokenize = cache(DefaultTokenizer(use_stemmer=True).tokenize)


def rouge(stories: list[Story]) -> None:
    """Print a table of the summarizers: what each reaches at the reference's number, at fixed ones and in few words."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rouge1", "rouge2"], tokenizer=_Tokens())
    fixed = "".join(f" {count}: ROUGE-1 F | ROUGE-2 P |" for count in _COUNTS)
    print(f"| summarizer | ROUGE-1 | ROUGE-2 |{fixed} {_WORDS} words |\n|---|{'---:|' * (3 + 2 * len(_COUNTS))}")
    for name, score in PEERS.items():
        rows = [_figures(scorer, score, story) for story in stories]
        means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        print(f"| {name} | {' | '.join(f'{mean:.3f}' for mean in means)} |", flush=True)


def _figures(scorer, score: Score, story: Story) -> list[float]:  # type: ignore[no-untyped-def]
    ranked = _ranked(score([terms(text) for text in story.texts]))

    def compare(text: str):  # type: ignore[no-untyped-def]
        found = scorer.score(story.reference, text)
        return found["rouge1"], found["rouge2"]

    def chosen(count: int) -> str:
        return " ".join(story.texts[number] for number in sorted(ranked[:count]))

    one, two = compare(chosen(max(1, len(_STOP.findall(story.reference)))))
    figures = [one.fmeasure, two.fmeasure]
    for count in _COUNTS:
        one, two = compare(chosen(count))
        figures += [one.fmeasure, two.precision]
    words = " ".join(story.texts[number] for number in ranked).split()[:_WORDS]
    return [*figures, compare(" ".join(words))[1].recall]


def _ranked(scores: Sequence[float]) -> list[int]:
    """List the places of the scores, the highest first; of equals the earlier."""
    return sorted(range(len(scores)), key=lambda number: (-round(scores[number], 9), number))


def topics(folder: Path) -> None:
    """Print how much of seven sentences of each topic is in the timelines that people wrote of it."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rouge1", "rouge2"], tokenizer=_Tokens())
    sums: dict[tuple[str, str], list[float]] = {}
    for topic in sorted(path.parent for path in folder.glob("*/articles.jsonl.gz")):
        corpus = Corpus.read(articles_of(topic / "articles.jsonl.gz"))
        keywords = json.loads((topic / "keywords.json").read_text(encoding="utf-8"))
        asked = answers(corpus.analyses, " ".join(f'"{keyword}"' for keyword in keywords))
        texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(topic.glob("timelines/*.txt"))]
        reference = _DAY.sub("", "\n".join(texts))
        for name in _FAST:
            chosen = summary_of(corpus, asked, summarizer=name, count=7)
            found = scorer.score(reference, " ".join(map(str, chosen)))
            total = sums.setdefault((_part(topic.name), name), [0, 0.0, 0.0])
            total[:] = total[0] + 1, total[1] + found["rouge1"].precision, total[2] + found["rouge2"].precision
    print("\n| part | topics | summarizer | ROUGE-1 P | ROUGE-2 P |\n|---|---:|---|---:|---:|")
    for (part, name), (count, one, two) in sorted(sums.items(), reverse=True):
        print(f"| {part} | {count} | {name} | {one / count:.3f} | {two / count:.3f} |")


def agreement(stories: list[Story], sizes: Sequence[int]) -> None:
    """Compare what is sumy's by other sums with sumy's own: the top five on twenty articles, and the time."""
    heap = [terms(text) for text in dict.fromkeys(text for story in stories for text in story.texts)]
    own: dict[str, Score] = {"lexrank": lexrank, "reduction": reduction}
    for name, score in own.items():
        same = 0
        for texts, _ in stories[:20]:
            every = [terms(text) for text in texts]
            same += sorted(_ranked(score(every))[:5]) == sorted(_ranked(sumy(*_SUMY[name], every))[:5])
        print(f"\n{name}: the same five sentences on {same} of {min(20, len(stories))} articles.")
        for size in sizes:
            mine, theirs = _seconds(score, heap[:size]), _seconds(partial(sumy, *_SUMY[name]), heap[:size])
            print(f"On {size} sentences: {mine:.3f} s, sumy's {theirs:.2f} s, {theirs / mine:.0f} times as long.")
    print("\noverlap:", ", ".join(f"{size} sentences {_seconds(overlap, heap[:size]):.3f} s" for size in sizes))


def _seconds(score: Score, every: Sequence[Sequence[str]]) -> float:
    began = time.process_time()
    score(every)
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=_BBC)
    parser.add_argument("--articles", type=int, default=1000, help="of each part, at most")
    parser.add_argument("--sentences", type=int, nargs="+", default=[60, 400, 1600])
    parser.add_argument("--topics", type=Path)
    options = parser.parse_args()
    if not options.data.is_file():
        print(f"{options.data} is not there: give the file with --data")
        return
    parts = load(options.data, options.articles)
    for part, stories in parts.items():
        print(f"\n{part}: {len(stories)} articles\n")
        rouge(stories)
    agreement(parts["tune"], options.sentences)
    if options.topics:
        topics(options.topics)


if __name__ == "__main__":
    main()
