"""Texts at one address: a newer one, corrected or withdrawn, replaces an older one that tells the same story.

Many sites declare their home page as the address of every page, so the address alone says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from timeline.analysis.sketch import CROWD, SKETCH, containment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.analysis.analyse import Analysis
    from timeline.interval import Interval
    from timeline.model import Article

_SHARED = 0.5
"""Containment of shingles that makes two texts at one address the same story, as for copies of one week."""


class Revision(NamedTuple):
    """An article that was replaced, and by which."""

    older: Article
    newer: str
    """The id of the article that stands in its place."""


def revisions(pairs: Iterable[tuple[Article, Analysis]]) -> tuple[Revision, ...]:
    """Tell which articles are replaced by a newer text at the same address, and by which that is not replaced itself.

    Two texts tell the same story when their titles are the same, or half of the shorter one's shingles; the newer one
    was updated, else published, after the other. Where that is not told, both stay.

    >>> from timeline.analysis.analyse import analyse
    >>> from timeline.interval import Interval
    >>> from timeline.model import Article, Dating
    >>> def text(number, words, day):
    ...     stamp = Dating(Interval.of(2016, 2, day), "field")
    ...     return Article(number, words, number, title="Flood", url="https://example.org/flood", published=stamp)
    >>> both = [text("1", "Three died.", 25), text("2", "Nobody died.", 26)]
    >>> [(revision.older.id, revision.newer) for revision in revisions((one, analyse(one)) for one in both)]
    [('1', '2')]
    """
    places: dict[str, list[_Text]] = defaultdict(list)
    for article, analysis in pairs:
        if article.url:
            places[article.url].append(_Text(article, _title(article), analysis.shingles))
    following: dict[str, Article] = {}
    old: list[Article] = []
    for same in places.values():
        for older, others in _alike(same):
            if newer := [other.article for other in others if _follows(other.article, older.article)]:
                following[older.article.id] = max(newer, key=_rank)
                old.append(older.article)
    old.sort(key=lambda article: article.id)
    return tuple(Revision(article, _last(article.id, following)) for article in old)


class _Text(NamedTuple):
    article: Article
    title: str
    """As :func:`_title` folds it."""
    shingles: tuple[int, ...]


def _alike(texts: Sequence[_Text]) -> Iterator[tuple[_Text, list[_Text]]]:
    """Yield each text with others that tell the same story: by their shingles, and of the same title the newest.

    Of a page that is rewritten all day there may be thousands, and all give way to the newest.
    """
    if len(texts) < 2:
        return
    newest: dict[str, int] = {}
    index: dict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        if text.title and _rank(text.article) >= _rank(texts[newest.setdefault(text.title, number)].article):
            newest[text.title] = number
        for shingle in text.shingles[:SKETCH]:
            index[shingle].append(number)
    sets = [frozenset(text.shingles) for text in texts]
    for number, text in enumerate(texts):
        titled = {newest[text.title]} if text.title else set()
        shared = (index[shingle] for shingle in text.shingles[:SKETCH])
        near = {other for others in shared if len(others) <= CROWD for other in others}
        alike = {other for other in near if containment(sets[number], sets[other]) >= _SHARED}
        yield text, [texts[other] for other in sorted((alike | titled) - {number})]


def _title(article: Article) -> str:
    """Fold a title; empty when the address is none, or that of a home page: pages may all bear the name of the site."""
    from urllib.parse import urlsplit

    try:
        address = urlsplit(article.url)
    except ValueError:  # what a record calls its address may be anything: "http://["
        return ""
    at_home = address.path in {"", "/"} and not address.query
    return "" if at_home else " ".join(article.title.split()).casefold()


def _last(name: str, following: dict[str, Article]) -> str:
    """Follow the replacements to the text that stays; time goes forward, so there is no circle."""
    while name in following:
        name = following[name].id
    return name


def _stamp(article: Article) -> Interval | None:
    known = article.updated or article.published
    return known.interval if known else None


def _rank(article: Article) -> tuple[int, str]:
    stamp = _stamp(article)
    return (stamp.start if stamp else 0, article.id)


def _follows(newer: Article, older: Article) -> bool:
    """Whether a text was published after another; False when that is not told, or only that it was the same day."""
    one, other = _stamp(newer), _stamp(older)
    return one is not None and other is not None and one.start >= other.end
