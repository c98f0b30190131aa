"""Runs every test with lit, then prints the failures and one closing line.

lit's own summary counts a whole GoogleTest shard as it likes; the last line here
is `N passed, N failed` (and skipped, if any) over everything that ran.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LLVM_BIN = Path("/usr/lib/llvm-22/bin")
PASSED = {"PASS", "XFAIL", "FLAKYPASS"}
SKIPPED = {"UNSUPPORTED", "EXCLUDED", "SKIPPED"}


def find_lit() -> str:
    for candidate in (LLVM_BIN / "lit", LLVM_BIN / "llvm-lit"):
        if candidate.exists():
            return str(candidate)
    found = shutil.which("lit")
    if not found:
        sys.exit("check: lit not found: run `make setup`")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build-dir", type=Path, default=Path("build"))
    parser.add_argument("filters", nargs="*", help="only tests under these paths of test/")
    args = parser.parse_args()

    if " " in str(args.build_dir.resolve()):
        sys.exit(f"check: the tests need a path without spaces, got {args.build_dir.resolve()}")
    suite = args.build_dir / "test"
    paths = [str(suite / path) for path in args.filters] or [str(suite)]
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "results.json"
        status = subprocess.run(
            [sys.executable, find_lit(), "-sv", "--timeout", "300", "-o", str(report), *paths], check=False
        ).returncode
        if not report.exists():
            print("check: lit wrote no results")
            return status or 1
        codes = [test["code"] for test in json.loads(report.read_text())["tests"]]

    passed = sum(code in PASSED for code in codes)
    skipped = sum(code in SKIPPED for code in codes)
    failed = len(codes) - passed - skipped
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
