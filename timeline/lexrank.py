"""LexRank for many sentences (G. Erkan and D. Radev, "LexRank: graph-based lexical centrality", 2004).

It computes what sumy's LexRank computes (terms weighed by frequency within the sentence over that of its most frequent
term and log(N / (1 + n)), edges where the cosine exceeds 0.1, power iteration up to a step of 0.1) with a matrix
product in place of a loop over pairs of sentences.
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


def lexrank(sentences: Sequence[Sequence[str]]) -> list[float]:
    """Score sentences, each given as its terms, by how central they are among all of them; higher is better.

    >>> sentences = [["ice", "harbour"], ["harbour", "ship"], ["ship", "ice"], ["cat", "sleep"], ["dog"], ["hen"]]
    >>> scores = lexrank(sentences)
    >>> min(scores[:3]) > max(scores[3:])
    True
    """
    if not sentences:
        return []
    import numpy as np

    links = _links(_unit_vectors(sentences))
    degrees = np.maximum(links.sum(axis=1), 1)
    scores = np.full(len(sentences), 1 / len(sentences))
    step = 1.0
    while step > _EPSILON:
        following = (scores / degrees) @ links
        following /= np.linalg.norm(following) or 1.0
        step = float(np.linalg.norm(following - scores))
        scores = following
    return [float(score) for score in scores]


def _unit_vectors(sentences: Sequence[Sequence[str]]) -> np.ndarray:
    """Build one row of length one per sentence, one column per term."""
    import numpy as np

    counts = [Counter(sentence) for sentence in sentences]
    spread = Counter(term for count in counts for term in count)
    columns = {term: column for column, term in enumerate(spread)}
    matrix = np.zeros((len(counts), len(columns)))
    for row, count in enumerate(counts):
        most = max(count.values(), default=1)
        for term, times in count.items():
            matrix[row, columns[term]] = times / most
    matrix *= np.log(len(counts) / (1 + np.array([spread[term] for term in columns])))
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit: np.ndarray = np.divide(matrix, lengths, out=np.zeros_like(matrix), where=lengths > 0)
    return unit


def _links(vectors: np.ndarray) -> np.ndarray:
    """Tell which sentences are alike, as a square of 0 and 1."""
    import numpy as np

    blocks = range(0, len(vectors), _BLOCK)
    return np.concatenate([(vectors[at : at + _BLOCK] @ vectors.T > _THRESHOLD).astype(np.float32) for at in blocks])
