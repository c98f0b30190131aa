"""From the torch dialect to upstream dialects, by torch-mlir's passes, and the proof of it."""

from __future__ import annotations

import re
from pathlib import Path

import torch
from iree.compiler import ir, passmanager

UPSTREAM = {"affine", "arith", "builtin", "cf", "complex", "func", "linalg", "math", "ml_program", "scf", "tensor"}

# The registered pipelines spelt out: flatten and unflatten stay ops until they become
# reshapes, and quantized ops aren't fused, which would change numbers.
PIPELINE = """builtin.module(
  func.func(torch-match-quantized-custom-ops),
  inline,
  func.func(torch-reduce-op-variants, canonicalize,
            torch-decompose-complex-ops{legal-ops={aten.flatten.using_ints,aten.unflatten.int}},
            torch-recompose-complex-ops, canonicalize,
            torch-restructure-non-constant-axes, convert-torch-to-tmtensor, canonicalize,
            convert-torch-to-linalg, canonicalize,
            convert-torch-to-scf, convert-torch-to-arith, convert-torch-to-tensor),
  convert-torch-conversion-to-mlprogram,
  func.func(canonicalize, resolve-shaped-type-result-dims, cse),
  torch-func-backend-type-conversion,
  func.func(canonicalize, torch-finalizing-backend-type-conversion, canonicalize, cse))"""


class ImportFailure(Exception):
    """What of the model has no upstream form, where it is written, and what to do."""


# Where a stack leads that isn't the model's author's.
_LIBRARIES = (str(Path(torch.__file__).parent), str(Path(__file__).parent))


def _find_author_line(location: str) -> str:
    """The innermost line of a call stack that is in no library, as file:line."""
    frames = re.findall(r'"([^"]+)":(\d+)', location)
    own = [frame for frame in frames if not frame[0].startswith(_LIBRARIES)]
    return ":".join((own or frames or [(location, "0")])[0])


def _describe(location: str, problem: str) -> str:
    return (
        f"{_find_author_line(location)}: {problem}: it has no form in upstream MLIR; write that part of the model "
        "with other PyTorch ops, or give a decomposition"
    )


def lower(module: ir.Module) -> None:
    """Raises ImportFailure, naming ops and source lines, unless all became upstream."""
    problems: list[str] = []

    def collect(diagnostic: ir.Diagnostic) -> bool:
        if diagnostic.severity == ir.DiagnosticSeverity.ERROR:
            problems.append(_describe(str(diagnostic.location), diagnostic.message))
        return True

    handler = module.context.attach_diagnostic_handler(collect)
    try:
        with module.context:
            passmanager.PassManager.parse(PIPELINE).run(module.operation)
    except ir.MLIRError as error:
        problems += [_describe(str(d.location), d.message) for d in error.error_diagnostics]
        raise ImportFailure("\n".join(dict.fromkeys(problems)) or str(error)) from None
    finally:
        handler.detach()

    def check(op: ir.Operation) -> ir.WalkResult:
        if op.name.split(".")[0] not in UPSTREAM:
            problems.append(_describe(str(op.location), f"'{op.name}'"))
            return ir.WalkResult.SKIP
        return ir.WalkResult.ADVANCE

    module.operation.walk(check, ir.WalkOrder.PRE_ORDER)
    if problems:
        raise ImportFailure("\n".join(dict.fromkeys(problems)))
