"""Scripts that set blanks between words, and those that set none."""

import re

WIDE = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""The letters of the scripts that set no blanks between words: Thai, kana, and the ideographs of CJK."""
_WIDE = re.compile(rf"[{WIDE}]")


def apart(text: str) -> str:
    """Set blanks around every letter of a script that sets none between words.

    >>> apart("上海2016").split()
    ['上', '海', '2016']
    """
    return text if is_spaced(text) else _WIDE.sub(r" \g<0> ", text)


def wide_letters(text: str) -> int:
    """Count the letters of scripts that set no blanks between words.

    >>> wide_letters("上海 2016")
    2
    """
    return 0 if text.isascii() else len(_WIDE.findall(text))


def is_spaced(text: str) -> bool:
    """Whether a text sets blanks between all its words: it holds no letter of a script that sets none.

    >>> is_spaced("Zürich"), is_spaced("上海")
    (True, False)
    """
    return text.isascii() or _WIDE.search(text) is None
