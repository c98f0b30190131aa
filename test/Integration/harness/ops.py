"""Every compress op alone on run-time values: interpreted, compiled, in NumPy.

Ranks 0 to 4, tails of blocks, dynamic sizes, all float types, and values that
are easy to get wrong. All but sums of floats are compared to the bit.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np
from known import known_bug
from numerics import (Encoding, Scheme, dequantize, mask_nm, mask_ratio, mask_threshold, pack, pack_params,
                      quant_params, quantize, spread)
from program import Dim, Function, Result, Value
from runner import Case, Failure, Runner
from tensors import Tensor
from tools import ToolError, Tools, parse_arguments

PER_BATCH = 8
SPECIAL = np.array([np.nan, np.inf, -np.inf, -0.0, 0.0, 1e-40, -1e-42, 6e-8, 65504.0, 3e38, -3e38, 0.5, 1.5, 2.5])


class Draw:
    """Random choices of one case."""

    def __init__(self, seed: int, index: int) -> None:
        self.rng = np.random.default_rng([seed, 3, index])

    def pick(self, choices):
        return choices[int(self.rng.integers(len(choices)))]

    def flag(self, chance: float = 0.5) -> bool:
        return bool(self.rng.random() < chance)

    def shape(self, least: int = 0) -> tuple[int, ...]:
        rank = self.pick((0, 1, 2, 2, 3, 4))
        sizes = (0, 1, 2, 3, 5, 7, 33, 70) if rank < 3 else (1, 2, 3, 5, 9)
        return tuple(self.pick(sizes) for _ in range(max(rank, least)))

    def floats(self, shape: tuple[int, ...], element: str) -> Tensor:
        data = self.rng.normal(0, self.pick((1.0, 1.0, 1e-3, 1e4)), shape)
        if self.flag(0.6):
            data = np.where(self.rng.random(shape) < 0.2, self.rng.choice(SPECIAL, shape), data)
        if self.flag(0.2):
            data = np.where(self.rng.random(shape) < 0.5, 0, np.round(data))
        return Tensor(data, element)

    def scheme(self, rank: int, bits: tuple[int, ...] = (1, 2, 3, 4, 4, 8, 8)) -> Scheme:
        count = self.pick(bits)
        block = tuple(self.pick((0, 1, 2, 3, 32)) for _ in range(rank))
        return Scheme(count, count > 1 and self.flag(), block)

    def dynamic(self, rank: int) -> tuple[int, ...]:
        chance = self.pick((0.0, 0.5, 1.0))
        return tuple(i for i in range(rank) if self.flag(chance))


def scale_dims(value: Value, scheme: Scheme, shape: tuple[int, ...]) -> tuple[int, ...]:
    """The dimensions in which the scales' type is dynamic."""
    return tuple(i for i, block in enumerate(scheme.block) if value.dims[i].value and block)


def typed(shape: tuple[int, ...], element: str, dynamic: tuple[int, ...]) -> str:
    return "tensor<" + "x".join(["?" if i in dynamic else str(s) for i, s in enumerate(shape)] + [element]) + ">"


def give(fn: Function, name: str, data: np.ndarray, element: str, dynamic: tuple[int, ...]) -> None:
    dims = [Dim(size, "?" if i in dynamic else None) for i, size in enumerate(data.shape)]
    fn.give(Value(name, dims, element), Result(data, element, exact=True))


def make_quant_params(fn: Function, draw: Draw) -> str:
    shape, element, scale = draw.shape(), draw.pick(("f32", "f16", "bf16")), draw.pick(("f32", "f16", "bf16"))
    scheme = draw.scheme(len(shape))
    x = draw.floats(shape, element)
    value = fn.argument(x, draw.dynamic(len(shape)))
    scales, zeros = quant_params(x.data, scheme, scale)
    dynamic = scale_dims(value, scheme, shape)
    kind, zero_kind = typed(scales.shape, scale, dynamic), typed(scales.shape, "i8", dynamic)
    name = fn.fresh()
    both = zeros is not None
    results = f"{kind}, {zero_kind}" if both else kind
    fn.emit(f"{name}{':2' if both else ''} = compress.quant_params {value.name} {scheme.text()} : "
            f"{value.type} -> {results}")
    give(fn, f"{name}#0" if both else name, scales, scale, dynamic)
    if both:
        give(fn, f"{name}#1", zeros, "i8", dynamic)
    return f"{value.type} {element} to {scale} {scheme.text()}"


def scaled(fn: Function, draw: Draw, op: str) -> str:
    shape = draw.shape()
    scheme = draw.scheme(len(shape))
    scale_element = draw.pick(("f32", "f16", "bf16"))
    element = draw.pick(("f32", "f16", "bf16"))
    if op == "dequantize":
        x = Tensor(draw.rng.integers(-128, 128, shape), "i8")
    else:
        x = draw.floats(shape, element)
    scales = Tensor(draw.rng.uniform(1e-3, 2, scheme.scale_shape(shape)), scale_element)
    if draw.flag(0.2):
        odd = draw.pick((0.0, 1e-40, np.inf, 2.0**-14))
        scales = Tensor(np.where(draw.rng.random(scales.shape) < 0.3, odd, scales.data), scale_element)
    zeros = None if scheme.symmetric else Tensor(draw.rng.integers(scheme.qmin, scheme.qmax + 1, scales.shape), "i8")
    value = fn.argument(x, draw.dynamic(len(shape)))
    dynamic = tuple(i for i, d in enumerate(value.dims) if d.value)
    narrow = scale_dims(value, scheme, shape)
    operands = [value, fn.argument(scales, narrow)]
    if zeros is not None:
        operands.append(fn.argument(zeros, narrow))
    zero_data = None if zeros is None else zeros.data
    if op == "dequantize":
        out, data = element, dequantize(x.data, scales.data, zero_data, scheme, element)
    else:
        q = quantize(x.data, scales.data, zero_data, scheme)
        out, data = ("i8", q) if op == "quantize" else (element, dequantize(q, scales.data, zero_data, scheme, element))
    kind = typed(shape, out, dynamic)
    name = fn.define(f"compress.{op} {', '.join(o.name for o in operands)} {scheme.text()} : "
                     f"{', '.join(o.type for o in operands)} -> {kind}")
    give(fn, name, data, out, dynamic)
    return f"{', '.join(o.type for o in operands)} -> {kind} {scheme.text()}"


def make_prune_mask(fn: Function, draw: Draw) -> str:
    criterion = draw.pick(("ratio", "ratio", "threshold", "nm"))
    count = draw.pick((1, 1, 2, 3))
    inputs, values, dynamics = [], [], []
    for _ in range(count):
        x = draw.floats(draw.shape(1 if criterion == "nm" else 0), draw.pick(("f32", "f16", "bf16")))
        inputs.append(x)
        dynamics.append(draw.dynamic(len(x.shape)))
        values.append(fn.argument(x, dynamics[-1]))
    pattern, attributes = "<unstructured>", ""
    if criterion == "ratio":
        ratio = draw.pick((0.0, 1.0, 0.5, 0.25, float(draw.rng.random())))
        attributes = f" {{ratio = {ratio!r} : f64}}" if "." in repr(ratio) and "e" not in repr(ratio) else ""
        ratio, attributes = (0.5, " {ratio = 0.5 : f64}") if not attributes else (ratio, attributes)
        masks = mask_ratio([x.data for x in inputs], ratio)
    elif criterion == "threshold":
        threshold = draw.pick((0.0, 0.5, 1.5, 1e5))
        attributes = f" {{threshold = {threshold:e} : f64}}"
        masks = [mask_threshold(x.data, threshold) for x in inputs]
    else:
        axis = draw.pick(range(min(len(x.shape) for x in inputs)))
        n, m = draw.pick(((1, 2), (2, 4), (1, 4), (3, 4), (4, 8), (1, 33)))
        pattern = f"<nm {n} : {m} axis {axis}>"
        masks = [mask_nm(x.data, n, m, axis) for x in inputs]
    kinds = [typed(x.shape, "i1", d) for x, d in zip(inputs, dynamics)]
    name = fn.fresh()
    many = count > 1
    results = ", ".join(kinds)
    fn.emit(f"{name}{f':{count}' if many else ''} = compress.prune_mask {', '.join(v.name for v in values)} "
            f"{pattern}{attributes} : ({', '.join(v.type for v in values)}) -> "
            + (f"({results})" if many else results))
    for i, mask in enumerate(masks):
        give(fn, f"{name}#{i}" if many else name, mask, "i1", dynamics[i])
    return f"{', '.join(v.type for v in values)} {pattern}{attributes}"


def make_apply_mask(fn: Function, draw: Draw) -> str:
    shape = draw.shape()
    x = draw.floats(shape, draw.pick(("f32", "f16", "bf16")))
    mask = Tensor(draw.rng.random(shape) < 0.5, "i1")
    dynamic = draw.dynamic(len(shape))
    values = [fn.argument(x, dynamic), fn.argument(mask, dynamic)]
    name = fn.define(f"compress.apply_mask {values[0].name}, {values[1].name} : {values[0].type}, {values[1].type}")
    give(fn, name, np.where(mask.data, x.data, np.float32(0)), x.element, dynamic)
    return values[0].type


def draw_encoding(draw: Draw) -> tuple[Encoding, tuple[int, ...]]:
    element = draw.pick(("f32", "f16", "bf16", "i8", "i8", "i4", "i4"))
    counts = [draw.pick((0, 0, 1, 2)), draw.pick((0, 1, 1, 2)), draw.pick((0, 1, 1, 2))]
    k0 = draw.pick((1, 2, 4))
    group, scale, asymmetric = 0, "", False
    if element == "i4":
        group = 2 * k0 * draw.pick((1, 2, 8))
    elif element == "i8":
        group = draw.pick((0, 0, k0, 8 * k0))
    if group:
        counts[2] = 1
    if group or (element == "i8" and draw.flag()):
        scale, asymmetric = draw.pick(("f32", "f16", "bf16")), draw.flag()
    order = list(range(sum(counts)))
    draw.rng.shuffle(order)
    batch, n, k = order[: counts[0]], order[counts[0] : counts[0] + counts[1]], order[counts[0] + counts[1] :]
    sizes = (1, 2, 3, 5, 7) if len(order) > 2 else (1, 3, 5, 17, 33, 70)
    tile = (draw.pick((1, 4, 16, 32)), k0)
    encoding = Encoding(element, tuple(batch), tuple(n), tuple(k), tile, group, scale, asymmetric)
    return encoding, tuple(draw.pick(sizes) for _ in order)


def logical(draw: Draw, encoding: Encoding, shape: tuple[int, ...]) -> list[Tensor]:
    if encoding.is_float:
        return [draw.floats(shape, encoding.element)]
    limit = 8 if encoding.element == "i4" else 128
    result = [Tensor(draw.rng.integers(-limit, limit, shape), "i8")]
    scale_shape = Scheme(8, True, encoding.block).scale_shape(shape)
    if encoding.scale:
        result.append(Tensor(draw.rng.uniform(1e-3, 1, scale_shape), encoding.scale))
    if encoding.asymmetric:
        result.append(Tensor(draw.rng.integers(-limit, limit, scale_shape), "i8"))
    return result


def pack_all(tensors: list[Tensor], encoding: Encoding) -> list[Tensor]:
    return [Tensor(pack(tensors[0].data, encoding), tensors[0].element)] + [
        Tensor(pack_params(t.data, encoding), t.element) for t in tensors[1:]]


def component_dims(components: list[Tensor], encoding: Encoding, dynamic: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Where sizes of the packed components are unknown if `dynamic` dimensions are."""
    first = 1 if encoding.batch else 0
    unknown = {kind: any(d in dynamic for d in dims) for kind, dims in
               (("b", encoding.batch), ("n", encoding.n), ("k", encoding.k))}
    result = []
    for i, _ in enumerate(components):
        dims = [0] if encoding.batch and unknown["b"] else []
        dims += [first] if unknown["n"] else []
        dims += [first + 1] if unknown["k"] and (i == 0 or encoding.group) else []
        result.append(tuple(dims))
    return result


def make_pack(fn: Function, draw: Draw) -> str:
    encoding, shape = draw_encoding(draw)
    tensors = logical(draw, encoding, shape)
    dynamic = draw.dynamic(len(shape))
    block = encoding.block
    values = [fn.argument(tensors[0], dynamic)]
    values += [fn.argument(t, tuple(i for i in dynamic if block[i])) for t in tensors[1:]]
    packed = pack_all(tensors, encoding)
    unknown = component_dims(packed, encoding, dynamic)
    kinds = [typed(t.shape, t.element, d) for t, d in zip(packed, unknown)]
    name, many = fn.fresh(), len(packed) > 1
    results = ", ".join(kinds)
    fn.emit(f"{name}{f':{len(packed)}' if many else ''} = compress.pack {', '.join(v.name for v in values)} "
            f"{encoding.text()} : ({', '.join(v.type for v in values)}) -> " + (f"({results})" if many else results))
    for i, tensor in enumerate(packed):
        give(fn, f"{name}#{i}" if many else name, tensor.data, tensor.element, unknown[i])
    return f"{', '.join(v.type for v in values)} {encoding.text()}"


def make_unpack(fn: Function, draw: Draw) -> str:
    encoding, shape = draw_encoding(draw)
    tensors = logical(draw, encoding, shape)
    values = [fn.argument(t) for t in pack_all(tensors, encoding)]
    kinds = [t.type() for t in tensors]
    name, many = fn.fresh(), len(tensors) > 1
    results = ", ".join(kinds)
    fn.emit(f"{name}{f':{len(tensors)}' if many else ''} = compress.unpack {', '.join(v.name for v in values)} "
            f"{encoding.text()} : ({', '.join(v.type for v in values)}) -> " + (f"({results})" if many else results))
    for i, tensor in enumerate(tensors):
        give(fn, f"{name}#{i}" if many else name, tensor.data, tensor.element, ())
    return f"{results} {encoding.text()}"


def make_packed_matmul(fn: Function, draw: Draw) -> str:
    batch = (0,) if draw.flag(0.3) else ()
    base = len(batch)
    element = draw.pick(("f32", "f16", "bf16", "i8", "i8", "i4", "i4"))
    k0 = 1 if element[0] in "fb" else draw.pick((2, 4))
    m, n, k = draw.pick((0, 1, 3, 7, 20)), draw.pick((1, 5, 16, 33, 70)), draw.pick((1, 5, 32, 70))
    sums = element == "i8" and draw.flag(0.3)  # plain integers
    group = 0 if sums else {"i8": draw.pick((0, 0, 32)), "i4": draw.pick((16, 32))}.get(element, 0)
    scale = draw.pick(("f32", "f16")) if element[0] == "i" and not sums else ""
    lanes, vectors = draw.pick((4, 8, 16)), draw.pick((1, 2))
    panel = max(lanes * vectors - draw.pick((0, 0, 1, 5)), 1)  # the last vector may be part of one
    encoding = Encoding(element, batch, (base,), (base + 1,), (panel, k0), group, scale,
                        bool(scale) and draw.flag())
    b = draw.pick((1, 2, 3))
    shape = ((b,) if batch else ()) + (n, k)
    draw_plain = draw.rng.normal(0, 1, shape)
    tensors = logical(draw, encoding, shape) if not encoding.is_float else [Tensor(draw_plain, element)]
    packed = pack_all(tensors, encoding)
    integer = sums or (bool(scale) and draw.flag())
    x_shape = ((b,) if batch else ()) + (m, k)
    dynamic = tuple(i for i in draw.dynamic(len(x_shape)) if i == len(x_shape) - 2)
    x = Tensor(draw.rng.integers(-128, 128, x_shape), "i8") if integer else Tensor(
        draw.rng.normal(0, 1, x_shape), draw.pick(("f32", "f16", "bf16")))
    xv = fn.argument(x, dynamic)
    clause, x_data = "", x.data.astype("f8")
    if integer and not sums:
        groups = -(-k // group) if group and draw.flag() else 1
        x_scale = Tensor(draw.rng.uniform(0.1, 1, (*x_shape[:-1], groups)), "f32")
        sv = fn.argument(x_scale, dynamic)
        clause = f" scale({sv.name} : {sv.type})"
        size = group if groups > 1 else 0
        x_data = x_data * spread(x_scale.data, Scheme(8, True, (1,) * (len(x_shape) - 1) + (size,)), x_shape)
    w = tensors[0].data.astype("f8")
    if encoding.asymmetric:
        w = w - spread(tensors[2].data, Scheme(8, True, encoding.block), shape)
    if scale:
        w = w * spread(tensors[1].data, Scheme(8, True, encoding.block), shape)
    out = "i32" if sums else "f32"
    init_shape = (*x_shape[:-1], n)
    init = Tensor(draw.rng.integers(-9, 9, init_shape), out)
    iv = fn.argument(init, dynamic)
    components = [fn.argument(t) for t in packed]
    strategy = ""
    if draw.flag(0.6):
        strategy = (f" {{strategy = #compress.strategy<rows = {draw.pick((1, 2, 4, 6))}, lanes = {lanes}, "
                    f"row_block = {draw.pick((0, 0, 12))}>}}")
    name = fn.define(f"compress.packed_matmul {xv.name}{clause} weight({', '.join(c.name for c in components)} : "
                     f"{', '.join(c.type for c in components)}) {encoding.text()} init({iv.name}){strategy} : "
                     f"{xv.type} -> {iv.type}")
    product = np.matmul(x_data, np.swapaxes(w, -1, -2))
    bound = float(np.matmul(np.abs(x_data), np.abs(np.swapaxes(w, -1, -2))).max(initial=0)) * 1e-6
    data = product + init.data
    result = Result(data.astype("i8").astype("i4"), "i32", exact=True) if sums else Result(data, "f32", bound)
    fn.give(Value(name, iv.dims, out), result)
    return f"{xv.type} {encoding.text()}{strategy}"


OPS: dict[str, Callable[[Function, Draw], str]] = {
    "quant_params": make_quant_params,
    "quantize": lambda fn, draw: scaled(fn, draw, "quantize"),
    "dequantize": lambda fn, draw: scaled(fn, draw, "dequantize"),
    "fake_quantize": lambda fn, draw: scaled(fn, draw, "fake_quantize"),
    "prune_mask": make_prune_mask,
    "apply_mask": make_apply_mask,
    "pack": make_pack,
    "unpack": make_unpack,
    "packed_matmul": make_packed_matmul,
}


def main() -> int:
    args = parse_arguments(__doc__, "op", [*OPS, "all"], cases=32)

    runner = Runner(Tools(args.bin_dir), args.work_dir, args.targets, args.keep, pack=False)
    ran = failed = skipped = 0
    begin = time.monotonic()
    for op in OPS if args.op == "all" else [args.op]:
        cases = []
        for index in args.only or range(args.cases):
            function = Function(f"case{index}")
            label = OPS[op](function, Draw(args.seed, index))
            if not args.known and known_bug(f"{op} {label}", ""):
                skipped += 1
                continue
            cases.append(Case(index, label, function))
        ran += len(cases)
        for at in range(0, len(cases), PER_BATCH):
            batch = cases[at : at + PER_BATCH]
            for index, text in attempt(runner, f"{op}-{args.seed}-{at}", at // PER_BATCH, batch):
                failed += 1
                print(f"FAIL: {op} --seed={args.seed} --only={index}: [] {text}", flush=True)
    print(f"{args.op}: {ran} cases, {failed} failed, {skipped} known, {runner.tools.calls} runs, "
          f"{time.monotonic() - begin:.0f} s")
    return 1 if failed or not ran else 0


def attempt(runner: Runner, name: str, number: int, cases: list[Case]) -> list[tuple[int, str]]:
    """Runs a batch as one module; if that fails, its cases one by one."""
    try:
        runner.run(name, number, cases, [])
        return []
    except (Failure, ToolError) as error:
        if len(cases) == 1:
            return [(cases[0].index, f"{cases[0].label}: {error}")]
        failures = []
        for case in cases:
            failures += attempt(runner, f"{name}-{case.index}", number, [case])
        return failures or [(cases[0].index, f"only together with the {len(cases) - 1} after it: {error}")]


if __name__ == "__main__":
    sys.exit(main())
