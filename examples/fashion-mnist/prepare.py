#!/usr/bin/env python3
"""Turn Fashion-MNIST's idx files into the .npy files that compress-run reads.

Needs NumPy only. The data comes from the Debian package
`dataset-fashion-mnist`; nothing is downloaded here.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from pathlib import Path

import numpy as np

PACKAGE = "dataset-fashion-mnist"
DATA = Path("/usr/share/datasets/fashion-mnist")
SPLITS = {"train": "train", "test": "t10k"}


def read_idx(path: Path) -> np.ndarray:
    """Read one gzipped idx file of bytes.

    The header says how many dimensions follow (byte 3) and, as big-endian
    32-bit numbers, how long each is. Byte 2 is the element type; 8 is u8.
    """
    try:
        raw = gzip.decompress(path.read_bytes())
    except FileNotFoundError:
        raise FileNotFoundError(
            f"{path} is missing: install the Debian package {PACKAGE} "
            f"(apt-get install {PACKAGE}), or name its folder with --data"
        ) from None
    if len(raw) < 4 or raw[:3] != b"\0\0\x08":
        raise ValueError(f"{path} is not an idx file of bytes")
    rank = raw[3]
    shape = np.frombuffer(raw, ">u4", rank, offset=4)
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * rank).reshape(shape)


def load(data: Path, split: str) -> tuple[np.ndarray, np.ndarray]:
    """Return a split as float32 images [N,1,28,28] in [0,1] and int64 labels.

    The networks take plain [0,1] pixels (no mean, no deviation), so that the
    first layer's activations are what the file holds.
    """
    images = read_idx(data / f"{SPLITS[split]}-images-idx3-ubyte.gz")
    labels = read_idx(data / f"{SPLITS[split]}-labels-idx1-ubyte.gz")
    if len(images) != len(labels):
        raise ValueError(f"{len(images)} images, but {len(labels)} labels")
    scaled = images[:, None].astype(np.float32) / np.float32(255)
    return scaled, labels.astype(np.int64)


def prepare(data: Path, output: Path, split: str = "test",
            limit: int | None = None) -> None:
    """Write images.npy and labels.npy into the folder `output`."""
    images, labels = load(data, split)
    output.mkdir(parents=True, exist_ok=True)
    np.save(output / "images.npy", images[:limit])
    np.save(output / "labels.npy", labels[:limit])


def positive(text: str) -> int:
    """Parse a count; a negative one would silently slice from the end."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{value} is not a positive number")
    return value


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", type=Path, help="folder for the .npy files")
    parser.add_argument("--data", type=Path, default=DATA,
                        help="folder of the idx .gz files (%(default)s)")
    parser.add_argument("--split", choices=SPLITS, default="test")
    parser.add_argument("--limit", type=positive, metavar="N",
                        help="keep the first N images only")
    args = parser.parse_args()
    try:
        prepare(args.data, args.output, args.split, args.limit)
    except (OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
