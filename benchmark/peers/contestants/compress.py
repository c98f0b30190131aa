"""Ours: packed by compress-opt, run by compress-run."""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np
import weights
from harness import INT4, INT8, Tools

from cases import Case
from contest import Contestant, Measurement, main

FLAGS: dict[str, list[str]] = {"f32": [], "int8": [INT8], "int4": [INT4]}
SECONDS = 300.0  # for one tool


class Compress(Contestant):
    """compress-run has no runs to warm up: its first is among the repeats."""

    name = "compress"
    unable = {"bf16": "not set up: the model's weights and arithmetic are f32"}

    def call(self, name: str, *arguments: str | Path) -> str:
        return Tools(self.bin_dir, 1, time.monotonic() + SECONDS).call(name, *arguments)

    def file(self, case: Case, ending: str) -> Path:
        return self.files.own(self.name, f"{case.precision}-{case.sizes}{ending}")

    def artifact(self, case: Case) -> Path:
        return self.file(case, ".packed.mlir")

    def make(self, case: Case, path: Path) -> None:
        compressed = self.file(case, ".mlir")
        self.call("compress-opt", self.files.mlir(case.sizes), *FLAGS[case.precision],
                  "-o", compressed)
        pack = (f"params={weights.find()} output={self.file(case, '.safetensors')} "
                "target=native")
        self.call("compress-opt", compressed, f"--compress-pack={pack}", "-o", path)

    def measure(self, case: Case) -> Measurement:
        results = self.file(case, ".results.npy")
        times = json.loads(self.call(
            "compress-run", self.artifact(case), "--entry=main",
            f"--params={self.file(case, '.safetensors')}",
            *(f"--input={path}" for path in self.files.inputs(case.batch)),
            f"--output={results}", "--target=native", f"--threads={case.threads}",
            f"--repeat={case.repeats}", "--time"))
        return Measurement(times["best_s"], times["run_s"], np.load(results))


if __name__ == "__main__":
    main(Compress)
