"""Sentence boundaries: hard cases of our own, and speed, beside nupunkt, sentencex, pysbd and spaCy's sentencizer.

A case is right when all its boundaries are. Rivals that are not installed are left out:

    pip install nupunkt sentencex pysbd spacy
    python benchmarks/sentences.py
"""

from __future__ import annotations

import gzip
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("TIMELINE_SHARED", ROOT.parent / "shared"))


def cases(name: str) -> list[tuple[str, list[str]]]:
    """Read the cases of a file: the text, and its sentences without white space around them."""
    lines = (ROOT / "tests" / "sentences" / name).read_text(encoding="utf-8").splitlines()
    marked = [line for line in lines if line and not line.startswith("#")]
    return [(line.replace("‖", ""), [part.strip() for part in line.split("‖") if part.strip()]) for line in marked]


def ours() -> Callable[[str], list[str]]:
    """Make this package's splitter."""
    from timeline.language.script import sentences

    return lambda text: [text[start:end] for start, end in sentences(text)]


def by_nupunkt() -> Callable[[str], list[str]]:
    """Make nupunkt's splitter."""
    import nupunkt

    return lambda text: list(nupunkt.sent_tokenize(text))


def by_sentencex() -> Callable[[str], list[str]]:
    """Make sentencex's splitter."""
    from sentencex import segment

    return lambda text: list(segment("en", text))


def by_pysbd() -> Callable[[str], list[str]]:
    """Make pysbd's splitter."""
    import pysbd

    return pysbd.Segmenter(language="en", clean=False).segment  # type: ignore[no-any-return]


def by_spacy() -> Callable[[str], list[str]]:
    """Make spaCy's rule-based splitter."""
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return lambda text: [str(sentence) for sentence in pipeline(text).sents]


SPLITTERS: dict[str, Callable[[], Any]] = {
    "timeline": ours,
    "nupunkt": by_nupunkt,
    "sentencex": by_sentencex,
    "pysbd": by_pysbd,
    "spaCy sentencizer": by_spacy,
}


def right(split: Callable[[str], list[str]], name: str) -> float:
    """Tell the share of cases that are split right."""
    found = cases(name)
    return sum([part.strip() for part in split(text) if part.strip()] == wanted for text, wanted in found) / len(found)


def speed_texts() -> list[str]:
    """Collect news articles, one paragraph each: the shared ones, or the examples many times over."""
    path = SHARED / "data" / "tls" / "t17-libya" / "articles.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            return [
                json.loads(line)["text"].replace("\n", " ")[:20_000] for line, _ in zip(file, range(200), strict=False)
            ]
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))] * 50


def main() -> None:
    """Print the table."""
    texts = speed_texts()
    print("| | cases for tuning | cases kept out of it | million characters a second |\n|---|---|---|---|")
    for name, make in SPLITTERS.items():
        try:
            split = make()
        except ImportError:
            print(f"| {name} | not installed | | |")
            continue
        split(texts[0])
        sample = texts if name in {"timeline", "nupunkt", "sentencex"} else texts[:20]
        started = time.process_time()
        for text in sample:
            split(text)
        speed = sum(map(len, sample)) / (time.process_time() - started) / 1e6
        print(f"| {name} | {right(split, 'tuning.txt'):.3f} | {right(split, 'heldout.txt'):.3f} | {speed:.1f} |")


if __name__ == "__main__":
    main()
