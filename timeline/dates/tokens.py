"""Tokens: the words, numbers and marks of a passage, each with the character that stands for its classes.

The shapes of numbers are the same in every language:

    {n}      1 to 31, as a day or a count: 3, 25          {int}      any whole number: 3, 300, 1,250
    {month_number}  1 to 12                               {decimal}  2.5
    {hour}   0 to 24                                      {nth}      3rd, 25th, up to 31st
    {year}   1700 to 2099                                 {ordinal_number}  any: 3rd, 125th
    {yy}     '98                                          {decade}   1990s
    {far_year}  1000 to 1699, 2100 to 2199  {short_decade}  '90s, 90s
    {two}    two digits: 98                               {clock}    14:17, 2:30:05
    {iso}    2016-02-25                                   {iso_time} 2016-02-25T14:17
    {iso_week}  2016-W08                    {fraction}  1/2
    {quarter_code}  Q3, 3Q, H1              {fiscal_code}  FY2011, FY11
    {slashed}  25/02/2016, 2/25/16, 25.2.2016
"""

from __future__ import annotations

import re
from functools import lru_cache

WORD, MARK = "x", "m"
UNKNOWN = WORD + MARK
"""The classes of a word and of a mark that no rule knows."""

TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:z\b|[+-]\d\d:?\d\d)?)?(?![\d-])"
    r"|\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d\d)(?![\d/])(?!\.\d)"
    r"|\d{4}-w\d\d(?:-[1-7])?(?!\d)|(?:[qh][1-4]|[1-4][qh]|fy ?'?\d\d(?:\d\d)?)\b"
    r"|\d{1,2}/\d{1,2}(?![\d/])|\d{1,2}:\d\d(?::\d\d)?(?![\d:])"
    r"|[$£€¥#]\s?\d[\d,.]*|\d+(?:,\d{3})*(?:\.\d+)?\s?(?:%|percent\b|per cent\b)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+\.\d+"
    r"|\d+(?:st|nd|rd|th)\b|['’]?\d+s\b|['’]\d\d(?!\d)|\d+"
    r"|(?:[^\W\d_]\.){2,}|['’]s\b|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?"
    r"|\n\s*\n|\S"
)

_SHAPES = (  # what a token looks like, and its character; the first that fits
    (re.compile(r"\d{4}-\d\d-\d\d"), "i"),
    (re.compile(r"\d{4}-\d\d-\d\d[t ].*"), "j"),
    (re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d+"), "s"),
    (re.compile(r"\d{1,2}:\d\d(:\d\d)?"), "c"),
    (re.compile(r"\d{4}-w\d\d(-\d)?"), "k"),
    (re.compile(r"[qh][1-4]|[1-4][qh]"), "u"),
    (re.compile(r"fy ?'?\d+"), "v"),
    (re.compile(r"\d+/\d+"), "f"),
    (re.compile(r"0?[1-9]|1[0-2]"), "1"),
    (re.compile(r"1[3-9]|2[0-4]"), "2"),
    (re.compile(r"2[5-9]|3[01]"), "3"),
    (re.compile(r"00?"), "0"),
    (re.compile(r"\d\d"), "6"),
    (re.compile(r"1[7-9]\d\d|20\d\d"), "4"),
    (re.compile(r"1\d{3}|2[01]\d\d"), "5"),
    (re.compile(r"\d{3}"), "7"),
    (re.compile(r"\d+(,\d{3})*"), "8"),
    (re.compile(r"\d+\.\d+|\d+(,\d{3})+\.\d+"), "9"),
    (re.compile(r"(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)"), "o"),
    (re.compile(r"\d{1,3}(st|nd|rd|th)"), "p"),
    (re.compile(r"\d{2,3}0s"), "q"),
    (re.compile(r"['’]?\d0s"), "Q"),
    (re.compile(r"['’]\d\d"), "y"),
)

SHAPES = {
    "n": "123", "month_number": "1", "hour": "012", "year": "4", "far_year": "5", "yy": "y", "two": "12360",
    "three": "7", "int": "123067845", "small": "123067", "decimal": "9", "fraction": "f",
    "nth": "o", "ordinal_number": "op", "decade": "q", "short_decade": "Q", "quarter_code": "u", "fiscal_code": "v",
    "iso": "i", "iso_time": "j", "iso_week": "k", "slashed": "s", "clock": "c", "word": WORD,
}  # fmt: skip


@lru_cache(maxsize=8192)
def shape(token: str) -> str:
    """Name the class of a number by its looks: "x" for a word, "m" for what is no part of a date.

    >>> [shape(token) for token in ("2016-02-25", "25th", "1990s", "$10", "123456789012345")]
    ['i', 'o', 'q', 'm', 'x']
    """
    if len(token) > 30 or (len(token) > 12 and token.isdigit()) or token[0] not in "0123456789'’qhf":
        return WORD if token[0].isalnum() else MARK
    return next((code for regex, code in _SHAPES if regex.fullmatch(token)), WORD if token[0] in "qhf" else MARK)
