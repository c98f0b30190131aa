#!/usr/bin/env python3
"""Write minilm.mlir: the model for any batch and length, its weights outside.

Needs PyTorch and the importer: pip install .[torch]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from mlir_compress.import_torch import import_module
from torch.export import Dim

import weights
from model import POSITIONS, load


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=Path(__file__).parent / "minilm.mlir")
    args = parser.parse_args()
    sizes = {0: Dim("batch", min=1, max=1024), 1: Dim("length", min=1, max=POSITIONS)}
    tokens = torch.ones(2, 7, dtype=torch.int64)
    imported = import_module(load(weights.find()), (tokens, tokens), dynamic_shapes=(sizes, sizes))
    imported.save_model(args.output)  # the checkpoint is the container


if __name__ == "__main__":
    main()
