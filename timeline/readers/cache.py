"""What was fetched from the web, kept on disk for a while: an hour for feeds and other lists, a day for pages.

A brief that is made again while its user works on it asks no server twice; one that is made again tomorrow is not
built from what a page said yesterday.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from timeline.readers.kinds import detect_kind

if TYPE_CHECKING:
    from collections.abc import Callable

HOUR = 3600
MAX_AGE = {"feed": HOUR, "json": HOUR, "jsonl": HOUR, "csv": HOUR}
"""Seconds for which kinds that grow by the hour are kept; all others are kept for a day."""
DAY = 24 * HOUR


class Answer(NamedTuple):
    """What a server answered, after redirects."""

    url: str
    status: int
    kind: str
    """The Content-Type."""
    body: bytes
    location: str = ""


def cache_folder() -> Path:
    """Return the user's folder for what can be fetched again (XDG Base Directory Specification)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "timeline"


def cached(url: str, folder: Path, limit: int, fetch: Callable[[], Answer]) -> Answer:
    """Return what is on disk, unless it is too old or larger than ``limit`` bytes; else fetch and keep it."""
    path = folder / f"{hashlib.sha256(url.encode('utf-8', 'replace')).hexdigest()[:32]}.page"
    try:
        age = time.time() - path.stat().st_mtime
        head, _, body = path.read_bytes().partition(b"\n")
        if len(body) <= limit and 0 <= age < MAX_AGE.get(detect_kind(body), DAY):
            return Answer(**json.loads(head), body=body)
    except (OSError, ValueError, TypeError):
        pass  # not there yet, or damaged: fetched again
    answer = fetch()
    _keep(answer, path)
    return answer


def _keep(answer: Answer, path: Path) -> None:
    """Write an answer to disk; a cache that cannot be written costs time only."""
    head = json.dumps({"url": answer.url, "status": answer.status, "kind": answer.kind}).encode()
    temporary = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(head + b"\n" + answer.body)
        temporary.replace(path)
    except OSError:
        pass
