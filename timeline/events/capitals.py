"""Names in one sentence: runs of capitals, or what stands beside a title where nothing has capitals.

A name goes on over what may stand within it ("de", "bin") and is without what stands before it ("President", "Dr",
"Liberian"). The word that begins a sentence is part of one only when the article does not write it small.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.letters import WIDE, is_spaced
from timeline.language.names import full, months_of, weekdays
from timeline.language.places import places, territories
from timeline.language.script import UPPER, lowered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.language.pack import Pack

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_CAPITAL = re.compile(rf"(?:[^\W\d_]{{1,3}}['’-])?[{UPPER}]")
_INITIALS = re.compile(rf"(?:[{UPPER}]\.){{2,}}")
_OPENING = re.compile(r"(?:[.!?:;…\n][^\w,]*|[\"“„«]\s*)$")
"""What stands before a word that begins a sentence or a quotation, where capitals say nothing."""
_MIDDLE = re.compile(r"[^\W\d_],? $")
"""What stands before a word within a sentence."""
_PARTY = re.compile(rf" \([{UPPER}]{{2,}}\)")
_STEM = 4
"""Letters that an adjective shares with the country it is of, at least: "Liberian"."""
_SMALL = 3
"""The most small words within a name, one behind another: "de la", "von und zu"."""
_LONGEST = 1000
"""Characters of a sentence that are read."""


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """The words of one language that tell names from others, ready to use: the table ``labels`` of its pack."""

    titles: frozenset[str]
    honours: frozenset[str]
    companies: frozenset[str]
    particles: frozenset[str]
    of: frozenset[str]
    heads: frozenset[str]
    sites_first: frozenset[str]
    sites_last: frozenset[str]
    within: frozenset[str]
    adjectives: frozenset[str]
    inside: str
    """The commonest preposition of place."""
    places: frozenset[str]
    stems: tuple[tuple[str, ...], tuple[str, ...]]
    """The beginnings of the names of countries, of one word and of two, by which adjectives of them are known."""
    dates: frozenset[str]
    functions: frozenset[str]
    clitics: tuple[str, ...]
    elisions: tuple[str, ...]
    capital_nouns: bool
    beside: re.Pattern[str] | None
    """A surname and what follows it, behind a title or before one, in a script without capitals."""

    def drops(self, low: str) -> bool:
        """Whether a word, in lower case, is no part of a name that it stands before."""
        return low in self.titles or low in self.functions or low in self.dates or self.is_adjective(low)

    def is_adjective(self, low: str) -> bool:
        """Whether a word is of a country or creed: "Liberian", "South African"."""
        if low in self.places or low.count(" ") > 1:
            return False
        return low in self.adjectives or low.startswith(self.stems[low.count(" ")])


@cache
def name_words(pack: Pack) -> NameWords:
    """Make the words of a language ready to use."""
    table = pack.section("labels")
    stems = sorted(name[: max(_STEM, len(name) - 2)] for name in territories(pack.code) if len(name) >= _STEM)
    return NameWords(
        titles=frozenset(table["titles"]),
        honours=frozenset(table["honours"]),
        companies=frozenset(table["companies"]),
        particles=frozenset(table["particles"]),
        of=frozenset(table["of"]),
        heads=frozenset(table["heads"]),
        sites_first=frozenset(table["sites_first"]),
        sites_last=frozenset(table["sites_last"]),
        within=frozenset(table["within"]),
        adjectives=frozenset(table["adjectives"]),
        inside=next(iter(table["within"]), ""),
        places=places(pack.code) | frozenset(table["places"]),
        stems=(tuple(stem for stem in stems if " " not in stem), tuple(stem for stem in stems if stem.count(" ") == 1)),
        dates=frozenset([*full(dict(months_of(pack))), *full(weekdays(pack.code))]),  # Jan may be a man
        functions=pack.stop_words,
        clitics=tuple(pack.section("script")["clitics"]),
        elisions=tuple(pack.section("script")["elisions"]),
        capital_nouns=table["capital_nouns"],
        beside=_beside(table["titles"], table["surnames"]),
    )


def _beside(titles: Sequence[str], surnames: str) -> re.Pattern[str] | None:
    if not surnames:
        return None
    title = "|".join(sorted(map(re.escape, titles), key=lambda word: (-len(word), word)))
    name = f"[{surnames}][{WIDE}]{{1,2}}"
    return re.compile(rf"(?:{title})({name})|({name})(?={title})")


class Form(NamedTuple):
    """A name as one sentence writes it."""

    text: str
    key: tuple[str, ...]
    """Its words in lower case, without titles of honour and kinds of companies: what short forms are known by."""
    sure: bool
    """Whether it is surely a name, where nouns have capitals, too."""
    titled: bool
    placed: bool
    """Whether it stands behind a preposition of place."""
    opened: bool = False
    """Whether its first word begins a sentence, so that it may be none of the name."""


class _Token(NamedTuple):
    """A word of a text, without what is cut off behind it ("'s")."""

    start: int
    end: int
    text: str
    low: str
    cut: bool
    """Whether something was cut off, behind which a name does not go on."""

    @property
    def is_capital(self) -> bool:
        """Whether it can be of a name: "al-Qaida" can, "UN-backed" cannot."""
        head, _, tail = self.text.rpartition("-")
        return _CAPITAL.match(self.text) is not None and not (head[:1].isupper() and tail[:1].islower())


def forms(sentence: str, article: str, words: NameWords) -> Iterator[Form]:
    """Yield the names in a sentence of an article.

    >>> from timeline.language.pack import load
    >>> text = "The Liberian president Ana de Sousa met BP's Chief Executive Tom Gray in Oslo on Friday."
    >>> [form.text for form in forms(text, text, name_words(load("en")))]
    ['Ana de Sousa', 'BP', 'Tom Gray', 'Oslo']
    """
    text = sentence[:_LONGEST]
    if not is_spaced(text):
        yield from _wide_forms(text, article, words)
        return
    tokens = [_token(match, words) for match in _WORD.finditer(text)]
    at = 0
    while at < len(tokens):
        if not tokens[at].is_capital or tokens[at].low in words.dates:
            at += 1
            continue
        end = _run_end(text, tokens, at, words)
        opens = at == 0 or opens_sentence(text, tokens[at].start)
        for first, last in _parts(tokens, at, end, words):
            form = _form(text, tokens, first, last, article if opens and first == at else "", words)
            if form:
                yield form
        at = end + 1


def opens_sentence(text: str, at: int) -> bool:
    """Whether what begins there begins the text, a sentence or a quotation."""
    return at == 0 or _OPENING.search(text[max(0, at - 4) : at]) is not None


def found_in(text: str, word: str) -> Iterator[int]:
    """Yield where a text holds words, whole.

    >>> list(found_in("A man, a plan, a human, a man", "man"))
    [2, 26]
    """
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield at
        at = text.find(word, end)


def is_acronym(text: str) -> bool:
    """Whether a name is written in capitals only."""
    return len(text) > 1 and text.isupper()


def _token(match: re.Match[str], words: NameWords) -> _Token:
    text, start = match[0], match.start()
    if _INITIALS.fullmatch(f"{text}{match.string[match.end() : match.end() + 1]}"):
        return _Token(start, match.end() + 1, f"{text}.", lowered(text), cut=False)
    low = lowered(text).replace("’", "'")
    for elided in words.elisions:
        if low.startswith(elided) and text[len(elided) :][:1].isupper():
            return _Token(start + len(elided), match.end(), text[len(elided) :], low[len(elided) :], cut=False)
    for clitic in words.clitics:
        if low.endswith(clitic):
            size = len(low) - len(clitic)
            return _Token(start, start + size, text[:size], low[:size], cut=True)
    return _Token(start, match.end(), text, low, cut=False)


def _run_end(text: str, tokens: Sequence[_Token], at: int, words: NameWords) -> int:
    """Find the last word of the name that begins at one: capitals, and small words between two of them."""
    end = at
    while not tokens[end].cut:
        low, following = tokens[end].low, end + 1
        small = words.particles | words.of if low in words.heads or low in words.titles else words.particles
        while following < len(tokens) and not tokens[following].is_capital and following - end <= _SMALL:
            following += 1
        between = " ".join(token.low for token in tokens[end + 1 : following])
        if following == len(tokens) or tokens[following].low in words.dates or (between and between not in small):
            break
        if not tokens[following].is_capital:
            break
        gaps = (text[tokens[one].end : tokens[one + 1].start] for one in range(end, following))
        short = len(low) == 1 or low in words.titles or low in words.honours
        if not all(gap == " " or (gap == ". " and short) for gap in gaps):
            break
        end = following
    return end


def _parts(tokens: Sequence[_Token], first: int, last: int, words: NameWords) -> Iterator[tuple[int, int]]:
    """Cut a run of capitals before an office within it: "BP Chief Executive Tony Hayward"."""
    if tokens[last].low not in words.companies:
        for at in range(first + 1, last):
            if tokens[at].low in words.titles and tokens[at - 1].low not in words.titles:
                yield first, at - 1
                first = at
    yield first, last


def _form(text: str, tokens: Sequence[_Token], first: int, last: int, article: str, words: NameWords) -> Form | None:
    """Take what is no name off a run of capitals; ``article`` is given where the run begins a sentence."""
    placed, opened, titled = _is_placed(tokens, first, last, words), bool(article), False
    while first <= last:
        low = tokens[first].low
        if low in words.titles and tokens[last].low not in words.companies:
            titled = True
        elif low in words.of:
            first += titled and first + 1 < last  # Secretary of State Hillary Clinton
        elif low not in words.particles and not _stands_before(tokens[first : last + 1], article, words):
            break
        article, opened = "", False
        first += 1
    own = tokens[first : last + 1]
    low = " ".join(token.low for token in own if token.low not in words.functions)
    if not own or words.is_adjective(low) or (len(own) == 1 and not _may_stand(own[0], words)):
        return None
    dropped = words.honours | words.companies | words.functions
    key = tuple(token.low for token in own if token.low not in dropped)
    sure = (
        titled
        or low in words.places
        or own[-1].low in words.companies
        or (is_acronym(own[0].text) if len(own) == 1 else _PARTY.match(text, own[-1].end) is not None)
    )
    return Form(text[own[0].start : own[-1].end], key or (low,), sure, titled, placed, opened and len(own) > 1)


def _stands_before(own: Sequence[_Token], article: str, words: NameWords) -> bool:
    """Whether the first of some words is no name: an adjective before a title, or a common word."""
    after = next((token.low for token in own if not words.is_adjective(token.low)), "")
    if after in words.titles and words.is_adjective(own[0].low):
        return True
    return bool(article) and _is_common(own, article, words)


def _is_placed(tokens: Sequence[_Token], first: int, last: int, words: NameWords) -> bool:
    """Whether a preposition of place stands before a name, with its article or without."""
    before = [token.low for token in tokens[max(0, first - 2) : first]]
    return not tokens[last].cut and any(" ".join(before[at:]) in words.within for at in range(len(before)))


def _is_common(own: Sequence[_Token], article: str, words: NameWords) -> bool:
    """Whether the word that begins a sentence is a common one.

    The article writes it small, or nowhere else with a capital, or writes what follows it oftener without it.
    """
    token, rest = own[0], " ".join(one.text for one in own[1:])
    if token.low in words.functions or any(found_in(article, token.low)):
        return True
    if len(own) > 2:
        return article.count(rest) > article.count(f"{token.text} {rest}")
    return len(own) == 1 and not is_acronym(token.text) and not _is_within(token.text, article)


def _is_within(word: str, article: str) -> bool:
    """Whether an article writes a word within a sentence, and no other capital behind it."""
    return any(
        _MIDDLE.search(article, max(0, at - 3), at) and not _CAPITAL.match(article, at + len(word) + 1)
        for at in found_in(article, word)
    )


def _may_stand(token: _Token, words: NameWords) -> bool:
    """Whether a word can be a name of its own."""
    common = token.low in words.functions or token.low in words.honours
    return len(token.text) > 1 and (not common or is_acronym(token.text))


def _wide_forms(text: str, article: str, words: NameWords) -> Iterator[Form]:
    """Yield the names in a sentence of a script without capitals: places, and what stands beside a title.

    A given name has two letters where the article writes both more than once.
    """
    held = sorted((place for place in words.places if place in text), key=lambda place: (text.find(place), place))
    for place in held:
        if not any(place != other and place in other for other in held):
            yield Form(place, (place,), sure=True, titled=False, placed=True)
    for match in words.beside.finditer(text) if words.beside else ():
        name = match[1] or match[2]
        if match[1] and article.count(name) < 2:
            name = name[:2]
        if article.count(name) > 1:
            yield Form(name, (name,), sure=True, titled=True, placed=False)
