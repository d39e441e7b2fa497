"""Where the program meets the terminal: messages, progress, files written whole, exit codes.

Data goes to standard output or to a file; everything else goes to standard error.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from timeline.errors import OutputError, TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

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
    except BrokenPipeError:
        _forget_stdout()
        raise typer.Exit(FINE) from None
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


def _forget_stdout() -> None:
    """Keep the interpreter from complaining once more when it flushes a pipe that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def working(what: str, *, quiet: bool) -> AbstractContextManager[object]:
    """Show on a terminal that work goes on; anywhere else nothing is shown."""
    if quiet or not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(f"{what} …")


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
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
        return
    try:
        _replace(path, raw)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from None


def _replace(path: Path, raw: bytes) -> None:
    if path.exists() and not path.is_file():
        path.write_bytes(raw)  # a device or pipe cannot be replaced by renaming
        return
    target = path.resolve()  # a link goes on pointing where it did
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Read the process's umask; the system offers no way but to set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
