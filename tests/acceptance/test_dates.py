"""The figures that finding dates has reached on every corpus and every suite of phrases, in every language."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from finding.peers import by_timeline
from finding.scores import MEASURES, PHRASE_MEASURES, load, moment, phrase_scores, scores, suites

pytestmark = pytest.mark.acceptance
REACHED = tomllib.loads(Path(__file__).with_name("reached.toml").read_text(encoding="utf-8"))
"""Per cent, a point below what was reached: ``python benchmarks/dates.py --tables reached`` prints today's."""
PARTS = ("tune", "aside")


def answered(documents: list[dict[str, Any]], language: str, **options: Any) -> list[list[dict[str, Any]]]:
    return by_timeline([(document["text"], moment(document)) for document in documents], language, **options)


def fallen(found: dict[str, Any], measures: tuple[str, ...], least: list[float]) -> dict[str, tuple[float, float]]:
    """The figures that are lower than they were, each with what it was."""
    was = dict(zip(measures, least, strict=True))
    print({name: round(found[name], 1) for name in measures})
    return {name: (found[name], was[name]) for name in measures if found[name] < was[name]}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("corpus", REACHED["corpora"])
def test_no_figure_falls(parts: Callable[[str], dict[str, Path]], corpus: str, part: str) -> None:
    documents = load(parts(f"timex/{corpus}.jsonl")[part])
    found = scores(documents, answered(documents, corpus[:2], of_a_day=True))
    assert not fallen(found, MEASURES, REACHED["corpora"][corpus][part])


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("prefer", ["none", "future"])
@pytest.mark.parametrize("suite", REACHED["phrases"])
def test_no_figure_of_phrases_falls(
    parts: Callable[[str], dict[str, Path]], suite: str, prefer: str, part: str
) -> None:
    name = suite.partition(",")[0]
    cases = suites(name, load(parts(f"phrases/{name}.jsonl")[part]))[suite]
    found = phrase_scores(cases, answered(cases, suite[:2], prefer=None if prefer == "none" else prefer))
    assert not fallen(found, PHRASE_MEASURES, REACHED["phrases"][suite][prefer][part])


def test_nothing_is_left_out(shared: Path) -> None:
    """Every corpus and every suite beside the checkout has its figures."""
    for folder, table in (("timex", "corpora"), ("phrases", "phrases")):
        files = {path.stem for path in (shared / "data" / folder).glob("*.jsonl")}
        assert {name.partition(",")[0] for name in REACHED[table]} == files


def test_our_scores_are_those_of_the_scorer(shared: Path, tmp_path: Path) -> None:
    """The benchmark counts as the scorer beside the data does."""
    gold = shared / "data" / "timex" / "en-aquaint.jsonl"
    documents = load(gold)
    answers = answered(documents, "en", of_a_day=True)
    rows = [{"id": document["id"], "timexes": found} for document, found in zip(documents, answers, strict=True)]
    prediction = tmp_path / "prediction.jsonl"
    prediction.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    scorer = [sys.executable, str(shared / "eval" / "score_timex.py"), str(gold), str(prediction)]
    printed = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    ours = scores(documents, answers)
    assert [line.split()[0] for line in printed] == [*MEASURES]
    for line in printed:
        assert ours[line.split()[0]] == pytest.approx(float(line.split()[-1]), abs=0.006)
