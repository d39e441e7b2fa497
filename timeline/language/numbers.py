"""Numbers in words and digits, by the section ``numbers`` of a pack: "two and a half", "einundzwanzig", "二十一"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from timeline.language.letters import apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.language.pack import Pack

TABLES = ("digit", "teen", "ten", "scale", "other", "ordinal")
"""What maps words to numbers; a language may leave any of them empty."""
LISTS = ("vague", "half", "article", "join")
"""Words without a value of their own: "several", "half", "a", "and"."""
_SLOT = re.compile(r"\{(\w+)\}")
_HOURS = re.compile(r"(\d{1,2})\s?[^\W\d_]+\s?(\d\d)")
_HUNDRED, _THOUSAND = 100, 1000
ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
"""A Roman numeral below forty, as centuries, popes and kings are counted; it may be empty."""
_ROMAN_DIGITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """The numbers of a language, ready to be read."""

    tables: Mapping[str, Mapping[str, Any]]
    """For each name of TABLES and LISTS its words; compounds such as "einundzwanzig" stand in "other"."""
    values: Mapping[str, Fraction]
    """Cardinal words and phrases, their parts separated by blanks, and what they stand for; a half among them."""
    scales: frozenset[str]
    """Those of them that multiply what stands before."""
    decimal: str
    """What stands before the fraction: "." or ","."""
    thousands: str
    """The marks between groups of three digits."""
    longest: int
    """Words of the longest phrase."""

    def read(self, tokens: Sequence[str]) -> Fraction | None:
        """Read a number; None for a vague one ("several") or none at all.

        >>> from timeline.language.pack import load
        >>> texts = ("twenty five", "two hundred", "two and a half", "a few", "2.5", "two hundred thousand")
        >>> [str(numbers_of(load("en")).read(text.split())) for text in texts]
        ['25', '200', '5/2', 'None', '5/2', '200000']
        """
        return _read(self, tuple(tokens))

    def sum(self, tokens: Sequence[str]) -> Fraction | None:
        """Read one that was not asked for before."""
        total = section = single = Fraction(0)
        seen = False
        for place, word, value in self._parts(tokens):
            if word in self.tables["vague"]:
                return None
            if word in self.tables["article"] and not self._is_one(tokens, place):
                continue  # "a hundred", "and a half"
            seen = True
            if word not in self.scales:
                single += value
                continue
            whole = section + single
            if 0 < total < value:
                total, section = (total + whole) * value, Fraction(0)
            else:
                section = whole * value if 0 < section < value else section + (single or 1) * value
            single = Fraction(0)
            if value >= _THOUSAND:
                total, section = total + section, Fraction(0)
        return total + section + single if seen else None

    def spoken_year(self, tokens: Sequence[str]) -> int:
        """Read a year as it is spoken: "nineteen ninety-nine", "two thousand five", "twenty ten".

        >>> from timeline.language.pack import load
        >>> texts = ("nineteen ninety nine", "two thousand", "twenty ten", "nineteen oh five")
        >>> [numbers_of(load("en")).spoken_year(text.split()) for text in texts]
        [1999, 2000, 2010, 1905]
        """
        parts = list(self._parts(tokens))
        if any(word in self.scales for _, word, _ in parts) or parts[0][2] >= _THOUSAND:
            return int(self.read(tokens) or 0)
        return int(parts[0][2]) * _HUNDRED + int(sum(value for _, _, value in parts[1:]))

    def _is_one(self, tokens: Sequence[str], place: int) -> bool:
        """Whether an article is a number: "a week", and in Romance languages "cuarenta y un días"; not "a hundred"."""
        behind_join = place > 0 and tokens[place - 1] in self.tables["join"]
        return (place == 0 or behind_join) and not self._is_number(tokens[place + 1 : place + 2])

    def _is_number(self, tokens: Sequence[str]) -> bool:
        return next(self._parts(tokens), None) is not None

    def _parts(self, tokens: Sequence[str]) -> Iterator[tuple[int, str, Fraction]]:
        """Yield the place, words and value of each part of a number, the longest phrase first; other words are none."""
        at = 0
        while at < len(tokens):
            for length in range(min(self.longest, len(tokens) - at), 0, -1):
                words = " ".join(tokens[at : at + length])
                value = self.values.get(words) if length > 1 else self._value(words)
                if value is not None:
                    yield at, words, value
                    at += length
                    break
            else:
                at += 1

    def _value(self, token: str) -> Fraction | None:
        if hours := _HOURS.fullmatch(token):  # "2h30"
            return int(hours[1]) + Fraction(int(hours[2]), 60)
        if token[0].isdigit():  # "1,250", "2.5", "1/2"; ZeroDivisionError for "1/0"
            plain_digits = re.sub(f"[{re.escape(self.thousands)}]", "", token) if self.thousands else token
            return Fraction(plain_digits.replace(self.decimal, "."))
        return self.values.get(token)


@lru_cache(maxsize=4096)
def _read(numbers: Numbers, tokens: tuple[str, ...]) -> Fraction | None:
    return numbers.sum(tokens)


@cache
def numbers_of(pack: Pack) -> Numbers:
    """Make the numbers of a pack; LanguageError when its section says something that is no number."""
    section, script = pack.section("numbers"), pack.section("script")
    tables: dict[str, dict[str, Any]] = {name: dict(section.get(name, {})) for name in TABLES}
    lists = {name: dict.fromkeys(map(_spelt, section.get(name, ())), 0) for name in LISTS}
    for name, table in tables.items():
        for word, value in table.items():
            if not isinstance(value, (int, float)) or value * 2 % 1:
                raise pack.fault(
                    f"numbers.{name}.{word}", f"is {value!r}: write a whole number, or one and a half as 1.5"
                )
    for form in section.get("compounds", ()):
        tables["other"] |= dict(_compounds(pack, form, tables))
    values = {word: Fraction(value) for name in TABLES[:-1] for word, value in tables[name].items()}
    values |= {word: Fraction(1) for word in lists["article"]} | {word: Fraction(1, 2) for word in lists["half"]}
    values |= {word: Fraction(0) for word in lists["vague"]}
    spelt = {_spelt(word): value for word, value in values.items()}
    return Numbers(
        tables={**tables, **lists},
        values=spelt,
        scales=frozenset(tables["scale"]),
        decimal=script["decimal"],
        thousands=script["thousands"],
        longest=max((len(word.split()) for word in spelt), default=1),
    )


def _spelt(word: str) -> str:
    """Write a number as its tokens, as a text has them: hyphens are none."""
    return " ".join(re.findall(r"[^\s-]+", apart(word)))


def _compounds(pack: Pack, form: str, tables: Mapping[str, Mapping[str, float]]) -> Iterator[tuple[str, float]]:
    """Yield the numbers that are written as one word of several: "{digit}und{ten}" makes "einundzwanzig"."""
    slots = _SLOT.findall(form)
    if len(slots) != 2 or not all(slot in tables for slot in slots):
        raise pack.fault("numbers.compounds", f"{form!r}: write two of {', '.join(tables)} in braces")
    first, second = slots
    for word, value in tables[first].items():
        for other, more in tables[second].items():
            yield form.replace(f"{{{first}}}", word).replace(f"{{{second}}}", other), value + more


def roman(word: str) -> int:
    """Read the Roman numeral that a word in small letters begins with.

    >>> roman("xix"), roman("xixe"), roman("iv")
    (19, 19, 4)
    """
    match = ROMAN.match(word)
    return 10 * len(match[1]) + _ROMAN_DIGITS.index(match[2]) if match else 0


def plain(value: Fraction) -> str:
    """Write a number as TIMEX3 does, to two decimals: "2", "2.5".

    >>> plain(Fraction(5, 2)), plain(Fraction(2469135, 2))
    ('2.5', '1234567.5')
    """
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.2f}".rstrip("0").rstrip(".")
