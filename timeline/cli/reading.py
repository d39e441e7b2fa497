"""What the user said of the input, and the reading itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from timeline.cli import terminal

if TYPE_CHECKING:
    from timeline.errors import InputError
    from timeline.interval import Interval
    from timeline.model import Article


class Reading(NamedTuple):
    """What the user said of the input."""

    sources: list[str]
    date: Interval | None
    language: str | None
    jobs: int
    quiet: bool
    fields: str = ""
    timeout: float = 10.0
    max_size: float = 20.0
    follow: bool = False
    allow_private: bool = False

    def articles(self) -> tuple[tuple[Article, ...], int]:
        """Read the sources, say which failed, and count those."""
        from timeline.readers import iter_articles

        failures: list[InputError] = []

        def warned(message: InputError) -> None:
            if not self.quiet:
                terminal.say(str(message))

        def failed(error: InputError) -> None:
            failures.append(error)
            warned(error)

        articles: list[Article] = []
        with terminal.working("reading", quiet=self.quiet) as tell:
            found = iter_articles(
                self.sources,
                on_error=failed,
                on_warning=warned,
                date=self.date,
                language=self.language,
                fields=self.fields,
                jobs=self.jobs,
                isolate=True,  # or --timeout would hold with several processes only
                timeout=self.timeout,
                max_bytes=int(self.max_size * 1_000_000),
                follow=self.follow,
                allow_private=self.allow_private,
            )
            for article in found:
                articles.append(article)
                tell(f"{len(articles):,} articles")
        return tuple(articles), len(failures)


def processes(jobs: int) -> int:
    """Turn --jobs into a number of processes: 0 is one for each core that this process may use."""
    if jobs or not hasattr(os, "sched_getaffinity"):
        return jobs or os.cpu_count() or 1
    return len(os.sched_getaffinity(0))
