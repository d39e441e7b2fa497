"""What a caller may say of how dates are to be read."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from timeline.errors import OptionError

Kind = Literal["auto", "news", "narrative"]
Prefer = Literal["past", "future"]


class Hints(NamedTuple):
    """The arguments of :func:`timeline.find_dates` that a user may give, together: what an analysis was made by."""

    kind: Kind = "auto"
    prefer: Prefer | None = None
    day_first: bool | None = None

    def check(self) -> None:
        """Raise OptionError for a value that is none.

        >>> Hints(kind="poem").check()
        Traceback (most recent call last):
        timeline.errors.OptionError: --kind poem: write auto, news, narrative
        """
        if self.kind not in get_args(Kind):
            raise OptionError(f"--kind {self.kind}: write {', '.join(get_args(Kind))}")
        if self.prefer is not None and self.prefer not in get_args(Prefer):
            raise OptionError(f"--prefer {self.prefer}: write {', '.join(get_args(Prefer))}")


NO_HINTS = Hints()
