"""Contractions with a weight, in the forms in which importers write them.

Each form appends its ops to a function and returns a `Product`: what the ops
compute, as NumPy, and which dimensions they reduce.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from convolutions import CONVOLUTIONS, convolution
from operands import COLUMNS, DEPTHS, ROWS, Product, Spec, dynamics, einsum, operands, product_body, start
from program import Dim, Function, Value, affine_map
from tensors import Tensor

# Matrices ---------------------------------------------------------------------


def matmul(fn: Function, spec: Spec, runtime: bool = False) -> Product:
    m, n, k = spec.pick(ROWS), spec.pick(COLUMNS), spec.pick(DEPTHS)
    x, w, xv, wv = operands(fn, spec, (m, k), (k, n), runtime)
    out, init = start(fn, spec, [xv.dims[0], wv.dims[1]])
    value = fn.named("matmul", [xv, wv], out)
    return Product(value, x, w, (1,), (0,), True, einsum("mk,kn->mn"), init, 1, not runtime)


def runtime_weight(fn: Function, spec: Spec) -> Product:
    return matmul(fn, spec, runtime=True)


def matmul_transposed(fn: Function, spec: Spec) -> Product:
    """The weight is stored [N, K]: turned by a transpose, a copy, or maps."""
    m, n, k = spec.pick(ROWS), spec.pick(COLUMNS), spec.pick(DEPTHS)
    x, w, xv, wv = operands(fn, spec, (m, k), (n, k))
    out, init = start(fn, spec, [xv.dims[0], wv.dims[0]])
    how = spec.pick((0, 1, 2, 3))
    turned = [wv.dims[1], wv.dims[0]]
    if how == 0:
        t = fn.moved("transpose", wv, fn.empty(turned, spec.w), "permutation = [1, 0]")
        value = fn.named("matmul", [xv, t], out)
    elif how == 1:
        maps = [affine_map(2, ["d1", "d0"]), affine_map(2, ["d0", "d1"])]
        t = fn.generic([wv], maps, ["parallel"] * 2, fn.empty(turned, spec.w), [], "%a0")
        value = fn.named("matmul", [xv, t], out)
    else:
        maps = [affine_map(3, ["d0", "d2"]), affine_map(3, ["d1", "d2"]), affine_map(3, ["d0", "d1"])]
        if how == 2:
            value = fn.named(f"matmul indexing_maps = [{', '.join(maps)}]", [xv, wv], out)
        else:
            body, yielded = product_body(spec)
            value = fn.generic([xv, wv], maps, ["parallel", "parallel", "reduction"], out, body, yielded)
    return Product(value, x, w, (1,), (1,), True, einsum("mk,nk->mn"), init, 1)


def weight_left(fn: Function, spec: Spec) -> Product:
    m, n, k = spec.pick(ROWS), spec.pick(COLUMNS), spec.pick(DEPTHS)
    x, w, xv, wv = operands(fn, spec, (k, m), (n, k))
    out, init = start(fn, spec, [wv.dims[0], xv.dims[1]])
    value = fn.named("matmul", [wv, xv], out)
    return Product(value, x, w, (0,), (1,), True, einsum("km,nk->nm"), init, 0)


def matvec(fn: Function, spec: Spec) -> Product:
    n, k = spec.pick(COLUMNS), spec.pick(DEPTHS)
    x, w, xv, wv = operands(fn, spec, (k,), (n, k))
    out, init = start(fn, spec, [wv.dims[0]])
    value = fn.named("matvec", [wv, xv], out)
    return Product(value, x, w, (0,), (1,), True, einsum("k,nk->n"), init, 0)


def vecmat(fn: Function, spec: Spec) -> Product:
    n, k = spec.pick(COLUMNS), spec.pick(DEPTHS)
    x, w, xv, wv = operands(fn, spec, (k,), (k, n))
    out, init = start(fn, spec, [wv.dims[1]])
    value = fn.named("vecmat", [xv, wv], out)
    return Product(value, x, w, (0,), (0,), True, einsum("k,kn->n"), init, 0)


def batch_matmul(fn: Function, spec: Spec) -> Product:
    """A weight for each batch."""
    b, m, n, k = spec.pick((1, 2, 3)), spec.pick(ROWS), spec.pick(COLUMNS), spec.pick(DEPTHS)
    x, w, xv, wv = operands(fn, spec, (b, m, k), (b, k, n))
    out, init = start(fn, spec, [wv.dims[0], xv.dims[1], wv.dims[2]])
    value = fn.named("batch_matmul", [xv, wv], out)
    return Product(value, x, w, (2,), (1,), True, einsum("bmk,bkn->bmn"), init, 2)


def batch_matmul_broadcast(fn: Function, spec: Spec) -> Product:
    """One weight for all batches, broadcast by an op of its own."""
    b, m, n, k = spec.pick((1, 2, 3)), spec.pick(ROWS), spec.pick(COLUMNS), spec.pick(DEPTHS)
    x, w, xv, wv = operands(fn, spec, (b, m, k), (k, n))
    wide = fn.moved("broadcast", wv, fn.empty([xv.dims[0], *wv.dims], spec.w), "dimensions = [0]")
    out, init = start(fn, spec, [xv.dims[0], xv.dims[1], wv.dims[1]])
    value = fn.named("batch_matmul", [xv, wide], out)
    return Product(value, x, w, (2,), (0,), True, einsum("bmk,kn->bmn"), init, 2)


def einsum_form(fn: Function, spec: Spec) -> Product:
    """A generic over up to two loops of each kind, every operand in any order."""
    counts = {"b": spec.pick((0, 0, 0, 1)), "m": spec.pick((0, 1, 1, 2)), "n": spec.pick((0, 1, 1, 2)),
              "k": spec.pick((1, 1, 2))}
    names = {"b": "bc", "m": "mp", "n": "nq", "k": "kl"}
    sizes: dict[str, int] = {}
    for kind, count in counts.items():
        choices = {"b": (1, 2, 3), "m": ROWS, "n": COLUMNS, "k": DEPTHS}[kind]
        for i in range(count):
            sizes[names[kind][i]] = spec.pick(choices if i == 0 and count == 1 else (1, 2, 3, 5, 9))
    letters = {kind: [c for c in names[kind] if c in sizes] for kind in counts}

    def shuffled(*kinds: str) -> str:
        order = [c for kind in kinds for c in letters[kind]]
        if spec.flag(0.6):
            spec.rng.shuffle(order)
        return "".join(order)

    xs, ws, outs = shuffled("b", "m", "k"), shuffled("b", "n", "k"), shuffled("b", "m", "n")
    loops = shuffled("b", "m", "n", "k")
    x, w, xv, wv = operands(fn, spec, tuple(sizes[c] for c in xs), tuple(sizes[c] for c in ws))
    dims = {**dict(zip(xs, xv.dims)), **dict(zip(ws, wv.dims))}
    out, init = start(fn, spec, [dims[c] for c in outs])
    at = {c: f"d{i}" for i, c in enumerate(loops)}
    maps = [affine_map(len(loops), [at[c] for c in s]) for s in (xs, ws, outs)]
    iterators = ["reduction" if c in "kl" else "parallel" for c in loops]
    body, yielded = product_body(spec)
    value = fn.generic([xv, wv], maps, iterators, out, body, yielded)
    depth = tuple(i for i, c in enumerate(xs) if c in "kl")
    channel = outs.index(letters["n"][0]) if letters["n"] else None
    subscripts, (x_bytes, w_bytes) = f"{xs},{ws}->{outs}", spec.unsigned
    return Product(value, x, w, depth, tuple(i for i, c in enumerate(ws) if c in "kl"), len(depth) == 1,
                   lambda x, w: np.einsum(subscripts, x % 256 if x_bytes else x, w % 256 if w_bytes else w),
                   init, channel)


# Regions ----------------------------------------------------------------------


def in_if(fn: Function, spec: Spec) -> Product:
    """The weight and its product in one branch; the other yields the init."""
    m, n, k = spec.pick(ROWS), spec.pick(COLUMNS), spec.pick(DEPTHS)
    x = spec.tensor((m, k), spec.x)
    xv = fn.argument(x, dynamics(spec, 2))
    taken = spec.flag(0.7)
    choice = fn.argument(Tensor(np.array(taken), "i1"))
    bit = fn.define(f"tensor.extract {choice.name}[] : {choice.type}")
    out, init = start(fn, spec, [xv.dims[0], Dim(n)])
    w = spec.tensor((k, n), spec.w, 0.2)
    outside = spec.flag()
    wv = fn.parameter(w, spec.inline) if outside else None
    name = fn.fresh()
    fn.emit(f"{name} = scf.if {bit} -> {out.type} {{")
    if wv is None:
        wv = fn.parameter(w, spec.inline)
    inner = fn.named("matmul", [xv, wv], out)
    fn.emit(f"  scf.yield {inner.name} : {out.type}")
    fn.emit("} else {")
    fn.emit(f"  scf.yield {out.name} : {out.type}")
    fn.emit("}")
    compute = einsum("mk,kn->mn") if taken else lambda x, w: np.zeros((m, n))
    return Product(Value(name, out.dims, spec.out), x, w, (1,), (0,), True, compute, init, 1)


def in_for(fn: Function, spec: Spec) -> Product:
    """The product is added up a few times, from an init that the loop carries."""
    m, n, k = spec.pick(ROWS), spec.pick(COLUMNS), spec.pick(DEPTHS)
    x = spec.tensor((m, k), spec.x)
    w = spec.tensor((k, n), spec.w, 0.2)
    xv = fn.argument(x, dynamics(spec, 2))
    times = spec.pick((0, 1, 3))
    outside = spec.flag()
    wv = fn.parameter(w, spec.inline) if outside else None
    out, init = start(fn, spec, [xv.dims[0], Dim(n)])
    lower, upper, step = fn.index(0), fn.index(times), fn.index(1)
    name = fn.fresh()
    fn.emit(f"{name} = scf.for %i = {lower} to {upper} step {step} iter_args(%carried = {out.name}) -> ({out.type}) {{")
    if wv is None:
        wv = fn.parameter(w, spec.inline)
    inner = fn.named("matmul", [xv, wv], Value("%carried", out.dims, spec.out))
    fn.emit(f"  scf.yield {inner.name} : {out.type}")
    fn.emit("}")
    return Product(Value(name, out.dims, spec.out), x, w, (1,), (0,), True,
                   lambda x, w: times * np.einsum("mk,kn->mn", x, w), init, 1)


FORMS: dict[str, Callable[[Function, Spec], Product]] = {
    "matmul": matmul,
    "matmul_transposed": matmul_transposed,
    "weight_left": weight_left,
    "runtime_weight": runtime_weight,
    "matvec": matvec,
    "vecmat": vecmat,
    "batch_matmul": batch_matmul,
    "batch_matmul_broadcast": batch_matmul_broadcast,
    "einsum": einsum_form,
    "in_if": in_if,
    "in_for": in_for,
    **{name: convolution(kind) for name, kind in CONVOLUTIONS.items()},
}

FAMILIES = {
    "matmul": ("matmul", "matmul_transposed", "weight_left"),
    "vector": ("matvec", "vecmat"),
    "batch": ("batch_matmul", "batch_matmul_broadcast"),
    "einsum": ("einsum",),
    "conv": ("conv_nchw", "conv_nhwc", "conv_nhwc_fhwc"),
    "conv-special": ("conv_depthwise", "conv_depthwise_multiplier", "conv_depthwise_nchw", "conv_grouped",
                     "conv_grouped_joined", "conv_grouped_fgchw", "conv_grouped_nhwgc", "conv_3d_ncdhw",
                     "conv_3d_ndhwc", "conv_1d_nwc", "conv_1d_ncw", "conv_1d", "conv_2d"),
    "regions": ("in_if", "in_for"),
    "runtime": ("runtime_weight",),
    "given": ("matmul", "matmul_transposed", "weight_left", "einsum", "conv_nhwc", "batch_matmul", "vecmat"),
    "large": ("matmul", "matmul_transposed", "weight_left", "matvec", "batch_matmul", "batch_matmul_broadcast"),
    "special": ("matmul", "matmul_transposed", "einsum", "conv_nhwc", "weight_left", "batch_matmul", "conv_nchw"),
}
