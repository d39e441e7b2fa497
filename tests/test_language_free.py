"""Code is language-free: what a language decides stands in its pack, and no string of the code holds a word of one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import timeline
from timeline.dates.arithmetic import GRANULARITY_UNITS
from timeline.dates.check import KEYS
from timeline.dates.meanings import MEANINGS
from timeline.dates.tokens import SHAPES
from timeline.language.pack import SECTIONS, known, load

PACKAGE = Path(timeline.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent.name != "cli")
WORD = re.compile(r"[^\W\d_]{2,}")
NO_WORD = re.compile(r"\(\?P[<=]\w+[>)]|\\[a-zA-Z]|\{\w*\}|https?://\S+|&#?\w+;")
"""What looks like words in a string and is none: groups and classes of regexes, slots, addresses, entities."""
LEXICON = {name for code in known() for name in load(code).dates.get("lexicon", {})}
SLOTS = {slot for means in MEANINGS.values() for slot in "|".join((*means.needs, *means.may)).split("|")}
NAMES = {*GRANULARITY_UNITS, "period", *LEXICON, *SLOTS, *MEANINGS, *KEYS, *SHAPES, *SECTIONS}
"""Names of the code: of granularities, sections, classes, slots and meanings."""
ALLOWED: dict[str, tuple[str, str]] = {}
"""Module to the words that it may hold, and why."""


def texts(value: Any) -> Iterator[str]:
    """Every string of a pack: the words that tables list, and those that outputs speak."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from () if key in KEYS else texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def vocabulary() -> frozenset[str]:
    """The words of all packs, lower case, of two letters or more."""
    found: set[str] = set()
    for code in known():
        pack = load(code)
        for table in (*pack.dates.get("lexicon", {}).values(), *pack.section("numbers").values()):
            for entry in table:
                found |= set(WORD.findall(entry.lower()))
        for name in ("words", "say", "stamps"):
            for text in texts(pack.section(name)):
                found |= set(WORD.findall(NO_WORD.sub(" ", text.lower())))
        for words in pack.dates.get("direction", {}).values():
            found |= set(WORD.findall(" ".join(words)))
    return frozenset(found)


VOCABULARY = vocabulary()


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """The strings of a module, but for docstrings, annotations and what errors say."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and is_error(node.func)):
            skipped |= {id(inner) for inner in ast.walk(node)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))
        elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation is not None:
            skipped |= {id(inner) for inner in ast.walk(node.annotation)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node


def is_error(function: ast.expr) -> bool:
    """Whether a call makes an error or a warning."""
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name.endswith(("Error", "Warning")) or name in {"fault", "_error"}


def words_in(path: Path) -> dict[str, int]:
    """The words of languages that a module's strings hold, each with its line."""
    found: dict[str, int] = {}
    for node in strings(ast.parse(path.read_text(encoding="utf-8"))):
        if node.value not in NAMES:
            for word in WORD.findall(NO_WORD.sub(" ", node.value.lower())):
                if word in VOCABULARY:
                    found.setdefault(word, node.lineno)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_string_holds_a_word_of_a_language(path: Path) -> None:
    """What a pack lists or speaks is nowhere in the code; exceptions have their reason in ALLOWED."""
    allowed, _ = ALLOWED.get(path.relative_to(PACKAGE).as_posix(), ("", ""))
    found = {word: line for word, line in words_in(path).items() if word not in allowed.split()}
    assert not found, f"{path}: move them into the packs: {found}"


def test_no_exception_is_idle() -> None:
    """What ALLOWED lists is there, and has a reason."""
    for name, (words, reason) in ALLOWED.items():
        assert reason
        assert set(words.split()) <= words_in(PACKAGE / name).keys(), name
