#!/usr/bin/env python3
"""Compress the example networks, run them compiled, and compare.

The driver behind `make demo`. Every number comes from the tools' own output:
sizes and MACs from compress-opt's pack report, times from compress-run,
accuracy from the logits it wrote. Needs NumPy only.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import prepare

HERE = Path(__file__).resolve().parent
MODELS = ("convnet", "mlp-256", "mlp-128")
PRUNE = "--compress-prune=criterion=magnitude ratio=0.5 scope=global"
INT8 = "--compress-quantize=weights=i8 activations=dynamic-int8"
INT4 = "--compress-quantize=weights=i4 group=32 activations=dynamic-int8"
VARIANTS = {
    "float": [],
    "int8": [INT8],
    "int4-g32": [INT4],
    "pruned-50": [PRUNE],
    "pruned-50-int8": [PRUNE, INT8],
    "pruned-50-int4-g32": [PRUNE, INT4],
}
COLUMNS = ("model", "variant", "accuracy", "bytes", "bits/weight", "density",
           "MACs", "time", "speed")


class ToolError(Exception):
    """A tool failed, or said something that we cannot read."""


@dataclass
class Case:
    """One variant of one model, and the files it lives in."""

    model: str
    variant: str
    folder: Path
    inputs: Path
    seconds: float = float("inf")

    def file(self, ending: str) -> Path:
        return self.folder / f"{self.variant}{ending}"


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
        self.call("compress-opt", HERE / f"{case.model}.mlir",
                  *VARIANTS[case.variant], "-o", case.file(".mlir"))
        weights = HERE / f"{case.model}.safetensors"
        pack = (f"params={weights} output={case.file('.safetensors')} "
                f"report={case.file('.json')} target=native")
        self.call("compress-opt", case.file(".mlir"),
                  f"--compress-pack={pack}", "-o", case.file(".packed.mlir"))

    def run(self, case: Case) -> float:
        """Run all images; return the seconds spent in compiled code."""
        case.file(".logits.npy").unlink(missing_ok=True)
        output = self.call(
            "compress-run", case.file(".packed.mlir"), "--entry=main",
            f"--params={case.file('.safetensors')}", f"--input={case.inputs}",
            f"--output={case.file('.logits.npy')}", "--mode=jit",
            "--target=native", f"--threads={self.threads}", "--batch=256",
            "--time")
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


def write_inputs(args: argparse.Namespace) -> dict[str, Path]:
    """Write the images once for each input shape, and the labels."""
    prepare.prepare(args.data, args.work_dir, limit=args.limit)
    images, flat = (args.work_dir / f"{name}.npy"
                    for name in ("images", "images-flat"))
    array = np.load(images)
    np.save(flat, array.reshape(len(array), -1))
    return {model: images if model == "convnet" else flat for model in MODELS}


def time_in_rotation(tools: Tools, cases: list[Case], rounds: int,
                     stop: float) -> None:
    """Time every case once a round, and keep each one's best.

    A busy moment of the machine then hits all variants alike, and no variant
    profits from running when the machine was cool. No round starts that would
    end after `stop`, by the measure of the round before it.
    """
    length = 0.0
    for number in range(1, rounds + 1):
        start = time.monotonic()
        if number > 1 and start + length > stop:
            say(f"no time for round {number} of {rounds}")
            return
        for case in cases:
            seconds = tools.run(case)
            case.seconds = min(case.seconds, seconds)
            say(f"round {number}/{rounds}: {case.model} {case.variant}: "
                f"{seconds * 1e3:.1f} ms")
        length = time.monotonic() - start


def accuracy(case: Case, labels: np.ndarray) -> float:
    """Percentage of images whose largest logit is the label's."""
    logits = np.load(case.file(".logits.npy"))
    if logits.shape != (len(labels), 10):
        raise ToolError(f"{case.file('.logits.npy')} is {logits.shape}, "
                        f"expected {(len(labels), 10)}")
    # NaN would win every argmax, and one label in ten would look right.
    finite = np.isfinite(logits).all(axis=1)
    return float(100 * ((logits.argmax(axis=1) == labels) & finite).mean())


def sizes(case: Case) -> dict[str, Any]:
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


def rows(cases: list[Case], labels: np.ndarray) -> list[dict[str, Any]]:
    """Gather what the tools said about each case."""
    base = {c.model: c.seconds for c in cases if c.variant == "float"}
    return [{
        "model": case.model,
        "variant": case.variant,
        "quality": accuracy(case, labels),
        "metric": "accuracy",
        **sizes(case),
        "seconds": case.seconds,
        "speedup": (base[case.model] / case.seconds
                    if case.model in base else None),
    } for case in cases]


def table(entries: list[dict[str, Any]]) -> str:
    """Format the rows as aligned columns: names left, numbers right."""
    lines = [COLUMNS] + [(
        row["model"], row["variant"], f"{row['quality']:.2f} %",
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


def demo(args: argparse.Namespace) -> None:
    """Build, time and judge every case; print the table, write the report."""
    start = time.monotonic()
    report = args.work_dir / "report.json"
    report.unlink(missing_ok=True)  # a failure must not leave an older one
    inputs = write_inputs(args)
    labels = np.load(args.work_dir / "labels.npy")
    tools = Tools(args.bin_dir, args.threads, start + args.seconds)
    cases = [Case(model, variant, args.work_dir / model, inputs[model])
             for model in args.models for variant in args.variants]
    for number, case in enumerate(cases, 1):
        say(f"compress {number}/{len(cases)}: {case.model} {case.variant}")
        tools.build(case)
    time_in_rotation(tools, cases, args.rounds, tools.deadline)
    entries = rows(cases, labels)
    print(table(entries))
    unfinished = report.with_suffix(".tmp")
    unfinished.write_text(json.dumps({"rows": entries}, indent=2) + "\n")
    os.replace(unfinished, report)
    say(f"{len(labels)} images, {args.threads} threads, "
        f"{time.monotonic() - start:.0f} s in all; report: {report}")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin-dir", type=Path, default=Path("build/bin"))
    parser.add_argument("--work-dir", type=Path, default=Path("build/demo"))
    parser.add_argument("--data", type=Path, default=prepare.DATA)
    parser.add_argument("--models", nargs="+", choices=MODELS, default=MODELS)
    parser.add_argument("--variants", nargs="+", choices=VARIANTS,
                        default=list(VARIANTS))
    parser.add_argument("--limit", type=prepare.positive, metavar="N",
                        help="use the first N test images only")
    parser.add_argument("--threads", type=prepare.positive, metavar="N",
                        default=os.cpu_count() or 1)
    parser.add_argument("--rounds", type=prepare.positive, metavar="N",
                        default=3, help="time everything N times (3)")
    parser.add_argument("--seconds", type=prepare.positive, metavar="S",
                        default=280, help="give up after S seconds (280)")
    args = parser.parse_args()
    # Every name once, in the order of the table.
    args.models = [m for m in MODELS if m in args.models]
    args.variants = [v for v in VARIANTS if v in args.variants]
    return args


def main() -> int:
    try:
        demo(parse())
    except (ToolError, OSError, ValueError) as error:
        say(f"error: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
