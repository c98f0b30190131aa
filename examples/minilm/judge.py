"""How near embeddings are to those of the float model."""

from __future__ import annotations

import numpy as np


def cosines(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    a, b = a.astype(np.float64), b.astype(np.float64)
    return (a * b).sum(1) / (np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1))


def ranks(values: np.ndarray) -> np.ndarray:
    """From 0; equal values share the mean of their ranks."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = counts.cumsum()
    return (ends - (counts + 1) / 2)[inverse]


def judge(embeddings: np.ndarray, floats: np.ndarray) -> dict[str, float]:
    """The cosines to the float embeddings, and Spearman's correlation of the
    similarities of the pairs (rows 2i and 2i + 1) with the float model's."""
    near = cosines(embeddings, floats)
    similarities = [ranks(cosines(e[0::2], e[1::2])) for e in (embeddings, floats)]
    return {
        "mean_cosine": float(near.mean()),
        "worst_cosine": float(near.min()),
        "rank_correlation": float(np.corrcoef(similarities)[0, 1]),
    }
