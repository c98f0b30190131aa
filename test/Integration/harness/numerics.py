"""The dialect's numerics contract in NumPy: an oracle beside the tools' own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from tensors import round_to

# Smallest normal and largest finite value of each scale type.
LIMITS = {
    "f16": (2.0**-14, 65504.0),
    "bf16": (2.0**-126, float.fromhex("0x1.FEp127")),
    "f32": (2.0**-126, float(np.finfo("f4").max)),
}


@dataclass(frozen=True)
class Scheme:
    """#compress.scheme"""

    bits: int
    symmetric: bool
    block: tuple[int, ...]

    @property
    def qmin(self) -> int:
        return -(1 << (self.bits - 1))

    @property
    def qmax(self) -> int:
        return (1 << (self.bits - 1)) - 1

    def scale_shape(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(-(-size // block) if block else 1 for size, block in zip(shape, self.block))

    def text(self) -> str:
        mode = "symmetric" if self.symmetric else "asymmetric"
        return f"<bits = {self.bits}, {mode}, block = [{', '.join(map(str, self.block))}]>"


def spread(values: np.ndarray, scheme: Scheme, shape: tuple[int, ...]) -> np.ndarray:
    """One value per block to one value per element."""
    for axis, (size, block) in enumerate(zip(shape, scheme.block)):
        index = np.arange(size) // block if block else np.zeros(size, int)
        values = np.take(values, index, axis)
    return values


def reduce_blocks(function, values: np.ndarray, scheme: Scheme, initial: float) -> np.ndarray:
    result = values
    for axis, block in enumerate(scheme.block):
        size = result.shape[axis]
        if block == 0:
            result = function.reduce(result, axis, keepdims=True, initial=initial)
            continue
        parts = [
            function.reduce(result.take(range(at, min(at + block, size)), axis), axis, keepdims=True, initial=initial)
            for at in range(0, size, block)
        ]
        shape = list(result.shape)
        shape[axis] = 0
        result = np.concatenate(parts, axis) if parts else np.zeros(shape, values.dtype)
    return function(result, values.dtype.type(initial))


def quant_params(x: np.ndarray, scheme: Scheme, element: str) -> tuple[np.ndarray, np.ndarray | None]:
    """Scales, rounded to `element`, and zero points if asymmetric."""
    x = x.astype("f4")
    finite = np.where(np.isfinite(x), x, np.float32(0))
    span = np.float32(scheme.qmax - scheme.qmin)
    with np.errstate(all="ignore"):
        if scheme.symmetric:
            scale = reduce_blocks(np.maximum, np.abs(finite), scheme, 0) / np.float32(scheme.qmax)
        else:
            low = reduce_blocks(np.minimum, finite, scheme, 0)
            high = reduce_blocks(np.maximum, finite, scheme, 0)
            scale = high / span - low / span
        low_limit, high_limit = LIMITS[element]
        scale = np.clip(round_to(scale, element), np.float32(low_limit), np.float32(high_limit))
        if scheme.symmetric:
            return scale, None
        zero = np.round(np.float32(scheme.qmin) - low / scale)
    return scale, np.clip(zero, scheme.qmin, scheme.qmax).astype("i1")


def quantize(x: np.ndarray, scale: np.ndarray, zero: np.ndarray | None, scheme: Scheme) -> np.ndarray:
    wide = spread(scale.astype("f4"), scheme, x.shape)
    zeros = np.float32(0) if zero is None else spread(zero, scheme, x.shape).astype("f4")
    with np.errstate(all="ignore"):
        q = np.clip(np.round(x.astype("f4") / wide) + zeros, scheme.qmin, scheme.qmax)
    return np.where(np.isnan(q), zeros, q).astype("i1")


def dequantize(q: np.ndarray, scale: np.ndarray, zero: np.ndarray | None, scheme: Scheme, element: str) -> np.ndarray:
    wide = spread(scale.astype("f4"), scheme, q.shape)
    zeros = np.float32(0) if zero is None else spread(zero, scheme, q.shape).astype("f4")
    with np.errstate(all="ignore"):
        return round_to((q.astype("f4") - zeros) * wide, element)


def round_trip(x: np.ndarray, scheme: Scheme, scale_element: str, element: str) -> np.ndarray:
    """What dequantize(quantize(x)) with parameters from x gives."""
    scale, zero = quant_params(x, scheme, scale_element)
    return dequantize(quantize(x, scale, zero, scheme), scale, zero, scheme, element)


def keys(x: np.ndarray) -> np.ndarray:
    """Ranks like magnitudes: the bits without the sign order NaN last."""
    return np.where(np.isnan(x), np.uint64(2**64 - 1), np.abs(x.astype("f8")).view("u8"))


def mask_threshold(x: np.ndarray, threshold: float) -> np.ndarray:
    return np.isnan(x) | (np.abs(x.astype("f8")) > threshold)


def mask_ratio(inputs: list[np.ndarray], ratio: float) -> list[np.ndarray]:
    """One ranking over all inputs; of equals the earlier goes first."""
    flat = np.concatenate([keys(x).ravel() for x in inputs]) if inputs else np.zeros(0)
    count = int(np.round(ratio * flat.size))
    mask = np.ones(flat.size, bool)
    mask[np.argsort(flat, kind="stable")[:count]] = False
    cuts = np.cumsum([x.size for x in inputs])[:-1]
    return [part.reshape(x.shape) for part, x in zip(np.split(mask, cuts), inputs)]


def mask_nm(x: np.ndarray, n: int, m: int, axis: int) -> np.ndarray:
    ranks = np.moveaxis(keys(x), axis, -1)
    mask = np.ones(ranks.shape, bool)
    for at in range(0, ranks.shape[-1], m):
        part = ranks[..., at : at + m]
        drop = max(part.shape[-1] - n, 0)
        order = np.argsort(part, -1, kind="stable")[..., :drop]
        np.put_along_axis(mask[..., at : at + m], order, False, -1)
    return np.moveaxis(mask, -1, axis)


@dataclass(frozen=True)
class Encoding:
    """#compress.encoding"""

    element: str
    batch: tuple[int, ...]
    n: tuple[int, ...]
    k: tuple[int, ...]
    tile: tuple[int, int]
    group: int = 0
    scale: str = ""
    asymmetric: bool = False

    def text(self) -> str:
        parts = [self.element]
        parts += [f"{name} = [{', '.join(map(str, dims))}]" for name, dims in
                  (("batch", self.batch), ("n", self.n), ("k", self.k)) if dims]
        parts.append(f"tile = [{self.tile[0]}, {self.tile[1]}]")
        if self.group:
            parts.append(f"group = {self.group}")
        if self.scale:
            parts.append(f"scale = {self.scale}")
        if self.asymmetric:
            parts.append("asymmetric")
        return f"<{', '.join(parts)}>"

    @property
    def is_float(self) -> bool:
        return self.element[0] in "fb"

    @property
    def block(self) -> tuple[int, ...]:
        return tuple(self.group if i in self.k else 1 for i in range(len(self.batch + self.n + self.k)))

    def matrices(self, data: np.ndarray) -> np.ndarray:
        """[B, N, K]"""
        shape = [data.shape[i] for i in (*self.batch, *self.n, *self.k)]
        cut = len(self.batch), len(self.batch) + len(self.n)
        sizes = [int(np.prod(part)) for part in (shape[: cut[0]], shape[cut[0] : cut[1]], shape[cut[1] :])]
        return data.transpose(self.batch + self.n + self.k).reshape(sizes)


def padded(data: np.ndarray, axis: int, step: int, fill: int) -> np.ndarray:
    widths = [(0, 0)] * data.ndim
    widths[axis] = (0, -data.shape[axis] % step)
    return np.pad(data, widths, constant_values=fill)


def pack(values: np.ndarray, encoding: Encoding) -> np.ndarray:
    """The values component."""
    n0, k0 = encoding.tile
    data = encoding.matrices(values)
    if not encoding.is_float:
        data = data.astype("i4") + (8 if encoding.element == "i4" else 128)
    fill = 0 if encoding.is_float else 8 if encoding.element == "i4" else 128
    data = padded(data, 1, n0, fill)
    b, n, _ = data.shape
    if encoding.element == "i4":
        data = padded(data, 2, encoding.group, fill)
        data = data.reshape(b, n // n0, n0, -1, 2, encoding.group // (2 * k0), k0).transpose(0, 1, 3, 4, 5, 2, 6)
        data = data[:, :, :, 0] | data[:, :, :, 1] << 4
    else:
        data = padded(data, 2, k0, fill)
        data = data.reshape(b, n // n0, n0, -1, k0).transpose(0, 1, 3, 2, 4)
    if not encoding.is_float:
        data = data.astype("u1").view("i1")
    return data if encoding.batch else data[0]


def pack_params(params: np.ndarray, encoding: Encoding) -> np.ndarray:
    """The scales or zero points component."""
    data = padded(encoding.matrices(params), 1, encoding.tile[0], 0)
    b, n, groups = data.shape
    data = data.reshape(b, n // encoding.tile[0], encoding.tile[0], groups).transpose(0, 1, 3, 2)
    return data if encoding.batch else data[0]
