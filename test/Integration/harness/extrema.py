"""Maxima and minima along rows of every length that vectors and their tails make.

LLVM's vectorizer once dropped elements of reductions by maxnum whose length is a
constant: each length is a program of its own here.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from tensors import Tensor, load_npy, save_npy
from tools import Tools, native_targets

LENGTHS = [*range(1, 18), 31, 32, 33, 63, 64, 65, 100]
ROWS = 16
FUNCTIONS = {  # the op: where it begins, what NumPy calls it
    "maximumf": ("0xFF800000", np.max),
    "minimumf": ("0x7F800000", np.min),
    "maxnumf": ("0xFF800000", np.nanmax),
    "minnumf": ("0x7F800000", np.nanmin),
}


def write_module(path: Path, op: str, start: str) -> None:
    result = f"tensor<{ROWS}xf32>"
    types = [f"tensor<{ROWS}x{length}xf32>" for length in LENGTHS]
    body = "\n".join(
        f"  %e{i} = tensor.empty() : {result}\n"
        f"  %f{i} = linalg.fill ins(%start : f32) outs(%e{i} : {result}) -> {result}\n"
        f"  %y{i} = linalg.reduce {{arith.{op}}} ins(%x{i} : {type_}) outs(%f{i} : {result}) dimensions = [1]"
        for i, type_ in enumerate(types))
    arguments = ", ".join(f"%x{i}: {type_}" for i, type_ in enumerate(types))
    results = ", ".join([result] * len(types))
    values = ", ".join(f"%y{i}" for i in range(len(types)))
    path.write_text(f"func.func @main({arguments}) -> ({results}) {{\n"
                    f"  %start = arith.constant {start} : f32\n{body}\n  return {values} : {results}\n}}\n")


def make_rows(length: int) -> np.ndarray:
    """Some with NaN or an infinity; none of NaN only, which NumPy warns of."""
    rng = np.random.default_rng(length)
    rows = rng.normal(0, 1, (ROWS, length)).astype(np.float32)
    if length > 1:
        rows[0, rng.integers(length)] = np.nan
        rows[1, rng.integers(length)] = np.inf
        rows[2, rng.integers(length)] = -np.inf
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin-dir", type=Path, required=True)
    parser.add_argument("--work-dir", type=Path, required=True)
    args = parser.parse_args()
    args.work_dir.mkdir(parents=True, exist_ok=True)
    tools = Tools(args.bin_dir)
    inputs = [make_rows(length) for length in LENGTHS]
    files = [args.work_dir / f"x{length}.npy" for length in LENGTHS]
    for path, rows in zip(files, inputs):
        save_npy(path, Tensor(rows, "f32"))
    failures = 0
    for op, (start, reduce) in FUNCTIONS.items():
        model = args.work_dir / f"{op}.mlir"
        write_module(model, op, start)
        for target in native_targets():
            outputs = [args.work_dir / f"y{length}.npy" for length in LENGTHS]
            tools.call("compress-run", model, f"--target={target}", *(f"--input={f}" for f in files),
                      *(f"--output={f}" for f in outputs))
            for length, rows, path in zip(LENGTHS, inputs, outputs):
                wrong = ~np.isclose(load_npy(path)[0], reduce(rows, axis=1), rtol=0, atol=0, equal_nan=True)
                if wrong.any():
                    failures += 1
                    print(f"{op}, {target}: {wrong.sum()} of {ROWS} rows of {length} are wrong")
    print(f"{failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
