#!/usr/bin/env python3
"""Print, as JSON, the accuracies that the demo's are compared with.

Pruning is PyTorch's own (torch.nn.utils.prune); quantization is simulated in
float arithmetic, so it shows what the numbers cost, not how fast they are.
Needs torch, numpy and safetensors, as train.py does.
"""

from __future__ import annotations

import argparse
import copy
import json
import sys
from pathlib import Path
from typing import Callable

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn.utils import prune

import prepare
from train import HERE, MODELS, accuracy, tensors

Step = Callable[[nn.Module], None]
RATIO = 0.5


def layers(model: nn.Module) -> list[nn.Module]:
    """The modules whose weight is compressed; biases stay as they are."""
    return [m for m in model.modules() if isinstance(m, nn.Conv2d | nn.Linear)]


def prune_local(model: nn.Module) -> None:
    """Drop the smallest half of every weight on its own."""
    for layer in layers(model):
        prune.l1_unstructured(layer, "weight", RATIO)
        prune.remove(layer, "weight")


def prune_global(model: nn.Module) -> None:
    """Drop the smallest half of all weights, ranked together."""
    chosen = [(layer, "weight") for layer in layers(model)]
    prune.global_unstructured(chosen, prune.L1Unstructured, amount=RATIO)
    for layer, name in chosen:
        prune.remove(layer, name)


def fake_quantize(values: Tensor, dim: int, bits: int) -> Tensor:
    """Round to symmetric k-bit steps, one scale for each slice along `dim`.

    The scale is absmax / (2^(k-1) - 1), so that both ends are exact and the
    lowest code is never used; ties go to even; a slice of zeros stays zero.
    """
    limit = 2 ** (bits - 1) - 1
    scale = values.abs().amax(dim, keepdim=True) / limit
    scale[scale == 0] = 1
    return (values / scale).round().clamp(-limit, limit) * scale


@torch.no_grad()
def quantize_weights(model: nn.Module, bits: int, group: int | None) -> None:
    """Quantize each output channel in groups along the reduction.

    A convolution reduces over (input channel, row, column), in this order; the
    last group is short where `group` does not divide the length. Without
    `group` the whole channel has one scale.
    """
    for layer in layers(model):
        rows = layer.weight.flatten(1)
        groups = rows.split(group or rows.shape[1], dim=1)
        done = torch.cat([fake_quantize(g, 1, bits) for g in groups], dim=1)
        layer.weight.copy_(done.view_as(layer.weight))


def quantize_activations(model: nn.Module) -> None:
    """Round what enters each layer to int8, one scale for each sample."""
    def enter(_: nn.Module, inputs: tuple[Tensor, ...]) -> Tensor:
        x = inputs[0]
        return fake_quantize(x.flatten(1), 1, 8).view_as(x)

    for layer in layers(model):
        layer.register_forward_pre_hook(enter)


def int8(model: nn.Module) -> None:
    """int8 weights per channel, dynamic int8 activations per sample."""
    quantize_weights(model, bits=8, group=None)
    quantize_activations(model)


def int4(model: nn.Module) -> None:
    """int4 weights in groups of 32, float activations."""
    quantize_weights(model, bits=4, group=32)


# The demo's variants by the demo's names, and two more that explain them.
VARIANTS: dict[str, list[Step]] = {
    "float": [],
    "int8": [int8],
    "int4-g32": [int4, quantize_activations],
    "int4-g32-float-activations": [int4],
    "pruned-50": [prune_global],
    "pruned-50-local": [prune_local],
    "pruned-50-int8": [prune_global, int8],
    "pruned-50-int4-g32": [prune_global, int4, quantize_activations],
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=prepare.DATA)
    parser.add_argument("--weights", type=Path, default=HERE,
                        help="folder of the .safetensors files")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    result: dict[str, dict[str, float]] = {}
    try:
        test_set = tensors(args.data, "test")
        for name, build in MODELS.items():
            model = build().eval()
            model.load_state_dict(
                load_file(args.weights / f"{name}.safetensors"))
            result[name] = {}
            for variant, steps in VARIANTS.items():
                changed = copy.deepcopy(model)
                for step in steps:
                    step(changed)
                result[name][variant] = round(accuracy(changed, *test_set), 2)
    except (OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    json.dump(result, sys.stdout, indent=2)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
