"""Which languages speak on a page: its own, and those that sites speak around stories in any language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline.language.detect import UNTOLD
from timeline.language.files import has_file
from timeline.language.pack import find_pack, load

if TYPE_CHECKING:
    from timeline.language.pack import Pack


def speaking(language: str, section: str) -> tuple[Pack, ...]:
    """List the packs whose ``section`` counts for a page in ``language``: its own first, then those named as ``also``.

    A language that nobody knows, as pages declare them, is taken for the one that short texts are taken for. Raises
    LanguageError when the file of a language is wrong.

    >>> [pack.code for pack in speaking("fr-CA", "layout")], [pack.code for pack in speaking("tlh", "layout")]
    (['fr', 'en'], ['en'])
    """
    return _with_others(find_pack(language) or load(UNTOLD), section)


@cache
def _with_others(pack: Pack, section: str) -> tuple[Pack, ...]:
    """Add the packs that the section names."""
    named = pack.section(section).get("also", [])
    if not isinstance(named, list) or not all(isinstance(code, str) and has_file(code) for code in named):
        raise pack.fault(f"{section}.also", f"is {named!r}: write a list of languages that have a file")
    return tuple(dict.fromkeys([pack, *map(load, named)]))
