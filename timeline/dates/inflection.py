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

_ENDING, _LONG_ENDING = 3, 4
"""Letters that a form may have beyond what it shares with the known word, and where it shares many."""
_MANY = 6
_LEAST = (4, 4, 6)
"""How many letters of the known word must be left where none, one or two of them are missing."""
_MOST, _SHORT = 2, 4
"""A month of which less is left counts beside a number only, as its short names do."""
_BEND = {"month": 2, "unit": 2, "after_year": 2, "weekday": 0}
"""The classes whose words bend, and how many letters may be missing: "серед" is "among", and "середа" Wednesday."""
_BESIDE = ("unit_sense", "sense_after")
"""The classes of words that count beside a unit only, so that two letters less are never too few."""
_SWAPPED, _LEAST_SWAPPED = ("sure_month", "weekday"), 5
"""Classes whose words may have another last letter: "середу", "липні"; and how long they are at least."""
_LETTER = r"[^\W\d_]"


class Inflection:
    """The beginnings by which the forms of words are told, and what each form means."""

    def __init__(self, lexicon: Mapping[str, Mapping[str, Any]]) -> None:
        stems = [pair for name, cut in _BEND.items() for word in lexicon[name] for pair in _stems(word, cut)]
        unsure = {lexicon["month"][word]: word for word in lexicon["month"] if word not in lexicon["sure_month"]}
        for word, number in lexicon["month"].items():
            if number in unsure and _SHORT <= len(word) - _MOST < _LEAST[_MOST]:
                stems.append((word[:-_MOST], unsure[number]))
        beside = [pair for name in _BESIDE for word in lexicon[name] for pair in _stems(word, _MOST, least=_SHORT)]
        whole = (word for name in _SWAPPED for word in lexicon[name] if word.isalpha() and len(word) >= _LEAST_SWAPPED)
        self._swapped = {word[:-1]: word for word in whole}
        beside += [(word, word) for word in lexicon["unit"] if len(word) == _SHORT - 1 and word.isalpha()]
        strong = dict(reversed(stems)) | {stem: word for stem, word in beside if len(stem) > _SHORT}
        self._words = dict(reversed(beside)) | strong
        self.pattern = _forms(strong, self._swapped)
        self._form = re.compile(_forms(self._words, self._swapped))

    def known(self, token: str) -> str | None:
        """Return the known word that a token is a form of, the one with the longest beginning; None when of none."""
        if self._form.fullmatch(token) is None:
            return None
        if word := self._swapped.get(token[:-1]):
            return word
        return next((stem for size in range(len(token), 0, -1) if (stem := self._words.get(token[:size]))), None)

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


def _forms(stems: Mapping[str, str], swapped: Mapping[str, str]) -> str:
    """Write the forms of words as a regular expression."""
    many, few = (trie(stem for stem in stems if (len(stem) >= _MANY) is long) or "(?!)" for long in (True, False))
    return (
        rf"(?:{many}{_LETTER}{{0,{_LONG_ENDING}}}|{few}{_LETTER}{{0,{_ENDING}}}|{trie(swapped) or '(?!)'}{_LETTER}\b)"
    )


def _stems(word: str, most: int, least: int = 0) -> Iterator[tuple[str, str]]:
    for cut, enough in enumerate(_LEAST[: most + 1]):
        if len(word) - cut >= (least or enough) and word.isalpha():
            yield word[: len(word) - cut], word
