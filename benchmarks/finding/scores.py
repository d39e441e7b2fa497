"""The gold standards of ../shared/data, in parts, and the scores of answers to them.

A corpus is JSON lines of id, dct, text, timexes (start, end, type, value); a suite of phrases, of id, text, anchor,
gold. Scores of corpora are those of TempEval-3 (UzZaman et al., 2013), micro-averaged; "day" is F1 over the calendar
days that are named. Those of phrases are told by the scorer that lies beside the data.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("TIMELINE_SHARED", Path(__file__).resolve().parents[3] / "shared"))
PARTS = ("tune", "aside")
"""What rules may be tuned on, and what is put aside."""
MEASURES = ("strict", "relaxed", "type", "value", "day")
PHRASE_MEASURES = ("start", "whole", "span")
_FEASTS = range(758, 932)
"""The cases of Duckling's tests that name feasts, a sixth of them."""
Timexes = list[dict[str, Any]]
Documents = list[dict[str, Any]]


def load(path: Path) -> Documents:
    """Read the documents of one gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def in_parts(path: Path) -> dict[str, Documents]:
    """Read a gold file in the two parts that eval/aside.py beside the data makes of it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, SHARED / "eval" / "aside.py", path, folder]
        subprocess.run(command, check=True, capture_output=True)
        return {part: load(Path(folder) / f"{path.stem}.{part}.jsonl") for part in PARTS}


def suites(name: str, documents: Documents) -> dict[str, Documents]:
    """Tell Duckling's feasts from its other cases; every other file is one suite."""
    if "duckling" not in name:
        return {name: documents}
    feasts = [case for case in documents if "negative" not in case["id"] and int(case["id"].split("-")[-1]) in _FEASTS]
    return {name: [case for case in documents if case not in feasts], f"{name}, feasts": feasts}


def moment(document: dict[str, Any]) -> dt.datetime:
    """When a document was written, or a phrase said."""
    return dt.datetime.fromisoformat((document.get("dct") or document["anchor"])[:16])


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


def scores(documents: Documents, answers: list[Timexes]) -> dict[str, float]:
    """F1 in percent of each measure, of all documents; "value" leaves out gold that has none, and what overlaps it."""
    hits = dict.fromkeys(MEASURES, 0)
    sizes = dict.fromkeys(MEASURES, 0)
    for document, found in zip(documents, answers, strict=True):
        gold = document["timexes"]
        for name in MEASURES[:-1]:
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


def phrase_scores(cases: Documents, answers: list[Timexes]) -> dict[str, Any]:
    """What eval/score_phrases.py says: percent of the expressions whose beginning, whole stretch, and words are right.

    "expressions" is their number, "clean" says in how many of the texts without any none was found.
    """
    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder) / "gold.jsonl", Path(folder) / "found.jsonl"
        gold.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
        rows = ({"id": case["id"], "found": answer} for case, answer in zip(cases, answers, strict=True))
        found.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, SHARED / "eval" / "score_phrases.py", gold, found]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    told: dict[str, Any] = {"expressions": int(printed[0].split()[0]), "clean": printed[4].removeprefix("clean ")}
    return told | {name: float(line.split()[1]) for name, line in zip(PHRASE_MEASURES, printed[1:4], strict=True)}
