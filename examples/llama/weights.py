#!/usr/bin/env python3
"""Write synthetic weights of one size as a safetensors file.

Needs NumPy only, and memory for a piece of one tensor. The same file comes out on any
machine with any NumPy: only the raw bits of a generator are used, which NumPy promises
to keep.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from config import CONFIGS, Config, parameters

PIECE = 1 << 20  # elements
# Of a sum of four uniform 16-bit integers.
MEAN, DEVIATION = 2 * 65535, math.sqrt((65536**2 - 1) / 3)


def spread(config: Config, name: str, shape: tuple[int, ...]) -> tuple[float, float]:
    """Mean and deviation that keep activations near 1 in any depth."""
    if len(shape) == 1:
        return 1.0, 0.1
    if "embed_tokens" in name:
        return 0.0, 1.0
    # What is added to the residual stream shares one layer's worth of it.
    shared = 2 * config.layers if "o_proj" in name or "down_proj" in name else 1
    return 0.0, 1 / math.sqrt(shape[1] * shared)


def draw(name: str, mean: float, deviation: float, count: int) -> Iterator[np.ndarray]:
    """`count` nearly normal float32 in pieces, the same for the same name."""
    source = np.random.PCG64(zlib.crc32(name.encode()))
    for start in range(0, count, PIECE):
        bits = source.random_raw(min(PIECE, count - start))
        sums = bits.view(np.uint16).reshape(-1, 4).sum(1, dtype=np.int32)
        yield (mean + (sums - MEAN) * (deviation / DEVIATION)).astype("<f4")


def write(config: Config, path: Path) -> None:
    header, end = {}, 0
    for name, shape in parameters(config):
        start, end = end, end + 4 * math.prod(shape)
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [start, end]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    unfinished = path.with_name(path.name + ".tmp")
    with unfinished.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for name, shape in parameters(config):
            for piece in draw(name, *spread(config, name, shape), math.prod(shape)):
                file.write(piece)
    os.replace(unfinished, path)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("size", choices=CONFIGS)
    parser.add_argument("output", type=Path, help="the .safetensors to write")
    args = parser.parse_args()
    try:
        write(CONFIGS[args.size], args.output)
    except OSError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
