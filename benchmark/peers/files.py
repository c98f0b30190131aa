"""Where things lie in the folder that the contestants work in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "minilm"


@dataclass(frozen=True)
class Files:
    folder: Path

    def inputs(self, batch: int) -> tuple[Path, Path]:
        return self.folder / f"ids-{batch}.npy", self.folder / f"mask-{batch}.npy"

    def load_inputs(self, batch: int) -> tuple[np.ndarray, np.ndarray]:
        ids, mask = map(np.load, self.inputs(batch))
        return ids, mask

    def reference(self, batch: int) -> Path:
        """The embeddings of the float model."""
        return self.folder / f"reference-{batch}.npy"

    def onnx(self, sizes: str) -> Path:
        return self.folder / f"minilm-{sizes}.onnx"

    def mlir(self, sizes: str) -> Path:
        folder, ending = (EXAMPLE, "") if sizes == "dynamic" else (self.folder, f"-{sizes}")
        return folder / f"minilm{ending}.mlir"

    def own(self, contestant: str, name: str) -> Path:
        """A contestant's own file."""
        folder = self.folder / contestant
        folder.mkdir(exist_ok=True)
        return folder / name
