"""Fashion-MNIST: three networks, judged by the accuracy on the test images."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import prepare
from harness import INT4, INT8, PRUNE, Case, Study, ToolError

HERE = Path(__file__).resolve().parent


class FashionMNIST(Study):
    models = ("convnet", "mlp-256", "mlp-128")
    variants = {
        "float": [],
        "int8": [INT8],
        "int4-g32": [INT4],
        "pruned-50": [PRUNE],
        "pruned-50-int8": [PRUNE, INT8],
        "pruned-50-int4-g32": [PRUNE, INT4],
    }
    batch = 256
    rounds = 3

    def prepare(self, work_dir: Path, limit: int | None) -> None:
        """Write the images once for each input shape, and the labels."""
        prepare.prepare(prepare.DATA, work_dir, limit=limit)
        self.images, self.flat = (work_dir / f"{name}.npy"
                                  for name in ("images", "images-flat"))
        array = np.load(self.images)
        np.save(self.flat, array.reshape(len(array), -1))
        self.labels = np.load(work_dir / "labels.npy")
        self.count = len(self.labels)

    def files(self, model: str) -> tuple[Path, Path]:
        return HERE / f"{model}.mlir", HERE / f"{model}.safetensors"

    def inputs(self, model: str) -> list[Path]:
        return [self.images if model == "convnet" else self.flat]

    def judge(self, case: Case, base: Case) -> dict[str, Any]:
        """Percentage of images whose largest logit is the label's."""
        logits = case.results()
        if logits.shape[1:] != (10,):
            raise ToolError(f"expected ten logits, got {logits.shape}")
        # NaN would win every argmax, and one label in ten would look right.
        finite = np.isfinite(logits).all(axis=1)
        accuracy = float(100 * ((logits.argmax(axis=1) == self.labels) & finite).mean())
        return {"quality": accuracy, "metric": "accuracy", "text": f"{accuracy:.2f} %"}


def make() -> Study:
    return FashionMNIST()
