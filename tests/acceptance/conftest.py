"""Real data: ../shared beside the checkout, or wherever TIMELINE_SHARED says. Run by ``make acceptance`` only."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, so that no file can forget to."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.acceptance)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with data/ and eval/; without it the test is skipped, with the reason said."""
    beside = Path(__file__).parent.parent.parent.parent / "shared"
    folder = Path(os.environ.get("TIMELINE_SHARED", beside))
    if not (folder / "data").is_dir():
        pytest.skip(f"no real data in {folder}")
    return folder


@pytest.fixture(scope="session")
def parts(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, Path]]:
    """Split a corpus of data/ into what rules may be tuned on and what is put aside; the split is eval/aside.py's.

    A folder becomes two folders, a file of JSON lines two files; figures are guarded for each apart.
    """

    @cache
    def split(corpus: str) -> dict[str, Path]:
        out = tmp_path_factory.mktemp("parts")
        command = [sys.executable, str(shared / "eval" / "aside.py"), str(shared / "data" / corpus), str(out)]
        subprocess.run(command, check=True, capture_output=True)
        return {part: next(out.glob(f"*{part}*")) for part in ("tune", "aside")}

    return split
