"""The command line: what it writes, what it says, how it exits; through real processes where only they can tell."""

import fcntl
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest
import typer
from typer.main import get_command
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent))

from command import Done, timeline

from timeline import Article, Brief, InputError, build_brief
from timeline.cli import app, terminal

PROGRAM = (sys.executable, "-m", "timeline")

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(path.relative_to(ROOT) for path in (ROOT / "examples").glob("[0-9]*"))
STORY = "Flood in Rome\n\nBy Ann Lee - 3 May 2014\n\nThe river rose on Friday. In 1966 it had flooded Florence.\n"


def process(*arguments: object, stdin: bytes = b"", cwd: Path | None = None) -> Done:
    """Run the command line in a process of its own."""
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd, check=False, timeout=120
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "flood.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_examples_become_the_brief_that_the_readme_shows() -> None:
    """The golden brief of examples/, byte for byte, twice: with one process and with two."""
    runs = [process("brief", *EXAMPLES, "--jobs", jobs, cwd=ROOT) for jobs in (1, 2)]
    assert [run.returncode for run in runs] == [0, 0]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stderr == ""
    golden = Path(__file__).parent / "golden" / "examples.md"
    assert runs[0].stdout == golden.read_text(encoding="utf-8")


def test_a_file_is_written_whole_and_the_pipe_stays_empty(story: Path, tmp_path: Path) -> None:
    """With -o nothing but the file: no output, no leftovers, the suffix tells the format."""
    done = timeline("brief", story, "-o", tmp_path / "brief.json")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert '"format": "timeline-brief"' in (tmp_path / "brief.json").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.json", "flood.txt"]


def test_standard_input(story: Path) -> None:
    """A pipe is read like a file."""
    done = process("brief", "-", stdin=story.read_bytes())
    assert done.returncode == 0
    assert "In 1966 it had flooded Florence." in done.stdout


def test_bad_inputs_are_named_and_the_rest_goes_on(story: Path, tmp_path: Path) -> None:
    """One line each on stderr; the good article still becomes a brief; exit code 1."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    done = timeline("brief", story, tmp_path / "empty.txt", tmp_path / "binary.txt", tmp_path / "missing.txt")
    assert done.returncode == 1
    assert "Florence" in done.stdout
    lines = done.stderr.splitlines()
    assert len(lines) == 3
    for line, name in zip(lines, ("empty.txt", "binary.txt", "missing.txt"), strict=True):
        assert line.startswith("timeline: ")
        assert name in line
    assert timeline("brief", story, tmp_path / "empty.txt", "--quiet").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--from", "yesterday"], "YYYY-MM-DD"),
        (["--format", "docs"], "known are md"),
        (["--summarizer", "gpt"], "known are reduction"),
        (["--lang", "xx-nowhere"], "language"),
        (["--lang-out", "xx-nowhere"], "there is no language 'xx"),
        (["--date", "2014"], "YYYY-MM-DD"),
        (["--max-events", "0"], "max-events"),
        (["--no-such-flag"], "no-such-flag"),
        (["-o", "no/such/folder/brief.md"], "no folder"),
    ],
)
def test_wrong_usage(story: Path, arguments: list[str], words: str) -> None:
    """Exit code 2, and the message says what would be right."""
    done = timeline("brief", story, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["brief", "--site", "hugo", "-o", "x.md"], "--output: --site writes its own page"),
        (["brief", "--site", "hugo", "--format", "csv", "--explain"], "--format, --explain: --site writes"),
        (["brief", "--site", "hugo", "--template", "nope"], "--template: --site writes"),
        (["brief", "--draft"], "--draft: there is no site to write into"),
        (["brief", "--slug", "x", "--out", "."], "--out, --slug: there is no site"),
        (["brief", "-o", "x.doc"], "no format ends with .doc: choose .md, .html"),
        (["events", "-o", "x.doc"], "or say --format"),
        (["brief", "--template", "nope.md"], "--template nope.md: there is no such file"),
        (["brief", "--template", "flood.txt", "--format", "csv"], "--template decides"),
        (["summary", "-f", "ics"], "ics shows events, and a summary has none: choose one of md, html"),
        (["summary", "-o", "x.svg"], "svg shows events"),
    ],
)
def test_options_that_contradict_each_other(story: Path, arguments: list[str], words: str) -> None:
    """Nothing that was said is dropped without a word; nothing is written."""
    done = timeline(arguments[0], story.name, *arguments[1:], cwd=story.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert [path.name for path in story.parent.iterdir()] == ["flood.txt"]


def test_a_file_name_without_an_ending_gets_markdown(story: Path) -> None:
    """Only an ending that nobody knows is an error; --format says more than any ending."""
    assert timeline("brief", story, "-o", story.parent / "brief").returncode == 0
    assert (story.parent / "brief").read_text(encoding="utf-8").startswith("# Flood in Rome")
    assert timeline("brief", story, "-f", "csv", "-o", story.parent / "brief.tab").returncode == 0


def test_no_picture_of_nothing(tmp_path: Path) -> None:
    """Key points without events are no calendar, and no picture either."""
    (tmp_path / "a.txt").write_text("Hills\n\nThe hills are green and the valleys are wide. Many sheep graze there.\n")
    assert "## Key points" in timeline("brief", "a.txt", cwd=tmp_path).stdout
    for kind in ("ics", "svg"):
        done = timeline("brief", "a.txt", "-f", kind, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (3, "")


def test_an_article_that_cannot_be_analysed_is_named_and_the_others_are_told(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong within one article costs that article and makes exit code 1."""

    def build(articles: tuple[Article, ...], *, on_error: Callable[[InputError], None], **asked: Any) -> Brief:
        on_error(InputError("other.txt", "cannot be analysed"))
        return build_brief(articles, **asked)

    monkeypatch.setattr("timeline.brief.build_brief", build)
    for command in ("brief", "events", "summary"):
        done = CliRunner().invoke(app, [command, str(story), "--jobs", "1"])
        assert done.exit_code == 1
        assert "Florence" in done.stdout
        assert "timeline: other.txt: cannot be analysed" in done.stderr


def test_the_language_of_the_output(story: Path) -> None:
    """A language without words is spoken in English, and the brief says so; so is a table."""
    assert "There are no words for a brief in Finnish yet" in timeline("brief", story, "--lang-out", "fi").stdout
    assert "no words for a brief" not in timeline("brief", story, "--lang-out", "en-GB").stdout
    assert "offset" in timeline("dates", story, "--lang-out", "fi").stdout
    assert timeline("dates", story, "--lang-out", "xx-nowhere").returncode == 2


def test_options_are_declared_once() -> None:
    """Every command that takes a group of options has all of it, with the same wording."""
    said: dict[str, set[str]] = {}
    for name in ("brief", "events", "summary", "dates", "articles"):
        for option in get_command(app).commands[name].params:  # type: ignore[attr-defined]
            said.setdefault(option.opts[0], set()).add(option.help or "")
    assert {name: texts for name, texts in said.items() if len(texts) > 1 and name != "--format"} == {}


def test_nothing_to_report(tmp_path: Path) -> None:
    """Exit code 3 when no article could be read, and the old output stays."""
    (tmp_path / "empty.txt").write_bytes(b"")
    old = tmp_path / "brief.md"
    old.write_text("old", encoding="utf-8")
    done = timeline("brief", tmp_path / "empty.txt", "-o", old)
    assert done.returncode == 3
    assert "nothing to report" in done.stderr
    assert old.read_text(encoding="utf-8") == "old"


def test_options_do_what_they_say(story: Path) -> None:
    """Title, date, bounds and numbers."""
    assert timeline("brief", story, "--title", "My *title*").stdout.startswith("# My \\*title\\*\n")
    dated = timeline("events", story, "--date", "2020-01-08").stdout
    assert "3 January 2020" in dated
    early = timeline("events", story, "--to", "1999").stdout
    assert "1966" in early
    assert "May 2014" not in early.partition("## Sources")[0]
    late = timeline("events", story, "--from", "2014-05").stdout
    assert "**1966**" not in late
    assert timeline("events", story, "--max-events", "1").stdout.count("\n- **") == 1


def test_events_and_summary_alone(story: Path) -> None:
    """Each command leaves the other's part out."""
    events, summary = timeline("events", story).stdout, timeline("summary", story).stdout
    assert "## Timeline" in events
    assert "## Key points" not in events
    assert "## Timeline" not in summary
    assert "## Key points" in summary


def test_a_reader_that_closes_the_pipe_ends_the_run_quietly(story: Path) -> None:
    """``timeline … | head -0``: no complaint about the broken pipe."""
    command = [*PROGRAM, "brief", str(story)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize(
    ("arguments", "words", "code"),
    [
        ("{} > /dev/full", "standard output: cannot be written: No space left on device", 2),
        ("{} >&-", "standard output is closed: name a file with --output", 2),
        ("- <&-", "-: standard input is closed: pipe an article into it", 3),
    ],
)
def test_standard_streams_that_are_of_no_use(story: Path, arguments: str, words: str, code: int) -> None:
    """A full disk behind a redirection, or no stream at all: one line, and no bug of the program."""
    shell = f"exec {sys.executable} -m timeline brief {arguments.format(story)}"
    done = subprocess.run(["/bin/sh", "-c", shell], capture_output=True, check=False, timeout=120)
    assert done.stderr.decode().startswith(f"timeline: {words}\n")
    assert done.returncode == code


def test_a_broken_pipe_elsewhere_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    """A worker that died breaks a pipe, too: that is said and no exit code 0."""
    with pytest.raises(typer.Exit) as raised, terminal.guarded(debug=False):
        raise BrokenPipeError(32, "Broken pipe")
    assert raised.value.exit_code == terminal.INTERNAL
    assert "BrokenPipeError" in capsys.readouterr().err


def wait_until_read(pipe: IO[bytes]) -> None:
    """Wait until the process at the other end has taken all that the pipe held, and so waits for more."""
    until = time.monotonic() + 30
    while struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)))[0]:
        assert time.monotonic() < until
        time.sleep(0.01)


def test_ctrl_c_leaves_the_old_file(tmp_path: Path) -> None:
    """Interrupted while reading standard input: one line, exit code 130, nothing written."""
    old = tmp_path / "brief.md"
    old.write_text("old", encoding="utf-8")
    command = [*PROGRAM, "brief", "-", "-o", str(old)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(b"The dam")
        process.stdin.flush()
        wait_until_read(process.stdin)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.decode() == "timeline: interrupted: nothing was written\n"
    assert old.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["brief.md"]


def test_version_and_help() -> None:
    """Both answer on standard output."""
    assert process("--version").stdout.startswith("timeline 0.")
    assert "brief" in process("--help").stdout
