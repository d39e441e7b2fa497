"""Who acts in an event and where it happens, by the names in its sentences: no model, and no knowledge of people.

Short forms are united with the longest that the articles use: "Kovač" with "Dr Ana Kovač". Where nouns have capitals,
as in German, a name needs a title, a company's kind, capitals only, or the gazetteer; where nothing has, a title or the
gazetteer. What the gazetteer knows is a place, and so is what stands behind a preposition of place often.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.events.capitals import Form, NameWords, forms, found_in, is_acronym, name_words, opens_sentence
from timeline.language.letters import is_spaced
from timeline.language.pack import find_pack
from timeline.language.script import UPPER, lowered
from timeline.model import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model import Event, Mention

_FORENAMES = re.compile(rf"(?:(?<![\w-])[{UPPER}]\w+(?:-[{UPPER}]\w+)* ){{1,2}}$")
_BEFORE = 40
"""Characters before a surname in which other names of the same person are looked for."""
_READ = 20_000
"""Characters of an article that are read."""
_MOST = 8
"""Names of one kind that an event keeps."""


@dataclass(slots=True)
class _Named:
    """A name with its short forms."""

    key: tuple[str, ...]
    forms: Counter[str] = field(default_factory=Counter)
    mentions: set[str] = field(default_factory=set)
    sure: bool = False
    titled: bool = False
    placed: int = 0

    def add(self, other: _Named) -> None:
        self.forms += other.forms
        self.mentions |= other.mentions
        self.sure |= other.sure
        self.titled |= other.titled
        self.placed += other.placed


def named(event: Event) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """List who acts in an event, and the places where it happens, most named first.

    Of many names those are kept that the first sentence holds, or several of them do.
    """
    language = event.mentions[0].sentence.article.language
    mentions = [one for one in (*event.mentions, *event.evidence) if one.sentence.article.language == language]
    pack = find_pack(language)
    if pack is None:
        return (), ()
    words = name_words(pack)
    texts = list(dict.fromkeys(mention.sentence.article.text[:_READ] for mention in mentions))
    found = _united(_found(mentions, texts, words))
    kept = [one for one in found if mentions[0].id in one.mentions or len(one.mentions) > 1]
    told: tuple[list[Name], list[Name]] = [], []
    for one in sorted(kept, key=lambda one: -len(one.mentions)):
        if one.sure or not words.capital_nouns:
            name = _printed(one, texts, words)
            ids = tuple(mention.id for mention in mentions if mention.id in one.mentions)
            told[_is_place(name, one, texts, words)].append(Name(name, ids))
    return tuple(told[False][:_MOST]), tuple(told[True][:_MOST])


def _found(mentions: Iterable[Mention], texts: Sequence[str], words: NameWords) -> list[_Named]:
    """List the names of sentences in the order in which they come, each form by itself."""
    found: dict[tuple[str, ...], _Named] = {}
    for mention in mentions:
        text = " ".join(str(mention.sentence).split())  # lines are broken anywhere
        for written in forms(text, mention.sentence.article.text[:_READ], words):
            form = written if not written.opened or _is_written(written, texts) else _without_first(written)
            one = _Named(form.key, Counter([form.text]), {mention.id}, form.sure, form.titled, int(form.placed))
            found.setdefault(form.key, _Named(form.key)).add(one)
    return list(found.values())


def _is_written(form: Form, texts: Iterable[str]) -> bool:
    """Whether articles write a name that begins a sentence elsewhere, or never without its first word."""
    if any(not opens_sentence(text, at) for text in texts for at in found_in(text, form.text)):
        return True
    rest = _without_first(form).text
    return not any(text.count(rest) > text.count(form.text) for text in texts)


def _without_first(form: Form) -> Form:
    return form._replace(text=form.text.split(None, 1)[1], key=form.key[1:] or form.key)


def _united(found: Sequence[_Named]) -> list[_Named]:
    """Unite short forms with the longest: the end or beginning of it, or its initials; of several that most named."""
    kept: list[_Named] = []
    for one in sorted(found, key=lambda one: (-len(one.key), -len(one.mentions))):
        longer = [other for other in kept if _is_short(one, other)]
        if longer:
            max(longer, key=lambda other: len(other.mentions)).add(one)
        else:
            kept.append(one)
    order = {one.key: place for place, one in enumerate(found)}
    return sorted(kept, key=lambda one: order[one.key])


def _is_short(one: _Named, other: _Named) -> bool:
    """Whether a name is short for another; one of several words only where it is not the commoner of the two."""
    size = len(one.key)
    if size >= len(other.key) or (size > 1 and len(one.mentions) > len(other.mentions)):
        return False
    initials = "".join(word[0] for word in max(other.forms, key=len).split() if word[0].isupper())
    return one.key in {other.key[:size], other.key[-size:]} or (size == 1 and {*one.forms} == {initials})


def _is_place(name: str, one: _Named, texts: Iterable[str], words: NameWords) -> bool:
    """Whether a name is in the gazetteer, or of a kind of place, or stands behind a preposition of place.

    It does so more often than not in the sentences, or every third time in the articles.
    """
    low = [word for word in lowered(name).split() if word not in words.functions]
    if " ".join(low).rstrip(".") in words.places:
        return True
    if one.titled or is_acronym(name) or name not in one.forms:
        return False
    if len(low) > 1 and (low[0] in words.sites_first or low[-1] in words.sites_last):
        return True
    inside = sum(text.count(f" {words.inside} {name}") for text in texts)
    return 2 * one.placed > one.forms.total() or 3 * inside > sum(text.count(name) for text in texts)


def _printed(one: _Named, texts: Iterable[str], words: NameWords) -> str:
    """Print a name in its longest form; one word alone as the articles write it in full, if they do."""
    text = max(one.forms, key=lambda form: (form.count(" "), one.forms[form], form))
    if " " not in text and is_spaced(text) and not is_acronym(text) and lowered(text) not in words.places:
        return _in_full(text, texts, words) or text
    return text


def _in_full(name: str, texts: Iterable[str], words: NameWords) -> str:
    """Find the form in which articles write a surname most often with other names before it; empty if none does."""
    counts: Counter[str] = Counter()
    for text in texts:
        for at in found_in(text, name):
            match = _FORENAMES.search(text, max(0, at - _BEFORE), at)
            if match and not opens_sentence(text, match.start()):
                before = match[0].split()
                while before and words.drops(lowered(before[0])):
                    del before[0]
                counts[" ".join([*before, name])] += bool(before)
    return min(+counts, key=lambda form: (-counts[form], form), default="")
