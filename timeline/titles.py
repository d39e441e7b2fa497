"""What a brief is called when nobody says: its query, the headline of its one article, or what its articles share.

What they share is the name or phrase that most independent articles hold in headline or first sentences. Query and
phrase are printed as the articles write them most often.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from timeline.analysis.analyse import folded
from timeline.language.letters import is_spaced
from timeline.language.names import months_of, weekdays
from timeline.language.pack import find_pack
from timeline.language.say import speaker_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.analysis.corpus import Corpus
    from timeline.model import Timex

_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
_BETWEEN = r"(?:[\s.'’&–-]{0,2})"
"""What may stand between the words of one phrase: "Strauss-Kahn", "U.S.", "l'eau"."""
_READ = 200
"""How many articles are read, spread over all, for what they share."""
_OPENING = 5
"""The first sentences of an article, which say what it is about."""
_LONGEST = 4, 8
"""The most words of a phrase, and the most letters of a script that sets no blanks between words."""
_CENTRAL = 1 / 3
"""Share of the articles that must hold a word for it to be what they share; two at least."""
_EXTENDS = 0.6
"""Share of the articles with a word that must hold a phrase for it to take the word's place."""
_TRIED = 8
"""How many of the commonest words are looked at closely."""
_PLAIN, _NAMED = 10, 11
"""What an article counts that holds a word, and a name."""
_MOST = 3
"""How many phrases a title names at most."""
_FORMS = 100
"""How many places in the articles are looked at to see how a phrase is written."""

_Line = tuple[list[str], list[bool]]
"""The folded words of a sentence, and for each whether a phrase may begin or end with it."""


def title_of(corpus: Corpus, query: str = "") -> str:
    """Find a title; empty when there is no query and nothing in common.

    >>> from timeline.analysis.corpus import Corpus
    >>> from timeline.model import Article
    >>> texts = "The old Lena Bridge fell.", "Nobody repaired the Lena Bridge.", "Lena Bridge: a new one is planned."
    >>> corpus = Corpus.read([Article(str(n), text, f"{n}.txt") for n, text in enumerate(texts)])
    >>> title_of(corpus), title_of(corpus, '"lena bridge" repair bridge')
    ('Lena Bridge', 'Lena Bridge, repair')
    """
    if query:
        return _capital(_asked(corpus, query))
    leaders = [number for number, first in enumerate(corpus.copies) if number == first]
    if len(leaders) == 1:
        return next((article.title for article in corpus.articles if article.title), "")
    return _capital(_shared(corpus, leaders))


def _capital(text: str) -> str:
    """Begin with a capital, unless the first word has one further on: iPhone.

    >>> _capital("oil spill"), _capital("iPhone")
    ('Oil spill', 'iPhone')
    """
    return text if any(letter.isupper() for letter in text.partition(" ")[0]) else text[:1].upper() + text[1:]


def _asked(corpus: Corpus, query: str) -> str:
    """Print a query as a reader would: no quotation marks, and nothing that another part of it says."""
    parts = [(match[1] or match[2] or "", match[1] is not None) for match in _TERM.finditer(query)]
    asked = {folded(text): (text.strip(), quoted) for text, quoted in reversed(parts) if folded(text)}
    kept = {words: asked[words] for words in reversed(asked) if not any(_says(other, words) for other in asked)}
    whole = "".join(kept)
    if len(kept) > 1 and any(whole in passage.words for analysis in corpus.analyses for passage in analysis.passages):
        return _written(corpus, whole.strip()) or " ".join(text for text, _ in kept.values())
    printed, after_word = "", False
    for words, (text, quoted) in kept.items():
        own = text if text != text.lower() else _written(corpus, words.strip()) or text
        printed += ("" if not printed else " " if after_word and not quoted else ", ") + own
        after_word = not quoted
    return printed


def _says(one: str, other: str) -> bool:
    """Whether one folded phrase makes another needless: "charles taylor" says "taylor", and "egypt" says "egyptian"."""
    if one == other:
        return False
    begins = other.startswith(one) and not other.startswith(f"{one} ")
    return begins or (f"{other} " in f"{one} ")


def _shared(corpus: Corpus, leaders: Sequence[int]) -> str:
    """Find the words that most of some articles hold, each with the phrase around it that most of those hold.

    There are several only where equally many articles hold them.
    """
    leaders = leaders[:: len(leaders) // _READ + 1]
    openings = [list(_opening(corpus, number)) for number in leaders]
    wide = any(not is_spaced(passage.words) for number in leaders for passage in corpus.analyses[number].passages[:1])
    least, most = (2, _LONGEST[1]) if wide else (1, _LONGEST[0])
    phrases: list[str] = []
    for word in _central(corpus, openings, least):
        holding = [opening for opening in openings if word in _runs(opening, least)]
        phrase = _written(corpus, _around(word, holding, most))
        if not any(folded(phrase) in folded(other) for other in phrases):
            phrases.append(phrase)
    speech = speaker_for(None, [analysis.language for analysis in corpus.analyses])
    return speech.listed(phrases[:_MOST])


def _central(corpus: Corpus, openings: Sequence[Sequence[_Line]], length: int) -> list[str]:
    """List the words that most openings hold: one in a headline counts twice, and names count more.

    Where no blanks stand between words, ``length`` letters are a word, of which those hang together that stand together
    more often than not.
    """
    own = [_runs(opening, length) for opening in openings]
    counts = Counter(run for runs in own for run in runs)
    held = [word for word, count in counts.items() if count >= max(2, _CENTRAL * len(openings))]
    if length > 1:
        text = " ".join(" ".join(words) for opening in openings for words, _ in opening)
        held = [run for run in held if all(2 * text.count(run) >= text.count(letter) for letter in run.split())]
    counts.update(run for opening in openings for run in _runs(opening[:1], length))
    tried = sorted(held, key=lambda word: (-counts[word], word))[:_TRIED]
    forms = {word: form for word in tried if (form := _written(corpus, word))}
    weights = {word: counts[word] * (_NAMED if form != form.lower() else _PLAIN) for word, form in forms.items()}
    return [word for word in weights if weights[word] == max(weights.values())]


def _around(word: str, openings: Sequence[Sequence[_Line]], most: int) -> str:
    """Find the longest phrase around a word that most of some openings hold."""
    phrase = word
    for length in range(len(word.split()) + 1, most + 1):
        counts = Counter(run for opening in openings for run in _runs(opening, length, word))
        longer, count = min(counts.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
        phrase = longer if count >= max(2, _EXTENDS * len(openings)) else phrase
    return phrase


def _opening(corpus: Corpus, number: int) -> Iterator[_Line]:
    """Yield the words of headline and first sentences; a phrase begins and ends with no stop word and no date."""
    article, analysis = corpus.articles[number], corpus.analyses[number]
    pack = find_pack(analysis.language)
    known = {*pack.stop_words, *months_of(pack), *weekdays(pack.code)} if pack else set()
    barred = {word for word in known if is_spaced(word)}  # 地 is no word in 地震
    lines: list[tuple[list[str], tuple[Timex, ...]]] = [(folded(article.title).split(), ())]
    lines += [(passage.words.split(), passage.dates) for passage in analysis.passages[:_OPENING]]
    for words, dates in lines:
        own = barred.union(*(folded(timex.text).split() for timex in dates)) if dates else barred
        yield words, [word not in own and (len(word) > 1 or not is_spaced(word)) and word.isalpha() for word in words]


def _runs(opening: Iterable[_Line], length: int, within: str = "") -> set[str]:
    """List the phrases of some words that may begin and end there and, if ``within`` is given, hold that one."""
    found = set()
    for words, edges in opening:
        if within and not {*within.split()} <= {*words}:
            continue
        last = length - 1
        for start in range(len(words) - last):
            if edges[start] and edges[start + last]:
                found.add(" ".join(words[start : start + length]))
    return {run for run in found if f" {within} " in f" {run} "} if within else found


def _written(corpus: Corpus, phrase: str) -> str:
    """Write folded words as the articles do most often within their sentences, or else at the beginning of one.

    Empty where no article writes them.
    """
    edges = (r"(?<![^\W_])", r"(?![^\W_])") if is_spaced(phrase) else ("", "")
    pattern = re.compile(_BETWEEN.join(map(re.escape, phrase.split())).join(edges), re.IGNORECASE)
    forms: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for article, analysis in zip(corpus.articles, corpus.analyses, strict=True):
        for passage in analysis.passages:
            if f" {phrase} " in f"{passage.words} " and (
                match := pattern.search(article.text, passage.start, passage.end)
            ):
                forms[match.start() > passage.start][" ".join(match[0].split())] += 1
        if forms[1].total() >= _FORMS:
            break
    counts = forms[1] or forms[0]
    return min(counts, key=lambda form: (-counts[form], form), default="")
