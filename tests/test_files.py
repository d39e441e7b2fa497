"""Files are written whole or not at all, by every part that writes some."""

import os
from pathlib import Path

import pytest

from timeline.errors import OutputError
from timeline.files import write_whole
from timeline.sites import write_files


def test_links_and_permissions_stay(tmp_path: Path) -> None:
    """A link goes on pointing where it did, and nobody gains access to a private file."""
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("old")
    real.chmod(0o600)
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert real.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Interrupted or out of space while writing into a site: the old file stays, and no part of a new one."""
    (tmp_path / "a.md").write_text("old")

    def fail(_descriptor: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((KeyboardInterrupt, OutputError)):
        write_files(tmp_path, {"a.md": "new"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_text() == "old"
