"""The example networks, compressed and compiled, against PyTorch's accuracies.

`reference.json` holds what PyTorch and torch.nn.utils.prune measured on the same
weights and images. A pruned network has the same masks, so it must be within one
image in a thousand of them (float rounding flips near ties); a quantized one
rounds activations differently in a few places and gets a tenth of a point more.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import numpy as np

PRUNE = "criterion=magnitude ratio=0.5 scope="
INT8 = "--compress-quantize=weights=i8 activations=dynamic-int8"
INT4 = "--compress-quantize=weights=i4 group=32 activations=dynamic-int8"
VARIANTS = {
    "float": ([], 0.1),
    "int8": ([INT8], 0.2),
    "int4-g32": ([INT4], 0.2),
    "pruned-50": ([f"--compress-prune={PRUNE}global"], 0.1),
    "pruned-50-local": ([f"--compress-prune={PRUNE}local"], 0.1),
    "pruned-50-int8": ([f"--compress-prune={PRUNE}global", INT8], 0.2),
    "pruned-50-int4-g32": ([f"--compress-prune={PRUNE}global", INT4], 0.2),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--opt", required=True)
    parser.add_argument("--run", required=True)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--work-dir", type=Path, required=True)
    args = parser.parse_args()

    folder = args.examples / "fashion-mnist"
    work = args.work_dir
    work.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, folder / "prepare.py", work], check=True)
    labels = np.load(work / "labels.npy")
    images = np.load(work / "images.npy")
    np.save(work / "images-flat.npy", images.reshape(len(images), -1))
    reference = json.loads((folder / "reference.json").read_text())

    failures = 0
    for model, expected in reference.items():
        inputs = work / ("images.npy" if model == "convnet" else "images-flat.npy")
        for variant, (passes, tolerance) in VARIANTS.items():
            module, logits = work / "model.mlir", work / "logits.npy"
            subprocess.run([args.opt, folder / f"{model}.mlir", *passes, "-o", module], check=True)
            subprocess.run(
                [args.run, module, f"--params={folder / model}.safetensors", f"--input={inputs}",
                 f"--output={logits}", "--batch=500"], check=True)
            accuracy = 100 * float((np.load(logits).argmax(1) == labels).mean())
            wrong = abs(accuracy - expected[variant]) > tolerance
            failures += wrong
            print(f"{model} {variant}: {accuracy:.2f}, expected {expected[variant]:.2f}"
                  + (" WRONG" if wrong else ""))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
