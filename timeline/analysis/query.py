"""What a query asks for: the articles and sentences that hold one of its words, the articles ranked by BM25.

The ranking is SQLite's (FTS5, bm25()), in memory: well kept, in every Python, and its stemmer is Porter's.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from timeline.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Article, Span

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"[^\W_]+")


def phrases(query: str) -> tuple[tuple[str, ...], ...]:
    """Split a query into its alternatives: words, and "phrases in quotes", lower case.

    >>> phrases('"Deepwater Horizon" BP spill')
    (('deepwater', 'horizon'), ('bp',), ('spill',))
    """
    parts = (tuple(_WORD.findall((match[1] or match[2] or "").lower())) for match in _TERM.finditer(query))
    return tuple(dict.fromkeys(part for part in parts if part))


def pattern(query: str) -> re.Pattern[str] | None:
    """Build the pattern that a sentence must match; None when there is no query. OptionError when it has no word.

    A word also finds what begins with it: "haiti" finds "Haitian", "protest" finds "protesters".

    >>> bool(pattern("quake haiti").search("the Haitian capital"))
    True
    """
    if not query.strip():
        return None
    found = phrases(query)
    if not found:
        raise OptionError(f"the query {query!r} holds no word")
    return re.compile(r"\b(?:" + "|".join(r"\W+".join(map(re.escape, words)) for words in found) + ")", re.IGNORECASE)


def headed(article: Article, spans: Sequence[Span], wanted: re.Pattern[str] | None) -> bool:
    """Whether an article names what is wanted in its headline or dateline and in none of the sentences at ``spans``.

    Then all of it is about that: "BARCELONA - The congress opened on Monday." A caption or teaser does not count.

    >>> from timeline.model import Article
    >>> congress = Article("1", "BARCELONA - The congress opened on Monday.", "a.txt")
    >>> headed(congress, [(12, 42)], pattern("barcelona")), headed(congress, [(12, 42)], pattern("congress"))
    (True, False)
    """
    if wanted is None or not spans:
        return False
    start = article.body[0][0] if article.body else 0
    head = f"{article.title}\n{article.text[start : spans[0][0]]}"
    return bool(wanted.search(head)) and not any(wanted.search(article.text[one:end]) for one, end in spans)


def relevance(articles: Sequence[Article], query: str) -> list[float]:
    """Rank articles by BM25 between 0 (no word of the query) and 1 (the best of them); all 1 without a query.

    >>> from timeline.model import Article
    >>> texts = ["Oil from the spill reached the coast.", "Oil prices rose.", "A concert."]
    >>> [round(weight, 1) for weight in relevance([Article(t, t, t) for t in texts], "oil spill")]
    [1.0, 0.0, 0.0]
    """
    if not phrases(query):
        return [1.0] * len(articles)
    wanted = " OR ".join('"{}"*'.format(" ".join(words)) for words in phrases(query))
    weights = [0.0] * len(articles)
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("CREATE VIRTUAL TABLE article USING fts5(title, text, content='', tokenize='porter unicode61')")
        rows = ((number, article.title, article.text) for number, article in enumerate(articles))
        base.executemany("INSERT INTO article(rowid, title, text) VALUES (?, ?, ?)", rows)
        for number, score in base.execute("SELECT rowid, -bm25(article) FROM article WHERE article MATCH ?", (wanted,)):
            weights[number] = max(score, 1e-9)
    best = max(weights, default=0.0) or 1.0
    return [weight / best for weight in weights]
