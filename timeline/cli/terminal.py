"""Where the program meets the terminal: messages, progress, files written whole, exit codes.

Data goes to standard output or to a file; everything else goes to standard error.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from timeline.errors import OutputError, TimelineError
from timeline.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FINE, SOME_FAILED, WRONG_USAGE, NOTHING = 0, 1, 2, 3
INTERNAL = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # 128 + SIGINT, as shells count


def say(message: str) -> None:
    """Print one line to standard error, whatever characters the message holds."""
    line = " ".join(f"timeline: {message}".split())
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    print(line.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr)  # noqa: T201 - this is the place


@contextmanager
def guarded(*, debug: bool) -> Iterator[None]:
    """Turn whatever goes wrong inside into one line and an exit code; with ``debug``, let it through."""
    try:
        yield
    except KeyboardInterrupt:
        say("interrupted: nothing was written")
        raise typer.Exit(INTERRUPTED) from None
    except (typer.Exit, typer.BadParameter):
        raise
    except TimelineError as error:
        if debug:
            raise
        say(str(error))
        raise typer.Exit(WRONG_USAGE) from None
    except Exception as error:
        if debug:
            raise
        say(f"unexpected {type(error).__name__}: {error} (a bug: --debug shows where)")
        raise typer.Exit(INTERNAL) from None


def _print(raw: bytes) -> None:
    """Write to standard output; when its reader has read enough and left, the run has done its work."""
    if sys.stdout is None:  # the shell's ">&-"
        raise OutputError("standard output is closed: name a file with --output")
    try:
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _forget_stdout()
        raise typer.Exit(FINE) from None
    except OSError as error:
        _forget_stdout()
        raise OutputError(f"standard output: cannot be written: {error.strerror or error}") from None


def _forget_stdout() -> None:
    """Keep the interpreter from complaining once more when it flushes a pipe that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def working(what: str, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Show on a terminal that work goes on, and what the function that it gives is told; anywhere else nothing."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what} …") as status:
        yield lambda news: status.update(f"{what}: {news} …")


def check_writable(path: Path | None) -> None:
    """Raise OutputError before the work starts when ``path`` could not be written after it."""
    if path is None or (path.exists() and not path.is_file() and not path.is_dir()):
        return  # standard output, or a device or pipe
    folder = path.parent
    if path.is_dir():
        raise OutputError(f"{path}: is a folder: name a file")
    if not folder.is_dir():
        raise OutputError(f"{path}: there is no folder {folder}: make it first")
    if not os.access(folder, os.W_OK):
        raise OutputError(f"{path}: the folder {folder} cannot be written: choose another or change its permissions")


def write(data: str | bytes, path: Path | None) -> None:
    """Write ``data`` whole or not at all: to standard output when ``path`` is None, else through a temporary file.

    Raises OutputError when the file cannot be written; what stood there before is then still there.
    """
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if path is None:
        _print(raw)
        return
    try:
        write_whole(path, raw)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from None
