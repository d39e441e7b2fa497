"""Numbers in words and digits: "two and a half", "twenty-five", "1,250", "a couple of"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HUNDRED = 100


def number(tokens: Sequence[str], words: Mapping[str, Any]) -> Fraction | None:
    """Read a number; None for a vague one ("several") or none at all.

    ``words`` maps number words to their value, vague words to 0 and "half" to 0.5.

    >>> words = {"two": 2, "twenty": 20, "five": 5, "hundred": 100, "half": 0.5, "a": 1, "few": 0}
    >>> [str(number(text.split(), words)) for text in ("twenty five", "two hundred", "two and a half", "a few", "2.5")]
    ['25', '200', '5/2', 'None', '5/2']
    """
    total = current = Fraction(0)
    seen = False
    for place, token in enumerate(tokens):
        value = _value(token, words)
        if value is None:
            continue
        if value == 0 and not token.isdigit():
            return None
        seen = True
        if value >= _HUNDRED and not token[0].isdigit():
            current = (current or 1) * value
            if value > _HUNDRED:
                total, current = total + current, Fraction(0)
        elif token in {"a", "an"} and (place or (len(tokens) > 1 and _value(tokens[1], words) is not None)):
            continue  # "a hundred", "and a half"
        else:
            current += value
    return total + current if seen else None


def _value(token: str, words: Mapping[str, Any]) -> Fraction | None:
    if token[0].isdigit():
        return Fraction(token.replace(",", ""))  # "1,250", "2.5", "1/2"; ZeroDivisionError for "1/0"
    value = words.get(token)
    return None if value is None else Fraction(value)


def spoken_year(tokens: Sequence[str], words: Mapping[str, Any]) -> int:
    """Read a year as it is spoken: "nineteen ninety-nine", "two thousand five", "twenty ten".

    >>> words = {"nineteen": 19, "ninety": 90, "nine": 9, "two": 2, "thousand": 1000, "twenty": 20, "ten": 10, "oh": 0}
    >>> [spoken_year(text.split(), words) for text in ("nineteen ninety nine", "two thousand", "twenty ten")]
    [1999, 2000, 2010]
    """
    known = [token for token in tokens if token in words]
    if "thousand" in known or "hundred" in known:
        return int(number(known, words) or 0)
    return int(words[known[0]]) * _HUNDRED + sum(int(words[token]) for token in known[1:])


def plain(value: Fraction) -> str:
    """Write a number as TIMEX3 does: "2", "2.5"."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.3g}"
