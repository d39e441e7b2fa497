"""Real data: ../shared beside the checkout, or wherever TIMELINE_SHARED says. Run by ``make acceptance`` only."""

import os
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
