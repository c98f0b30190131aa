"""A PyTorch model as upstream MLIR with its weights in a safetensors file.

    from mlir_compress.import_torch import import_module
    batch = torch.export.Dim("batch")
    model = import_module(net, (example,), dynamic_shapes=({0: batch},))
    model.save("net.mlir", "net.safetensors")

Needs the extra `torch` of this package; what it writes needs no Python.
"""

from __future__ import annotations

import dataclasses
import os
import tempfile
from pathlib import Path

import torch
from iree.compiler import ir
from iree.compiler.extras import fx_importer
from safetensors.torch import save_file
from torch.utils._pytree import tree_map_only

from . import decompositions
from .lowering import ImportFailure, lower
from .views import split_dynamic_views
from .weights import ExternalWeights

__all__ = ["ImportFailure", "Imported", "import_module", "import_program", "import_programs"]


def _replace(path: Path, write) -> None:
    """A file that is there as a whole or not at all."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=path.name) as folder:
        scratch = Path(folder) / path.name
        write(scratch)
        os.replace(scratch, path)


@dataclasses.dataclass
class Imported:
    module: ir.Module
    tensors: dict[str, torch.Tensor]

    def save_model(self, model: str | Path) -> None:
        """As text, or as bytecode if the name ends in .mlirbc."""
        model = Path(model)
        if model.suffix == ".mlirbc":

            def write(path: Path) -> None:
                with path.open("wb") as file:
                    self.module.operation.write_bytecode(file)
        else:

            def write(path: Path) -> None:
                path.write_text(str(self.module))

        _replace(model, write)

    def save(self, model: str | Path, params: str | Path) -> None:
        dense = {name: t.detach().cpu().contiguous() for name, t in self.tensors.items()}
        _replace(Path(params), lambda path: save_file(dense, path))
        self.save_model(model)


def import_programs(programs: dict[str, torch.export.ExportedProgram]) -> Imported:
    """Several functions by name, of modules that share weights, over one set of globals."""
    hooks = ExternalWeights()
    importer = fx_importer.FxImporter(context=ir.Context(), hooks=hooks)
    for entry, program in programs.items():
        with torch.no_grad():
            program = program.run_decompositions(decompositions.table())
        split_dynamic_views(program)
        with importer.module.context:
            importer.import_program(program, func_name=entry)
    lower(importer.module)
    return Imported(importer.module, hooks.tensors)


def import_program(program: torch.export.ExportedProgram, *, entry: str = "main") -> Imported:
    return import_programs({entry: program})


def import_module(
    module: torch.nn.Module, args: tuple, *, kwargs: dict | None = None, dynamic_shapes=None, entry: str = "main"
) -> Imported:
    """`args` are examples; `dynamic_shapes` is that of torch.export."""
    # torch.export takes one tensor given twice for one input, and the other for unused.
    args, kwargs = tree_map_only(torch.Tensor, torch.clone, (args, kwargs))
    with torch.no_grad():
        program = torch.export.export(
            module.eval(), args, kwargs, dynamic_shapes=dynamic_shapes, strict=False
        )
    return import_program(program, entry=entry)
