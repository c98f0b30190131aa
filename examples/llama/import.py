#!/usr/bin/env python3
"""Write the .mlir of one size from model.py, and PyTorch's results for the tests.

Needs the extra `torch` of this project's Python package. What it writes is shipped:
running the models needs none of it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch
from iree.compiler import passmanager
from safetensors.torch import load_file, save_file

import weights
from config import CONFIGS, Config
from model import Llama

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "python"))

from mlir_compress.import_torch import ImportFailure, import_programs  # noqa: E402

# Lengths whose logits the reference has; the keys and values are those of one.
LENGTHS, CACHED = (1, 7, 33), 7


def build(config: Config) -> Llama:
    """The model without its weights: pages that nobody writes take no memory."""
    with torch.device("meta"):
        net = Llama(config)
    return net.to_empty(device="cpu").eval()


@torch.no_grad()
def convert(config: Config, path: Path) -> None:
    batch, length, past = (torch.export.Dim(name, min=1, max=1 << 20) for name in ("batch", "length", "past"))
    net, cache = build(config), torch.zeros(config.layers, 2, config.kv_heads, 3, config.head)

    def export(tokens: int, inputs: tuple, dynamic: tuple) -> torch.export.ExportedProgram:
        inputs = (torch.zeros(2, tokens, dtype=torch.int64), *inputs)
        return torch.export.export(net, inputs, dynamic_shapes=dynamic, strict=False)

    imported = import_programs({
        "prefill": export(5, (), ({0: batch, 1: length},)),
        "step": export(1, (cache, cache.clone()), ({0: batch}, *({1: batch, 3: past},) * 2)),
    })
    with imported.module.context:
        # In bytecode: the paths of this machine.
        passmanager.PassManager.parse("builtin.module(strip-debuginfo)").run(imported.module.operation)
    imported.save_model(path)


@torch.no_grad()
def refer(config: Config, folder: Path) -> None:
    """Tokens and what PyTorch makes of them. A shorter batch is rows of the longer one."""
    scratch = folder / "reference.weights"
    weights.write(config, scratch)
    net = build(config)
    net.load_state_dict(load_file(scratch))
    scratch.unlink()
    tokens = np.random.RandomState(0).randint(0, config.vocabulary, (3, max(LENGTHS)))
    tokens = torch.from_numpy(tokens.astype(np.int64))
    tensors = {"tokens": tokens}
    for length in LENGTHS:
        logits, keys, values = net(tokens[:, :length])
        tensors[f"logits.{length}"] = logits
        if length == CACHED:
            tensors |= {"keys": keys, "values": values}
    save_file(tensors, folder / "reference.safetensors")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("size", choices=CONFIGS)
    parser.add_argument("--output", type=Path, default=HERE, help="the folder to write to (this one)")
    args = parser.parse_args()
    config = CONFIGS[args.size]
    try:
        if args.size == "tiny":
            convert(config, args.output / "tiny.mlir")
            refer(config, args.output)
        else:
            convert(config, args.output / f"{args.size}.mlirbc")
    except (ImportFailure, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
