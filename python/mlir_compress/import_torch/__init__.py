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

__all__ = ["ImportFailure", "Imported", "import_module", "import_program"]


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

    def save(self, model: str | Path, params: str | Path) -> None:
        """The model as text, or as bytecode if its name ends in .mlirbc."""
        model, params = Path(model), Path(params)
        dense = {name: t.detach().cpu().contiguous() for name, t in self.tensors.items()}
        _replace(params, lambda path: save_file(dense, path))
        if model.suffix == ".mlirbc":

            def write(path: Path) -> None:
                with path.open("wb") as file:
                    self.module.operation.write_bytecode(file)
        else:

            def write(path: Path) -> None:
                path.write_text(str(self.module))

        _replace(model, write)


def import_program(program: torch.export.ExportedProgram, *, entry: str = "main") -> Imported:
    with torch.no_grad():
        program = program.run_decompositions(decompositions.table())
    split_dynamic_views(program)
    hooks = ExternalWeights()
    importer = fx_importer.FxImporter(context=ir.Context(), hooks=hooks)
    with importer.module.context:
        importer.import_program(program, func_name=entry)
    lower(importer.module)
    return Imported(importer.module, hooks.tensors)


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
