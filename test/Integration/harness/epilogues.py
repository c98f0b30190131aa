"""Elementwise readers of a contraction's result, and others that look like them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from operands import Product, Spec
from program import Function, Result, Value, affine_map, identity
from tensors import Tensor


@dataclass
class State:
    """A value of the program, what it should be, and how wrong it may get."""

    value: Value
    data: np.ndarray
    bound: float
    channel: int | None


def largest(data: np.ndarray) -> float:
    """The largest finite magnitude."""
    return float(np.abs(data[np.isfinite(data)]).max(initial=0))


def emit(fn: Function, spec: Spec, state: State, others: list[tuple[Value, str]], body: list[str],
         yielded: str) -> Value:
    rank = len(state.value.dims)
    maps = [identity(rank), *[m for _, m in others], identity(rank)]
    # Some importers pass the result itself as the (unread) init.
    out = state.value if spec.flag(0.2) else fn.empty(state.value.dims, state.value.element)
    return fn.generic([state.value, *[v for v, _ in others]], maps, ["parallel"] * rank, out, body, yielded)


def bias(fn: Function, spec: Spec, state: State) -> None:
    if state.channel is None:
        return
    element, rank = state.value.element, len(state.value.dims)
    b = spec.tensor((state.value.dims[state.channel].size,), element)
    value = fn.parameter(b, spec.inline)
    state.value = emit(fn, spec, state, [(value, affine_map(rank, [f"d{state.channel}"]))],
                       [f"%s = arith.addf %a0, %a1 : {element}"], "%s")
    shape = [1] * rank
    shape[state.channel] = -1
    state.data = state.data + b.data.reshape(shape)


def residual(fn: Function, spec: Spec, state: State) -> None:
    element, rank = state.value.element, len(state.value.dims)
    r = spec.tensor(state.data.shape, element)
    value = fn.argument(r, tuple(i for i, d in enumerate(state.value.dims) if d.value))
    state.value = emit(fn, spec, state, [(value, identity(rank))], [f"%s = arith.addf %a1, %a0 : {element}"], "%s")
    state.data = state.data + r.data


def relu(fn: Function, spec: Spec, state: State) -> None:
    element = state.value.element
    zero = f"%z = arith.constant 0.0 : {element}"
    if spec.flag():
        body = [zero, f"%s = arith.maximumf %a0, %z : {element}"]
    else:
        body = [zero, f"%c = arith.cmpf ugt, %a0, %z : {element}", f"%s = arith.select %c, %a0, %z : {element}"]
    state.value = emit(fn, spec, state, [], body, "%s")
    state.data = np.maximum(state.data, 0)


def gelu(fn: Function, spec: Spec, state: State) -> None:
    e = state.value.element
    body = [f"%h = arith.constant 0.5 : {e}", f"%one = arith.constant 1.0 : {e}",
            f"%r = arith.constant {math.sqrt(0.5):e} : {e}", f"%t = arith.mulf %a0, %r : {e}",
            f"%f = math.erf %t : {e}",
            f"%g = arith.addf %f, %one : {e}", f"%p = arith.mulf %a0, %h : {e}", f"%s = arith.mulf %p, %g : {e}"]
    state.value = emit(fn, spec, state, [], body, "%s")
    erf = np.vectorize(math.erf, otypes=[float])
    state.data = state.data * 0.5 * (1 + erf(state.data * math.sqrt(0.5)))
    state.bound *= 1.2


def scale(fn: Function, spec: Spec, state: State) -> None:
    """By a constant, a tensor of one element, or one value per row."""
    element, rank = state.value.element, len(state.value.dims)
    how = spec.pick((0, 1, 2))
    if how == 0 or rank == 0:
        state.value = emit(fn, spec, state, [], [f"%k = arith.constant 0.75 : {element}",
                                                 f"%s = arith.mulf %a0, %k : {element}"], "%s")
        state.data = state.data * 0.75
        return
    shape = () if how == 1 else (state.data.shape[0],)
    factor = Tensor(spec.rng.uniform(-1, 1, shape), element)
    dynamic = (0,) if shape and state.value.dims[0].value else ()
    value = fn.argument(factor, dynamic)
    state.value = emit(fn, spec, state, [(value, affine_map(rank, ["d0"] if shape else []))],
                       [f"%s = arith.mulf %a0, %a1 : {element}"], "%s")
    state.data = state.data * factor.data.reshape(factor.data.shape + (1,) * (rank - len(shape)))


def clamp(fn: Function, spec: Spec, state: State) -> None:
    e = state.value.element
    state.value = emit(fn, spec, state, [], [f"%l = arith.constant -0.5 : {e}", f"%h = arith.constant 1.5 : {e}",
                                             f"%m = arith.maximumf %a0, %l : {e}", f"%s = arith.minimumf %m, %h : {e}"],
                       "%s")
    state.data = np.clip(state.data, -0.5, 1.5)


def transposed(fn: Function, spec: Spec, state: State) -> None:
    rank = len(state.value.dims)
    if rank < 2:
        return
    order = list(range(rank))
    while order == sorted(order):
        spec.rng.shuffle(order)
    dims = [state.value.dims[i] for i in order]
    state.value = fn.moved("transpose", state.value, fn.empty(dims, state.value.element),
                           f"permutation = [{', '.join(map(str, order))}]")
    state.data = state.data.transpose(order)
    if state.channel is not None:
        state.channel = order.index(state.channel)


def summed(fn: Function, spec: Spec, state: State) -> None:
    """A reduction over the last dimension: no epilogue."""
    rank = len(state.value.dims)
    if rank == 0 or state.data.shape[-1] > 200:
        return
    element = state.value.element
    out = fn.filled(state.value.dims[:-1], element)
    maps = [identity(rank), affine_map(rank, [f"d{i}" for i in range(rank - 1)])]
    state.bound = max(state.bound, largest(state.data)) * state.data.shape[-1]
    state.value = fn.generic([state.value], maps, ["parallel"] * (rank - 1) + ["reduction"], out,
                             [f"%s = arith.addf %out, %a0 : {element}"], "%s")
    state.data = state.data.sum(-1)
    state.channel = None if state.channel == rank - 1 else state.channel


def offset(fn: Function, spec: Spec, state: State) -> None:
    """An integer bias."""
    if state.channel is None:
        return
    rank = len(state.value.dims)
    b = Tensor(spec.rng.integers(-1000, 1000, state.value.dims[state.channel].size), "i32")
    state.value = emit(fn, spec, state, [(fn.parameter(b, spec.inline), affine_map(rank, [f"d{state.channel}"]))],
                       ["%s = arith.addi %a0, %a1 : i32"], "%s")
    shape = [1] * rank
    shape[state.channel] = -1
    state.data = state.data + b.data.reshape(shape)


def rescale(fn: Function, spec: Spec, state: State) -> None:
    """Sums of integers to floats, with a scale per channel."""
    rank = len(state.value.dims)
    along = [f"d{state.channel}"] if state.channel is not None else []
    shape = (state.value.dims[state.channel].size,) if along else ()
    scales = Tensor(spec.rng.uniform(1e-4, 1e-3, shape), "f32")
    values = [state.value, fn.parameter(scales, spec.inline)]
    maps = [identity(rank), affine_map(rank, along), identity(rank)]
    state.value = fn.generic(values, maps, ["parallel"] * rank, fn.empty(state.value.dims, "f32"),
                             ["%f = arith.sitofp %a0 : i32 to f32", "%s = arith.mulf %f, %a1 : f32"], "%s")
    broadcast = [1] * rank
    if along:
        broadcast[state.channel] = -1
    state.data = state.data * scales.data.astype("f8").reshape(broadcast)
    state.bound *= 1e-3


EPILOGUES: dict[str, Callable[[Function, Spec, State], None]] = {
    "bias": bias, "residual": residual, "relu": relu, "gelu": gelu, "scale": scale, "clamp": clamp,
    "transposed": transposed, "summed": summed, "offset": offset, "rescale": rescale,
}

INTEGER_CHAINS = ((), ("offset",), ("rescale",), ("offset", "rescale", "relu"), ("rescale", "bias", "transposed"))

CHAINS = ((), (), ("bias",), ("relu",), ("bias", "relu"), ("gelu",), ("bias", "gelu"), ("residual",),
          ("bias", "residual", "relu"), ("scale",), ("scale", "bias", "clamp"), ("clamp",), ("transposed",),
          ("bias", "transposed", "relu"), ("relu", "transposed"), ("transposed", "scale", "relu"), ("summed",),
          ("bias", "summed"), ("bias", "bias", "residual", "gelu", "scale"))


def finish(fn: Function, spec: Spec, product: Product, data: np.ndarray, bound: float, chain: tuple[str, ...],
           early: bool, result: Callable[[np.ndarray, str, float], Result]) -> None:
    """Appends the chain and the returns; with `early` the product is one, too."""
    state = State(product.value, data, bound, product.channel)
    if early:
        fn.give(state.value, result(state.data, state.value.element, state.bound))
    for name in chain:
        with np.errstate(invalid="ignore"):
            EPILOGUES[name](fn, spec, state)
        state.bound = max(state.bound, largest(state.data) * 0.1)
    fn.give(state.value, result(state.data, state.value.element, state.bound))
