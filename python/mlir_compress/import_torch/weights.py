"""Parameters as external globals of their state-dict names, never as bytes in the IR."""

from __future__ import annotations

import torch
from iree.compiler import ir
from iree.compiler.extras import fx_importer

from .lowering import ImportFailure


class ExternalWeights(fx_importer.FxImporterHooks):
    def __init__(self) -> None:
        self.tensors: dict[str, torch.Tensor] = {}
        self._names: dict[tuple, str] = {}

    def prepare_module(self, module_op: ir.Operation) -> None:
        self._body = module_op.regions[0].blocks[0]

    def resolve_input(self, gni, value, info):
        if not isinstance(value, torch.Tensor):
            return None
        return self._load(gni, info.input_spec.target or info.node.name, value)

    def store_produced_value(self, gni, py_value, produced_ir_value, info):
        raise ImportFailure(
            f"the model changes its buffer '{info.input_spec.target}': make it an input and an output"
        )

    def _declare(self, name: str, value: torch.Tensor) -> str:
        """Tied weights, one storage under several names, share the first."""
        key = (value.data_ptr(), tuple(value.shape), value.stride(), value.dtype)
        if key in self._names and (value.numel() or self._names[key] == name):
            return self._names[key]
        if name in self.tensors:
            raise ImportFailure(f"two tensors of these programs are called '{name}': export them from one module")
        self._names[key] = name
        self.tensors[name] = value
        tensor_type = fx_importer.create_mlir_tensor_type(value)
        with ir.Location.unknown(), ir.InsertionPoint.at_block_begin(self._body):
            ir.Operation.create(
                "ml_program.global",
                attributes={
                    "sym_name": ir.StringAttr.get(name),
                    "type": ir.TypeAttr.get(tensor_type),
                    "value": ir.Attribute.parse(f"#ml_program.extern<{tensor_type}>"),
                    "sym_visibility": ir.StringAttr.get("private"),
                },
            )
        return name

    def _load(self, gni, name: str, value: torch.Tensor) -> ir.Value:
        symbol = self._declare(name, value)
        load = ir.Operation.create(
            "ml_program.global_load_const",
            results=[fx_importer.create_mlir_tensor_type(value)],
            attributes={"global": ir.FlatSymbolRefAttr.get(symbol)},
        )
        return ir.Operation.create(
            "torch_c.from_builtin_tensor",
            results=[gni._cc.tensor_to_vtensor_type(value)],
            operands=[load.result],
        ).result
