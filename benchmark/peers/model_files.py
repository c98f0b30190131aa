#!/usr/bin/env python3
"""Write what all contestants start from, into one folder.

For each batch size the inputs and what float PyTorch makes of them; the model as
ONNX with any sizes, and for each batch size with fixed ones; the same for our
importer, whose model of any sizes is examples/minilm/minilm.mlir.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
import samples
import torch
import weights
from mlir_compress.import_torch import import_module
from model import POSITIONS, MiniLM, load
from torch.export import Dim

from cases import LENGTH
from files import Files


def text(batch: int) -> tuple[torch.Tensor, ...]:
    return tuple(map(torch.from_numpy, samples.text(batch, LENGTH)))


def write_inputs(files: Files, model: MiniLM, batch: int) -> None:
    inputs = text(batch)
    for path, tensor in zip(files.inputs(batch), inputs):
        np.save(path, tensor)
    with torch.no_grad():
        np.save(files.reference(batch), model(*inputs))


def write_onnx(path: Path, model: MiniLM, batch: int, sizes: dict | None = None) -> None:
    torch.onnx.export(
        model, text(batch), path, input_names=["ids", "mask"], output_names=["embeddings"],
        dynamic_shapes=sizes and (sizes, sizes), dynamo=True, external_data=False, verbose=False)


def write_mlir(path: Path, model: MiniLM, batch: int) -> None:
    with tempfile.TemporaryDirectory() as folder:  # the checkpoint is the container
        import_module(model, text(batch)).save(path, Path(folder) / "weights.safetensors")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work-dir", type=Path, required=True)
    parser.add_argument("--batches", type=int, nargs="+", required=True)
    args = parser.parse_args()
    files = Files(args.work_dir)
    model = load(weights.find())
    any_size = {0: Dim("batch", min=1, max=1024), 1: Dim("length", min=1, max=POSITIONS)}
    write_onnx(files.onnx("dynamic"), model, 2, any_size)
    for batch in args.batches:
        write_inputs(files, model, batch)
        write_onnx(files.onnx(f"{batch}x{LENGTH}"), model, batch)
        write_mlir(files.mlir(f"{batch}x{LENGTH}"), model, batch)


if __name__ == "__main__":
    main()
