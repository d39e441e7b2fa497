"""What a clause says of the date in it: that something happened then, was planned, is background, or was only reported.

A sentence is cut into clauses by marks and by the words that open one ("who", "after", "that"); the verb that governs a
date is the nearest of its clause, before it or else behind it, where a language keeps no verb for the end. That is
shallow and quick. All words stand in the section ``clauses`` of packs; verbs that look back, and the endings of those
that look ahead, are the ones by which dates are resolved (``dates.direction``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates.tokens import trie
from timeline.language.pack import find_pack
from timeline.language.script import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.interval import Interval
    from timeline.language.pack import Pack
    from timeline.model import Status, Timex

_DATE = "\0"
"""What stands for a date among the words of a sentence."""
_MARKS = r"[;()\[\]（）；，、：…“”„«»\"]|[,:–—](?!\d)|--|(?<=\s)-(?=\s)"
_SPACED = re.compile(rf"[^\W\d_]+|\d+(?:[.,]\d+)*|{_MARKS}|{_DATE}")
_SINGLE_MARKS = ';()[]（）；，、：…“”„«»",:–—-'
_PHRASE = "+"
"""Before the kind of a word that may begin a phrase."""
_FOLLOWS = re.compile(r" ([^\W\d_]+)")
_OPEN, _CLOSED = "([（", ")]）"
_COMMA = ",，"
_LONGEST = 2_000
"""Characters of a sentence that is read: each date is compared with all verbs before it; nobody writes longer ones."""
_NEAR = 3
"""Words from an auxiliary to its participle, with what may stand between: "had only just been arrested"."""
_KINDS = ("and", "because", "when", "after", "that", "relative", "verbs", "auxiliaries", "had", "plan", "say")
"""The tables that give a word its kind; a word of several is of the last."""
_VERBS = frozenset({"verbs", "auxiliaries", "had", "plan", "say"})
_HELPS = frozenset({"auxiliaries", "had", "plan"})
"""The verbs that another one may follow, which then belongs to them."""
_OPENERS = frozenset({"because", "when", "after", "that", "relative"})


class _Cue(NamedTuple):
    """A mark or date of a sentence, or a word that says something of its clause."""

    place: int
    """Which word of the sentence it is; a date is one."""
    kind: str
    """A table of the pack, "mark" or "date"."""
    word: str
    date: int = -1
    """Which date of the sentence it is; -1 for none."""


@dataclass(slots=True)
class _Clause:
    """A stretch of a sentence between two marks, or words that open clauses."""

    opener: str = ""
    """The kind of the word that opens it: "said" for "that" behind a verb of saying; empty when only a mark does."""
    after_mark: bool = True
    """Whether a mark stands before it."""
    within: bool = False
    """Whether it goes on a clause that is background."""
    verbs: list[_Cue] = field(default_factory=list)
    dates: list[_Cue] = field(default_factory=list)
    joins: list[int] = field(default_factory=list)
    """The places of "and" and the like."""
    first: int = 0
    last: int = -1
    """The places of its first and last word."""


class _Words:
    """The words of a language, ready to use."""

    def __init__(self, pack: Pack) -> None:
        table, looks = pack.section("clauses"), pack.dates["direction"]
        past, helps = {*looks["past"]} - {*table["not_verbs"]}, {*table["auxiliaries"]}
        kinds = {word: "auxiliaries" if word.split()[-1] in helps else "verbs" for word in sorted(past)}
        kinds |= {word: name for name in _KINDS for word in table[name]}
        self.of, self.since, self.determiners, self.after_comma = (
            frozenset(table[name]) for name in ("of", "since", "determiners", "after_comma")
        )
        self.behind = tuple(table["behind"])
        self.verb_final, self.finite_participles = table["verb_final"], table["finite_participles"]
        self.participles, self.no_participles = tuple(table["participles"]), frozenset(table["not_participles"])
        self.spaced = pack.section("script")["words"] == "spaced"
        kinds |= dict.fromkeys(self.after_comma - kinds.keys(), "pronoun")
        self.kinds = _Kinds(kinds, looks, self.participles, self.no_participles, self.spaced)
        self.token = _SPACED if self.spaced else re.compile(rf"{trie(kinds)}|{_MARKS}|{_DATE}")
        self._phrases: dict[str, list[tuple[list[str], str]]] = {}
        for phrase in sorted((word for word in kinds if " " in word), key=len, reverse=True):
            tokens = self.token.findall(phrase)
            self._phrases.setdefault(tokens[0], []).append((tokens, kinds[phrase]))
        for word in self._phrases:
            self.kinds[word] = _PHRASE + self.kinds[word]

    def longest(self, tokens: Sequence[str], at: int, kind: str) -> tuple[str, int]:
        """Tell the kind and the end of the longest phrase that begins at a word; ``kind`` is that of the word alone."""
        for phrase, meant in self._phrases[tokens[at]]:
            if tokens[at : at + len(phrase)] == phrase:
                return meant, at + len(phrase)
        return kind, at + 1


class _Kinds(dict[str, str]):
    """Words to kinds, an empty one for a word that says nothing: each distinct word is looked at once."""

    def __init__(
        self,
        kinds: Mapping[str, str],
        looks: Mapping[str, Sequence[str]],
        participles: tuple[str, ...],
        no_participles: frozenset[str],
        spaced: bool,
    ) -> None:
        super().__init__(kinds)
        self.update({**dict.fromkeys((*_SINGLE_MARKS, "--"), "mark"), _DATE: "date"})
        self._endings = (
            (tuple(looks["past_endings"]), frozenset(looks["not_past"]), "verbs"),
            (tuple(looks["future_endings"]), frozenset(looks["not_future"]), "plan"),
            (participles, no_participles, "verbs"),
        ) * spaced

    def __missing__(self, word: str) -> str:
        fits = (kind for ends, others, kind in self._endings if word.endswith(ends) and word not in others)
        kind = self[word] = next(fits, "")
        return kind


@cache
def _words_of(language: str) -> _Words | None:
    """Make the words of a language ready; None where its pack lists none for clauses."""
    pack = find_pack(language)
    return _Words(pack) if pack and pack.section("clauses").get("say") else None


def statuses(
    text: str, dates: Sequence[Timex], published: Interval | None = None, *, offset: int = 0, language: str = "en"
) -> tuple[Status, ...]:
    """Tell of each date in a sentence what its clause says of it, as of the writer.

    ``offset`` is where the sentence begins in the text that the dates' offsets count. What lies after the day of
    publication is planned. In a language without words for clauses, and in what is too long for a sentence, all else
    has happened.

    >>> from timeline.dates import find_dates
    >>> text = "The mayor, who was elected in 2004, said on 3 May 2011 that the bridge would open on 5 May 2011."
    >>> statuses(text, find_dates(text))
    ('background', 'reported', 'planned')
    """
    if not dates:
        return ()
    words = _words_of(language) if len(text) <= _LONGEST else None
    read: list[Status] = _read(lowered(text), dates, offset, words) if words else ["happened"] * len(dates)
    return tuple(
        "planned" if published and timex.interval and timex.interval.start >= published.day.end else status
        for timex, status in zip(dates, read, strict=True)
    )


def _read(text: str, dates: Sequence[Timex], offset: int, words: _Words) -> list[Status]:
    spans = [(timex.start - offset, timex.end - offset) for timex in dates]
    clauses = list(_clauses(_cues(text, spans, words), words))
    found: list[Status] = ["happened"] * len(spans)  # what is said of a date within another
    for number, clause in enumerate(clauses):
        for date in clause.dates:
            found[date.date] = _status(text, spans[date.date], date, clauses, number, words)
    return found


def _cues(text: str, spans: Sequence[tuple[int, int]], words: _Words) -> Iterator[_Cue]:
    """Yield the marks, dates and words of a sentence that say something, in order, and a mark behind the last word.

    What stands within a date is part of it. Words that say nothing are counted only: most are such.
    """
    text = text.replace(_DATE, " ")  # articles may hold anything
    parts: list[str] = []
    dates, position = [], 0
    for number, (start, end) in enumerate(spans):
        if start >= position:
            parts += text[position:start], f" {_DATE} "
            dates.append(number)
            position = end
    tokens = words.token.findall("".join([*parts, text[position:]]))
    ahead, behind, uncounted = iter(dates), 0, 0  # of marks and further words of phrases
    for at, found in enumerate(map(words.kinds.__getitem__, tokens)):
        if not found or at < behind:
            continue
        kind = found
        place = at - uncounted
        if kind == "mark":
            uncounted += 1
        elif kind == "date":
            yield _Cue(place, kind, "", next(ahead))
            continue
        elif kind[0] == _PHRASE:
            kind, behind = words.longest(tokens, at, kind[1:])
            uncounted += behind - at - 1
        if kind:
            yield _Cue(place, kind, tokens[at])
    yield _Cue(len(tokens) - uncounted, "mark", "")


def _clauses(cues: Iterable[_Cue], words: _Words) -> Iterator[_Clause]:
    """Cut a sentence at marks, and at words that open clauses."""
    clause, depth = _Clause(), 0
    comma = said = joined = False
    for cue in cues:
        kind = cue.kind
        if kind == "mark":
            depth = max(0, depth + (cue.word in _OPEN) - (cue.word in _CLOSED)) if cue.word else 0
            clause.last = cue.place - 1
            yield clause
            clause, comma = _Clause("bracket" if depth else "", first=cue.place), cue.word in _COMMA
        elif kind in _OPENERS and not depth:
            if kind == "that":
                kind = "said" if said or joined else "relative"
            if cue.place - clause.first <= 1 and not clause.verbs and not clause.dates:
                clause.opener = kind  # ", in which", "and that"
            else:
                clause.last = cue.place - 1
                yield clause
                background = clause.within or clause.opener == "relative"
                clause = _Clause(kind, after_mark=False, within=background, first=cue.place)
            joined = kind == "said"
        elif comma and cue.word in words.after_comma and cue.place - clause.first <= 1 and not clause.opener:
            clause.opener = "pronoun"
        elif kind in _VERBS:
            clause.verbs.append(cue)
            said = kind == "say"
        elif kind == "date":
            clause.dates.append(cue)
        elif kind == "and":
            clause.joins.append(cue.place)


def _status(
    text: str, span: tuple[int, int], date: _Cue, clauses: Sequence[_Clause], number: int, words: _Words
) -> Status:
    """Read one date by its words and its clause."""
    home = _home(clauses, number)
    if _is_part_of_name(text, span, date, clauses[number], words) or _is_aside(clauses, number, home, date, words):
        return "background"
    clause = clauses[home]
    if words.verb_final:
        return _by_any(clause, words)
    before = [verb for verb in clause.verbs if home < number or (home == number and verb.place < date.place)]
    status = _by_nearest(clause, before, words) if before else _by_first(clause)
    helped = [verb.place for verb in before[-_NEAR:] if verb.kind == "had"]
    if status == "background" and helped:  # "police said that he had been arrested": what they reported happened
        earlier = (verb for one in clauses[: home + 1] for verb in one.verbs if verb.place < helped[-1])
        return "happened" if any(verb.kind == "say" for verb in earlier) else status
    return status


def _is_part_of_name(text: str, span: tuple[int, int], date: _Cue, clause: _Clause, words: _Words) -> bool:
    """Whether a date only tells what something is called, or since when it is so: "the 2004 bombing", "since 2004".

    Before any verb it names what the clause is about, and that mostly happened then: "Friday's blast killed two".
    """
    start, end = span
    before = text[max(0, start - 30) : start].rstrip()
    last = before.split()[-1] if words.spaced and before else ""
    if last in words.since or (last in words.of and date.place > clause.first + 1):
        return True
    if not words.spaced and before.endswith((*words.of, *words.since)):
        return True
    behind = text[end : end + 20]
    if behind.startswith(words.behind) if words.behind else False:
        return any(verb.place < date.place for verb in clause.verbs)
    own = last in words.determiners or text[start:end].split(" ", 1)[0] in words.determiners
    follows = _FOLLOWS.match(behind)
    named = own and follows is not None and not words.kinds[follows[1]]
    return named and any(verb.place < date.place for verb in clause.verbs)


def _is_aside(clauses: Sequence[_Clause], number: int, home: int, date: _Cue, words: _Words) -> bool:
    """Whether a date stands in a clause of another time than the sentence, or in one that tells about somebody only."""
    own, clause = clauses[number], clauses[home]
    if own.opener in {"bracket", "after"} or clause.opener == "bracket":
        return True
    if clause.opener == "pronoun":  # a pronoun when the verb ends the clause, else an article or a new sentence
        return bool(clause.verbs) and clause.verbs[-1].place >= clause.last - 1
    if clause.opener == "relative":
        return not _has_ended(clauses, home, date, words)
    others = (one for at, one in enumerate(clauses) if at != home and one.opener in {"", "pronoun"})
    return clause.within or (clause.opener in {"because", "after"} and any(one.verbs for one in others))


def _has_ended(clauses: Sequence[_Clause], home: int, date: _Cue, words: _Words) -> bool:
    """Whether the verb of the sentence has ended a relative clause: "Those who fled in May came back on Friday"."""
    clause = clauses[home]
    if words.verb_final or (home and (clause.after_mark or clauses[home - 1].verbs)):
        return False
    before = [verb for verb in clause.verbs if verb.place < date.place]
    if before and before[0].place - clause.first > _NEAR:  # its own verb is one that no pack knows
        return True
    return any(
        not (one.kind in _HELPS and other.place - one.place <= _NEAR) and not _joined(clause, one, other)
        for one, other in pairwise(before)
    )


def _joined(clause: _Clause, one: _Cue, other: _Cue) -> bool:
    return any(one.place < place < other.place for place in clause.joins)


def _home(clauses: Sequence[_Clause], number: int) -> int:
    """Find the clause of a date: its own if that has a verb, else the one before that has, or the next if none does."""
    if clauses[number].verbs or clauses[number].opener == "bracket":
        return number
    earlier = next((at for at in range(number - 1, -1, -1) if clauses[at].verbs), None)
    if earlier is not None:
        return earlier
    later = (at for at in range(number + 1, len(clauses)) if clauses[at].verbs)
    return next((at for at in later if clauses[at].opener in {"", "pronoun"}), number)


def _by_any(clause: _Clause, words: _Words) -> Status:
    """Read a clause whose verb may stand on either side of the date."""
    kinds = {verb.kind for verb in clause.verbs}
    if "plan" in kinds:
        return "planned"
    if "say" in kinds:
        return "reported"
    ended = not words.spaced or any(
        verb.place == clause.last and verb.word.endswith(words.participles) for verb in clause.verbs
    )
    return "background" if "had" in kinds and ended else "happened"


def _by_nearest(clause: _Clause, verbs: Sequence[_Cue], words: _Words) -> Status:
    """Read the verb before a date, with the verbs that help it: "was due to be heard", "had been arrested"."""
    last = verbs[-1]
    at = len(verbs) - 1
    while at and verbs[at - 1].kind in _HELPS and verbs[at].place - verbs[at - 1].place <= _NEAR:
        at -= 1
    group = verbs[at:]
    participle = (
        last.kind == "verbs" and last.word.endswith(words.participles) and last.word not in words.no_participles
    )
    if len(group) == 1 and participle and words.participles:
        earlier = verbs[at - 1] if at else None
        if earlier and earlier.kind != "say" and not _joined(clause, earlier, last):
            return "background"  # "questioned a man arrested on Friday"
        if not earlier and not words.finite_participles and last.place > clause.first:
            return "background"
    return _of_group(group)


def _by_first(clause: _Clause) -> Status:
    """Read the first verb behind a date, with those that it helps."""
    if not clause.verbs:
        return "happened"
    end = 1
    while end < len(clause.verbs) and clause.verbs[end - 1].kind in _HELPS:
        if clause.verbs[end].place - clause.verbs[end - 1].place > _NEAR:
            break
        end += 1
    return _of_group(clause.verbs[:end])


def _of_group(group: Sequence[_Cue]) -> Status:
    kinds = [verb.kind for verb in group]
    if "plan" in kinds:
        return "planned"
    if kinds[0] == "had" and len(kinds) > 1:
        return "background"
    return "reported" if kinds[-1] == "say" else "happened"


def has_verb(text: str, language: str = "en") -> bool:
    """Whether a text holds a verb that the pack knows; yes where it knows none.

    >>> has_verb("The mayor said"), has_verb("The mayor of a town")
    (True, False)
    """
    words = _words_of(language)
    return words is None or any(cue.kind in _VERBS for cue in _cues(lowered(text), (), words))
