"""all-MiniLM-L6-v2: how near the embeddings of real sentences stay to float's."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import numpy as np
import samples
import weights
from harness import INT4, INT8, PRUNE, PRUNE_2_4, Case, Study, data_bytes
from judge import judge

HERE = Path(__file__).resolve().parent


class MiniLM(Study):
    models = ("minilm",)
    variants = {
        "float": [],
        "int8": [INT8],
        "int8-embeddings": [f"{INT8} embeddings=i8"],
        "int4-g32": [INT4],
        "pruned-50": [PRUNE],
        "pruned-50-int8": [PRUNE, INT8],
        "pruned-2:4": [PRUNE_2_4],
        "pruned-2:4-int8": [PRUNE_2_4, INT8],
    }
    batch = 16
    rounds = 2

    def prepare(self, work_dir: Path, limit: int | None) -> None:
        folder = work_dir / "minilm"
        folder.mkdir(parents=True, exist_ok=True)
        self.paths = [folder / "ids.npy", folder / "mask.npy"]
        for path, array in zip(self.paths, samples.sentences()):
            # Two sentences are a pair.
            np.save(path, array[: limit and limit + limit % 2])
        self.count = len(np.load(self.paths[0]))

    def files(self, model: str) -> tuple[Path, Path]:
        return HERE / f"{model}.mlir", weights.find()

    def inputs(self, model: str) -> list[Path]:
        return self.paths

    def sizes(self, case: Case) -> dict[str, Any]:
        """Of all parameters: the tables of the embeddings are half of this model."""
        text = self.files(case.model)[0].read_text()
        shapes = re.findall(r"ml_program\.global .*: tensor<([0-9x]+)xf32>", text)
        count = sum(math.prod(map(int, shape.split("x"))) for shape in shapes)
        stored = data_bytes(case.file(".safetensors"))
        return {**super().sizes(case), "weight_bytes": stored,
                "bits_per_weight": 8 * stored / count}

    def judge(self, case: Case, base: Case) -> dict[str, Any]:
        near = judge(case.results(), base.results())
        return {
            "quality": near["mean_cosine"], "metric": "mean cosine to float", **near,
            "text": f"cos {near['mean_cosine']:.4f} ({near['worst_cosine']:.3f}), "
                    f"rank {near['rank_correlation']:.4f}",
        }


def make() -> Study:
    return MiniLM()
