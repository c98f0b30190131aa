#!/usr/bin/env python3
"""Compress the example networks, run them compiled, and compare.

The driver behind `make demo`. Each example's folder has a study.py that knows its
models and its data. Needs NumPy only.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from harness import (Case, Study, ToolError, Tools, make_row, positive, say, table,
                     time_in_rotation, write_report)

HERE = Path(__file__).resolve().parent
STUDIES = ("fashion-mnist", "minilm")


def load(name: str) -> Study:
    """The study of a folder, whose name needn't be a Python identifier."""
    path = HERE / name / "study.py"
    spec = spec_from_file_location(f"study_{name.replace('-', '_')}", path)
    assert spec and spec.loader
    module = module_from_spec(spec)
    sys.path.insert(0, str(path.parent))
    spec.loader.exec_module(module)
    sys.path.pop(0)
    return module.make()


def choose(args: argparse.Namespace) -> list[Case]:
    """The cases that the flags name, in the order of the table."""
    studies = [load(name) for name in STUDIES]
    for names, known in ((args.models, {m for s in studies for m in s.models}),
                         (args.variants, {v for s in studies for v in s.variants})):
        for name in names or ():
            if name not in known:
                raise ToolError(f"there is no {name}; there are {', '.join(sorted(known))}")
    return [Case(study, model, variant, args.work_dir / model)
            for study in studies
            for model in study.models if not args.models or model in args.models
            for variant in study.variants if not args.variants or variant in args.variants]


def demo(args: argparse.Namespace) -> None:
    """Build, time and judge every case; print the table, write the report."""
    start = time.monotonic()
    report = args.work_dir / "report.json"
    report.unlink(missing_ok=True)  # a failure must not leave an older one
    cases = choose(args)
    studies = list(dict.fromkeys(case.study for case in cases))
    for study in studies:
        study.prepare(args.work_dir, args.limit)
    tools = Tools(args.bin_dir, args.threads, start + args.seconds)
    for number, case in enumerate(cases, 1):
        say(f"compress {number}/{len(cases)}: {case.model} {case.variant}")
        tools.build(case)
    for study in studies:
        time_in_rotation(tools, [case for case in cases if case.study is study],
                         args.rounds or study.rounds)
    bases = {case.model: case for case in cases if case.variant == "float"}
    entries = [make_row(case, bases.get(case.model)) for case in cases]
    print(table(entries))
    write_report(report, entries)
    say(f"{args.threads} threads, {time.monotonic() - start:.0f} s in all; report: {report}")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin-dir", type=Path, default=Path("build/bin"))
    parser.add_argument("--work-dir", type=Path, default=Path("build/demo"))
    parser.add_argument("--models", nargs="+", metavar="MODEL", help="these models only")
    parser.add_argument("--variants", nargs="+", metavar="VARIANT", help="these variants only")
    parser.add_argument("--limit", type=positive, metavar="N",
                        help="use the first N samples of each data set only")
    parser.add_argument("--threads", type=positive, metavar="N",
                        default=os.cpu_count() or 1)
    parser.add_argument("--rounds", type=positive, metavar="N",
                        help="time everything N times (2 or 3, by example)")
    parser.add_argument("--seconds", type=positive, metavar="S",
                        default=280, help="give up after S seconds (280)")
    return parser.parse_args()


def main() -> int:
    try:
        demo(parse())
    except (ToolError, OSError, ValueError) as error:
        say(f"error: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
