"""The small LLaMA, compiled and interpreted, against PyTorch and against itself.

`reference.safetensors` holds tokens and what PyTorch made of them, so that nothing here
needs it. Compressed variants are compared with their own interpretation: a last bit that
flips a step of a later layer's activations is allowed, no more.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Integration" / "harness"))

from tensors import load_safetensors  # noqa: E402

DYNAMIC = "activations=dynamic-int8 strict"
VARIANTS = {
    "float": [],
    "i8": [f"--compress-quantize=weights=i8 {DYNAMIC}"],
    "i4": [f"--compress-quantize=weights=i4 group=32 {DYNAMIC}"],
}
EXACT = 1e-4  # of the largest value: all tolerances
FLIPS = 2e-2
LOSS = {"i8": 0.02, "i4": 0.25}
State = tuple[np.ndarray, np.ndarray, np.ndarray]  # logits, keys, values


@dataclass
class Llama:
    """One variant of the model."""

    variant: str
    opt: str
    run: str
    work: Path
    params: Path

    def compress(self, model: Path) -> None:
        if passes := VARIANTS[self.variant]:
            packed = self.work / "packed.safetensors"
            passes = [*passes, f"--compress-pack=params={self.params} output={packed} strict"]
            self.params = packed
        subprocess.run([self.opt, model, *passes, "-o", self.work / "llama.mlir"], check=True)

    def call(self, entry: str, mode: str, *inputs: np.ndarray) -> State:
        command = [self.run, self.work / "llama.mlir", f"--entry={entry}", f"--params={self.params}",
                   f"--mode={mode}"]
        for i, array in enumerate(inputs):
            np.save(self.work / f"in{i}.npy", array)
            command.append(f"--input={self.work / f'in{i}.npy'}")
        outputs = [self.work / f"out{i}.npy" for i in range(3)]
        subprocess.run([*command, *(f"--output={path}" for path in outputs)], check=True)
        return tuple(np.load(path) for path in outputs)


class Comparison:
    """Counts what is wrong, and prints all of it."""

    failures = 0

    def check(self, label: str, got: np.ndarray, expected: np.ndarray, tolerance: float) -> None:
        error = float(np.abs(got - expected).max()) if got.shape == expected.shape else float("nan")
        wrong = not error <= tolerance * float(np.abs(expected).max())
        self.failures += wrong
        print(f"{label}: {got.shape}, expected {expected.shape}, off by {error:.2g}" + (" WRONG" if wrong else ""))

    def check_all(self, label: str, got: State, expected: State, tolerance: float) -> None:
        for name, *arrays in zip(("logits", "keys", "values"), got, expected):
            self.check(f"{label}: {name}", *arrays, tolerance)


Check = Callable[[Llama, dict[str, np.ndarray], Comparison], None]


def check_prefill(batch: int) -> Check:
    def check(llama: Llama, reference: dict[str, np.ndarray], compare: Comparison) -> None:
        for length in (1, 7, 33):
            tokens = reference["tokens"][:batch, :length]
            for mode in ("jit", "interpret"):
                logits, keys, values = llama.call("prefill", mode, tokens)
                label = f"{mode}, {batch} x {length}"
                compare.check(f"{label}: logits", logits, reference[f"logits.{length}"][:batch], EXACT)
                if length == reference["keys"].shape[3]:
                    compare.check(f"{label}: keys", keys, reference["keys"][:, :batch], EXACT)
                    compare.check(f"{label}: values", values, reference["values"][:, :batch], EXACT)

    return check


def check_steps(llama: Llama, reference: dict[str, np.ndarray], compare: Comparison) -> None:
    """Tokens one by one give what they give at once."""
    tokens = reference["tokens"]
    before = llama.call("prefill", "jit", tokens[:, :5])
    before = llama.call("step", "jit", tokens[:, 5:6], *before[1:])
    for mode in ("jit", "interpret"):
        after = llama.call("step", mode, tokens[:, 6:7], *before[1:])
        for name, got in zip(("logits.7", "keys", "values"), after):
            compare.check(f"{mode}: {name}", got, reference[name], EXACT)


def check_compressed(llama: Llama, reference: dict[str, np.ndarray], compare: Comparison) -> None:
    """Compiled gives what interpreted gives, and that is near to what the model was."""
    tokens = reference["tokens"]
    state = llama.call("prefill", "interpret", tokens)
    compare.check("interpret: logits", state[0], reference["logits.33"], LOSS[llama.variant])
    compare.check_all("jit: prefill", llama.call("prefill", "jit", tokens), state, FLIPS)
    next_token, (_, keys, values) = tokens[:, :1], state
    state = llama.call("step", "interpret", next_token, keys, values)
    compare.check_all("jit: step", llama.call("step", "jit", next_token, keys, values), state, FLIPS)
    # One row alone takes other loops.
    alone = llama.call("step", "jit", next_token[:1], keys[:, :1], values[:, :1])
    compare.check_all("jit: step of one", alone, (state[0][:1], state[1][:, :1], state[2][:, :1]), FLIPS)


CHECKS: dict[str, tuple[str, Check]] = {
    "prefill-1": ("float", check_prefill(1)),
    "prefill-3": ("float", check_prefill(3)),
    "steps": ("float", check_steps),
    "i8": ("i8", check_compressed),
    "i4": ("i4", check_compressed),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("check", choices=CHECKS)
    parser.add_argument("--opt", required=True)
    parser.add_argument("--run", required=True)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--work-dir", type=Path, required=True)
    args = parser.parse_args()

    folder, params = args.examples / "llama", args.work_dir / "llama.safetensors"
    args.work_dir.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, folder / "weights.py", "tiny", params], check=True)
    variant, check = CHECKS[args.check]
    llama = Llama(variant, args.opt, args.run, args.work_dir, params)
    llama.compress(folder / "tiny.mlir")
    compare = Comparison()
    reference = load_safetensors(folder / "reference.safetensors")
    check(llama, {name: tensor.data for name, tensor in reference.items()}, compare)
    return 1 if compare.failures else 0


if __name__ == "__main__":
    sys.exit(main())
