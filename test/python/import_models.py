"""Imports small PyTorch models, runs them compiled, and compares with PyTorch.

Each stands for a trap of the importer: sizes known at run time only in views, tied and
quoted weights, masks, scans, what has no upstream form.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python"))
warnings.simplefilter("ignore")

import torch  # noqa: E402
from mlir_compress.import_torch import ImportFailure, import_module, import_programs  # noqa: E402
from torch import nn  # noqa: E402

B = torch.export.Dim("batch", min=1, max=64)
S = torch.export.Dim("sequence", min=1, max=64)


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.project, self.norm, self.out = nn.Linear(8, 16), nn.LayerNorm(16), nn.Linear(16, 4)

    def forward(self, x, mask):
        h = self.norm(nn.functional.gelu(self.project(x)))
        heads = h.view(h.shape[0], h.shape[1], 4, 4).transpose(1, 2)
        y = nn.functional.scaled_dot_product_attention(
            heads, heads, heads, attn_mask=mask[:, None, None, :].bool()
        )
        return self.out(y.transpose(1, 2).reshape(h.shape))


class Grouped(nn.Module):
    def forward(self, q, k, v):
        return nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True, enable_gqa=True)


class Scan(nn.Module):
    def forward(self, x):
        return torch.cumsum(x, 1), (x > 0).any(1), x.view(-1)


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed, self.head = nn.Embedding(11, 8), nn.Linear(8, 11, bias=False)
        self.head.weight = self.embed.weight

    def forward(self, ids):
        return self.head(self.embed(ids))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(3, 8, 3, 2, 1, bias=False), nn.BatchNorm2d(8), nn.ReLU6(),
            nn.Conv2d(8, 8, 3, 1, 1, groups=8), nn.Conv2d(8, 16, 1), nn.Hardswish(),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16, 5),
        )

    def forward(self, x):
        return self.layers(x)


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = nn.LSTM(4, 5)

    def forward(self, x):
        return self.cell(x)[0]


class Difference(nn.Module):
    def forward(self, a, b):
        return a - b


class TopK(nn.Module):
    def forward(self, x):
        return torch.topk(x, 3)[0]


def same_at_import():
    """Inputs that are one tensor when the model is imported, and two when it runs."""
    first = torch.randn(2, 5)
    return lambda b, s: (first, first) if (b, s) == (2, 5) else (torch.randn(b, s), torch.randn(b, s))


def cases():
    heads = lambda n, s: torch.randn(2, n, s, 8)  # noqa: E731
    yield Attention(), lambda b, s: (torch.randn(b, s, 8), torch.arange(s).expand(b, s) < s // 2 + 1), ({0: B, 1: S},) * 2
    yield Grouped(), lambda b, s: (heads(4, s), heads(2, s), heads(2, s)), ({2: S},) * 3
    yield Scan(), lambda b, s: (torch.randn(b, s),), ({0: B, 1: S},)
    yield Tied(), lambda b, s: (torch.randint(0, 11, (b, s)),), ({0: B, 1: S},)
    yield Net(), lambda b, s: (torch.randn(b, 3, 32, 32),), ({0: B},)
    yield Difference(), same_at_import(), ({0: B, 1: S},) * 2
    yield Recurrent(), lambda b, s: (torch.randn(4, 2, 4),), None


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", required=True, help="compress-run")
    parser.add_argument("--work-dir", type=Path, required=True)
    args = parser.parse_args()
    args.work_dir.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    for module, make, dynamic in cases():
        name = args.work_dir / type(module).__name__
        model, params = name.with_suffix(".mlirbc"), name.with_suffix(".safetensors")
        imported = import_module(module, make(2, 5), dynamic_shapes=dynamic)
        imported.save(model, params)
        for batch, length in ((2, 5), (1, 1), (3, 17)):
            inputs = make(batch, length)
            with torch.no_grad():
                expected = module(*inputs)
            expected = expected if isinstance(expected, tuple) else (expected,)
            command = [args.run, model, f"--params={params}"]
            for i, tensor in enumerate(inputs):
                np.save(f"{name}.in{i}.npy", tensor.numpy())
                command.append(f"--input={name}.in{i}.npy")
            command += [f"--output={name}.out{i}.npy" for i in range(len(expected))]
            subprocess.run(command, check=True)
            for i, tensor in enumerate(expected):
                np.testing.assert_allclose(np.load(f"{name}.out{i}.npy"), tensor.numpy(), rtol=1e-4, atol=1e-5)
        print(type(module).__name__, sorted(imported.tensors))
    try:
        import_module(TopK(), (torch.randn(4, 8),))
    except ImportFailure as failure:
        print(failure)
    try:
        ids = torch.zeros(2, 3, dtype=torch.int64)
        import_programs({name: torch.export.export(Tied(), (ids,)) for name in ("one", "other")})
    except ImportFailure as failure:
        print(failure)
    return 0


if __name__ == "__main__":
    sys.exit(main())
