"""Words that bend, in languages whose files do not list the forms: "novembril" is November in Estonian.

A form is taken for the known word that it begins like, but for the end of that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates.tokens import trie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

_ENDING = 3
"""Letters that a form may have beyond what it shares with the known word."""
_LEAST = (4, 4, 6)
"""How many letters of the known word must be left where none, one or two of them are missing."""
_MOST, _SHORT = 2, 4
"""A month of which less is left counts beside a number only, as its short names do."""
_BEND = {"month": 2, "unit": 2, "after_year": 2, "weekday": 0}
"""The classes whose words bend, and how many letters may be missing: "серед" is "among", and "середа" Wednesday."""


class Inflection:
    """The beginnings by which the forms of words are told, and what each form means."""

    def __init__(self, lexicon: Mapping[str, Mapping[str, Any]]) -> None:
        stems = [pair for name, cut in _BEND.items() for word in lexicon[name] for pair in _stems(word, cut)]
        unsure = {lexicon["month"][word]: word for word in lexicon["month"] if word not in lexicon["sure_month"]}
        for word, number in lexicon["month"].items():
            if number in unsure and _SHORT <= len(word) - _MOST < _LEAST[_MOST]:
                stems.append((word[:-_MOST], unsure[number]))
        self._words = dict(reversed(stems))
        self.pattern = rf"{trie(self._words) or '(?!)'}[^\W\d_]{{0,{_ENDING}}}"
        self._form = re.compile(self.pattern)

    def known(self, token: str) -> str | None:
        """Return the known word that a token is a form of, the one with the longest beginning; None when of none."""
        if self._form.fullmatch(token) is None:
            return None
        return next(stem for size in range(len(token), 0, -1) if (stem := self._words.get(token[:size])))

    def shaper(
        self, shape: Callable[[str], str], codes: dict[str, str], lexicon: Mapping[str, dict[str, Any]]
    ) -> Callable[[str], str]:
        """Make the function that names the class of a token that no table holds: that of the word it is a form of.

        A form is written into the tables when it is first asked for, so that what stands for it is found like any other
        word. What a token means depends on its letters alone, whatever was read before.
        """

        def inflected(token: str) -> str:
            word = self.known(token)
            if word is None:
                return shape(token)
            for words in lexicon.values():
                if word in words:
                    words[token] = words[word]
            return codes.setdefault(token, codes[word])

        return inflected


def _stems(word: str, most: int) -> Iterator[tuple[str, str]]:
    for cut, least in enumerate(_LEAST[: most + 1]):
        if len(word) - cut >= least and word.isalpha():
            yield word[: len(word) - cut], word
