"""Packages that only some formats need: their absence is one clear line that names the extra."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from timeline.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def needs(package: str, extra: str, source: str) -> Iterator[None]:
    """Import inside; a missing package becomes an InputError that says how to install it.

    >>> with needs("nothing", "pdf", "a.pdf"):
    ...     import no_such_package
    Traceback (most recent call last):
    timeline.errors.InputError: a.pdf: needs the package nothing: pip install 'timeline-brief[pdf]'
    """
    try:
        yield
    except ImportError:
        raise InputError(source, f"needs the package {package}: pip install 'timeline-brief[{extra}]'") from None
