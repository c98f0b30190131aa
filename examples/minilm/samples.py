"""Real tokens in any batch size and length: what the model is checked on."""

from __future__ import annotations

from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
SHAPES = [(batch, length) for batch in (1, 8) for length in (1, 7, 128, 512)]


def sentences() -> tuple[np.ndarray, np.ndarray]:
    """The ids and the mask of all sentences, padded to the longest."""
    ids = np.load(HERE / "tokens.npy").astype(np.int64)
    return ids, (ids != 0).astype(np.int64)


def text(batch: int, length: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows of running text; each is padded by more than the one before it."""
    ids, mask = sentences()
    stream = ids[mask == 1]
    starts = 97 * np.arange(batch)[:, None]
    rows = stream[(starts + np.arange(length)) % len(stream)]
    lengths = length - np.arange(batch)[:, None] * length // (2 * batch)
    mask = (np.arange(length) < lengths).astype(np.int64)
    return rows * mask, mask
