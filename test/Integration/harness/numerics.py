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
    return result


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
