"""How central sentences are among others: what many of them say again matters.

Both scores need the similarity of every sentence to every other; it comes from products of matrices, a block of rows at
a time, in place of a loop over pairs.
"""

from __future__ import annotations

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

    links = _links(_unit_vectors(sentences))
    np.fill_diagonal(links, [float(len(sentence) > 0) for sentence in sentences])  # each is like itself
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


def _unit_vectors(sentences: Sequence[Sequence[str]]) -> np.ndarray:
    """Weigh terms, scale every row to the length one, and leave out the columns that only one sentence has."""
    import numpy as np

    counts = _counts(sentences)
    spread = (counts > 0).sum(axis=0)
    weighed = counts / np.maximum(counts.max(axis=1, initial=0, keepdims=True), 1) * np.log(len(counts) / (1 + spread))
    lengths = np.linalg.norm(weighed, axis=1, keepdims=True)
    unit: np.ndarray = np.divide(weighed, lengths, out=np.zeros_like(weighed), where=lengths > 0)
    return unit[:, spread > 1]


def _links(vectors: np.ndarray) -> np.ndarray:
    """Tell which sentences are alike, as a square of 0 and 1."""
    import numpy as np

    blocks = range(0, len(vectors), _BLOCK)
    return np.concatenate([(vectors[at : at + _BLOCK] @ vectors.T > _THRESHOLD).astype(np.float32) for at in blocks])
