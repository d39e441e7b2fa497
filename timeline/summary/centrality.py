"""How central sentences are among others: what many of them say again matters.

Both scores need the similarity of every sentence to every other; it comes from sums over shared terms and from products
of matrices, in place of a loop over pairs.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

_THRESHOLD = 0.1
_EPSILON = 0.1
_BLOCK = 512
"""Sentences compared with all others at a time: what bounds the memory."""
_LENGTH = 0.1
"""Exponent of the length that :func:`overlap` divides by: what is left of the preference for long sentences."""


def lexrank(sentences: Sequence[Sequence[str]]) -> list[float]:
    """Score sentences, each given as its terms, as sumy's LexRank does; higher is better.

    Terms weigh their frequency over that of the sentence's most frequent one times log(N / (1 + n)), sentences whose
    cosine exceeds 0.1 are linked, and the power method runs up to a step of 0.1 (G. Erkan and D. Radev, "LexRank:
    graph-based lexical centrality as salience in text summarization", 2004).

    >>> sentences = [["ice", "harbour"], ["harbour", "ship"], ["ship", "ice"], ["cat", "sleep"], ["dog"], ["hen"]]
    >>> scores = lexrank(sentences)
    >>> min(scores[:3]) > max(scores[3:])
    True
    """
    if not sentences:
        return []
    import numpy as np

    links = _links(sentences)
    degrees = np.maximum(links.sum(axis=1), 1)
    scores = np.full(len(sentences), 1 / len(sentences))
    step = 1.0
    while step > _EPSILON:
        following = (scores / degrees) @ links
        following /= np.linalg.norm(following) or 1.0
        step = float(np.linalg.norm(following - scores))
        scores = following
    return [float(score) for score in scores]


def overlap(sentences: Sequence[Sequence[str]]) -> list[float]:
    """Score sentences, each given as its terms, by the terms that they share with every other; higher is better.

    A pair counts its shared terms over the square of the sum of the logarithms of its lengths: the similarity of
    TextRank (R. Mihalcea and P. Tarau, 2004) with long sentences damped twice.

    >>> overlap([["ice", "harbour"], ["harbour", "ice", "ship"], ["cat", "sleep"]])[2]
    0.0
    """
    if not sentences:
        return []
    import numpy as np

    counts = _counts(sentences)
    lengths = np.maximum([len(sentence) for sentence in sentences], 2)
    logs = np.log(lengths)
    scores = np.zeros(len(sentences))
    for at in range(0, len(sentences), _BLOCK):
        rows = slice(at, at + _BLOCK)
        shared = counts[rows] @ counts.T
        shared[np.arange(len(shared)), np.arange(at, at + len(shared))] = 0
        scores[rows] = (shared / (logs[rows, None] + logs) ** 2).sum(axis=1)
    return [float(score) for score in scores / lengths**_LENGTH]


def _counts(sentences: Sequence[Sequence[str]]) -> np.ndarray:
    """Count terms: one row per sentence, one column per term, in the order of their first use."""
    import numpy as np

    columns: dict[str, int] = {}
    for sentence in sentences:
        for term in sentence:
            columns.setdefault(term, len(columns))
    matrix = np.zeros((len(sentences), len(columns)))
    for row, sentence in enumerate(sentences):
        for term, times in Counter(sentence).items():
            matrix[row, columns[term]] = times
    return matrix


def _weights(sentences: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """Weigh the terms of each sentence, scaled to the length one."""
    counts = [Counter(sentence) for sentence in sentences]
    spread = Counter(term for count in counts for term in count)
    rarity = {term: math.log(len(counts) / (1 + number)) for term, number in spread.items()}
    weighed = []
    for count in counts:
        most = max(count.values(), default=1)
        weights = {term: times / most * rarity[term] for term, times in count.items()}
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
        weighed.append({term: weight / length for term, weight in weights.items()} if length else {})
    return weighed


def _links(sentences: Sequence[Sequence[str]]) -> np.ndarray:
    """Tell which sentences are alike, as a square of 0 and 1: only pairs that share a term are looked at."""
    import numpy as np

    columns: dict[str, list[tuple[int, float]]] = {}
    for row, weights in enumerate(_weights(sentences)):
        for term, weight in weights.items():
            columns.setdefault(term, []).append((row, weight))
    cosines = np.zeros((len(sentences), len(sentences)))
    for column in columns.values():
        rows = np.array([row for row, _ in column])
        values = np.array([value for _, value in column])
        cosines[rows[:, None], rows] += values[:, None] * values
    return (cosines > _THRESHOLD).astype(np.float64)
