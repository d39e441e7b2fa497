"""A language's rules, compiled: words become classes, one character each, and rules become small regexes over those.

"the last two weeks" is read as four characters, the classes of its words, and the rule "(last|past) {count} {units}"
is a regular expression over such characters. So a rule costs a fraction of a microsecond to try, a word may belong to
several classes ("second", "may"), and what a number looks like is decided once, by the tokenizer.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from timeline.dates.check import check_classes, check_lookups, check_rule, check_values
from timeline.dates.inflection import Inflection
from timeline.dates.pattern import MARKS, Node, Vocabulary
from timeline.dates.rules import Grammar, Rule
from timeline.dates.tokens import guarded, tokens_of, trie
from timeline.errors import LanguageError
from timeline.language.numbers import numbers_of
from timeline.language.pack import base, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from timeline.language.numbers import Numbers
    from timeline.language.pack import Pack

_PUNCTUATION = {mark: mark for mark in MARKS} | {"–": "-", "—": "-", "’": "'", "‘": "'"}
_SURE = ("month", "season")
"""Classes of which the words that are not unsure are a class of their own: "sure_month"."""
_PLAIN = {
    "written", "clock", "calendar", "days", "months", "weekday", "weekdays", "deictic", "ago", "duration", "year",
    "years", "reference", "part_of_day", "part_of_day_beside", "unit", "month", "day_number", "hour_beside",
}  # fmt: skip
"""The meanings of the rules of base.toml that are right in a language of which few words are known."""
_EITHER = {"unit", "month"}
"""Those whose word for the next may mean the following: in a story they count from what was told."""
_STRUCTURE = {"name", "means", "patterns", "more", "examples", "never"}
_NEEDED = {"after", "before", "day_ago", "from", "part_whole", "whole_first"}
"""The links without which two expressions are two: "two weeks Christmas" is nothing.

Where no blanks stand between words, a time needs one before its day, too: days come first there."""
_LETTER = 2
"""Bytes of what is no word in any script: "a" of "a.m."; an ideograph has three."""
_NEVER = "(?!)"
_PREFIX = re.compile(r"\{(\w+)\}\? ")


@cache
def grammar(pack: Pack) -> Grammar:
    """Prepare the rules of a pack; LanguageError names rule and key when something is wrong.

    What is wrong within a pattern is told when the pattern is first tried; tests try them all.

    >>> from timeline.language.pack import load
    >>> sorted(grammar(load("en")).prefixes)
    ['', 'about', 'mod']
    """
    section, numbers, tokens = pack.dates, numbers_of(pack), tokens_of(pack)
    check_values(pack, section["lexicon"])
    lexicon = _lexicon(pack, numbers)
    every: list[dict[str, Any]] = section["rules"]
    for rule in every:
        check_rule(pack, rule)
    rules = [rule for rule in map(_plain, every) if rule] if pack.plain else every
    patterns = [pattern for rule in every for pattern in _patterns(rule)]
    macros = section["macros"]
    vocabulary = Vocabulary(lexicon, macros, tokens, patterns)
    ready = tuple(one for rule in rules for one in _prepared(pack, rule, vocabulary))
    texts = [*patterns, *macros.values(), *section["joined"]]
    check_classes(pack, _own(section), texts, {rule["means"] for rule in every})
    inflection = Inflection(lexicon) if pack.plain and tokens.spaced else None
    codes = {word: vocabulary.codes[names] for word, names in vocabulary.classes.items()}
    codes |= {word: codes[word.replace("’", "'")] for word in _curly(codes)} | _PUNCTUATION
    values = {
        name: {vocabulary.normal(entry): value for entry, value in words.items()} for name, words in lexicon.items()
    }
    if inflection is not None:
        tokens = replace(tokens, shape=inflection.shaper(tokens.shape, codes, values))
    prefixes = {name: vocabulary.slot(name) for name in sorted({rule.prefix for rule in ready} - {""})}
    needed = _NEEDED if tokens.spaced else {*_NEEDED, "time_day"}
    links = {name: _between(words, needed=name in needed) for name, words in section["links"].items()}
    if pack.plain and tokens.spaced:
        links |= {"day_time": _any_short_word(pack.section("numbers")["join"]), "time_day": re.compile(r"\s+")}
    return Grammar(
        code=pack.code,
        tokens=tokens,
        numbers=numbers,
        lexicon=values,
        codes=codes,
        triggers=_triggers(pack, lexicon, vocabulary, inflection),
        prefixes={
            "": re.compile(""),
            **{name: re.compile(f"{node.regex}-?") for name, node in prefixes.items() if node},
        },
        rules=ready,
        cues=_cues(section["direction"], r"\b" if tokens.spaced else ""),
        future_in_stories=section["direction"]["future_in_stories"],
        deadline=frozenset(section["direction"]["deadline"]),
        verb_last=frozenset(section["direction"]["verb_last"]),
        links=links,
        from_to=_from_to(section["ranges"]["to"], section["ranges"]["and"], r"\b" if tokens.spaced else ""),
        between=frozenset(section["ranges"]["between"]),
        behind=re.compile(rf"\s*(?:{trie(section['ranges']['behind']) or _NEVER})"),
    )


def _plain(rule: Mapping[str, Any]) -> dict[str, Any]:
    """Return a rule as it is used in a language of which few words are known; nothing where it would be wrong there."""
    if rule["means"] not in _PLAIN:
        return {}
    return {**rule, "either": True} if rule["means"] in _EITHER else dict(rule)


def _own(section: Mapping[str, Any]) -> Iterator[str]:
    """Yield the classes and macros that a file fills in; those of base.toml may be left without a rule."""
    inherited = base("dates")
    for name, words in section["lexicon"].items():
        if words or name not in inherited["lexicon"]:
            yield name
    for name, pattern in section["macros"].items():
        if pattern != inherited["macros"].get(name):
            yield name


def _lexicon(pack: Pack, numbers: Numbers) -> dict[str, dict[str, Any]]:
    """Collect the classes: those of the file, those of numbers, and of months and seasons those that are sure."""
    lexicon: dict[str, dict[str, Any]] = {name: dict(words) for name, words in numbers.tables.items()}
    for name, words in pack.dates.get("lexicon", {}).items():
        if name in lexicon:
            raise pack.fault(f"dates.lexicon.{name}", "is the name of a table of numbers: write it there")
        lexicon[name] = dict(words) if isinstance(words, dict) else dict.fromkeys(words, 1)
    for name in _SURE:
        lexicon[f"sure_{name}"] = {
            word: value for word, value in lexicon[name].items() if word not in pack.dates["unsure"]
        }
    return lexicon


def _patterns(rule: Mapping[str, Any]) -> Iterator[str]:
    """Yield the patterns of a rule, those first that the file adds to an inherited one."""
    yield from rule.get("more", ())
    yield from rule.get("patterns", ())


def _prepared(pack: Pack, rule: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[Rule]:
    """Prepare the patterns of a rule.

    "{mod}? " at the beginning is left to the scanner, which tries it once for all rules.
    """
    check_lookups(pack, rule, vocabulary.lexicon)
    options = {key: value for key, value in rule.items() if key not in _STRUCTURE}
    inherited = pack.inherits("dates", "rules", rule["name"]).get("patterns", ())
    for written in _patterns(rule):
        prefix = _PREFIX.match(written)
        pattern = written[prefix.end() :] if prefix else written
        fault = partial(pack.fault, f"rule {rule['name']!r}: pattern {written!r}")
        read = partial(_read, vocabulary, fault, own=written not in inherited)
        try:
            before = prefix[1] if prefix and vocabulary.slot(prefix[1]) else ""
            begins, _ = vocabulary.begins(pattern)
        except LanguageError as error:
            raise fault(str(error)) from None
        yield Rule(rule["name"], rule["means"], pattern, options, before, begins, read)


def _read(vocabulary: Vocabulary, fault: Callable[[str], LanguageError], pattern: str, *, own: bool) -> Node | None:
    """Read a pattern; what must stand before is the one thing that can be wrong as a regex.

    One of base.toml falls away where a class is empty; one of the file itself is a fault then.
    """
    try:
        node = vocabulary.compile(pattern)
    except (LanguageError, re.error) as error:
        raise fault(str(error)) from None
    if node is None and own:
        raise fault("needs a class that has no words here")
    return node


def _triggers(
    pack: Pack, lexicon: Mapping[str, Iterable[str]], vocabulary: Vocabulary, inflection: Inflection | None
) -> re.Pattern[str]:
    """Compile what the scanner looks for: a word of a strong class, or a number that looks like a year, day or time.

    Where words have edges it begins with the mark or blank before: a set of characters is found faster than an edge.
    """
    strong = set(pack.dates["strong"])
    if unknown := sorted(strong - lexicon.keys()):
        raise pack.fault("dates.strong", f"there is no class {unknown[0]!r}{nearest(unknown[0], lexicon)}")
    words = set(pack.dates["strong_words"].split())
    words |= {word for word, names in vocabulary.classes.items() if names & strong}
    for name in sorted(strong & lexicon.keys()):
        for entry in lexicon[name]:
            if entry in words:
                continue
            parts = vocabulary.split(entry)
            if not vocabulary.tokens.spaced:  # the letters of a phrase are everywhere, together they are rare
                words.add("".join(parts))
                continue
            telling = [part for part in parts if part not in pack.stop_words and len(part.encode()) > _LETTER]
            if telling and words.isdisjoint(parts):
                words.add(max(telling, key=len))  # the longest word of a phrase is likely to be rare
    words |= _curly(words)
    numbers = vocabulary.tokens.triggers + _glued(lexicon) + (f"|{inflection.pattern}" if inflection else "")
    before = trie(word for name in ("at", "before_digits") for word in lexicon[name] if word.isalpha())
    if before and any(rule.get("reminder") for rule in pack.dates["rules"]):
        the, digits = trie(lexicon["the"]) or _NEVER, trie(lexicon["digit"]) or _NEVER
        numbers += rf"|{before} (?:{the} )?(?:\d{{1,2}}|{digits})\b"  # "at 3", "by five", "on the 17"
    if alone := trie(word for name in ("day_article", "before_day") for word in lexicon[name]):
        numbers += rf"|(?:{alone}) \d{{1,2}}\b"  # "le 27"
    if not vocabulary.tokens.spaced:
        return re.compile(rf"{guarded(words)}|{numbers}|['’] ?\d\d(?!\d)")
    end = r"(?!\w)"  # "p.m." ends in no letter
    return re.compile(rf"\W(?:{trie(words) or _NEVER}{end}|{numbers}|(?<=['’]) ?\d\d(?!\d))")


def _curly(words: Iterable[str]) -> set[str]:
    """List those that have a straight apostrophe with a curly one."""
    return {word.replace("'", "’") for word in words if "'" in word}


def _glued(lexicon: Mapping[str, Iterable[str]]) -> str:
    """Write what is a date as a number and a word in one: 10am, 20h, 5min, 20May, May20."""
    months, behind = (trie(word for name in names for word in lexicon[name] if word.isalpha()) for names in _GLUED)
    behind_number = rf"|\d{{1,2}}\s?(?:{behind})(?![^\W\d_])" if behind else ""
    return behind_number + (rf"|{months}\d{{1,2}}\b" if months else "")


_GLUED = (("month", "mon"), ("half_day", "oclock", "lasting", "unit", "units", "unit_mark", "month", "mon"))
"""The classes of words that stand before, and behind, a number that is written as one with them."""


def _between(words: Iterable[str], *, needed: bool) -> re.Pattern[str]:
    """Compile what may stand between two expressions that are one: blanks, a comma, some words, or one at least."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    known = (
        "|".join(re.escape(word) for word in ordered) if ordered else _NEVER
    )  # of "" alone: nothing need stand there
    return re.compile(rf"\s*,?\s*(?:(?:{known})\s*){'+' if needed else '*'}")


def _any_short_word(but: Iterable[str]) -> re.Pattern[str]:
    """Compile what may stand between a day and its time where the word for "at" is not known: "kell", "kl.", "о"."""
    return re.compile(rf"\s*,?\s*(?:(?!(?:{trie(but) or _NEVER})\b)[^\W\d_]{{1,{_LONGEST_AT}}}\.?\s+)?")


_LONGEST_AT = 5


def _from_to(to: Iterable[str], and_: Iterable[str], edge: str) -> re.Pattern[str]:
    """Compile what stands between two ends: a dash, a word for "to", or one for "and"."""
    some, other = ("|".join(re.escape(word) for word in words) or _NEVER for words in (to, and_))
    return re.compile(rf"\s*(?:[-–—~]|(?:{some}){edge}|({other}){edge})\s*")


def _cues(table: Mapping[str, list[str]], edge: str) -> str:
    """Write the words that look ahead and back as a regular expression; ``edge`` is what words begin and end with.

    A participle behind "be" or "is" does neither: "will be held".
    """
    ahead, back = (_words_or_endings(table, name) for name in ("future", "past"))
    if not ahead or not back:
        return ""
    if not edge:
        neither = "".join(f"(?<!{word})" for word in table["not_after"])
        return f"({ahead})|({neither}(?:{back}))"
    neither = "".join(rf"(?<!\b{word} )" for word in table["not_after"])
    return rf"(?:\b|(?='))(?:({ahead})|({neither}(?:{back})))\b"


def _words_or_endings(table: Mapping[str, list[str]], sense: str) -> str:
    """Write the words of one sense, and the endings that all words but some have in it."""
    words, endings, other = (trie(table[name]) for name in (sense, f"{sense}_endings", f"not_{sense}"))
    ending = rf"(?!(?:{other or _NEVER})\b)[^\W\d_]+(?:{endings})"
    return "|".join([*([words] if words else []), *([ending] if endings else [])])
