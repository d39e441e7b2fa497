"""Short words for an event: the headline of an article that tells of the very same, or else a clause of its sentence.

An article's headline tells what is new in it, which need not be what one of its sentences tells. How much of a headline
the printed sentence says too, by the rarity of its words, tells the two apart; an article that was published a day
later must say more of it than one of the day. Headlines that ask, and those with a part of which nothing is said
("Letters:", "as it happened"), are for readers of newspapers, not for a timeline.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from timeline.events.clippings import clipping
from timeline.interval import DAY
from timeline.language.letters import is_spaced
from timeline.language.pack import find_pack
from timeline.language.script import lowered
from timeline.language.stems import terms
from timeline.model import Headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.model import Article, Event

_OWN, _OTHER, _NEXT_DAY = 0.4, 0.5, 0.75
"""Share of a headline's weight that the sentence must say: of its own article, of another, of one a day later."""
_LONG = 7 * DAY
"""Beyond it something is told of by more than the headlines of a day."""
_SHARED = 2
"""Stems that they share at least."""
_PREFERRED = 0.3
"""What the headline of the sentence's own article has ahead."""
_LONGEST = 110
"""Characters beyond which a headline is no label."""
_PARTS = re.compile(r"\s*[:;|…]\s+|\s+[-–—]{1,2}\s+|[：；]")
_SITE = re.compile(r"\s+\|\s+[^|]*$")
_QUESTIONS = ("?", "？", "؟")
_DIGITS = 6


def headline(event: Event, rarity: Mapping[str, float]) -> Headline | None:
    """Find the headline that says what an event's first sentence does, or a clause of it; None when none is sure to.

    ``rarity`` is that of :func:`timeline.events.ranking.rarity`.
    """
    sentence = event.mentions[0].sentence
    said = frozenset(terms(str(sentence), language=sentence.article.language))
    best, most = None, 0.0
    for article, text, least in _titles(event):
        parts = [terms(part, language=article.language) for part in _PARTS.split(text)]
        share = _share([term for part in parts for term in part], said, rarity)
        value = share + (_PREFERRED if article is sentence.article else 0)
        if share >= least and value > most and not _asks(text, article.language) and all(map(said.intersection, parts)):
            best, most = Headline(text, article), value
    if best is None and (span := clipping(event.mentions[0])):
        return Headline(sentence.article.text[slice(*span)], sentence.article, span)
    return best


def _titles(event: Event) -> Iterator[tuple[Article, str, float]]:
    """Yield the cited articles of the time of an event, their headlines, and how much of them must be said.

    An article of the day after that does not name the day tells news of its own day.
    """
    first = event.mentions[0].sentence.article
    seen = set()
    for mention in (*event.mentions, *event.evidence):
        article = mention.sentence.article
        late = _days_late(event, article)
        text = _SITE.sub("", article.title.strip())
        if article.id in seen or late is None or not 0 < len(text) <= _LONGEST or article.language != first.language:
            continue
        seen.add(article.id)
        if late <= 0 or (mention.timex and article is first):
            yield article, text, _OWN if article is first else _OTHER
        elif mention.timex:
            yield article, text, _NEXT_DAY


def _days_late(event: Event, article: Article) -> int | None:
    """Count how many days after an event an article was published: none or one; None for any other.

    What is planned is told before.
    """
    if article.published is None or event.interval.end - event.interval.start > _LONG:
        return None
    day, told = article.published.interval.day, event.interval
    if day.end <= told.start:
        return 0 if event.status == "planned" and article is event.mentions[0].sentence.article else None
    late = max(0, -(-(day.end - told.end) // DAY))
    return late if late <= 1 else None


def _share(words: Sequence[str], said: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Measure how much of some words, each weighed by its rarity, is said; nothing where less than two words are."""
    own = {*words}
    if len(own & said) < _SHARED:
        return 0.0
    rarest = max(rarity.values(), default=1.0)
    whole = math.fsum(rarity.get(word, rarest) for word in own)
    return round(math.fsum(rarity.get(word, rarest) for word in own & said) / whole, _DIGITS) if whole else 0.0


def _asks(text: str, language: str) -> bool:
    """Whether a headline is a question, direct or not: "Why the bridge fell"."""
    pack = find_pack(language)
    words = pack.section("labels")["questions"] if pack else ()
    low = lowered(text).lstrip("\"'“”‘’„«»¿ ")
    asks = (
        low.startswith(tuple(f"{word} " for word in words)) if is_spaced(text) else any(word in low for word in words)
    )
    return asks or text.rstrip("\"'”’»").endswith(_QUESTIONS)
