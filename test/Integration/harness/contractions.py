"""Contractions with a weight, in the forms in which importers write them.

Each form appends its ops to a function and returns a `Product`: what the ops
compute, as NumPy, and which dimensions they reduce.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numerics import Scheme, dequantize, quant_params, quantize
from program import Dim, Function, Value, affine_map
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

    xs, ws, outs, loops = shuffled("b", "m", "k"), shuffled("b", "n", "k"), shuffled("b", "m", "n"), shuffled("b", "m", "n", "k")
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


# Convolutions -----------------------------------------------------------------


def windows(x: np.ndarray, w: np.ndarray, axes: tuple[int, ...], w_axes: tuple[int, ...], strides: tuple[int, ...],
            dilations: tuple[int, ...], subscripts: str) -> np.ndarray:
    """Sums einsum over the kernel's window; `axes` of x and `w_axes` of w are spatial."""
    kernel = [w.shape[a] for a in w_axes]
    spans = [(x.shape[a] - (k - 1) * d - 1) // s + 1 for a, k, s, d in zip(axes, kernel, strides, dilations)]
    total = None
    for position in np.ndindex(*kernel):
        part, tap = x, w
        for a, p, s, d, span in zip(axes, position, strides, dilations, spans):
            part = part.take(range(p * d, p * d + (span - 1) * s + 1, s), a)
        for a, p in sorted(zip(w_axes, position), reverse=True):
            tap = tap.take(p, a)
        term = np.einsum(subscripts, part, tap)
        total = term if total is None else total + term
    return total


@dataclass(frozen=True)
class Convolution:
    """A named op: its layouts by letter (h, w: space; y, x: window)."""

    op: str
    input: str
    weight: str
    output: str

    @property
    def spatial(self) -> str:
        return "hw" if "h" in self.input else "w"


CONVOLUTIONS = {
    "conv_nchw": Convolution("conv_2d_nchw_fchw", "nchw", "fcyx", "nfhw"),
    "conv_nhwc": Convolution("conv_2d_nhwc_hwcf", "nhwc", "yxcf", "nhwf"),
    "conv_nhwc_fhwc": Convolution("conv_2d_nhwc_fhwc", "nhwc", "fyxc", "nhwf"),
    "conv_depthwise": Convolution("depthwise_conv_2d_nhwc_hwc", "nhwc", "yxc", "nhwc"),
    "conv_depthwise_multiplier": Convolution("depthwise_conv_2d_nhwc_hwcm", "nhwc", "yxcm", "nhwcm"),
    "conv_depthwise_nchw": Convolution("depthwise_conv_2d_nchw_chw", "nchw", "cyx", "nchw"),
    "conv_grouped": Convolution("conv_2d_ngchw_gfchw", "ngchw", "gfcyx", "ngfhw"),
    "conv_1d_nwc": Convolution("conv_1d_nwc_wcf", "nwc", "xcf", "nwf"),
    "conv_1d_ncw": Convolution("conv_1d_ncw_fcw", "ncw", "fcx", "nfw"),
    "conv_1d": Convolution("conv_1d", "w", "x", "w"),
    "conv_2d": Convolution("conv_2d", "hw", "yx", "hw"),
}


def convolution(kind: Convolution) -> Callable[[Function, Spec], Product]:
    def build(fn: Function, spec: Spec) -> Product:
        plain = kind.op in ("conv_1d", "conv_2d")  # no strides there
        space = kind.spatial
        window = {"h": "y", "w": "x"}
        stride = {c: 1 if plain else spec.pick((1, 1, 2, 3)) for c in space}
        dilation = {c: 1 if plain else spec.pick((1, 1, 2)) for c in space}
        pad = {c: 0 if spec.flag() else spec.pick((1, 2)) for c in space}
        size = {"n": spec.pick((1, 2, 3)), "g": spec.pick((1, 2, 3)), "c": spec.pick((1, 2, 3, 4, 5, 16)),
                "f": spec.pick((1, 2, 5, 16, 17, 33)), "m": spec.pick((1, 2))}
        for c in space:
            size[window[c]] = spec.pick((1, 2, 3, 3, 5))
            least = (size[window[c]] - 1) * dilation[c] + 1 - 2 * pad[c]
            size[c] = max(least, 1) + spec.pick((0, 1, 2, 5, 9))

        x, w, xv, wv = operands(fn, spec, tuple(size[c] for c in kind.input), tuple(size[c] for c in kind.weight))
        padded = xv
        if any(pad.values()):
            padded = emit_pad(fn, xv, [pad.get(c, 0) for c in kind.input])
        known = {**dict(zip(kind.weight, wv.dims)), **dict(zip(kind.input, padded.dims))}
        dims = [conv_dim(fn, known[c], known[window[c]].size, stride[c], dilation[c]) if c in space else known[c]
                for c in kind.output]
        out, init = start(fn, spec, dims)
        attributes = ""
        if not plain:
            texts = [f"{name} = dense<[{', '.join(str(v[c]) for c in space)}]> : vector<{len(space)}xi64>"
                     for name, v in (("dilations", dilation), ("strides", stride))]
            attributes = f"{{{', '.join(texts)}}}"
        value = fn.named(kind.op, [padded, wv], out, attributes)

        reduced = set("yx") | ({"c"} if "c" not in kind.output else set())
        x_reduced = set(space) | reduced
        # Padding is the program's: activations are quantized behind it.
        data = Tensor(np.pad(x.data, [(pad.get(c, 0),) * 2 for c in kind.input]), spec.x)

        def compute(data: np.ndarray, weight: np.ndarray) -> np.ndarray:
            return windows(data, weight, tuple(kind.input.index(c) for c in space),
                           tuple(kind.weight.index(window[c]) for c in space), tuple(stride.values()),
                           tuple(dilation.values()),
                           f"{kind.input},{kind.weight.replace('y', '').replace('x', '')}->{kind.output}")

        channel = next((kind.output.index(c) for c in "fc" if c in kind.output), None)
        return Product(value, data, w, tuple(i for i, c in enumerate(kind.input) if c in x_reduced),
                       tuple(i for i, c in enumerate(kind.weight) if c in reduced), False, compute, init, channel)

    return build


def emit_pad(fn: Function, source: Value, widths: list[int]) -> Value:
    dims = []
    for dim, width in zip(source.dims, widths):
        if dim.value and width:
            dims.append(Dim(dim.size + 2 * width, fn.define(f"arith.addi {dim.value}, {fn.index(2 * width)} : index")))
        else:
            dims.append(Dim(dim.size + 2 * width, dim.value))
    zero = fn.scalar(0, source.element)
    out = Value("", dims, source.element)
    name = fn.fresh()
    text = ", ".join(map(str, widths))
    arguments = ", ".join(f"%i{i}: index" for i in range(len(dims)))
    fn.emit(f"{name} = tensor.pad {source.name} low[{text}] high[{text}] {{")
    fn.emit(f"^bb0({arguments}):")
    fn.emit(f"  tensor.yield {zero} : {source.element}")
    fn.emit(f"}} : {source.type} to {out.type}")
    out.name = name
    return out


def conv_dim(fn: Function, dim: Dim, kernel: int, stride: int, dilation: int) -> Dim:
    reach = (kernel - 1) * dilation
    size = (dim.size - reach - 1) // stride + 1
    if not dim.value:
        return Dim(size)
    last = fn.define(f"arith.subi {dim.value}, {fn.index(reach + 1)} : index")
    steps = fn.define(f"arith.divsi {last}, {fn.index(stride)} : index")
    return Dim(size, fn.define(f"arith.addi {steps}, {fn.index(1)} : index"))


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
                     "conv_1d_nwc", "conv_1d_ncw", "conv_1d", "conv_2d"),
    "regions": ("in_if", "in_for"),
    "runtime": ("runtime_weight",),
    "given": ("matmul", "matmul_transposed", "weight_left", "einsum", "conv_nhwc", "batch_matmul", "vecmat"),
    "large": ("matmul", "matmul_transposed", "weight_left", "matvec", "batch_matmul", "batch_matmul_broadcast"),
    "special": ("matmul", "matmul_transposed", "einsum", "conv_nhwc", "weight_left", "batch_matmul", "conv_nchw"),
}
