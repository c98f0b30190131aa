#!/usr/bin/env python3
"""Write what PyTorch makes of the same tokens.

reference.safetensors: the embeddings of samples.SHAPES, which tests compare with.
reference.json: how near PyTorch's own dynamic int8 is to float on the sentences;
each sentence runs alone, as its activations share one scale.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file
from torch import nn

import samples
import weights
from judge import judge
from model import load

HERE = Path(__file__).resolve().parent


def embed(model: nn.Module, ids: np.ndarray, mask: np.ndarray) -> np.ndarray:
    with torch.no_grad():
        return model(torch.from_numpy(ids), torch.from_numpy(mask)).numpy()


def embed_each(model: nn.Module, ids: np.ndarray, mask: np.ndarray) -> np.ndarray:
    rows = [embed(model, i[None, : m.sum()], m[None, : m.sum()]) for i, m in zip(ids, mask)]
    return np.concatenate(rows)


def main() -> None:
    model = load(weights.find())
    save_file({f"{b}x{n}": embed(model, *samples.text(b, n)) for b, n in samples.SHAPES},
              HERE / "reference.safetensors")
    dynamic = torch.ao.quantization.quantize_dynamic(load(weights.find()), {nn.Linear})
    sentences = samples.sentences()
    result = judge(embed_each(dynamic, *sentences), embed_each(model, *sentences))
    (HERE / "reference.json").write_text(
        json.dumps({"torch-dynamic-int8": result}, indent=2) + "\n")


if __name__ == "__main__":
    main()
