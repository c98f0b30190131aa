"""Runs the tools; a signal or a hang is told apart from an error."""

from __future__ import annotations

import argparse
import shlex
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

TIMEOUT = 120


class ToolError(Exception):
    """A tool did not do what it was asked for."""


@dataclass
class Outcome:
    command: list[str]
    status: int  # negative: the signal that ended it
    stdout: str
    stderr: str

    @property
    def crashed(self) -> bool:
        return self.status < 0 or self.status >= 128

    def describe(self) -> str:
        """Enough of it to see what happened, and the command to repeat it."""
        said = self.stderr.strip().splitlines()
        first = [line for line in said if "error" in line.lower()][:4] or said[:4]
        if self.crashed:  # LLVM's stack trace: the frames that say where
            frames = [line for line in said if "mlir::" in line or "compress" in line.split("(")[0]]
            first = [line.split(" ", 2)[-1] for line in frames[1:6]] or said[-6:]
        how = f"killed by signal {-self.status}" if self.status < 0 else f"exit status {self.status}"
        return "\n".join([how, *[f"    {line[:300]}" for line in first], "    " + shlex.join(self.command)])


@dataclass
class Tools:
    """The tools of one build, in `folder`."""

    folder: Path
    calls: int = field(default=0)

    def attempt(self, tool: str, *arguments: object) -> Outcome:
        command = [str(self.folder / tool), *map(str, arguments)]
        self.calls += 1
        try:
            done = subprocess.run(command, capture_output=True, text=True, errors="replace",
                                  timeout=TIMEOUT, check=False, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            raise ToolError(f"no end after {TIMEOUT} s: {shlex.join(command)}") from None
        return Outcome(command, done.returncode, done.stdout, done.stderr)

    def call(self, tool: str, *arguments: object) -> Outcome:
        outcome = self.attempt(tool, *arguments)
        if outcome.status:
            raise ToolError(outcome.describe())
        return outcome


def native_targets() -> list[str]:
    """The targets whose code this machine can run, best first."""
    flags: set[str] = set()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("flags"):
                flags = set(line.split())
                break
    targets = ["x86-64"]
    if {"avx2", "fma", "f16c"} <= flags:
        targets.insert(0, "avx2")
    if {"avx2", "fma", "f16c", "avx_vnni"} <= flags:
        targets.insert(0, "avx-vnni")
    if {"avx512f", "avx512bw", "avx512vl", "avx512_vnni"} <= flags:
        targets.insert(0, "avx512-vnni")
    return targets


def parse_arguments(description: str, what: str, choices: list[str], cases: int) -> argparse.Namespace:
    """The command line of a script that draws random cases."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(what, choices=choices)
    parser.add_argument("--bin-dir", type=Path, required=True)
    parser.add_argument("--work-dir", type=Path, required=True)
    parser.add_argument("--cases", type=int, default=cases)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, action="append", help="the index of a case, to run it alone")
    parser.add_argument("--targets", type=lambda text: text.split(","), default=native_targets())
    parser.add_argument("--keep", action="store_true", help="keep the files of cases that pass")
    parser.add_argument("--known", action="store_true", help="run the cases of known bugs, too")
    return parser.parse_args()
