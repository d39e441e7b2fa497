"""The figures that finding dates has reached on TimeBank, AQUAINT and half of WikiWars."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.acceptance
SPEC = importlib.util.spec_from_file_location("dates", Path(__file__).parents[2] / "benchmarks" / "dates.py")
assert SPEC is not None
assert SPEC.loader is not None
dates = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(dates)
MEASURES = (*dates.MEASURES, "day")
REACHED = {
    ("en-timebank", "tune"): (90.4, 94.4, 91.2, 82.8, 91.5),
    ("en-timebank", "aside"): (90.5, 93.6, 91.0, 80.2, 89.5),
    ("en-aquaint", "tune"): (79.4, 90.5, 81.0, 71.8, 91.7),
    ("en-aquaint", "aside"): (82.2, 90.6, 83.7, 75.9, 91.5),
    ("en-wikiwars", "tune"): (89.0, 95.1, 82.2, 87.7, 94.4),
    ("en-wikiwars", "aside"): (93.5, 97.2, 91.6, 92.3, 96.9),
}
"""F1 in percent of the documents that rules may be tuned on and of those put aside, about half a point below."""


@pytest.mark.parametrize(("corpus", "part"), REACHED)
def test_no_figure_falls(parts: Callable[[str], dict[str, Path]], corpus: str, part: str) -> None:
    documents = dates.load(parts(f"timex/{corpus}.jsonl")[part])
    found = dates.scores(documents, dates.by_timeline)
    print(corpus, part, {name: round(found[name], 2) for name in MEASURES})
    fallen = {
        name: (found[name], least)
        for name, least in zip(MEASURES, REACHED[corpus, part], strict=True)
        if found[name] < least
    }
    assert not fallen


def test_our_scores_are_those_of_the_scorer(shared: Path, tmp_path: Path) -> None:
    """The benchmark counts as the scorer beside the data does."""
    gold = shared / "data" / "timex" / "en-aquaint.jsonl"
    rows = [{"id": d["id"], "timexes": dates.by_timeline(d["text"], dates.created(d))} for d in dates.load(gold)]
    prediction = tmp_path / "prediction.jsonl"
    prediction.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    scorer = [sys.executable, str(shared / "eval" / "score_timex.py"), str(gold), str(prediction)]
    printed = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    ours = dates.scores(dates.load(gold), dates.by_timeline)
    assert [line.split()[0] for line in printed.splitlines()[1:]] == [*MEASURES]
    for line in printed.splitlines()[1:]:
        name, f1 = line.split()[0], float(line.split()[-1])
        assert ours[name] == pytest.approx(f1, abs=0.006)
