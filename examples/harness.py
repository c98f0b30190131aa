"""What the examples' studies share: calling the tools, timing, the table.

Every number comes from the tools' own output: sizes and MACs from compress-opt's
pack report, times from compress-run, qualities from the results it wrote.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

PRUNE = "--compress-prune=criterion=magnitude ratio=0.5 scope=global"
PRUNE_2_4 = "--compress-prune=pattern=2:4"
INT8 = "--compress-quantize=weights=i8 activations=dynamic-int8"
INT4 = "--compress-quantize=weights=i4 group=32 activations=dynamic-int8"
COLUMNS = ("model", "variant", "quality", "bytes", "bits/weight", "density",
           "MACs", "time", "speed")


class ToolError(Exception):
    """A tool failed, or said something that we cannot read."""


@dataclass
class Case:
    """One variant of one model, and the files it lives in."""

    study: Study
    model: str
    variant: str
    folder: Path
    seconds: float = float("inf")

    def file(self, ending: str) -> Path:
        return self.folder / f"{self.variant}{ending}"

    def results(self) -> np.ndarray:
        """What the model said; NaN and infinities stay what they are."""
        results = np.load(self.file(".results.npy"))
        if len(results) != self.study.count:
            raise ToolError(f"{self.file('.results.npy')} has {len(results)} "
                            f"rows, expected {self.study.count}")
        return results


class Study(ABC):
    """Models over one data set, and how well a variant of them does on it."""

    models: Sequence[str]
    variants: dict[str, list[str]]  # name to the flags of compress-opt
    batch: int
    rounds: int
    count: int  # of samples, once prepared

    @abstractmethod
    def prepare(self, work_dir: Path, limit: int | None) -> None:
        """Write the inputs as .npy; use the first `limit` samples only."""

    @abstractmethod
    def files(self, model: str) -> tuple[Path, Path]:
        """The model's .mlir and its float weights."""

    @abstractmethod
    def inputs(self, model: str) -> list[Path]:
        """The model's inputs, in the order of its arguments."""

    @abstractmethod
    def judge(self, case: Case, base: Case) -> dict[str, Any]:
        """`quality` and its `metric`, the text of the table as `text`, and what
        else there is to say; `base` is the float variant."""

    def sizes(self, case: Case) -> dict[str, Any]:
        """What the pack report says about all weights together."""
        path = case.file(".json")
        try:
            total = json.loads(path.read_text())["total"]
            return {
                "weight_bytes": total["bytes"],
                "bits_per_weight": 8 * total["bytes"] / total["elements"],
                "density": total["nonzero"] / total["elements"],
                "macs": total["macs"],
            }
        except (ValueError, KeyError, TypeError, ZeroDivisionError) as error:
            raise ToolError(f"{path} has no usable total: {error!r}") from error


@dataclass(frozen=True)
class Tools:
    """How the tools are called; the same for every case."""

    bin_dir: Path
    threads: int
    deadline: float

    def call(self, name: str, *arguments: str | Path) -> str:
        """Run one tool and return its stdout; its stderr is for failures."""
        command = [str(self.bin_dir / name), *map(str, arguments)]
        left = self.deadline - time.monotonic()
        try:
            done = subprocess.run(command, capture_output=True, text=True,
                                  timeout=max(left, 1))
        except OSError as error:
            raise ToolError(f"cannot run {command[0]}: {error}") from error
        except subprocess.TimeoutExpired:
            raise ToolError(f"out of time in: {' '.join(command)}") from None
        if done.returncode:
            raise ToolError(f"{done.stderr.rstrip()}\nexit status "
                            f"{done.returncode} from: {' '.join(command)}")
        return done.stdout

    def build(self, case: Case) -> None:
        """Compress the model, then fold its weights into packed ones."""
        case.folder.mkdir(parents=True, exist_ok=True)
        case.file(".json").unlink(missing_ok=True)  # of an earlier demo
        model, weights = case.study.files(case.model)
        self.call("compress-opt", model, *case.study.variants[case.variant],
                  "-o", case.file(".mlir"))
        pack = (f"params={weights} output={case.file('.safetensors')} "
                f"report={case.file('.json')} target=native")
        self.call("compress-opt", case.file(".mlir"),
                  f"--compress-pack={pack}", "-o", case.file(".packed.mlir"))

    def run(self, case: Case) -> float:
        """Run all samples; return the seconds spent in compiled code."""
        case.file(".results.npy").unlink(missing_ok=True)
        output = self.call(
            "compress-run", case.file(".packed.mlir"), "--entry=main",
            f"--params={case.file('.safetensors')}",
            *(f"--input={path}" for path in case.study.inputs(case.model)),
            f"--output={case.file('.results.npy')}", "--mode=jit",
            "--target=native", f"--threads={self.threads}",
            f"--batch={case.study.batch}", "--time")
        try:
            seconds = float(json.loads(output)["run_s"])
        except (ValueError, KeyError, TypeError):
            seconds = 0
        if not seconds > 0:
            raise ToolError(f"no run_s in compress-run's output: {output!r}")
        return seconds


def say(text: str) -> None:
    """Show progress; stdout is kept for the table."""
    print(text, file=sys.stderr, flush=True)


def positive(text: str) -> int:
    """Parse a count; a negative one would silently slice from the end."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{value} is not a positive number")
    return value


def data_bytes(container: Path) -> int:
    """The bytes of all tensors in a safetensors file."""
    with container.open("rb") as file:
        header = int.from_bytes(file.read(8), "little")
    return container.stat().st_size - 8 - header


def time_in_rotation(tools: Tools, cases: list[Case], rounds: int) -> None:
    """Time every case once a round, and keep each one's best.

    A busy moment of the machine then hits all variants alike, and no variant
    profits from running when the machine was cool. No round starts that would
    end after the deadline, by the measure of the round before it.
    """
    length = 0.0
    for number in range(1, rounds + 1):
        start = time.monotonic()
        if number > 1 and start + length > tools.deadline:
            say(f"no time for round {number} of {rounds}")
            return
        for case in cases:
            seconds = tools.run(case)
            case.seconds = min(case.seconds, seconds)
            say(f"round {number}/{rounds}: {case.model} {case.variant}: "
                f"{seconds * 1e3:.1f} ms")
        length = time.monotonic() - start


def make_row(case: Case, base: Case | None) -> dict[str, Any]:
    """Gather what the tools said about the case."""
    return {
        "model": case.model,
        "variant": case.variant,
        **case.study.judge(case, base or case),
        **case.study.sizes(case),
        "seconds": case.seconds,
        "speedup": base.seconds / case.seconds if base else None,
    }


def table(entries: list[dict[str, Any]]) -> str:
    """Format the rows as aligned columns: names left, numbers right."""
    lines = [COLUMNS] + [(
        row["model"], row["variant"], row["text"],
        f"{row['weight_bytes']:,}", f"{row['bits_per_weight']:.2f}",
        f"{100 * row['density']:.1f} %", f"{row['macs']:,}",
        f"{row['seconds'] * 1e3:.1f} ms",
        f"{row['speedup']:.2f}x" if row["speedup"] else "-",
    ) for row in entries]
    widths = [max(map(len, column)) for column in zip(*lines)]
    return "\n".join("  ".join(
        text.ljust(width) if index < 2 else text.rjust(width)
        for index, (text, width) in enumerate(zip(line, widths))
    ).rstrip() for line in lines)


def write_report(path: Path, entries: list[dict[str, Any]]) -> None:
    kept = [{key: value for key, value in row.items() if key != "text"}
            for row in entries]
    unfinished = path.with_suffix(".tmp")
    unfinished.write_text(json.dumps({"rows": kept}, indent=2) + "\n")
    os.replace(unfinished, path)
