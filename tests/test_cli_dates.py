"""The command `timeline dates`: its output, and its exit codes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from timeline.cli import app

RUN = CliRunner()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text("The dam held this week, but in 2014 it burst twice a year.\n", encoding="utf-8")
    return path


def test_table_with_reasons(story: Path) -> None:
    """The default is a table; --explain says why."""
    result = RUN.invoke(app, ["dates", str(story), "--date", "2016-02-25", "--explain", "--quiet"])
    assert result.exit_code == 0
    assert "ISO week 8 of 2016, because published Thursday 25 February 2016" in result.stdout


def test_json_to_a_file(story: Path, tmp_path: Path) -> None:
    """What is written to a file is what would be printed."""
    output = tmp_path / "dates.json"
    result = RUN.invoke(app, ["dates", str(story), "--date", "2016-02-25", "-f", "json", "-o", str(output), "-q"])
    assert result.exit_code == 0
    (document,) = json.loads(output.read_text(encoding="utf-8"))["documents"]
    assert [timex["value"] for timex in document["timexes"]] == ["2016-W08", "2014", "P1Y"]


def test_nothing_to_report(tmp_path: Path) -> None:
    """A text without dates is no error, but the exit code tells."""
    path = tmp_path / "plain.txt"
    path.write_text("Nothing happened here, and nobody came.\n", encoding="utf-8")
    assert RUN.invoke(app, ["dates", str(path), "--quiet"]).exit_code == 3


@pytest.mark.parametrize("wrong", [["-f", "xml"], ["--kind", "poem"], ["--date", "yesterday"]])
def test_wrong_usage(story: Path, wrong: list[str]) -> None:
    """Exit code 2, one line, no traceback."""
    result = RUN.invoke(app, ["dates", str(story), *wrong])
    assert result.exit_code == 2
    assert "Traceback" not in result.output
