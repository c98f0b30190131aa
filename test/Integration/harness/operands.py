"""What a case is drawn with: its sizes, element types, input and weight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numerics import Scheme, dequantize, quant_params, quantize
from program import Dim, Function, Value
from tensors import FLOATS, Tensor

ROWS = (0, 1, 2, 5, 6, 7, 13, 97)
COLUMNS = (1, 2, 3, 10, 15, 16, 17, 31, 33, 50, 64, 65, 100, 129)
DEPTHS = (1, 2, 3, 4, 5, 7, 31, 32, 33, 50, 64, 70, 127, 130)
# Several blocks of rows, panels, and groups, in their place.
LARGE = {ROWS: (1, 96, 130, 200), COLUMNS: (256, 257, 300, 520), DEPTHS: (257, 512, 784, 1001)}

# Bytes from these alone: products and their sums at the ends of their range.
EXTREMES = ((-128,), (127,), (-128, 127), (-128, 127, 0), (-1, 0))

EXTEND = {("i8", "i32"): "arith.extsi", ("f16", "f32"): "arith.extf", ("bf16", "f32"): "arith.extf"}


@dataclass
class Product:
    value: Value
    x: Tensor
    w: Tensor
    x_depth: tuple[int, ...]  # dimensions of x that the reduction moves along
    w_depth: tuple[int, ...]
    plain: bool  # one reduction loop, which indexes x by itself
    compute: Callable[[np.ndarray, np.ndarray], np.ndarray]
    init: np.ndarray | None
    channel: int | None  # the dimension of the result that a bias is for
    constant: bool = True  # the weight is one that passes see


@dataclass
class Spec:
    """What is drawn for a case before its form is."""

    rng: np.random.Generator
    x: str = "f32"
    w: str = "f32"
    out: str = "f32"
    inline: bool = False
    init: bool = False  # an argument, not zero
    dynamic: float = 0.3  # how likely a dimension of the input is dynamic
    special: bool = False
    large: bool = False
    given: bool = False  # quantized in the source, in blocks of any shape
    unsigned: tuple[bool, bool] = (False, False)  # bytes of x, of the weight

    def pick(self, choices: Sequence[int]) -> int:
        return int(self.rng.choice(LARGE.get(choices, choices) if self.large else choices))

    def flag(self, chance: float = 0.5) -> bool:
        return bool(self.rng.random() < chance)

    def tensor(self, shape: tuple[int, ...], element: str, scale: float = 1.0) -> Tensor:
        if element not in FLOATS:
            if self.special:  # sums as far from zero as they get
                return Tensor(self.rng.choice(EXTREMES[self.pick(range(len(EXTREMES)))], shape), element)
            return Tensor(self.rng.integers(-128, 128, shape), element)
        data = self.rng.normal(0, scale, shape)
        if self.flag(0.2):
            data[self.rng.random(shape) < 0.3] = 0
        if self.special:
            self.spoil(data, element)
        return Tensor(data, element)

    def spoil(self, data: np.ndarray, element: str) -> None:
        """Puts in values that are easy to get wrong."""
        values = [-0.0, 1e-41, -1e-45] + ([1e30, -1e28] if element != "f16" else [2e-7])
        for _ in range(3 if data.size else 0):
            at = tuple(int(self.rng.integers(size)) for size in data.shape)
            kind = self.pick((0, 0, 1, 2, 3))
            if kind == 0:
                data[at] = self.rng.choice([np.nan, np.inf, -np.inf])
            elif kind == 1:
                data[at] = self.rng.choice(values)
            elif kind == 2:  # a row or column of zeros
                axis = int(self.rng.integers(data.ndim)) if data.ndim else 0
                data[(slice(None),) * axis + (at[axis] if data.ndim else ...,)] = self.rng.choice([0.0, -0.0])
            else:  # runs of zeros: whole groups
                data.reshape(-1)[: data.size // 2] = 0


def dynamics(spec: Spec, rank: int) -> tuple[int, ...]:
    return tuple(i for i in range(rank) if spec.flag(spec.dynamic))


def operands(fn: Function, spec: Spec, x: tuple[int, ...], w: tuple[int, ...], runtime: bool = False):
    """The input, an argument, and the weight."""
    left = spec.tensor(x, spec.x)
    right = spec.tensor(w, spec.w, 0.2)
    value = fn.argument(left, dynamics(spec, len(x)))
    if spec.given:
        if spec.flag():
            left, value = given_input(fn, spec, left, value)
        right, weight = given_weight(fn, spec, right)
        return left, right, value, weight
    if runtime:
        return left, right, value, fn.argument(right, dynamics(spec, len(w)))
    return left, right, value, fn.parameter(right, spec.inline)


def given_scheme(spec: Spec, rank: int) -> Scheme:
    usual = spec.flag()
    block = tuple(spec.pick((0, 1) if usual else (0, 1, 1, 2, 3, 4, 32)) for _ in range(rank))
    return Scheme(spec.pick((8, 8, 4)), spec.flag(0.7), block)


def dequantized(fn: Function, operands: list[Value], scheme: Scheme, element: str) -> Value:
    out = Value("", operands[0].dims, element)
    out.name = fn.define(f"compress.dequantize {', '.join(v.name for v in operands)} {scheme.text()} : "
                         f"{', '.join(v.type for v in operands)} -> {out.type}")
    return out


def given_input(fn: Function, spec: Spec, x: Tensor, value: Value) -> tuple[Tensor, Value]:
    """The input through quantize and dequantize, with scales that are arguments."""
    scheme = given_scheme(spec, x.data.ndim)
    scale, zero = quant_params(x.data, scheme, "f32")
    dynamic = tuple(i for i, b in enumerate(scheme.block) if b and value.dims[i].value)
    params = [fn.argument(Tensor(scale, "f32"), dynamic)]
    if zero is not None:
        params.append(fn.argument(Tensor(zero, "i8"), dynamic))
    operands = [value, *params]
    q = Value("", value.dims, "i8")
    q.name = fn.define(f"compress.quantize {', '.join(v.name for v in operands)} {scheme.text()} : "
                       f"{', '.join(v.type for v in operands)} -> {q.type}")
    data = dequantize(quantize(x.data, scale, zero, scheme), scale, zero, scheme, x.element)
    return Tensor(data, x.element), dequantized(fn, [q, *params], scheme, x.element)


def given_weight(fn: Function, spec: Spec, w: Tensor) -> tuple[Tensor, Value]:
    """Integers, scales and zero points in the container."""
    scheme = given_scheme(spec, w.data.ndim)
    element = str(spec.rng.choice(["f32", "f16", "bf16"]))
    scale, zero = quant_params(w.data, scheme, element)
    q = quantize(w.data, scale, zero, scheme)
    parts = [fn.parameter(Tensor(q, "i8"), spec.inline), fn.parameter(Tensor(scale, element), spec.inline)]
    if zero is not None:
        parts.append(fn.parameter(Tensor(zero, "i8"), spec.inline))
    data = dequantize(q, scale, zero, scheme, w.element)
    return Tensor(data, w.element), dequantized(fn, parts, scheme, w.element)


def start(fn: Function, spec: Spec, dims: list[Dim]) -> tuple[Value, np.ndarray | None]:
    """What the sum starts from."""
    if not spec.init:
        return fn.filled(dims, spec.out), None
    init = spec.tensor(tuple(d.size for d in dims), spec.out)
    return fn.argument(init, tuple(i for i, d in enumerate(dims) if d.value)), init.data


def einsum(subscripts: str) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
    return lambda x, w: np.einsum(subscripts, x, w)


def widened(body: list[str], argument: str, element: str, out: str, unsigned: bool) -> str:
    if element == out:
        return argument
    name = f"%e{argument[1:]}"
    op = "arith.extui" if unsigned else EXTEND[element, out]
    body.append(f"{name} = {op} {argument} : {element} to {out}")
    return name


def product_body(spec: Spec) -> tuple[list[str], str]:
    body: list[str] = []
    a = widened(body, "%a0", spec.x, spec.out, spec.unsigned[0])
    b = widened(body, "%a1", spec.w, spec.out, spec.unsigned[1])
    kind = "f" if spec.out in FLOATS else "i"
    order = f"{b}, {a}" if spec.flag() else f"{a}, {b}"
    body.append(f"%m = arith.mul{kind} {order} : {spec.out}")
    body.append(f"%s = arith.add{kind} {'%out, %m' if spec.flag() else '%m, %out'} : {spec.out}")
    return body, "%s"
