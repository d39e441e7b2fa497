"""How central sentences are among others: what many of them say again matters.

The similarity of every sentence to every other comes from sums over shared terms in place of a loop over pairs. The
sums run in a fixed order and never through BLAS, whose kernels round differently on every processor, and they are
rounded before they decide.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np

_THRESHOLD = 0.1
_EPSILON = 0.1
_DIGITS = 9
"""Decimals of a cosine and of a step that are compared."""
_SLOPE = 0.75
"""Share of a sentence's own length in what :func:`overlap` divides by; the rest is that of the mean."""


def lexrank(sentences: Sequence[Sequence[str]]) -> list[float]:
    """Score sentences, each given as its terms, as sumy's LexRank does; higher is better.

    Terms weigh their frequency over that of the sentence's most frequent one times log(N / (1 + n)), sentences whose
    cosine exceeds 0.1 are linked, and the power method runs up to a step of 0.1 (G. Erkan and D. Radev, "LexRank:
    graph-based lexical centrality as salience in text summarization", 2004).

    >>> sentences = [["ice", "harbour"], ["harbour", "ship"], ["ship", "ice", "storm"], ["storm", "rain"], ["dog"]]
    >>> [round(score, 2) for score in lexrank(sentences)]
    [0.42, 0.42, 0.59, 0.32, 0.44]
    """
    if not sentences:
        return []
    import numpy as np

    size = len(sentences)
    rows, columns = _links(sentences)
    degrees = np.maximum(np.bincount(rows, minlength=size), 1)
    scores = np.full(size, 1 / size)
    step = 1.0
    while step > _EPSILON:
        sums = np.bincount(columns, (scores / degrees)[rows], minlength=size)
        following = sums / (_length(sums) or 1.0)
        step = round(_length(following - scores), _DIGITS)
        scores = following
    return [float(score) for score in scores]


def overlap(sentences: Sequence[Sequence[str]]) -> list[float]:
    """Score sentences, each given as its terms, by what they share with all others together; higher is better.

    The sum of the cosines of a sentence with every other, computed at once as that with their sum. Terms weigh their
    frequency times the fourth root of log(1 + N / n), so that of a pair counts the square root of its rarity. Lengths
    are pivoted, .25 of the mean and .75 of the sentence's own: else short sentences of the topic's words alone come
    first (A. Singhal, C. Buckley and M. Mitra, "Pivoted document length normalization", 1996).

    >>> scores = overlap([["ice", "harbour"], ["harbour", "ice", "ship"], ["ship", "dog"], ["cat", "sleep"]])
    >>> [round(score, 2) for score in scores]
    [0.82, 1.21, 0.39, 0.0]
    """
    weighed = _by_rarity(sentences)
    lengths = [math.sqrt(math.fsum(weight * weight for weight in weights.values())) for weights in weighed]
    mean = math.fsum(lengths) / max(1, len(lengths))
    pivots = [(1 - _SLOPE) * mean + _SLOPE * length or 1.0 for length in lengths]
    whole: defaultdict[str, float] = defaultdict(float)
    for weights, pivot in zip(weighed, pivots, strict=True):
        for term, weight in weights.items():
            whole[term] += weight / pivot
    return [
        math.fsum(weight * (whole[term] - weight / pivot) for term, weight in weights.items()) / pivot
        for weights, pivot in zip(weighed, pivots, strict=True)
    ]


def reduction(sentences: Sequence[Sequence[str]]) -> list[float]:
    """Score sentences, each given as its terms, as sumy's Reduction does; higher is better.

    A pair counts its shared terms over the sum of the logarithms of its lengths, the similarity of TextRank (R.
    Mihalcea and P. Tarau, "TextRank: bringing order into text", 2004); the sum over all others is the score.

    >>> reduction([["ice", "harbour"], ["harbour", "ice", "ship"], ["cat", "sleep"]])[2]
    0.0
    """
    import numpy as np

    logs = np.array([math.log(max(1, len(sentence))) for sentence in sentences])
    scores = []
    for row, shared in enumerate(_sums([Counter(sentence) for sentence in sentences])):
        shared[row] = 0
        norms = logs[row] + logs
        others = np.flatnonzero((shared > 0) & (norms > 0))
        scores.append(math.fsum(shared[others] / norms[others]))
    return scores


def _length(vector: np.ndarray) -> float:
    """Return the Euclidean length of a vector, summed exactly."""
    return math.sqrt(math.fsum(vector * vector))


def _sums(weighed: Sequence[Mapping[str, float]]) -> Iterator[np.ndarray]:
    """Yield for each sentence the sum of products of weights that it shares with every other, itself included."""
    import numpy as np

    index: dict[str, tuple[list[int], list[float]]] = {}
    for row, weights in enumerate(weighed):
        for term, weight in weights.items():
            rows, values = index.setdefault(term, ([], []))
            rows.append(row)
            values.append(weight)
    columns = {term: (np.array(rows), np.array(values, float)) for term, (rows, values) in index.items()}
    for weights in weighed:
        if not weights:
            yield np.zeros(len(weighed))
            continue
        others = np.concatenate([columns[term][0] for term in weights])
        products = np.concatenate([columns[term][1] * weight for term, weight in weights.items()])
        yield np.bincount(others, products, minlength=len(weighed))


def _by_rarity(sentences: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """Weigh the terms of each sentence by their frequency and, little, their rarity."""
    counts = [Counter(sentence) for sentence in sentences]
    spread = Counter(term for count in counts for term in count)
    rarity = {term: math.sqrt(math.sqrt(math.log(1 + len(counts) / number))) for term, number in spread.items()}
    return [{term: times * rarity[term] for term, times in count.items()} for count in counts]


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


def _links(sentences: Sequence[Sequence[str]]) -> tuple[np.ndarray, np.ndarray]:
    """Tell which sentences are alike, as the two ends of each link, in order: only pairs that share a term are."""
    import numpy as np

    found = [np.flatnonzero(np.round(sums, _DIGITS) > _THRESHOLD) for sums in _sums(_weights(sentences))]
    rows = np.repeat(np.arange(len(found)), [len(columns) for columns in found])
    return rows, np.concatenate(found)
