"""Runs the commands of the README's worked example and compares what they print.

Between the two comments `worked example` and `end of worked example`, each `sh`
block runs in one folder, one after the other. A block of another language right
behind one is what it prints, in which `...` stands for anything, a run of blanks
or line breaks is one blank, and numbers in the names of values don't count.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path


def make_environment(args: argparse.Namespace) -> dict[str, str]:
    """PATH and PLUGIN as the README's first block sets them for a checkout."""
    tools = args.folder / "path"
    tools.mkdir(parents=True, exist_ok=True)
    python = tools / "python"
    python.write_text(f'#!/bin/sh\nexec "{args.python}" "$@"\n')
    python.chmod(0o755)
    path = ":".join([str(tools), *args.path, os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PLUGIN": str(args.plugin)}


def normalize(text: str) -> str:
    """One blank for a run of them, one name for all numbered ones: a value that gets
    another number is no other program."""
    text = re.sub(r"%\d+", "%0", " ".join(text.split()))
    return re.sub(r"(%[a-z.]+|#map|#extern)_?\d+", r"\1", text)


def find_difference(expected: str, printed: str) -> str | None:
    """The first piece between `...` that isn't in its place: the pieces come in that
    order, the first at the beginning and the last at the end."""
    printed, at = normalize(printed), 0
    pieces = [piece.strip() for piece in normalize(expected).split("...")]
    for number, piece in enumerate(pieces):
        if number == len(pieces) - 1:
            found = len(printed) - len(piece) if printed.endswith(piece) else -1
        else:
            found = printed.find(piece, at)
        if found < at or (number == 0 and found != 0):
            return piece
        at = found + len(piece)
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readme", type=Path)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--python", required=True, help="one that has NumPy")
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--path", action="append", default=[])
    args = parser.parse_args()
    environment = make_environment(args)
    work = args.folder / "work"
    work.mkdir(exist_ok=True)

    section = re.search(r"<!-- worked example -->(.*)<!-- end of worked example -->",
                        args.readme.read_text(), re.DOTALL)
    if not section:
        sys.exit(f"{args.readme} has no worked example")
    blocks = re.findall(r"^```(\w+)\n(.*?)^```$", section[1], re.MULTILINE | re.DOTALL)
    printed, compared = "", 0
    for language, text in blocks:
        if language == "sh":
            done = subprocess.run(["bash", "-euo", "pipefail", "-c", text], cwd=work,
                                  env=environment, capture_output=True, text=True, check=False)
            printed = done.stdout + done.stderr
            if done.returncode:
                sys.exit(f"this failed:\n{text}\n{printed}")
            continue
        compared += 1
        difference = find_difference(text, printed)
        if difference is not None:
            output = args.folder / "printed"
            output.write_text(printed)
            sys.exit(f"the README shows:\n{text}\nbut this isn't in its place (numbers left out) in "
                     f"{output}:\n{difference}")
    print(f"{len(blocks) - compared} blocks ran, {compared} compared")
    return 0 if compared else 1


if __name__ == "__main__":
    sys.exit(main())
