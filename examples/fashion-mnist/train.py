#!/usr/bin/env python3
"""Train the example networks on Fashion-MNIST; write safetensors files.

Only for those who want new weights: needs torch, numpy and safetensors. The
shipped weights, the demo and the tools need none of it. Seeds are fixed, and
the last epoch is kept, not the one that is best on the test set.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.func import functional_call
from torch.nn import functional as F

import prepare

HERE = Path(__file__).resolve().parent
BATCH = 128


class ConvNet(nn.Module):
    """Two 3x3 convolutions with pooling, then one linear layer."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.fc = nn.Linear(32 * 7 * 7, 10)

    def forward(self, images: Tensor) -> Tensor:
        x = F.max_pool2d(F.relu(self.conv1(images)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc(x.flatten(1))


class Mlp(nn.Module):
    """One hidden layer on the flattened image."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.fc1 = nn.Linear(28 * 28, hidden)
        self.fc2 = nn.Linear(hidden, 10)

    def forward(self, images: Tensor) -> Tensor:
        return self.fc2(F.relu(self.fc1(images.flatten(1))))


@dataclass(frozen=True)
class Recipe:
    """What differs between the networks' trainings.

    The lasso pulls unneeded weights to zero, which is what lets half of them
    go in one shot. README.md says on which data all this was chosen.
    """

    epochs: int
    rate: float
    lasso: float
    mirror: bool


MODELS: dict[str, Callable[[], nn.Module]] = {
    "convnet": ConvNet,
    "mlp-256": lambda: Mlp(256),
    "mlp-128": lambda: Mlp(128),
}
RECIPES = {
    "convnet": Recipe(30, rate=4e-3, lasso=2e-5, mirror=True),
    "mlp-256": Recipe(20, rate=2e-3, lasso=1e-5, mirror=False),
    "mlp-128": Recipe(20, rate=2e-3, lasso=1e-5, mirror=False),
}


def tensors(data: Path, split: str) -> tuple[Tensor, Tensor]:
    """Load a split as torch tensors."""
    images, labels = prepare.load(data, split)
    return torch.from_numpy(images), torch.from_numpy(labels)


def mirror(images: Tensor) -> Tensor:
    """Mirror each image with probability 1/2."""
    chosen = torch.rand(len(images)) < 0.5
    return torch.where(chosen[:, None, None, None], images.flip(3), images)


def shaken(model: nn.Module) -> dict[str, Tensor]:
    """The parameters, each weight moved at random within half an int4 step.

    Rounding to int4 is a shift of this size. Training under it costs next to
    nothing, and without it the first convolution (nine weights a channel, on
    inputs that are never negative) loses up to two points in int4.
    """
    moved = dict(model.named_parameters())
    for name, weight in moved.items():
        if weight.dim() > 1:
            step = weight.detach().flatten(1).abs().amax(1) / 7
            step = step.view(-1, *[1] * (weight.dim() - 1))
            moved[name] = weight + (torch.rand_like(weight) - 0.5) * step
    return moved


@torch.no_grad()
def accuracy(model: nn.Module, images: Tensor, labels: Tensor) -> float:
    """Percentage of images whose largest logit is the label's."""
    right = sum(int((model(x).argmax(1) == y).sum())
                for x, y in zip(images.split(1000), labels.split(1000)))
    return 100 * right / len(labels)


def train(name: str, images: Tensor, labels: Tensor, seed: int) -> nn.Module:
    """Train one network: Adam, cosine schedule to zero, fixed seed."""
    torch.manual_seed(seed)
    recipe, model = RECIPES[name], MODELS[name]()
    weights = [p for p in model.parameters() if p.dim() > 1]
    batches = len(images) // BATCH
    optimizer = torch.optim.Adam(model.parameters(), lr=recipe.rate)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(
        optimizer, recipe.epochs * batches)
    for epoch in range(recipe.epochs):
        start, total = time.monotonic(), 0.0
        for batch in torch.randperm(len(images)).split(BATCH)[:batches]:
            x = mirror(images[batch]) if recipe.mirror else images[batch]
            logits = functional_call(model, shaken(model), x)
            loss = F.cross_entropy(logits, labels[batch])
            size = sum(weight.abs().sum() for weight in weights)
            optimizer.zero_grad()
            (loss + recipe.lasso * size).backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"{name} epoch {epoch + 1}/{recipe.epochs}: "
              f"loss {total / batches:.4f}, "
              f"{time.monotonic() - start:.1f} s", file=sys.stderr)
    return model.eval()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("models", nargs="*", metavar="MODEL",
                        help=f"which of {', '.join(MODELS)} (all)")
    parser.add_argument("--data", type=Path, default=prepare.DATA)
    parser.add_argument("--output", type=Path, default=HERE,
                        help="folder for the .safetensors files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1,
                        help="other counts sum in another order: new weights")
    args = parser.parse_args()
    for name in args.models:
        if name not in MODELS:
            parser.error(f"unknown model '{name}'")
    torch.set_num_threads(args.threads)
    try:
        train_set = tensors(args.data, "train")
        test_set = tensors(args.data, "test")
    except (OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    args.output.mkdir(parents=True, exist_ok=True)
    for name in args.models or MODELS:
        model = train(name, *train_set, args.seed)
        save_file(model.state_dict(), args.output / f"{name}.safetensors")
        print(f"{name}: {accuracy(model, *test_set):.2f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
