"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path


def write_whole(path: Path, raw: bytes) -> None:
    """Write ``raw`` through a temporary file beside ``path``, which goes on as it was until all is written.

    A link goes on pointing where it did, the permissions of an old file stay, a device or pipe is written to. Nothing
    is left behind, whatever interrupts. Raises OSError.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder, "a.txt"), b"2014")
    ...     [path.name for path in Path(folder).iterdir()]
    ['a.txt']
    """
    if path.exists() and not path.is_file():
        path.write_bytes(raw)  # a device or pipe cannot be replaced by renaming
        return
    target = path.resolve()
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
