"""The command line, run within the process of the tests: what it prints and how it exits is that of the program.

What only a process of its own can show (signals, pipes that close, standard streams, start-up) runs in one.
"""

import contextlib
import traceback
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from timeline.cli import app

RUNNER = CliRunner()


@dataclass(frozen=True)
class Done:
    """What a run left behind."""

    returncode: int
    stdout: str
    stderr: str


def timeline(*arguments: object, stdin: bytes = b"", cwd: Path | str = ".") -> Done:
    """Run the command line without a terminal; what would have been a traceback fails the test."""
    with contextlib.chdir(cwd):
        result = RUNNER.invoke(app, [*map(str, arguments)], input=stdin, prog_name="timeline")
    if result.exc_info and not isinstance(result.exception, SystemExit | None):
        raise AssertionError("".join(traceback.format_exception(result.exception)))
    return Done(result.exit_code, result.stdout_bytes.decode(), result.stderr_bytes.decode())
