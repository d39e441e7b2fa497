"""What can go wrong, as a tree.

    TimelineError
     ├─ InputError      one input cannot be used: the others go on
     │   └─ InputWarning    it can, after a repair that the reader should know of
     ├─ LanguageError   there is no such language, or its file is wrong
     ├─ OptionError     an argument makes no sense
     └─ OutputError     the output cannot be written

Every message is one line that names what is wrong and what would be right.
"""

from __future__ import annotations


class TimelineError(Exception):
    """The parent of every error that this package raises on purpose."""


class InputError(TimelineError):
    """One input cannot be used; ``source`` names it.

    >>> str(InputError("a.txt", "the file is empty"))
    'a.txt: the file is empty'
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        """Survive the way back from a worker process."""
        return type(self), (self.source, self.reason)


class InputWarning(InputError):  # noqa: N818 - it is no failure
    """One input was read after a repair: its encoding was guessed, characters that no text holds were removed."""


def failure(source: str, what: str, error: Exception) -> InputError:
    """Tell in one line what could not be done with an input, and why: at most 200 characters of a library's own words.

    >>> str(failure("a.txt", "cannot be read as text", RecursionError("too deep")))
    'a.txt: cannot be read as text (RecursionError: too deep)'
    >>> str(failure("a.txt", "cannot be analysed", LanguageError("de.toml: name: is missing")))
    'a.txt: cannot be analysed: de.toml: name: is missing'
    """
    if isinstance(error, TimelineError):
        return InputError(source, f"{what}: {error}")
    reason = ": ".join(filter(None, (type(error).__name__, " ".join(str(error).split()))))
    return InputError(source, f"{what} ({reason[:200]})")


class LanguageError(TimelineError):
    """There is no such language, or its file is wrong."""


class OptionError(TimelineError):
    """An argument makes no sense."""


class OutputError(TimelineError):
    """The output cannot be written."""
