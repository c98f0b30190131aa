"""Convolutions, as named ops and in NumPy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from operands import Product, Spec, operands, start
from program import Dim, Function, Value
from tensors import Tensor


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
    """A named op: its layouts by letter (d, h, w: space; z, y, x: window)."""

    op: str
    input: str
    weight: str
    output: str
    joined: bool = False  # the weight's first two dimensions are stored as one

    @property
    def spatial(self) -> str:
        return "".join(c for c in "dhw" if c in self.input)


CONVOLUTIONS = {
    "conv_nchw": Convolution("conv_2d_nchw_fchw", "nchw", "fcyx", "nfhw"),
    "conv_nhwc": Convolution("conv_2d_nhwc_hwcf", "nhwc", "yxcf", "nhwf"),
    "conv_nhwc_fhwc": Convolution("conv_2d_nhwc_fhwc", "nhwc", "fyxc", "nhwf"),
    "conv_depthwise": Convolution("depthwise_conv_2d_nhwc_hwc", "nhwc", "yxc", "nhwc"),
    "conv_depthwise_multiplier": Convolution("depthwise_conv_2d_nhwc_hwcm", "nhwc", "yxcm", "nhwcm"),
    "conv_depthwise_nchw": Convolution("depthwise_conv_2d_nchw_chw", "nchw", "cyx", "nchw"),
    "conv_grouped": Convolution("conv_2d_ngchw_gfchw", "ngchw", "gfcyx", "ngfhw"),
    "conv_grouped_joined": Convolution("conv_2d_ngchw_gfchw", "ngchw", "gfcyx", "ngfhw", joined=True),
    "conv_grouped_fgchw": Convolution("conv_2d_ngchw_fgchw", "ngchw", "fgcyx", "ngfhw"),
    "conv_grouped_nhwgc": Convolution("conv_2d_nhwgc_gfhwc", "nhwgc", "gfyxc", "nhwgf"),
    "conv_3d_ncdhw": Convolution("conv_3d_ncdhw_fcdhw", "ncdhw", "fczyx", "nfdhw"),
    "conv_3d_ndhwc": Convolution("conv_3d_ndhwc_dhwcf", "ndhwc", "zyxcf", "ndhwf"),
    "conv_1d_nwc": Convolution("conv_1d_nwc_wcf", "nwc", "xcf", "nwf"),
    "conv_1d_ncw": Convolution("conv_1d_ncw_fcw", "ncw", "fcx", "nfw"),
    "conv_1d": Convolution("conv_1d", "w", "x", "w"),
    "conv_2d": Convolution("conv_2d", "hw", "yx", "hw"),
}


def convolution(kind: Convolution) -> Callable[[Function, Spec], Product]:
    def build(fn: Function, spec: Spec) -> Product:
        plain = kind.op in ("conv_1d", "conv_2d")  # no strides there
        space = kind.spatial
        window = {"d": "z", "h": "y", "w": "x"}
        stride = {c: 1 if plain else spec.pick((1, 1, 2, 3)) for c in space}
        dilation = {c: 1 if plain else spec.pick((1, 1, 2)) for c in space}
        pad = {c: 0 if spec.flag() else spec.pick((1, 2)) for c in space}
        size = {"n": spec.pick((1, 2, 3)), "g": spec.pick((1, 2, 3)), "c": spec.pick((1, 2, 3, 4, 5, 16)),
                "f": spec.pick((1, 2, 5, 16, 17, 33)), "m": spec.pick((1, 2))}
        for c in space:
            size[window[c]] = spec.pick((1, 2, 3, 3, 5))
            least = (size[window[c]] - 1) * dilation[c] + 1 - 2 * pad[c]
            size[c] = max(least, 1) + spec.pick((0, 1, 2, 5, 9))

        shape = tuple(size[c] for c in kind.weight)
        stored = (shape[0] * shape[1], *shape[2:]) if kind.joined else shape
        x, w, xv, wv = operands(fn, spec, tuple(size[c] for c in kind.input), stored)
        if kind.joined:
            wv = emit_split(fn, wv, shape)
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

        reduced = set("zyx") | ({"c"} if "c" not in kind.output else set())
        x_reduced = set(space) | reduced
        # Padding is the program's: activations are quantized behind it.
        data = Tensor(np.pad(x.data, [(pad.get(c, 0),) * 2 for c in kind.input]), spec.x)

        def compute(data: np.ndarray, weight: np.ndarray) -> np.ndarray:
            return windows(data, weight.reshape(shape), tuple(kind.input.index(c) for c in space),
                           tuple(kind.weight.index(window[c]) for c in space), tuple(stride.values()),
                           tuple(dilation.values()),
                           f"{kind.input},{kind.weight.translate(dict.fromkeys(map(ord, 'zyx')))}->{kind.output}")

        channel = next((kind.output.index(c) for c in "fc" if c in kind.output), None)
        return Product(value, data, w, tuple(i for i, c in enumerate(kind.input) if c in x_reduced),
                       tuple(i - kind.joined for i, c in enumerate(kind.weight) if c in reduced), False, compute,
                       init, channel)

    return build


def emit_split(fn: Function, source: Value, shape: tuple[int, ...]) -> Value:
    """The first dimension as two."""
    out = Value(fn.fresh(), [Dim(size) for size in shape], source.element)
    groups = ", ".join(["[0, 1]", *(f"[{i}]" for i in range(2, len(shape)))])
    fn.emit(f"{out.name} = tensor.expand_shape {source.name} [{groups}] output_shape {list(shape)} : "
            f"{source.type} into {out.type}")
    return out


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
