#!/usr/bin/env python3
"""Measure MiniLM in ours and in its peers, each in a process of its own, in turn.

The driver behind `make bench-peers`. Prints a table, and writes a report as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from itertools import groupby
from pathlib import Path
from typing import Any

from cases import CONTESTANTS, LENGTH, PRECISIONS, SHAPES, Case, enumerate_cases
from report import Row, format_bars, format_missing, format_table, write_json

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PATHS = (HERE, ROOT / "examples", ROOT / "examples/minilm", ROOT / "python")
BUSY = 0.5  # processes that wait for a core, on average of a minute
CASE_SECONDS, PREPARE_SECONDS = 600, 3600


class DriverError(Exception):
    """What ends the driver; a contestant's failure doesn't."""


def say(text: str) -> None:
    """Show progress; stdout is kept for the table."""
    print(text, file=sys.stderr, flush=True)


def environment(work_dir: Path, threads: int) -> dict[str, str]:
    """The same for all: what a library doesn't know it ignores."""
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, PATHS)),
        **{f"{library}_NUM_THREADS": str(threads) for library in ("OMP", "MKL", "OPENBLAS")},
        "TORCHINDUCTOR_CACHE_DIR": str(work_dir / "inductor"),
        "NNCF_CI": "1",  # tells nobody that it was used
    }


def last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1].strip() if lines else "no message"


class Driver:
    def __init__(self, work_dir: Path, bin_dir: Path) -> None:
        self.work_dir = work_dir
        self.bin_dir = bin_dir
        self.cores = sorted(os.sched_getaffinity(0))

    def call(self, command: list[str], threads: int, seconds: int) -> str:
        """Run Python on that many cores; return its stdout."""
        cores = ",".join(map(str, self.cores[:threads]))
        try:
            done = subprocess.run(
                ["taskset", "-c", cores, sys.executable, *command], capture_output=True,
                text=True, timeout=seconds, env=environment(self.work_dir, threads))
        except subprocess.TimeoutExpired:
            raise DriverError(f"it took more than {seconds} s") from None
        if done.returncode:
            raise DriverError(f"{last_line(done.stderr)} (exit status {done.returncode})")
        return done.stdout

    def contest(self, verb: str, cases: list[Case], threads: int,
                seconds: int) -> list[dict[str, Any]]:
        """A contestant's answers to cases of its own, one each."""
        module = f"contestants.{cases[0].contestant.replace('-', '_')}"
        output = self.call(
            ["-m", module, verb, "--work-dir", str(self.work_dir), "--bin-dir",
             str(self.bin_dir), *(case.key for case in cases)], threads, seconds)
        lines = output.splitlines()
        if len(lines) != len(cases):
            raise DriverError(f"it gave {len(lines)} answers to {len(cases)} cases")
        return [json.loads(line) for line in lines]

    def prepare_model(self, batches: list[int]) -> None:
        say("prepare the model")
        self.call([str(HERE / "model_files.py"), "--work-dir", str(self.work_dir),
                   "--batches", *map(str, batches)], len(self.cores), PREPARE_SECONDS)

    def prepare(self, rows: list[Row]) -> None:
        """Let each contestant write its files; note what it cannot do."""
        for name in dict.fromkeys(row.case.contestant for row in rows):
            say(f"prepare {name}")
            own = [row for row in rows if row.case.contestant == name]
            try:
                answers = self.contest("prepare", [row.case for row in own],
                                       len(self.cores), PREPARE_SECONDS)
            except DriverError as error:
                answers = [{"reason": str(error)}] * len(own)
            for row, answer in zip(own, answers):
                row.reason = answer["reason"]

    def measure(self, row: Row) -> None:
        case = row.case
        try:
            [answer] = self.contest("run", [case], case.threads, CASE_SECONDS)
        except DriverError as error:
            answer = {"reason": str(error)}
        row.add(answer)

    def rotate(self, rows: list[Row], rounds: int) -> None:
        """Each in turn, and another first in each round: a busy moment of the
        machine then hits all alike. What failed once isn't tried again."""
        for number in range(rounds):
            first = number % len(rows)
            for row in rows[first:] + rows[:first]:
                if row.reason is None:
                    self.measure(row)
                    say(f"round {number + 1}/{rounds}: {row.summary()}")


def warn_if_busy() -> float:
    load = os.getloadavg()[0]
    if load > BUSY:
        say(f"warning: the machine is busy (load {load:.1f}): these times say little")
    return load


def bench(args: argparse.Namespace) -> None:
    start = time.monotonic()
    args.output.unlink(missing_ok=True)  # a failure must not leave an older one
    args.work_dir.mkdir(parents=True, exist_ok=True)
    load = warn_if_busy()
    driver = Driver(args.work_dir.resolve(), args.bin_dir.resolve())
    if max(args.threads) > len(driver.cores):
        raise DriverError(f"{max(args.threads)} threads need as many cores, "
                          f"there are {len(driver.cores)}")
    rows = [Row(case) for case in enumerate_cases(
        args.contestants, args.precisions, args.shapes, args.batches, args.threads)]
    driver.prepare_model(args.batches)
    driver.prepare(rows)
    settings = groupby(rows, lambda row: (row.case.batch, row.case.threads, row.case.precision))
    for (batch, threads, precision), together in settings:
        say(f"{precision}, batch {batch}, threads {threads}, cores "
            f"{','.join(map(str, driver.cores[:threads]))}")
        driver.rotate(list(together), args.rounds)
    print("\n\n".join(filter(None, (format_table(rows), format_missing(rows), format_bars(rows)))))
    write_json(args.output, load, rows)
    say(f"{time.monotonic() - start:.0f} s in all; report: {args.output}")


def positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{value} is not a positive number")
    return value


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin-dir", type=Path, default=Path("build/bin"))
    parser.add_argument("--work-dir", type=Path, default=Path("build/bench/peers"))
    parser.add_argument("--output", type=Path, default=Path("build/bench/peers.json"))
    for flag, known in (("--contestants", CONTESTANTS), ("--precisions", PRECISIONS),
                        ("--shapes", SHAPES)):
        parser.add_argument(flag, nargs="+", choices=known, default=known, help="these only")
    parser.add_argument("--batches", nargs="+", type=positive, default=[1, 32], metavar="N",
                        help=f"texts of {LENGTH} tokens at once (1 and 32)")
    parser.add_argument("--threads", nargs="+", type=positive, default=[1, 2], metavar="N",
                        help="and cores (1 and 2)")
    parser.add_argument("--rounds", type=positive, default=3, metavar="N",
                        help="processes per case (3)")
    return parser.parse_args()


def main() -> int:
    try:
        bench(parse())
    except (DriverError, OSError) as error:
        say(f"error: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
