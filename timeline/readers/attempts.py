"""Whatever goes wrong within one article costs that article: any exception becomes the line that tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.errors import InputError, failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import Article


def attempt(source: str, make: Callable[[], Article]) -> Article | InputError:
    """Make one of several articles of a document; what goes wrong is that article's error, and the others go on.

    >>> str(attempt("a.json#1", lambda: [][0]))
    'a.json#1: cannot be read (IndexError: list index out of range)'
    """
    try:
        return make()
    except InputError as error:
        return error
    except Exception as error:  # noqa: BLE001 - libraries raise anything on broken input
        return failure(source, "cannot be read", error)
