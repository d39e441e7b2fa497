"""What a format is, and the one way to find it by its name: of a brief, of ``timeline dates`` and ``articles``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Format(NamedTuple):
    """A way to write something; the tables of formats are dicts from name to Format."""

    write: Callable[..., str | bytes]
    """``write(document, explain=…)`` for a brief; else ``write(found, speech, explain=…)``."""
    suffix: str = ""
    """What a file name of this format ends with; the format that comes first owns a shared suffix."""
    points: bool = False
    """Whether it shows the key points, too, and so has something to say without events."""


def find_format(formats: Mapping[str, Format], name: str) -> Format:
    """Return the format of a name; OptionError names those that are known.

    >>> find_format({"md": Format(str)}, "word")
    Traceback (most recent call last):
    timeline.errors.OptionError: there is no format 'word': known are md
    """
    if name not in formats:
        raise OptionError(f"there is no format {name!r}: known are {', '.join(formats)}")
    return formats[name]
