"""Takes functions through the stages of the tools and compares what they give."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from program import Function, Result, module_text
from tensors import EPSILON, load_npy, save_npy, save_safetensors
from tools import Tools


class Failure(Exception):
    """A stage that gave something else than it should."""


@dataclass
class Case:
    """One function, drawn from a seed and this index."""

    index: int
    label: str
    function: Function


def compare(got: tuple[np.ndarray, str], want: Result, mode: str) -> str | None:
    """What is wrong with a result, if anything."""
    data, element = got
    if element != want.element:
        return f"got {element}, expected {want.element}"
    if data.shape != want.data.shape:
        return f"got shape {data.shape}, expected {want.data.shape}"
    if want.exact:
        wrong = ~((data == want.data) | ((data != data) & (want.data != want.data)))
        if not wrong.any():
            return None
        at = tuple(map(int, np.argwhere(wrong)[0]))
        return f"{wrong.sum()} of {wrong.size} values differ, first at {at}: got {data[at]}, expected {want.data[at]}"
    expected = want.data.astype("f8")
    finite = np.isfinite(expected)
    largest = float(np.abs(expected[finite]).max(initial=0))
    tolerance = max(1e-5, 4 * EPSILON[element]) * largest + want.bound
    if mode == "interpret" and element != "f32":
        # Upstream's plain loops sum in the element type.
        tolerance += 4 * (want.terms + 4) * EPSILON[element] * max(largest, want.magnitude)
    with np.errstate(invalid="ignore"):
        error = np.where(finite, np.abs(data - expected), 0)
        wrong = ~(error <= tolerance) | (~finite & ~((data == expected) | (np.isnan(data) & np.isnan(expected))))
    if not wrong.any():
        return None
    at = tuple(map(int, np.argwhere(wrong)[0]))
    return (f"off by {error.max():.3g} (allowed {tolerance:.3g}, largest {largest:.3g}) in {wrong.sum()} of "
            f"{wrong.size} elements, first at {at}: got {data[at]}, expected {want.data[at]}")


class Runner:
    """Runs batches of cases, each in a folder of its own that is kept if it fails."""

    def __init__(self, tools: Tools, folder: Path, targets: list[str], keep: bool, pack: bool = True) -> None:
        self.tools, self.folder, self.targets, self.keep, self.pack = tools, folder, targets, keep, pack

    def stages(self, folder: Path, number: int) -> list[tuple[str, str, Path, Path, str]]:
        """(name, mode, model, container, target), in the order in which they run."""
        model, weights = folder / "compressed.mlir", folder / "model.safetensors"
        stages = [("interpret", "interpret", model, weights, "native")]
        stages += [(f"jit {t}", "jit", model, weights, t) for t in self.targets]
        if self.pack:
            target = self.targets[number % len(self.targets)]
            mode = "jit" if number % 3 else "interpret"
            stages.append((f"packed for {target}, {mode}", mode, folder / "packed.mlir",
                           folder / "packed.safetensors", target))
        return stages

    def run(self, name: str, number: int, cases: list[Case], options: list[str]) -> None:
        """Raises Failure or ToolError at the first stage that goes wrong."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        functions = [case.function for case in cases]
        model, weights = folder / "model.mlir", folder / "model.safetensors"
        model.write_text(module_text(functions))
        save_safetensors(weights, {k: v for f in functions for k, v in f.globals.items()})
        inputs = []
        for i, (_, tensor) in enumerate(a for f in functions for a in f.arguments):
            inputs.append(folder / f"input{i}.npy")
            save_npy(inputs[-1], tensor)
        expected = [r for f in functions for r in f.expected]
        owners = [case for case in cases for _ in case.function.expected]
        self.tools.call("compress-opt", model, *options, "-o", folder / "compressed.mlir")
        for stage, mode, program, container, target in self.stages(folder, number):
            if program.name == "packed.mlir":
                self.tools.call("compress-opt", folder / "compressed.mlir",
                                f"--compress-pack=params={weights} output={container} target={target}", "-o", program)
            outputs = [folder / f"output{i}.npy" for i in range(len(expected))]
            parameters = [f"--params={container}"] if container.exists() else []
            done = self.tools.call("compress-run", program, *parameters, *[f"--input={p}" for p in inputs],
                                   *[f"--output={p}" for p in outputs], f"--mode={mode}", f"--target={target}",
                                   f"--threads={1 + number % 2}")
            for i, (path, want) in enumerate(zip(outputs, expected)):
                if problem := compare(load_npy(path), want, mode):
                    raise Failure(f"{owners[i].label}: {stage}: {problem}\n    " + " ".join(done.command))
        if not self.keep:
            shutil.rmtree(folder)
