"""What contestants share: how one is called, checked and timed.

    python -m contestants.NAME prepare --work-dir DIR --bin-dir DIR CASE...
    python -m contestants.NAME run --work-dir DIR --bin-dir DIR CASE

A CASE is precision:shapes:batch:threads. `prepare` writes what cases need, and says
for each in a line of JSON what hinders it, if anything; `run` measures one and
prints a line of JSON. The driver sets PYTHONPATH, the number of threads and the cores.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import numpy as np
from judge import cosines

from cases import NEAR_ENOUGH, Case
from files import Files

WARM_UPS = 3


class Unable(Exception):
    """A case that a contestant cannot do, or that isn't set up; says why."""


@dataclass
class Measurement:
    best: float
    median: float
    embeddings: np.ndarray


class Contestant(ABC):
    name: str
    unable: Mapping[str, str] = {}  # precisions, and what hinders them
    distinguishes_shapes = True

    def __init__(self, files: Files, bin_dir: Path) -> None:
        self.files = files
        self.bin_dir = bin_dir
        self.made: dict[Path, Exception | None] = {}

    def check(self, case: Case) -> None:
        if case.precision in self.unable:
            raise Unable(self.unable[case.precision])
        if case.shapes == "fixed" and not self.distinguishes_shapes:
            raise Unable("the same as dynamic: nothing is compiled for sizes")

    def artifact(self, case: Case) -> Path | None:
        """The file that the case needs, of its own making; other cases may share it."""
        return None

    def make(self, case: Case, path: Path) -> None:
        """Write `artifact`."""

    def prepare(self, case: Case) -> None:
        """Make the artifact once, or fail as it did for the case before."""
        self.check(case)
        path = self.artifact(case)
        if path is None:
            return
        if path not in self.made:
            path.unlink(missing_ok=True)  # of an earlier run
            try:
                self.make(case, path)
                self.made[path] = None
            except Exception as error:  # whatever a library throws
                self.made[path] = error
        if error := self.made[path]:
            raise error

    @abstractmethod
    def measure(self, case: Case) -> Measurement:
        """Run the model on the inputs, `case.repeats` times."""


class InProcess(Contestant):
    """A contestant that is a Python library."""

    @abstractmethod
    def load(self, case: Case) -> Callable[[], np.ndarray]:
        """A function that runs the loaded model once."""

    def measure(self, case: Case) -> Measurement:
        run = self.load(case)
        for _ in range(WARM_UPS):
            embeddings = run()
        times = []
        for _ in range(case.repeats):
            start = time.perf_counter()
            embeddings = run()
            times.append(time.perf_counter() - start)
        return Measurement(min(times), statistics.median(times), embeddings)


def summarize(error: Exception) -> str:
    """One line of many, for a table: the first error, else the first that says something."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    errors = [line for line in lines if "error:" in line]
    text = (errors + lines + ["no message"])[0]
    return text if isinstance(error, Unable) else f"{type(error).__name__}: {text}"


def prepare(contestant: Contestant, case: Case) -> dict[str, object]:
    try:
        contestant.prepare(case)
    except Exception as error:  # the other cases go on
        return {"reason": summarize(error)}
    return {"reason": None}


def run(contestant: Contestant, case: Case) -> dict[str, object]:
    """A contestant that computes something else has no time."""
    try:
        measured = contestant.measure(case)
    except Exception as error:  # as above
        return {"reason": summarize(error)}
    reference = np.load(contestant.files.reference(case.batch))
    if measured.embeddings.shape != reference.shape:
        return {"reason": f"its embeddings are {measured.embeddings.shape}, "
                          f"expected {reference.shape}"}
    cosine = float(cosines(measured.embeddings, reference).mean())
    if not cosine >= NEAR_ENOUGH[case.precision]:
        return {"reason": f"its embeddings' cosine to float's is {cosine:.4f}, "
                          f"expected {NEAR_ENOUGH[case.precision]} or more"}
    return {"best_s": measured.best, "median_s": measured.median, "cosine": cosine}


def take_stdout() -> TextIO:
    """Libraries talk, some of them not through Python: to stderr from now on."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    return answers


def main(kind: type[Contestant]) -> None:
    parser = argparse.ArgumentParser(description=f"Measure {kind.name}")
    parser.add_argument("verb", choices=("prepare", "run"))
    parser.add_argument("--work-dir", type=Path, required=True)
    parser.add_argument("--bin-dir", type=Path, required=True)
    parser.add_argument("cases", nargs="+", metavar="CASE")
    args = parser.parse_args()
    contestant = kind(Files(args.work_dir), args.bin_dir)
    verb = prepare if args.verb == "prepare" else run
    with take_stdout() as answers:
        for case in (Case.parse(kind.name, key) for key in args.cases):
            print(json.dumps(verb(contestant, case)), file=answers, flush=True)
