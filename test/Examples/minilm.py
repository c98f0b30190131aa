"""MiniLM against PyTorch's embeddings of the same tokens, and compiled against interpreted."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parents[1] / "examples" / "minilm"
sys.path[:0] = [str(EXAMPLE), str(HERE.parent / "Integration" / "harness")]

import samples  # noqa: E402
import weights  # noqa: E402
from tensors import load_safetensors  # noqa: E402

MODEL = EXAMPLE / "minilm.mlir"


class Runner:
    def __init__(self, opt: str, run: str, folder: Path) -> None:
        self.opt, self.compress_run, self.folder = opt, run, folder
        folder.mkdir(parents=True, exist_ok=True)

    def run(self, model: Path, params: Path, ids: np.ndarray, mask: np.ndarray,
            mode: str = "jit") -> np.ndarray:
        files = [self.folder / name for name in ("ids.npy", "mask.npy", "embeddings.npy")]
        np.save(files[0], ids)
        np.save(files[1], mask)
        subprocess.run([self.compress_run, model, f"--params={params}", f"--input={files[0]}",
                        f"--input={files[1]}", f"--output={files[2]}", f"--mode={mode}"], check=True)
        return np.load(files[2])

    def compress(self, name: str, *passes: str) -> tuple[Path, Path]:
        model, params = (self.folder / f"{name}{ending}" for ending in (".mlir", ".safetensors"))
        pack = f"--compress-pack=params={weights.find()} output={params}"
        subprocess.run([self.opt, MODEL, *passes, pack, "-o", model], check=True)
        return model, params


def check_float(runner: Runner) -> None:
    reference = load_safetensors(EXAMPLE / "reference.safetensors")
    for batch, length in samples.SHAPES:
        result = runner.run(MODEL, weights.find(), *samples.text(batch, length))
        error = np.abs(result - reference[f"{batch}x{length}"].data).max()
        print(f"{batch}x{length}: {error:.1e}")
        assert error <= 1e-5


def check_compressed(runner: Runner) -> None:
    """Compiled code adds in another order, so a value in the middle of two codes may
    round to the other one. The activations of this model have outliers a hundred times
    the median, that is, few codes for the rest, and one code shows in the embedding:
    rows are equal, or as near as quantization's own error.
    """
    tokens = samples.text(3, 11)
    floats = runner.run(MODEL, weights.find(), *tokens, mode="interpret")
    for name, passes, least in (
        ("int8", ["--compress-quantize=weights=i8 activations=dynamic-int8"], 0.99),
        ("int4", ["--compress-quantize=weights=i4 group=32 activations=dynamic-int8"], 0.85),
        ("2:4", ["--compress-prune=pattern=2:4"], 0.4),
    ):
        packed = runner.compress(name, *passes)
        compiled, interpreted = (runner.run(*packed, *tokens, mode=mode) for mode in ("jit", "interpret"))
        near = (compiled * interpreted).sum(1)
        print(name, near, (compiled * floats).sum(1))
        assert near.max() >= 1 - 1e-6 and near.min() >= 0.99
        assert (compiled * floats).sum(1).min() >= least


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("check", choices=["float", "compressed"])
    parser.add_argument("--opt", required=True)
    parser.add_argument("--run", required=True)
    parser.add_argument("--work-dir", type=Path, required=True)
    args = parser.parse_args()
    runner = Runner(args.opt, args.run, args.work_dir)
    {"float": check_float, "compressed": check_compressed}[args.check](runner)


if __name__ == "__main__":
    main()
