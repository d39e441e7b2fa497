"""The little language of patterns, and how it becomes a regular expression over the classes of tokens.

    the (last|past) {count} {units}     words, alternatives, slots; between words a hyphen is as good as white space
    {about}? (of)? [..]                  ? * + repeat; parentheses group and never capture
    (?<!flight ){year}(?! people)        what must not stand before or after

A slot names a class of the lexicon, a shape of numbers (see tokens), or a macro; ``{year:first}`` gives it another
name, for a rule that needs the same slot twice. A class that a language leaves empty never matches: an alternative
that needs it falls away, and a pattern that cannot do without it is None.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.dates.tokens import SHAPES
from timeline.errors import LanguageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.dates.tokens import Tokens

_PIECE = re.compile(
    r"(?P<slot>\{\w+(?::\w+)?\})|(?P<open>\(\?(?:<?[=!]|:)|\()|(?P<close>\))|(?P<or>\|)|(?P<repeat>[?*+])"
    r"|(?P<space>\s+)|(?P<word>[^\W\d_]+(?:[’'.](?!s\b)[^\W\d_]+)*(?:\.|'(?!s\b))?|'s)|(?P<mark>\S)"
)
_NAMES = {"holiday", "large_holiday", "named_date"}
"""The classes of names, whose words tell of no date by themselves."""
MARKS = frozenset(",.-()/&'")
"""Punctuation that patterns and phrases may hold; each is a class of its own."""
_OPTIONAL_HYPHEN = "-?"


class Node(NamedTuple):
    """A piece of regular expression over classes."""

    regex: str
    first: frozenset[str]
    """The characters that it can begin with."""
    empty: bool
    """Whether it can be empty."""


_NOTHING = Node("", frozenset(), True)


@lru_cache(maxsize=4096)
def code_class(characters: str) -> str:
    """Write a regular expression for any one of some characters."""
    return re.escape(characters) if len(characters) == 1 else f"[{re.escape(characters)}]"


class Vocabulary:
    """The words of a language and their classes; turns patterns into regular expressions over them."""

    def __init__(
        self,
        lexicon: Mapping[str, Mapping[str, Any]],
        macros: Mapping[str, str],
        tokens: Tokens,
        patterns: Iterable[str],
    ) -> None:
        self.lexicon = lexicon
        self.macros = macros
        self.tokens = tokens
        self._classes: dict[str, set[str]] = {}
        self._nodes: dict[str, Node | None] = {}
        self._parts: dict[str, list[str]] = {}
        self._told: set[str] = set()
        for name, words in lexicon.items():
            for entry in words:
                parts = self.split(entry)
                if len(parts) == 1 or name not in _NAMES:
                    self._told.update(parts)
                for part in (part for part in parts if part not in MARKS):
                    self._add(part, name if len(parts) == 1 else "=" + part)
        for pattern in (*macros.values(), *patterns):
            self._collect(pattern)
        self.classes = {word: frozenset(names) for word, names in self._classes.items()}
        self.codes = _codes(self.classes)
        self.code_of_class = _invert(self.classes, self.codes)

    def split(self, entry: str) -> list[str]:
        """Split an entry of the lexicon as the passages are: "new year's eve" is four words."""
        if entry not in self._parts:
            self._parts[entry] = [token for match in self.tokens.pattern.finditer(entry) if (token := match[0]) != "-"]
        return self._parts[entry]

    def normal(self, entry: str) -> str:
        """Write an entry of the lexicon as its tokens without full stops, which is how it is looked up."""
        return " ".join(part for part in self.split(entry) if part != ".")

    def _add(self, word: str, name: str) -> None:
        self._classes.setdefault(word, set()).add(name)

    def _collect(self, pattern: str) -> None:
        """Note the words that a pattern spells out."""
        for match in _PIECE.finditer(pattern):
            if match.lastgroup == "word":
                for part in self.split(match[0]):
                    self._told.add(part)
                    self._add(part, "=" + part)

    def compile(self, pattern: str, *, captures: bool = True) -> Node | None:
        """Turn a pattern into a regular expression; its slots become groups unless ``captures`` is False.

        None when it needs a class that has no words. Raises LanguageError when it is no pattern.
        """
        return _Reading(self, pattern, captures=captures).node()

    def slot(self, name: str) -> Node | None:
        """The regular expression of a macro, a shape or a class; KeyError when there is none of that name."""
        if name not in self._nodes:
            if name in self.macros:
                node = self.compile(self.macros[name], captures=False)
                self._nodes[name] = node and node._replace(regex=f"(?:{node.regex})")
            elif name in SHAPES:
                codes = SHAPES[name] + (self._strange() if name == "word" else "")
                self._nodes[name] = Node(code_class(codes), frozenset(codes), False)
            else:
                self._nodes[name] = self._lexical(name)
        return self._nodes[name]

    def _strange(self) -> str:
        """The characters of words that stand in names of days alone: that of "World AIDS Day" in "the 3rd world"."""
        return "".join(sorted(self.codes[names] for word, names in self.classes.items() if word not in self._told))

    def _lexical(self, name: str) -> Node | None:
        """A class of the lexicon: its phrases, which share their beginnings, then its single words as a set."""
        codes = self.code_of_class.get(name, "")
        phrases = [parts for entry in self.lexicon[name] if len(parts := self.split(entry)) > 1]
        tree: dict[str, Any] = {}
        for phrase in phrases:
            node = tree
            for word in phrase:
                node = node.setdefault(code_class(self.codes_of(word)), {})
            node[""] = {}
        options = [_phrases(tree)] if tree else []
        first = frozenset(codes).union(*(self.codes_of(phrase[0]) for phrase in phrases))
        if codes:
            options.append(code_class(codes))
        if not options:
            return None
        return Node(options[0] if len(options) == 1 else f"(?:{'|'.join(options)})", first, False)

    def codes_of(self, part: str) -> str:
        """The characters of a word that a phrase or a pattern spells out; a mark stands for itself."""
        return self.code_of_class.get("=" + part, part)


def _phrases(tree: Mapping[str, Any], joint: str = "") -> str:
    """Write phrases that share their beginnings as a regular expression, the longest first; "" ends one."""
    options = sorted(word + _phrases(rest, _OPTIONAL_HYPHEN) for word, rest in tree.items() if word)
    if not options:
        return ""
    text = joint + (options[0] if len(options) == 1 else f"(?:{'|'.join(options)})")
    return f"(?:{text})?" if "" in tree else text


_FIRST_CODE = 0x100  # the classes of words; below it stand the shapes of numbers and punctuation


def _codes(classes: Mapping[str, frozenset[str]]) -> dict[frozenset[str], str]:
    """Give each set of classes that some word has one character."""
    signatures = sorted(set(classes.values()), key=sorted)
    return {signature: chr(_FIRST_CODE + place) for place, signature in enumerate(signatures)}


def _invert(classes: Mapping[str, frozenset[str]], codes: Mapping[frozenset[str], str]) -> dict[str, str]:
    """For each class the characters of the words that belong to it."""
    members: dict[str, set[str]] = {name: set(code) for name, code in SHAPES.items()}
    for signature in set(classes.values()):
        for name in signature:
            members.setdefault(name, set()).add(codes[signature])
    return {name: "".join(sorted(found)) for name, found in members.items()}


class _Reading:
    """One pattern while it is read, by recursive descent; None stands for what can never match."""

    def __init__(self, vocabulary: Vocabulary, pattern: str, *, captures: bool) -> None:
        self.vocabulary = vocabulary
        self.pattern = pattern
        self.captures = captures
        self.pieces = [(match.lastgroup or "", match[0]) for match in _PIECE.finditer(pattern)]
        self.at = 0
        self.open_end = False
        self.uses: dict[str, int] = {}

    def node(self) -> Node | None:
        node = self._alternatives()
        if self.at < len(self.pieces):
            raise self._error("a bracket is closed that was not opened")
        return node

    def _error(self, reason: str) -> LanguageError:
        return LanguageError(reason)

    def _peek(self) -> str:
        return self.pieces[self.at][0] if self.at < len(self.pieces) else ""

    def _alternatives(self) -> Node | None:
        read = [self._sequence()]
        while self._peek() == "or":
            self.at += 1
            read.append(self._sequence())
        options = [node for node in read if node is not None]
        if len(options) <= 1:
            return options[0] if options else None
        regex = "|".join(node.regex for node in options)
        return Node(f"(?:{regex})", frozenset().union(*(n.first for n in options)), any(n.empty for n in options))

    def _sequence(self) -> Node | None:
        regex, first, empty, blank, dead = "", frozenset[str](), True, "", False
        while self._peek() not in {"", "or", "close"}:
            kind, text = self.pieces[self.at]
            self.at += 1
            if kind == "space":
                blank = _OPTIONAL_HYPHEN
                continue
            piece = self._repeated(self._item(kind, text), blank)
            blank, self.open_end = (_OPTIONAL_HYPHEN if self.open_end else ""), False
            if piece is None:
                dead = True
                continue  # the rest is read all the same: its faults are told
            regex += piece.regex
            first |= piece.first if empty else frozenset()
            empty = empty and piece.empty
        return None if dead else Node(regex, first, empty)

    def _item(self, kind: str, text: str) -> Node | None:
        if kind == "open":
            return self._group(text)
        if kind == "slot":
            return self._slot(text[1:-1])
        if kind == "word":
            return self._word(self.vocabulary.split(text))
        if kind == "mark":
            return Node(re.escape(text), frozenset(text), False)
        raise self._error(f"nothing stands before {text!r}")

    def _word(self, parts: Sequence[str]) -> Node:
        codes = [self.vocabulary.codes_of(part) for part in parts]
        return Node(_OPTIONAL_HYPHEN.join(map(code_class, codes)), frozenset(codes[0]), False)

    def _repeated(self, node: Node | None, blank: str) -> Node | None:
        """Read "?", "*" or "+", and put the blank before an item (or behind the first one) where it is optional too."""
        if self._peek() != "repeat":
            return node and (Node(blank + node.regex, node.first, node.empty) if blank else node)
        sign = self.pieces[self.at][1]
        self.at += 1
        leads = not blank and sign == "?" and self._peek() == "space"
        self.at += leads
        if node is None:
            return None if sign == "+" else _NOTHING
        if leads:
            return Node(f"(?:{node.regex}{_OPTIONAL_HYPHEN})?", node.first, True)
        return Node(f"(?:{blank}{node.regex}){sign}", node.first, node.empty or sign in "?*")

    def _group(self, opening: str) -> Node | None:
        node = self._alternatives()
        if self._peek() != "close":
            raise self._error("a bracket is not closed")
        self.open_end = self.pieces[self.at - 1][0] == "space"  # "(the )?first": the blank is for what follows
        self.at += 1
        if opening in {"(", "(?:"}:
            return node and Node(f"(?:{node.regex})", node.first, node.empty)
        if node is None:
            return _NOTHING if opening in {"(?!", "(?<!"} else None
        if "<" in opening:
            re.compile(f"{opening}{node.regex})")  # what stands before can be of one length only
        return Node(f"{opening}{node.regex})", frozenset(), True)

    def _slot(self, slot: str) -> Node | None:
        name, _, alias = slot.partition(":")
        try:
            node = self.vocabulary.slot(name)
        except KeyError as error:
            raise self._error(f"{{{name}}} is no class, shape or macro") from error
        if node is None or not self.captures:
            return node
        return Node(f"(?P<{self._group_name(alias or name)}>{node.regex})", node.first, node.empty)

    def _group_name(self, slot: str) -> str:
        """Name the group of a slot; the same slot in another alternative is ``slot__2``, since names are unique."""
        self.uses[slot] = self.uses.get(slot, 0) + 1
        return slot if self.uses[slot] == 1 else f"{slot}__{self.uses[slot]}"
