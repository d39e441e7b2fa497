"""Temporal expressions: figures on every corpus and suite of phrases, ours and peers'; speed, worst cases, memory.

The gold standards are those of ../shared/data/timex and phrases, unless a folder is named that has both; their names
begin with the language. With --parts each figure stands twice, of what rules may be tuned on and of what is put aside.
Peers answer a sample of each corpus, beside us, and all phrases (see finding/peers.py for what to install). Times are
CPU seconds, but for peers that work in processes of their own seconds by the clock, starting them included.

    python benchmarks/dates.py [FOLDER] [--parts] [--tables corpora,phrases] [--peer NAME] [--languages en,de]
"""

from __future__ import annotations

import argparse
import datetime as dt
import subprocess
import sys
import time
import tracemalloc
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finding.peers import PEERS, Finder, by_timeline
from finding.scores import MEASURES, PHRASE_MEASURES, SHARED, in_parts, load, moment, phrase_scores, scores, suites

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from finding.scores import Documents, Timexes

READ_ON = dt.datetime(2016, 2, 25, 14, 17)  # noqa: DTZ001  # naive local time, like every date in the package
OURS = "timeline"
PREFERENCES = (None, "future")

# Scores ---------------------------------------------------------------------------------------------------------------


def gold(folder: Path, languages: set[str], *, parts: bool) -> Iterator[tuple[str, dict[str, Documents]]]:
    """Yield the name of each file of a folder, and its documents, in one part or two."""
    for path in sorted(folder.glob("*.jsonl")):
        if not languages or path.stem[:2] in languages:
            yield path.stem, in_parts(path) if parts else {"all": load(path)}


def answered(finder: Finder, language: str, documents: Documents) -> tuple[list[Timexes], float]:
    """Let a finder answer documents, and take its time."""
    said = [(document["text"], moment(document)) for document in documents]
    begin = finder.clock()
    answers = finder.find(said, finder.languages[language])
    return answers, finder.clock() - begin


def row(cells: list[str], found: list[dict[str, Any]], names: tuple[str, ...]) -> str:
    """Write a line of a table; where there are two parts, both figures stand in one cell."""
    shown = (" / ".join(_shown(each[name]) for each in found) for name in names)
    return f"| {' | '.join([*cells, *shown])} |"


def _shown(value: Any) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def ours(language: str, **options: Any) -> Finder:
    """Make a finder of this package, as one among others."""
    return Finder(partial(by_timeline, **options), {language: language})


def figures(
    score: Callable[..., dict[str, Any]], finder: Finder, language: str, parts: Mapping[str, Documents]
) -> list[dict[str, Any]]:
    """Score a finder on each part of a corpus or suite, and tell how many documents and how fast."""
    found = []
    for documents in parts.values():
        answers, took = answered(finder, language, documents)
        size = sum(len(document["text"]) for document in documents)
        speed = size / max(took, 1e-6) / 1000
        found.append({"documents": len(documents), **score(documents, answers), "speed": speed})
    return found


def print_corpora(corpora: Mapping[str, dict[str, Documents]]) -> None:
    """Print our F1 on every corpus."""
    print("| corpus | documents | strict | relaxed | type | value | day |\n|---|--:|--:|--:|--:|--:|--:|")
    for name, parts in corpora.items():
        found = figures(scores, ours(name[:2], of_a_day=True), name[:2], parts)
        print(row([name], found, ("documents", *MEASURES)), flush=True)


def split(name: str, parts: Mapping[str, Documents]) -> dict[str, dict[str, Documents]]:
    """Tell the suites of one file apart, in each of its parts."""
    found: dict[str, dict[str, Documents]] = {}
    for part, cases in parts.items():
        for suite, some in suites(name, cases).items():
            found.setdefault(suite, {})[part] = some
    return found


def print_phrases(phrases: Mapping[str, dict[str, Documents]]) -> None:
    """Print on every suite of phrases in how many per cent we are right, with ``prefer`` and without."""
    print("\n| phrases | prefer | expressions | begins | whole | words | clean |\n|---|---|--:|--:|--:|--:|--:|")
    for suite, parts in phrases.items():
        for prefer in PREFERENCES:
            found = figures(phrase_scores, ours(suite[:2], prefer=prefer), suite[:2], parts)
            print(row([suite, prefer or "–"], found, ("expressions", *PHRASE_MEASURES, "clean")), flush=True)


def print_reached(corpora: Mapping[str, dict[str, Documents]], phrases: Mapping[str, dict[str, Documents]]) -> None:
    """Print what the acceptance test of dates is to guard, each figure a point below today's."""
    print("[corpora]    # strict, relaxed, type, value, day")
    for name, parts in corpora.items():
        found = figures(scores, ours(name[:2], of_a_day=True), name[:2], parts)
        print(f"{name} = {floors(parts, found, MEASURES)}")
    print("\n[phrases]    # begins, whole, words")
    for suite, parts in phrases.items():
        by = {
            prefer: figures(phrase_scores, ours(suite[:2], prefer=prefer), suite[:2], parts) for prefer in PREFERENCES
        }
        for prefer, found in by.items():
            print(f'"{suite}".{prefer or "none"} = {floors(parts, found, PHRASE_MEASURES)}')


def floors(parts: Mapping[str, Documents], found: list[dict[str, Any]], names: tuple[str, ...]) -> str:
    """Write the least that a figure of each part may be."""
    least = (", ".join(f"{max(0, each[name] - 1):.1f}" for name in names) for each in found)
    return "{ " + ", ".join(f"{part} = [{those}]" for part, those in zip(parts, least, strict=True)) + " }"


def sample(documents: Documents, characters: int) -> Documents:
    """Choose documents from all over a corpus that have about so many characters, one at least."""
    size = sum(len(document["text"]) for document in documents)
    count = max(1, round(len(documents) * characters / max(1, size)))
    return documents[:: max(1, len(documents) // count)][:count]


def print_peers(corpora: Mapping[str, dict[str, Documents]], phrases: Mapping[str, dict[str, Documents]],
                peers: Mapping[str, Finder], characters: int) -> None:  # fmt: skip
    """Print the figures of peers in the languages that they know, beside ours on the same texts."""
    print("\n| sample of | system | documents | strict | relaxed | type | value | day | thousand characters a second |")
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|")
    for name, parts in corpora.items():
        some = {part: sample(documents, characters) for part, documents in parts.items()}
        print_systems(scores, name, {OURS: ours(name[:2], of_a_day=True), **peers}, some)
    print("\n| phrases | system | expressions | begins | whole | words | clean | thousand characters a second |")
    print("|---|---|--:|--:|--:|--:|--:|--:|")
    for suite, parts in phrases.items():
        print_systems(phrase_scores, suite, {OURS: ours(suite[:2]), **peers}, parts)


def print_systems(
    score: Callable[..., dict[str, Any]], name: str, finders: Mapping[str, Finder], parts: Mapping[str, Documents]
) -> None:
    """Print a line for each system that knows the language; one that is not installed, or fails, says so."""
    names = (
        ("documents", *MEASURES, "speed") if score is scores else ("expressions", *PHRASE_MEASURES, "clean", "speed")
    )
    for system, finder in finders.items():
        if finder.knows(name):
            try:
                print(row([name, system], figures(score, finder, name[:2], parts), names), flush=True)
            except Exception as error:  # noqa: BLE001
                print(f"| {name} | {system} | {type(error).__name__}: {str(error)[:60]} |", flush=True)


# Times ----------------------------------------------------------------------------------------------------------------


def seconds(text: str, at_least: float = 0.3) -> float:
    """CPU seconds that we take for a text, the mean of as many calls as fill the time."""
    from timeline.dates import find_dates

    calls, start = 0, time.process_time()
    while calls == 0 or time.process_time() - start < at_least:
        find_dates(text, READ_ON.date())
        calls += 1
    return (time.process_time() - start) / calls


def loading() -> tuple[float, float]:
    """CPU seconds of reading the language file and preparing its rules, and of compiling them all, in a fresh process.

    In use a rule is compiled when it is first tried, so that a text pays only for the rules that it needs.
    """
    code = (
        "import time, timeline.dates\nfrom timeline.dates.grammar import grammar\n"
        "from timeline.language.pack import load\n"
        "t = time.process_time()\ng = grammar(load('en'))\nprint(time.process_time() - t)\n"
        "t = time.process_time()\nfor rule in g.rules: rule.regex\n"
        "print(time.process_time() - t)"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    load, compile_all = printed.split()
    return float(load), float(compile_all)


WORST = {
    "one run of digits": "1",
    "digits between blanks": "1 ",
    "of the of the": "of the ",
    "one month": "March ",
    "one year": "2014 ",
    "one weekday": "Monday, ",
    "slashes": "1/",
    "colons": "12:12:",
    "units": "months ",
    "numbers in words": "two hundred and ",
    "a date in every phrase": "the second of May and ",
    "blank lines": "\n\n",
    "letters that grow when folded": "İ",
}


def print_speeds(texts: list[str]) -> None:
    """Print how fast English texts are searched, ordinary ones and others, small and large."""
    text = "\n\n".join(texts)
    print_speed(text)
    print_worst(text)
    print_growth(text)


def print_speed(text: str) -> None:
    """Print what loading English costs, and characters a second."""
    seconds(text, 0)  # the first call compiles the rules that the text needs
    load, compile_all = (1000 * took for took in loading())
    print(f"\nLoading English: {load:.0f} ms; compiling every rule, were all needed at once: {compile_all:.0f} ms.")
    print(f"On {len(text):,} characters: {len(text) / seconds(text, 2) / 1e6:.1f} million a second.")


def print_worst(text: str) -> None:
    """Print the speed on a megabyte of what could be slow, against ordinary text."""
    size = 1_000_000
    ordinary = seconds((text * (1 + size // len(text)))[:size])
    print("\n| a megabyte of | slower than ordinary text by |\n|---|--:|")
    for name, unit in WORST.items():
        print(f"| {name} | {seconds((unit * size)[:size]) / ordinary:.2f} times |")


def print_growth(text: str) -> None:
    """Print time and peak memory from 10 kB to 10 MB."""
    print("\n| characters | million a second | peak memory above the text, MB |\n|--:|--:|--:|")
    for size in (10**4, 10**5, 10**6, 10**7):
        piece = (text * (1 + size // len(text)))[:size]
        took = seconds(piece)
        print(f"| {size:,} | {size / took / 1e6:.1f} | {peak(piece):.1f} |")


def peak(text: str) -> float:
    """Peak memory of finding the dates of a text, in megabytes, results included."""
    from timeline.dates import find_dates

    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    find_dates(text, READ_ON.date())
    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return (highest - before) / 1e6


def main() -> None:
    """Print the tables of docs/benchmarks/dates.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SHARED / "data")
    parser.add_argument("--parts", action="store_true", help="what may be tuned on and what is put aside, apart")
    parser.add_argument("--languages", default="", metavar="TAGS", help="only these, with commas between them")
    parser.add_argument("--tables", default="corpora,phrases,speed,peers", metavar="NAMES", help="%(default)s; reached")
    parser.add_argument("--peer", action="append", metavar="NAME", help=f"only this one of {', '.join(PEERS)}")
    parser.add_argument("--characters", type=int, default=20_000, metavar="N", help="of a corpus, for peers")
    asked = parser.parse_args()
    warnings.simplefilter("ignore")  # the peers' own
    languages = set(filter(None, asked.languages.split(",")))
    corpora = dict(gold(asked.folder / "timex", languages, parts=asked.parts))
    files = gold(asked.folder / "phrases", languages, parts=asked.parts)
    phrases = {suite: cases for name, parts in files for suite, cases in split(name, parts).items()}
    tables = asked.tables.split(",")
    if "reached" in tables:
        print_reached(corpora, phrases)
        return
    print(f"Python {sys.version.split()[0]}, {time.strftime('%Y-%m-%d')}\n")
    if "corpora" in tables:
        print_corpora(corpora)
    if "phrases" in tables:
        print_phrases(phrases)
    if "speed" in tables:
        print_speeds(
            [d["text"] for name, parts in corpora.items() if name[:2] == "en" for each in parts.values() for d in each]
        )
    if "peers" in tables:
        peers = {name: finder for name, finder in PEERS.items() if not asked.peer or name in asked.peer}
        print_peers(corpora, phrases, peers, asked.characters)


if __name__ == "__main__":
    main()
