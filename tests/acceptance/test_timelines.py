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
    ("t17", "aside"): (0.169, 0.046, 0.770),
    ("entities", "tune"): (0.102, 0.039, 0.318),
    ("entities", "aside"): (0.073, 0.029, 0.230),
}
"""AR1, AR2 and Date F1 of the topics that may be tuned on and of those put aside, a little below what was measured."""
LEAST = {
    "tune": {"clean": 89, "hit": 44, "both": 40, "key points": 96},
    "aside": {"clean": 89, "hit": 36, "both": 34, "key points": 96},
}
"""Per cent of the entries of default briefs by the editor's bar beside the data, and of key points without a fault."""
MOST = {"vague": 5, "dangling": 1, "stamp": 0, "opinion": 1, "duplicate": 4, "broken": 4, "relative": 5}
"""Per cent of the entries that may have a fault, of either part."""


@pytest.fixture(scope="session")
def predictions(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Timelines by the protocol, and in "defaults" what a user gets."""
    out = tmp_path_factory.mktemp("timelines")
    script = [
        sys.executable,
        str(BENCHMARKS / "timelines.py"),
        "--data",
        str(shared / "data" / "tls"),
        "--out",
        str(out),
        "--defaults",
        str(out / "defaults"),
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


@pytest.mark.parametrize("part", LEAST)
def test_no_brief_is_worse(
    part: str, shared: Path, parts: Callable[[str], dict[str, Path]], predictions: Path, tmp_path: Path
) -> None:
    """The editor's bar beside the data, on the default briefs of each part: a smoke detector."""
    topics = parts("tls")[part]
    for topic in topics.iterdir():
        (tmp_path / f"{topic.name}.json").symlink_to(predictions / "defaults" / "briefs" / f"{topic.name}.json")
    scorer = [sys.executable, str(shared / "eval" / "score_brief.py"), str(topics), str(tmp_path)]
    printed = subprocess.run(scorer, check=True, capture_output=True, text=True).stdout
    print(part, printed)
    found = {name: float(figure) for name, figure in re.findall(r"^(\w+) +(\d+\.\d)$", printed, re.MULTILINE)}
    found["key points"] = float(re.findall(r"key points clean (\d+\.\d)", printed)[0])
    assert all(found[name] >= least for name, least in LEAST[part].items()), printed
    assert all(found[name] <= most for name, most in MOST.items()), printed


SUMMARIES = {
    ("tune", "sumy reduction"): (0.800, 0.738),
    ("tune", "overlap (ours)"): (0.814, 0.753),
    ("aside", "sumy reduction"): (0.808, 0.743),
    ("aside", "overlap (ours)"): (0.815, 0.749),
}
"""ROUGE-1 and ROUGE-2 at the number of the reference, of a hundred articles a part, a little below the measured."""


def test_no_summary_falls(shared: Path) -> None:
    """The default is the best of sumy's, ours no worse, and what is sumy's by other sums chooses the same."""
    script = [sys.executable, str(BENCHMARKS / "summaries.py"), "--articles", "100", "--sentences", "300"]
    data = ["--data", str(shared / "data" / "summaries" / "bbc.jsonl.gz")]
    printed = subprocess.run([*script, *data], check=True, capture_output=True, text=True).stdout
    print(printed)
    figures: dict[str, dict[str, list[float]]] = {}
    for part, table in re.findall(r"^(\w+): \d+ articles\n\n((?:\|.*\n)+)", printed, re.MULTILINE):
        rows = re.findall(r"\| ([\w ()]+) \| (0\.\d+) \| (0\.\d+) \|", table)
        figures[part] = {name: [float(one), float(two)] for name, one, two in rows}
    for (part, name), floors in SUMMARIES.items():
        assert all(found >= floor for found, floor in zip(figures[part][name], floors, strict=True)), (part, name)
    for ranks in figures.values():
        reduction = ranks["sumy reduction"]
        assert all(reduction >= row for name, row in ranks.items() if name.startswith("sumy"))
        assert ranks["overlap (ours)"] >= reduction
    assert printed.count("the same five sentences on 20 of 20") == 2
