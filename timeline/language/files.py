"""The languages that have a file of their own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("packs")
BASE = "base"
"""The name of the file that all others inherit."""


@cache
def has_file(code: str) -> bool:
    """Whether a language, or the one that it is a variety of, has a file of its own.

    >>> has_file("en-GB"), has_file("fi")
    (True, False)
    """
    return code.lower() in known() or code.lower().partition("-")[0] in known()


@cache
def known() -> tuple[str, ...]:
    """List the tags of the languages that have a file of their own.

    >>> "en" in known(), "base" in known()
    (True, False)
    """
    names = (path.name for path in FOLDER.iterdir())
    return tuple(
        sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml") and name != f"{BASE}.toml")
    )
