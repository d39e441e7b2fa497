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
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain, count, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.dates.tokens import SHAPES, UNKNOWN
from timeline.errors import LanguageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.dates.tokens import Tokens

_PIECE = re.compile(r"\{\w+(?::\w+)?\}|\s+|\(\?(?:<?[=!]|:)|[^\W\d_]+(?:[’'.](?!s\b)[^\W\d_]+)*(?:\.|'(?!s\b))?|'s|\S")
_KINDS = {"{": "slot", " ": "space", "(": "open", ")": "close", "|": "or", "?": "repeat", "*": "repeat", "+": "repeat",
          "\n": "space", "\t": "space", "'s": "word"}  # fmt: skip
"""Pieces of patterns by what they begin with; all others are words and marks."""
_NAMES = {"holiday", "large_holiday", "named_date", "zone"}
"""The classes of names, whose words tell of no date by themselves."""
MARKS = frozenset(",.-()/&'、~")
"""Punctuation that patterns and phrases may hold; each is a class of its own."""
_OPTIONAL_HYPHEN = "-?"
_ENDS = frozenset({"", "or", "close"})
"""The kinds of pieces that end an alternative."""
_ITEMS = frozenset({"slot", "word", "mark"})
"""The kinds of pieces that stand for words."""


class Node(NamedTuple):
    """A piece of regular expression over classes."""

    regex: str
    first: frozenset[str]
    """The characters that it can begin with."""
    second: frozenset[str] = frozenset()
    """Those that can follow the first."""
    alone: bool = True
    """Whether it can be one character long."""
    empty: bool = False
    """Whether it can be empty."""

    def written(self, regex: str) -> Node:
        """Write it in another way, in brackets or with a blank before it."""
        return Node(regex, *self[1:])


_NOTHING = Node("", frozenset(), alone=False, empty=True)
_HYPHEN = frozenset("-")


@lru_cache(maxsize=4096)
def _piece(text: str) -> tuple[str, str]:
    """Say what a piece of a pattern is: "slot", "open", "close", "or", "repeat", "space", "word" or "mark"."""
    return _KINDS.get(text[0]) or _KINDS.get(text) or ("word" if text[0].isalpha() else "mark"), text


def _in_a_row(pieces: Sequence[Node]) -> Node:
    """Put pieces one behind the other; between any two of them a hyphen may stand."""
    first, second, alone, empty = _NOTHING.first, _NOTHING.second, False, True
    for piece in pieces:
        if alone:
            second |= piece.first | _HYPHEN
        if empty:
            first |= piece.first
            second |= piece.second
        alone = (alone and piece.empty) or (empty and piece.alone)
        empty = empty and piece.empty
        if not alone and not empty:
            break
    return Node("".join([piece.regex for piece in pieces]), first, second, alone, empty)


def _either(options: Sequence[Node]) -> Node:
    """Put alternatives beside each other."""
    return Node(
        f"(?:{'|'.join([option.regex for option in options])})",
        frozenset().union(*[option.first for option in options]),
        frozenset().union(*[option.second for option in options]),
        any(option.alone for option in options),
        any(option.empty for option in options),
    )


def _behind(opening: str, options: Sequence[Node]) -> Node:
    """Write what must, or must not, stand before: one word, or several alternatives each for itself.

    What stands before can be of one length only; so no hyphen may stand between its words.
    """
    if not any(node.second or node.empty for node in options):
        node = _either(options) if len(options) > 1 else options[0]
        return _NOTHING.written(f"{opening}{node.regex})")
    parts = [f"{opening}{node.regex.replace(_OPTIONAL_HYPHEN, '')})" for node in options]
    for part in parts:
        re.compile(part)
    return _NOTHING.written("".join(parts) if opening == "(?<!" else f"(?:{'|'.join(parts)})")


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
        self._classes: dict[str, set[str]] = defaultdict(set)
        self._nodes: dict[str, Node | None] = {}
        self._begins: dict[str, tuple[frozenset[str], bool]] = {}
        self._items: dict[str, Node | None] = {}
        self._parts: dict[str, list[str]] = {}
        self._pieces: dict[str, list[tuple[str, str]]] = {}
        self._told: set[str] = set()
        for name, words in lexicon.items():
            for entry in words:
                parts = self.split(entry)
                if len(parts) == 1:
                    self._told.add(parts[0])
                    self._classes[parts[0]].add(name)
                else:
                    self._told.update(parts if name not in _NAMES else ())
                    self._add_spelt(parts)
        spelt = {
            text for pattern in (*macros.values(), *patterns) for kind, text in self.pieces(pattern) if kind == "word"
        }
        for text in spelt:
            self._told.update(self.split(text))
            self._add_spelt(self.split(text))
        self.classes = {word: frozenset(names) for word, names in self._classes.items() if word not in MARKS}
        self.codes = _codes(self.classes)
        self.code_of_class = _invert(self.classes, self.codes)

    def split(self, entry: str) -> list[str]:
        """Split an entry of the lexicon as the passages are: "new year's eve" is four words."""
        if entry not in self._parts:
            self._parts[entry] = [part for part in self.tokens.split(entry) if part != "-"]
        return self._parts[entry]

    def normal(self, entry: str) -> str:
        """Write an entry of the lexicon as its tokens without full stops, which is how it is looked up."""
        parts = self.split(entry)
        return parts[0] if len(parts) == 1 else " ".join([part for part in parts if part != "."])

    def _add_spelt(self, parts: Iterable[str]) -> None:
        """Make each word of a phrase or a pattern a class of its own."""
        for part in parts:
            self._classes[part].add("=" + part)

    def pieces(self, pattern: str) -> list[tuple[str, str]]:
        """Cut a pattern into its pieces, each with its kind, and ("", "") behind the last."""
        if pattern not in self._pieces:
            self._pieces[pattern] = [*map(_piece, _PIECE.findall(pattern)), ("", "")]
        return self._pieces[pattern]

    def compile(self, pattern: str, *, captures: bool = True) -> Node | None:
        """Turn a pattern into a regular expression; its slots become groups unless ``captures`` is False.

        None when it needs a class that has no words. Raises LanguageError when it is no pattern.
        """
        return _Reading(self, pattern, captures=captures).node()

    def begins(self, pattern: str) -> tuple[frozenset[str], bool]:
        """List the characters that a pattern can begin with, and perhaps some more, without reading it all.

        These are those of all items up to the first one, outside of brackets, that must be there; and whether some
        alternative has none.
        """
        first, depth, optional, empty = set[str](), 0, True, False
        for (kind, text), (next_kind, sign) in pairwise(self.pieces(pattern)):
            depth += (kind == "open") - (kind == "close")
            if kind in _ITEMS and optional:
                characters, may_lack = self._item_begins(kind, text)
                first.update(characters)
                optional = may_lack or depth > 0 or (next_kind == "repeat" and sign != "+")
            elif kind == "or" and not depth:
                optional, empty = True, empty or optional
        return frozenset(first), empty or optional

    def _item_begins(self, kind: str, text: str) -> tuple[Iterable[str], bool]:
        """Tell the same of a word, a mark or a slot."""
        if kind != "slot":
            return (self.codes_of(self.split(text)[0]) if kind == "word" else text), False
        name = text[1:-1].partition(":")[0]
        if name not in self._begins:
            if name in self.macros:
                self._begins[name] = self.begins(self.macros[name])
            elif name in self.lexicon:
                words = (self.codes_of(parts[0]) for entry in self.lexicon[name] if len(parts := self.split(entry)) > 1)
                self._begins[name] = frozenset("".join((self.code_of_class.get(name, ""), *words))), False
            else:
                node = self.slot(name)
                self._begins[name] = (node.first if node else _NOTHING.first), False
        return self._begins[name]

    def slot(self, name: str) -> Node | None:
        """The regular expression of a macro, a shape or a class; LanguageError when there is none of that name."""
        if name not in self._nodes:
            if name not in self.lexicon and name not in self.macros and name not in SHAPES:
                raise LanguageError(f"{{{name}}} is no class, shape or macro")
            if name in self.macros:
                self._nodes[name] = self.compile(self.macros[name], captures=False)
            elif name in SHAPES:
                codes = SHAPES[name] + (self._strange() if name == "word" else "")
                self._nodes[name] = Node(code_class(codes), frozenset(codes))
            else:
                self._nodes[name] = self._lexical(name)
        return self._nodes[name]

    def _strange(self) -> str:
        """The characters of words that stand in names of days alone: that of "World AIDS Day" in "the 3rd world"."""
        return "".join(sorted(self.codes[names] for word, names in self.classes.items() if word not in self._told))

    def _lexical(self, name: str) -> Node | None:
        """A class of the lexicon: its phrases, which share their beginnings, then its single words as a set."""
        options = []
        if phrases := [parts for entry in self.lexicon[name] if len(parts := self.split(entry)) > 1]:
            tree: dict[str, Any] = {}
            for phrase in phrases:
                node = tree
                for word in phrase:
                    node = node.setdefault(code_class(self.codes_of(word)), {})
                node[""] = {}
            first, second = (frozenset().union(*[self.codes_of(phrase[at]) for phrase in phrases]) for at in (0, 1))
            options.append(Node(_phrases(tree), first, second | _HYPHEN, alone=False))
        if codes := self.code_of_class.get(name, ""):
            options.append(Node(code_class(codes), frozenset(codes)))
        return _either(options) if len(options) > 1 else options[0] if options else None

    def item(self, kind: str, text: str) -> Node | None:
        """The regular expression of a mark or word that a pattern spells out, or of a slot, as a group of its name."""
        if text not in self._items:
            if kind == "slot":
                name, _, alias = text[1:-1].partition(":")
                node = self.slot(name)
                self._items[text] = node and node.written(f"(?P<{alias or name}>{node.regex})")
            else:
                parts = [self.codes_of(part) for part in self.split(text)] if kind == "word" else [text]
                pieces = [Node(code_class(codes), frozenset(codes)) for codes in parts]
                regex = _OPTIONAL_HYPHEN.join([piece.regex for piece in pieces])
                self._items[text] = _in_a_row(pieces).written(regex)
        return self._items[text]

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


_TAKEN = MARKS.union(*SHAPES.values(), UNKNOWN)
_LATIN = [character for character in map(chr, range(1, 0x100)) if character not in _TAKEN]
"""What is left for words of the first 256 characters: sets of these compile ten times as fast as those with others."""


def _codes(classes: Mapping[str, frozenset[str]]) -> dict[frozenset[str], str]:
    """Give each set of classes that some word has one character; those that stand in no set of characters come last."""
    signatures = set(classes.values())
    members = Counter(name for names in signatures for name in names)
    ordered = sorted(signatures, key=lambda names: (all(members[name] == 1 for name in names), sorted(names)))
    codes = chain(_LATIN, map(chr, count(0x100)))
    return dict(zip(ordered, codes, strict=False))


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
        self.captures = captures
        self.pieces = vocabulary.pieces(pattern)
        self.at = 0
        self.open_end = False
        self.uses: dict[str, int] = {}

    def node(self) -> Node | None:
        node = self._alternatives()
        if self.pieces[self.at][0]:
            raise LanguageError("a bracket is closed that was not opened")
        return node

    def _alternatives(self) -> Node | None:
        options = self._options()
        return _either(options) if len(options) > 1 else options[0] if options else None

    def _options(self) -> list[Node]:
        """Read alternatives, without those that can never match."""
        read = [self._sequence()]
        while self.pieces[self.at][0] == "or":
            self.at += 1
            read.append(self._sequence())
        return [node for node in read if node is not None]

    def _sequence(self) -> Node | None:
        found: list[Node | None] = []
        blank = ""
        while (piece := self.pieces[self.at])[0] not in _ENDS:
            kind, text = piece
            self.at += 1
            if kind == "space":
                blank = _OPTIONAL_HYPHEN
                continue
            found.append(self._repeated(self._item(kind, text), blank))
            blank, self.open_end = (_OPTIONAL_HYPHEN if self.open_end else ""), False
        live = [piece for piece in found if piece is not None]
        if len(live) < len(found):
            return None  # the rest is read all the same: its faults are told
        return live[0] if len(live) == 1 else _in_a_row(live)

    def _item(self, kind: str, text: str) -> Node | None:
        if kind == "slot":
            return self._slot(text)
        if kind == "open":
            return self._group(text)
        if kind == "repeat":
            raise LanguageError(f"nothing stands before {text!r}")
        return self.vocabulary.item(kind, text)

    def _repeated(self, node: Node | None, blank: str) -> Node | None:
        """Read "?", "*" or "+", and put the blank before an item (or behind the first one) where it is optional too."""
        kind, sign = self.pieces[self.at]
        if kind != "repeat":
            return node.written(blank + node.regex) if blank and node else node
        self.at += 1
        leads = not blank and sign == "?" and self.pieces[self.at][0] == "space"
        self.at += leads
        if node is None:
            return None if sign == "+" else _NOTHING
        regex = f"(?:{node.regex}{_OPTIONAL_HYPHEN})?" if leads else f"(?:{blank}{node.regex}){sign}"
        second = node.second if sign == "?" or not node.alone else node.second | node.first | _HYPHEN
        return Node(regex, node.first, second, node.alone, node.empty or sign != "+")

    def _group(self, opening: str) -> Node | None:
        options = self._options()
        if self.pieces[self.at][0] != "close":
            raise LanguageError("a bracket is not closed")
        self.open_end = self.pieces[self.at - 1][0] == "space"  # "(the )?first": the blank is for what follows
        self.at += 1
        if not options:
            return _NOTHING if opening in {"(?!", "(?<!"} else None
        if "<" in opening:
            return _behind(opening, options)
        node = _either(options) if len(options) > 1 else options[0]
        return node if opening in {"(", "(?:"} else _NOTHING.written(f"{opening}{node.regex})")

    def _slot(self, text: str) -> Node | None:
        """Read a slot; the same one in another alternative is the group ``slot__2``, since names are unique."""
        name, _, alias = text[1:-1].partition(":")
        node = self.vocabulary.item("slot", text) if self.captures else self.vocabulary.slot(name)
        if node is None or not self.captures:
            return node
        group = alias or name
        self.uses[group] = times = self.uses.get(group, 0) + 1
        return node if times == 1 else node.written(node.regex.replace(">", f"__{times}>", 1))
