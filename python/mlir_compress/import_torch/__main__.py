"""python -m mlir_compress.import_torch net.pt2 -o net.mlir --params net.safetensors

`net.pt2` is an exported program (torch.export.save), with the dynamic sizes that it was
exported with.
"""

from __future__ import annotations

import argparse
import sys

import torch

from . import ImportFailure, import_program


def main() -> int:
    parser = argparse.ArgumentParser(prog="mlir_compress.import_torch", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="a file of torch.export.save")
    parser.add_argument("-o", "--output", required=True, help="the .mlir or .mlirbc to write")
    parser.add_argument("--params", required=True, help="the .safetensors to write")
    parser.add_argument("--entry", default="main", help="the name of the function")
    args = parser.parse_args()
    try:
        program = torch.export.load(args.program)
    except Exception as error:  # whatever torch makes of a file that is something else
        print(f"error: '{args.program}' can't be read as an exported program: {error}", file=sys.stderr)
        return 1
    try:
        import_program(program, entry=args.entry).save(args.output, args.params)
    except (ImportFailure, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
