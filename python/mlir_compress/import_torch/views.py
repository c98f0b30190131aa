"""Views with sizes known at run time only, as flatten and unflatten.

The converter takes `view` of (s0, s1, K) to (s0 * s1, K) for something else and writes
out of bounds; with one dimension merged or split at a time it has no choice.
"""

from __future__ import annotations

import sympy
import torch

from .lowering import ImportFailure

aten = torch.ops.aten
VIEWS = (aten.view.default, aten._unsafe_view.default)


def _expressions(shape) -> list[sympy.Expr]:
    return [sympy.sympify(s.node.expr if isinstance(s, torch.SymInt) else s) for s in shape]


def _pair(old: list[sympy.Expr], new: list[sympy.Expr]):
    """Runs of dimensions with equal products, first to last: [((0, 2), (0, 1)), ..]."""
    pairs, i, j = [], 0, 0
    while i < len(old) or j < len(new):
        first = i, j
        left = right = sympy.Integer(1)
        if i < len(old):
            left, i = left * old[i], i + 1
        if j < len(new):
            right, j = right * new[j], j + 1
        while sympy.expand(left - right) != 0:
            ratio = sympy.simplify(left / right)
            takes_new = sympy.denom(ratio) == 1 if j < len(new) else False
            if takes_new or i == len(old):
                if j == len(new):
                    return None
                right, j = right * new[j], j + 1
            else:
                left, i = left * old[i], i + 1
        is_unit = first[0] == i or first[1] == j
        if is_unit and pairs:  # ones at the end, on one side only: part of what is before
            first = pairs[-1][0][0], pairs.pop()[1][0]
        pairs.append(((first[0], i), (first[1], j)))
    return pairs


def _split(view: torch.fx.Node, graph: torch.fx.Graph) -> torch.fx.Node | None:
    source, sizes = view.args[0], view.args[1]
    value, result = source.meta["val"], view.meta["val"]
    old, new = _expressions(value.shape), _expressions(result.shape)
    pairs = _pair(old, new)
    if pairs is None:
        return None
    node = source

    def emit(target, args, value):
        new_node = graph.call_function(target, args)
        new_node.meta = dict(view.meta, val=value)
        return new_node, value

    # Last to first, so that earlier positions stay.
    for (i, i_end), (j, j_end) in reversed(pairs):
        if old[i:i_end] == new[j:j_end]:
            continue
        if i_end - i > 1:
            node, value = emit(aten.flatten.using_ints, (node, i, i_end - 1), value.flatten(i, i_end - 1))
        if j_end - j > 1:
            node, value = emit(
                aten.unflatten.int, (node, i, list(sizes[j:j_end])), value.unflatten(i, result.shape[j:j_end])
            )
    return node


def split_dynamic_views(program: torch.export.ExportedProgram) -> None:
    graph = program.graph_module.graph
    for node in list(graph.nodes):
        if node.target not in VIEWS:
            continue
        shapes = (*node.args[0].meta["val"].shape, *node.meta["val"].shape)
        if not any(isinstance(s, torch.SymInt) for s in shapes):
            continue
        with graph.inserting_before(node):
            replacement = _split(node, graph)
        if replacement is None:
            old, new = node.args[0].meta["val"].shape, node.meta["val"].shape
            raise ImportFailure(
                f"{node.meta.get('stack_trace', '')}\nthe view from {tuple(old)} to {tuple(new)} merges and "
                "splits sizes that can't be told apart: give some of them as numbers"
            )
        node.replace_all_uses_with(replacement)
        program.graph_signature.replace_all_uses(node.name, replacement.name)
        graph.erase_node(node)
    graph.lint()
    program.graph_module.recompile()
