"""The little language of patterns, and how it becomes a regular expression over the classes of tokens.

    the (last|past) {count} {units}     words, alternatives, slots; between words a hyphen is as good as white space
    {about}? (of)? [..]                  ? * + repeat; parentheses group and never capture
    (?<!flight ){year}(?! people)        what must not stand before or after

A slot names a class of the lexicon, a shape of numbers (see tokens), or a macro; ``{year:first}`` gives it another
name, for a rule that needs the same slot twice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from timeline.dates.tokens import SHAPES
from timeline.errors import LanguageError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PIECE = re.compile(
    r"(?P<slot>\{\w+(?::\w+)?\})|(?P<open>\(\?(?:<?[=!]|:)|\()|(?P<close>\))|(?P<or>\|)|(?P<repeat>[?*+])"
    r"|(?P<space>\s+)|(?P<word>[^\W\d_]+(?:[’'.](?!s\b)[^\W\d_]+)*\.?|'s)|(?P<mark>\S)"
)
MARKS = frozenset(",.-()/&'")
"""Punctuation that patterns and phrases may hold; each is a class of its own."""
_OPTIONAL_HYPHEN = "-?"

Node = tuple[str, frozenset[str], bool]
"""A piece of regular expression, the characters that it can begin with, and whether it can be empty."""


def code_class(characters: str) -> str:
    """Write a regular expression for any one of some characters."""
    return re.escape(characters) if len(characters) == 1 else f"[{re.escape(characters)}]"


class Vocabulary:
    """The words of a language file and their classes; turns patterns into regular expressions over them."""

    def __init__(self, lexicon: Mapping[str, Mapping[str, Any]], macros: Mapping[str, str]) -> None:
        self.lexicon = lexicon
        self.macros = macros
        self.classes: dict[str, frozenset[str]] = {}
        self.code_of_class: Mapping[str, str] = {}
        self._nodes: dict[str, Node] = {}
        for name, words in lexicon.items():
            for entry in words:
                parts = split_words(entry)
                for part in (part for part in parts if part not in MARKS):
                    self._add(part, name if len(parts) == 1 else "=" + part)
        for macro in macros.values():
            self.collect(macro)

    def _add(self, word: str, name: str) -> None:
        self.classes[word] = self.classes.get(word, frozenset()) | {name}

    def collect(self, pattern: str) -> None:
        """Note the words that a pattern spells out."""
        for match in _PIECE.finditer(pattern):
            if match.lastgroup == "word":
                self._add(match[0], "=" + match[0])

    def compile(self, pattern: str, *, captures: bool = True) -> Node:
        """Turn a pattern into a regular expression; its slots become groups unless ``captures`` is False."""
        return _Reading(self, pattern, captures=captures).node()

    def slot(self, name: str) -> Node:
        """The regular expression of a macro, a shape or a class; KeyError when there is none of that name."""
        if name not in self._nodes:
            if name in self.macros:
                regex, first, empty = self.compile(self.macros[name], captures=False)
                self._nodes[name] = f"(?:{regex})", first, empty
            elif name in SHAPES:
                self._nodes[name] = code_class(SHAPES[name]), frozenset(SHAPES[name]), False
            else:
                self._nodes[name] = self._lexical(name)
        return self._nodes[name]

    def _lexical(self, name: str) -> Node:
        """A class of the lexicon: its phrases spelt out, longest first, then its single words as a set."""
        codes = self.code_of_class.get(name, "")
        phrases = {tuple(split_words(entry)) for entry in self.lexicon[name]}
        spelt = sorted((p for p in phrases if len(p) > 1), key=lambda p: (-len(p), p))
        options = [_OPTIONAL_HYPHEN.join(code_class(self._codes_of(word)) for word in p) for p in spelt]
        first = frozenset(codes).union(*(self._codes_of(p[0]) for p in spelt))
        if codes:
            options.append(code_class(codes))
        return (options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"), first, False

    def _codes_of(self, part: str) -> str:
        """The characters of a word of a phrase; a mark stands for itself."""
        return self.code_of_class.get("=" + part, part)


class _Reading:
    """One pattern while it is read, by recursive descent."""

    def __init__(self, vocabulary: Vocabulary, pattern: str, *, captures: bool) -> None:
        self.vocabulary = vocabulary
        self.pattern = pattern
        self.captures = captures
        self.pieces = [(match.lastgroup or "", match[0]) for match in _PIECE.finditer(pattern)]
        self.at = 0
        self.open_end = False
        self.uses: dict[str, int] = {}

    def node(self) -> Node:
        node = self._alternatives()
        if self.at < len(self.pieces):
            raise self._error("a bracket is closed that was not opened")
        return node

    def _error(self, reason: str) -> LanguageError:
        return LanguageError(f"pattern {self.pattern!r}: {reason}")

    def _peek(self) -> str:
        return self.pieces[self.at][0] if self.at < len(self.pieces) else ""

    def _alternatives(self) -> Node:
        options = [self._sequence()]
        while self._peek() == "or":
            self.at += 1
            options.append(self._sequence())
        if len(options) == 1:
            return options[0]
        regex = "|".join(node[0] for node in options)
        return f"(?:{regex})", frozenset().union(*(node[1] for node in options)), any(node[2] for node in options)

    def _sequence(self) -> Node:
        regex, first, empty, blank = "", frozenset[str](), True, ""
        while self._peek() not in {"", "or", "close"}:
            kind, text = self.pieces[self.at]
            self.at += 1
            if kind == "space":
                blank = _OPTIONAL_HYPHEN
                continue
            piece, begins, may_be_empty = self._repeated(self._item(kind, text), blank)
            blank, self.open_end = (_OPTIONAL_HYPHEN if self.open_end else ""), False
            regex += piece
            first |= begins if empty else frozenset()
            empty = empty and may_be_empty
        return regex, first, empty

    def _item(self, kind: str, text: str) -> Node:
        if kind == "open":
            return self._group(text)
        if kind == "slot":
            return self._slot(text[1:-1])
        if kind == "word":
            codes = self.vocabulary.code_of_class["=" + text]
            return code_class(codes), frozenset(codes), False
        if kind == "mark":
            return re.escape(text), frozenset(text), False
        raise self._error(f"nothing stands before {text!r}")

    def _repeated(self, node: Node, blank: str) -> Node:
        """Read "?", "*" or "+", and put the blank before an item (or behind the first one) where it is optional too."""
        if self._peek() != "repeat":
            return blank + node[0], node[1], node[2]
        sign = self.pieces[self.at][1]
        self.at += 1
        regex, first, empty = node
        if not blank and sign == "?" and self._peek() == "space":
            self.at += 1
            return f"(?:{regex}{_OPTIONAL_HYPHEN})?", first, True
        return f"(?:{blank}{regex}){sign}", first, empty or sign in "?*"

    def _group(self, opening: str) -> Node:
        regex, first, empty = self._alternatives()
        if self._peek() != "close":
            raise self._error("a bracket is not closed")
        self.open_end = self.pieces[self.at - 1][0] == "space"  # "(the )?first": the blank is for what follows
        self.at += 1
        if opening in {"(", "(?:"}:
            return f"(?:{regex})", first, empty
        return f"{opening}{regex})", frozenset(), True

    def _slot(self, slot: str) -> Node:
        name, _, alias = slot.partition(":")
        try:
            regex, first, empty = self.vocabulary.slot(name)
        except KeyError as error:
            raise self._error(f"{{{name}}} is no class, shape or macro") from error
        return (f"(?P<{self._group_name(alias or name)}>{regex})" if self.captures else regex), first, empty

    def _group_name(self, slot: str) -> str:
        """Name the group of a slot; the same slot in another alternative is ``slot__2``, since names are unique."""
        self.uses[slot] = self.uses.get(slot, 0) + 1
        return slot if self.uses[slot] == 1 else f"{slot}__{self.uses[slot]}"


def split_words(entry: str) -> list[str]:
    """Split an entry of the lexicon as the tokenizer would: "new year's eve" is four words.

    >>> split_words("new year's eve")
    ['new', 'year', "'s", 'eve']
    """
    return re.findall(r"(?:[^\W\d_]\.){2,}|'s\b|[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)?|\d+/\d+|[^\s-]", entry)


def normal(entry: str) -> str:
    """Write an entry of the lexicon as its tokens, which is how it is looked up.

    >>> normal("d-day"), normal("st. patrick's day")
    ('d day', "st patrick 's day")
    """
    return " ".join(part for part in split_words(entry) if part not in {"-", "."})
