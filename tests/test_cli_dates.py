"""The command `timeline dates`: its output, and its exit codes."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from timeline import Timex, find_dates

sys.path.insert(0, str(Path(__file__).parent))

from command import timeline


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text("The dam held this week, but in 2014 it burst twice a year.\n", encoding="utf-8")
    return path


def test_table_with_reasons(story: Path) -> None:
    """The default is a table; --explain says why."""
    result = timeline("dates", story, "--date", "2016-02-25", "--explain", "--quiet")
    assert result.returncode == 0
    assert "ISO week 8 of 2016, because published Thursday 25 February 2016" in result.stdout


def test_json_to_a_file(story: Path, tmp_path: Path) -> None:
    """What is written to a file is what would be printed."""
    output = tmp_path / "dates.json"
    result = timeline("dates", story, "--date", "2016-02-25", "-f", "json", "-o", output, "-q")
    assert result.returncode == 0
    (document,) = json.loads(output.read_text(encoding="utf-8"))["documents"]
    assert [timex["value"] for timex in document["timexes"]] == ["2016-W08", "2014", "P1Y"]


STORY = (
    "The bridge over the Lena was closed on 3/4/2011 after cracks were found. The Lena froze on Friday, divers said. "
    "In 2008 a first bridge had been built there. It fell into the Lena in October, and forty people drowned."
)


@pytest.mark.parametrize("command", ["dates", "events", "brief"])
@pytest.mark.parametrize(
    ("options", "days"),
    [
        ([], "2011-03-04 2016-02-19"),
        (["--day-first"], "2011-04-03 2016-02-19"),
        (["--month-first", "--prefer", "future"], "2011-03-04 2016-02-26 2016-10"),
        (["--prefer", "past", "--kind", "news"], "2011-03-04 2016-02-19 2015-10"),
        (["--kind", "narrative"], "2011-03-04 2008-10"),
    ],
)
def test_hints_hold_for_every_command_that_reads_dates(
    tmp_path: Path, command: str, options: list[str], days: str
) -> None:
    """What a user says of how dates are to be read is seen in the list of them, in the timeline and in the brief."""
    path = tmp_path / "lena.txt"
    path.write_text(STORY, encoding="utf-8")
    done = timeline(command, path, "--date", "2016-02-25", "-f", "json", "-q", *options)
    assert done.returncode == 0
    assert set(days.split()) <= set(re.findall(r'"(\d{4}-\d\d(?:-\d\d)?)"', done.stdout))


def test_an_article_that_cannot_be_analysed_is_named_and_the_others_are_told(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong within one article costs that article and makes exit code 1."""

    def unwell(text: str, *given: Any, **options: Any) -> tuple[Timex, ...]:
        return find_dates(text, *given, **options) if "ferry" not in text else next(iter(()))

    monkeypatch.setattr("timeline.writers.dates.find_dates", unwell)
    (tmp_path / "ferry.txt").write_text("The ferry sank in 2014, and nine people drowned.\n", encoding="utf-8")
    result = timeline("dates", tmp_path / "ferry.txt", story, "--jobs", "1")
    assert (result.returncode, result.stderr) == (
        1,
        f"timeline: {tmp_path}/ferry.txt: cannot be analysed (StopIteration)\n",
    )
    assert "2014" in result.stdout


def test_nothing_to_report(tmp_path: Path) -> None:
    """A text without dates is no error, but the exit code tells."""
    path = tmp_path / "plain.txt"
    path.write_text("Nothing happened here, and nobody came.\n", encoding="utf-8")
    assert timeline("dates", path, "--quiet").returncode == 3


@pytest.mark.parametrize(
    ("option", "value"), [("--format", "xml"), ("--kind", "poem"), ("--prefer", "next"), ("--date", "yesterday")]
)
@pytest.mark.parametrize("command", ["dates", "events", "brief"])
def test_wrong_usage(story: Path, command: str, option: str, value: str) -> None:
    """Exit code 2, nothing on standard output, and the message names the option and what was said."""
    done = timeline(command, story, option, value)
    assert (done.returncode, done.stdout) == (2, "")
    assert option in done.stderr
    assert value in done.stderr
