"""The figures of the timelines and the summaries on real data: what guards them against a fall."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent.parent / "benchmarks"
FLOORS = {
    ("t17", "tune"): (0.143, 0.046, 0.600),
    ("t17", "aside"): (0.168, 0.044, 0.765),
    ("entities", "tune"): (0.093, 0.035, 0.306),
    ("entities", "aside"): (0.074, 0.030, 0.226),
}
"""AR1, AR2 and Date F1 of the topics that may be tuned on and of those put aside, a little below what was measured."""


@pytest.fixture(scope="session")
def predictions(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("timelines")
    script = [
        sys.executable,
        str(BENCHMARKS / "timelines.py"),
        "--data",
        str(shared / "data" / "tls"),
        "--out",
        str(out),
    ]
    subprocess.run(script, check=True, capture_output=True)
    return out


@pytest.mark.parametrize(("kind", "part"), FLOORS)
def test_no_figure_falls(
    kind: str, part: str, shared: Path, parts: Callable[[str], dict[str, Path]], predictions: Path, tmp_path: Path
) -> None:
    """The scorer of the data, run on each part of each collection."""
    for topic in parts("tls")[part].glob(f"{kind}-*"):
        (tmp_path / topic.name).symlink_to(topic)
    scorer = [sys.executable, str(shared / "eval" / "score_timelines.py"), str(tmp_path), str(predictions)]
    printed = subprocess.run(scorer, check=True, capture_output=True, text=True).stdout
    print(kind, part, printed)
    assert ", 0 without a prediction" in printed
    figures = [float(figure) for figure in re.findall(r"-F (\d\.\d+)", printed)]
    assert all(figure >= floor for figure, floor in zip(figures, FLOORS[kind, part], strict=True)), printed


def test_our_summarizer_is_above_the_best_of_sumy(shared: Path) -> None:
    """ROUGE-1 and ROUGE-2 on a sample of the articles with reference summaries, and LexRank the same as sumy's."""
    data = shared / "data" / "summaries" / "bbc.jsonl.gz"
    script = [
        sys.executable,
        str(BENCHMARKS / "summaries.py"),
        "--data",
        str(data),
        "--articles",
        "100",
        "--sentences",
        "300",
    ]
    printed = subprocess.run(script, check=True, capture_output=True, text=True).stdout
    rows = dict(re.findall(r"\| ([\w ]+) \| (0\.\d+ \| 0\.\d+) \|", printed))
    print(printed)
    figures = {name: [float(figure) for figure in row.split(" | ")] for name, row in rows.items()}
    best = [max(row[place] for name, row in figures.items() if name.startswith("sumy")) for place in (0, 1)]
    assert all(ours > theirs for ours, theirs in zip(figures["overlap"], best, strict=True)), printed
    assert "the same five sentences on 20 of 20" in printed
