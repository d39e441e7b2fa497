"""Where the rules match: one pass for trigger words, then the rules around each of them.

Around every trigger word the words that the rules know are read as one segment; at each place of a segment the rule
that matches the most wins, of equals the first in the language file. What the rules make of a segment depends on the
classes of its words alone, so it is remembered: "said Friday" and "met Sunday" are worked out once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates.context import Found
from timeline.dates.tokens import UNKNOWN, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.dates.rules import Grammar, Rule
    from timeline.model import Span

_REACH = 60  # characters before a trigger word that may belong to its expression
_AHEAD = 1000  # characters behind it that are looked at
_BLANK = re.compile(r"\s")
_UNKNOWN_LETTERS = 3
_LONGEST = 60  # tokens of one segment: what is longer is no date but a list


class Hit(NamedTuple):
    """A rule that matches the classes of a segment, with the word before it that modifies it."""

    rule: Rule
    match: re.Match[str]
    prefix: Span
    """The tokens of "early", "about"; empty at the begin of the match when there are none."""


def matches(passage: str, rules: Grammar, *, reminder: bool = False) -> Iterator[Found]:
    """Yield what the rules match in a passage of lower case, from left to right and without overlap.

    ``reminder`` is for a text whose bare dates are all to come, or all past: some rules count there alone.
    """
    done, letters = 0, "" if rules.tokens.spaced else passage.translate(rules.letters)
    for trigger in rules.triggered(passage):
        if trigger[1] <= done:
            continue
        if rules.tokens.spaced:
            codes, spans = _segment(passage, trigger, done, rules)
        else:
            codes, spans = _segment_of_letters(passage, letters, trigger, done, rules)
        done = max(done, spans[-1][1] if spans else trigger[1])
        if found := hits(codes, rules, reminder):
            tokens = [passage[start:end] for start, end in spans]
            for hit in found:
                yield Found(hit.rule, tokens, spans, hit.match, hit.prefix, rules)


def _segment(passage: str, trigger: Span, done: int, rules: Grammar) -> tuple[str, list[Span]]:
    """Read the unbroken run of known words around a trigger, with the unknown word on either side."""
    start = _begin(passage, trigger[0], done, rules)
    known, shape, last = rules.codes, rules.tokens.shape, trigger[1]
    codes: list[str] = []
    spans: list[Span] = []
    for match in rules.tokens.pattern.finditer(passage, start, min(len(passage), last + _AHEAD)):
        token = match[0]
        span = match.span()
        code = known.get(token) or shape(token)
        if code in UNKNOWN and span[0] < last:  # what came before belongs to something else
            codes, spans = [], []
        codes.append(code)
        spans.append(span)
        if span[0] >= last and (code in UNKNOWN or len(codes) > _LONGEST):
            break
    return "".join(codes), spans


def _begin(passage: str, place: int, done: int, rules: Grammar) -> int:
    """Where to begin reading towards a place: a word before the unknown one that ends the run, or at the reach.

    The word before it may make one token with it: "5 percent".
    """
    first, end = max(done, place - _REACH), place
    while rules.tokens.whole and (blank := passage.rfind(" ", first, end)) >= 0:
        word = passage[blank + 1 : end]
        if word.isalpha() and (rules.codes.get(word) or rules.tokens.shape(word)) in UNKNOWN:
            before = passage.rfind(" ", first, blank)
            return (before if before >= 0 else blank) + 1
        end = blank
    if first == done:
        return first
    whole = _BLANK.search(passage, first, place)
    return whole.end() if whole else place


def _segment_of_letters(passage: str, letters: str, trigger: Span, done: int, rules: Grammar) -> tuple[str, list[Span]]:
    """Read the same where letters are words: ``letters`` has for each of them the character of its classes.

    Letters are taken run by run; only what stands between them (numbers, marks, words that are read whole) is looked at
    one by one. Some unknown letters before the run belong to it, for they may be one word with the first of it.
    """
    first, last = max(done, trigger[0] - _REACH), trigger[1]
    place = max(first, letters.rfind(WORD, first, trigger[0]) + 1 - _UNKNOWN_LETTERS)
    codes, spans = "", list[tuple[int, int]]()
    for match in rules.tokens.between_letters.finditer(passage, place, min(len(passage), last + _AHEAD)):
        start, stop = match.span()
        if place < start:
            if (unknown := letters.rfind(WORD, place, min(start, last))) >= 0:  # before it stands something else
                codes, spans, place = "", [], unknown
            after = letters.find(WORD, max(place, last), start) + 1
            codes += letters[place : after or start]
            spans += pairwise(range(place, (after or start) + 1))
            if after:
                break
        place, token = stop, match[0]
        if not token.strip() and token.count("\n") <= 1:
            continue
        code = rules.codes.get(token) or rules.tokens.shape(token)
        if code in UNKNOWN and start < last:
            codes, spans = "", []
        codes += code
        spans.append((start, stop))
        if start >= last and (code in UNKNOWN or len(codes) > _LONGEST):
            break
    return codes, spans


@lru_cache(maxsize=8192)
def hits(codes: str, rules: Grammar, reminder: bool) -> tuple[Hit, ...]:
    """Apply the rules to the classes of a segment."""
    found = []
    at = 0
    while at < len(codes):
        hit = _longest(codes, at, rules, reminder)
        if hit is None:
            at += 1
        else:
            found.append(hit)
            at = hit.match.end()
    return tuple(found)


def _longest(codes: str, at: int, rules: Grammar, reminder: bool) -> Hit | None:
    """Find the rule that matches most at one place, with or without a word before it that modifies it."""
    best: Hit | None = None
    for name, prefix in rules.prefixes.items():
        before = prefix.match(codes, at)
        begin = before.end() if before else len(codes)
        for rule in rules.beginning(name, codes[begin : begin + 2]):
            match = rule.regex.match(codes, begin)
            if match and (best is None or match.end() > best.match.end()) and (reminder or not rule.reminder):
                best = Hit(rule, match, (at, begin))
    return best
