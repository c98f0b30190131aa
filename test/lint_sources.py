"""Checks what no other tool does: that files are short, that the first line of a
C++ file names it, and that each public header compiles without another one.

Takes the build folder, whose compile commands it reads. Prints what doesn't hold,
and fails if there is anything.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MAX_LINES = 400
# Written by a tool, in a language that is written by hand elsewhere.
IMPORTED = {ROOT / "examples/llama/tiny.mlir", ROOT / "examples/minilm/minilm.mlir"}
# Written by hand and read from top to bottom. The README is one page on purpose.
SHORT = {".cmake", ".cpp", ".h", ".mlir", ".py", ".sh", ".td", ".test", ".txt"}


def find_long(path: Path) -> list[str]:
    is_short = path.suffix in SHORT and path not in IMPORTED
    lines = len(path.read_text().splitlines()) if is_short else 0
    return [f"{lines} lines, more than {MAX_LINES}: split it"] if lines > MAX_LINES else []


def find_misnamed(path: Path) -> list[str]:
    if path.suffix not in {".cpp", ".h", ".td"}:
        return []
    with path.open() as file:
        first = file.readline()
    head = f"//===- {path.name} - "
    return [] if first.startswith(head) else [f"the first line doesn't start with {head!r}"]


def read_flags(build: Path) -> list[str]:
    """The flags of the compiler for a library of ours, less the precompiled header,
    which would hide that a header lacks an include."""
    commands = json.loads((build / "compile_commands.json").read_text())
    command = next(c["command"] for c in commands if c["file"] == str(ROOT / "lib/InitAll.cpp"))
    words = shlex.split(command)
    compiler = next(i for i, word in enumerate(words) if Path(word).name.startswith("clang++"))
    words, flags = iter(words[compiler:]), []
    for word in words:
        if word in ("-o", "-c"):
            next(words)
        elif word == "-Xclang":
            value = next(words)
            if value in ("-include-pch", "-include"):
                next(words), next(words)  # -Xclang and the file
        else:
            flags.append(word)
    return flags


def find_incomplete(flags: list[str], header: Path) -> list[str]:
    command = [*flags, "-fsyntax-only", "-x", "c++", str(header)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [f"doesn't compile alone\n{done.stderr}"] if done.returncode else []


def main() -> int:
    build = Path(sys.argv[1]).resolve()
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]
    headers = [path for path in paths if path.suffix == ".h" and ROOT / "include" in path.parents]
    flags = read_flags(build)
    with ThreadPoolExecutor(max_workers=2) as pool:
        incomplete = list(pool.map(lambda header: find_incomplete(flags, header), headers))
    found = [(path, problem) for path in paths for problem in find_long(path) + find_misnamed(path)]
    found += [(header, problem) for header, problems in zip(headers, incomplete) for problem in problems]
    for path, problem in found:
        print(f"{path.relative_to(ROOT)}: {problem}")
    print(f"{len(paths)} files, {len(headers)} public headers, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
