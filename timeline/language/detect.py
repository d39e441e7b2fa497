"""Which language a text is in, when nobody says."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache

from timeline.errors import LanguageError
from timeline.language.files import known
from timeline.language.pack import load

UNTOLD = "en"
"""What a text is taken for that is too short to tell."""
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SAMPLE = 1200
_WORD = re.compile(r"[^\W\d_]+")


def language_tag(value: str | None) -> str:
    """Return what was declared as a tag with hyphens (BCP 47), or nothing when it is none.

    >>> language_tag("en_GB"), language_tag("English")
    ('en-GB', '')
    """
    tag = (value or "").strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ""


def detect(text: str) -> str:
    """Tell the language of a text, as a tag of two letters; "en" when it is too short to tell.

    A text that is full of the function words of a language with a file of its own needs no more proof: in English
    news every third word is one. All others are judged by py3langid, whose model takes a while to load.

    >>> detect("The river rose in the night and took the bridge with it."), detect("2014")
    ('en', 'en')
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < 4:
        return UNTOLD
    shares = {code: sum(word in stops for word in words) / len(words) for code, stops in _function_words().items()}
    best = max(sorted(shares), key=shares.__getitem__)
    rest = max((share for code, share in shares.items() if code != best), default=0.0)
    if shares[best] >= 0.21 and shares[best] - rest >= 0.1:
        return best
    if len(words) >= 8:
        return _by_model(text[:_SAMPLE])
    return best if shares[best] else UNTOLD


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """Collect the stop words of every language whose file lists some.

    A file that cannot be loaded is told by whoever reads an article in that language, and is no hindrance to others.
    """
    found: dict[str, frozenset[str]] = {}
    for code in known():
        with suppress(LanguageError):
            found[code] = load(code).stop_words
    return {code: words for code, words in found.items() if words}


def _by_model(text: str) -> str:
    """Ask py3langid."""
    from py3langid import classify

    return str(classify(text)[0])
