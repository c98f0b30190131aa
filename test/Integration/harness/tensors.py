"""Tensors with MLIR element types, and the files that hold them.

A `Tensor` of floats keeps its values as float32 (or float64), rounded to the
element type, so that bf16, which NumPy lacks, is like the others.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# Element type: NumPy type in files, name in safetensors.
ELEMENTS = {
    "i1": ("?", "BOOL"),
    "i8": ("i1", "I8"),
    "i16": ("<i2", "I16"),
    "i32": ("<i4", "I32"),
    "i64": ("<i8", "I64"),
    "f16": ("<f2", "F16"),
    "bf16": ("<u2", "BF16"),
    "f32": ("<f4", "F32"),
    "f64": ("<f8", "F64"),
}
FLOATS = ("f16", "bf16", "f32", "f64")
# Unit roundoff.
EPSILON = {"f16": 2.0**-11, "bf16": 2.0**-8, "f32": 2.0**-24, "f64": 2.0**-53}


def to_bf16_bits(values: np.ndarray) -> np.ndarray:
    """Rounds to nearest even; NaN stays NaN."""
    bits = np.ascontiguousarray(values, "<f4").view("<u4")
    rounded = (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16
    quiet = (bits >> 16) | 0x40
    return np.where(np.isnan(values), quiet, rounded).astype("<u2")


def round_to(values: np.ndarray, element: str) -> np.ndarray:
    """Rounds floats to `element`, as float32 (float64 for f64)."""
    with np.errstate(over="ignore", invalid="ignore"):
        if element == "f64":
            return np.asarray(values, "f8")
        single = np.asarray(values, "f4")
        if element == "f16":
            return np.asarray(values).astype("f2").astype("f4")
        if element == "bf16":
            return (to_bf16_bits(single).astype("<u4") << 16).view("<f4").reshape(single.shape)
        return single


@dataclass
class Tensor:
    """Values and the element type they have in the program."""

    data: np.ndarray
    element: str

    def __post_init__(self) -> None:
        if self.element in FLOATS:
            self.data = round_to(self.data, self.element)
        else:
            self.data = np.asarray(self.data, ELEMENTS[self.element][0])

    @property
    def shape(self) -> tuple[int, ...]:
        return self.data.shape

    def encode(self) -> np.ndarray:
        """The array as it lies in a file."""
        if self.element == "bf16":
            return to_bf16_bits(self.data).reshape(self.data.shape)
        with np.errstate(over="ignore"):
            return np.ascontiguousarray(self.data.astype(ELEMENTS[self.element][0])).reshape(self.data.shape)

    def type(self, dynamic: tuple[int, ...] = ()) -> str:
        """`dynamic` are the dimensions whose size the type leaves open."""
        sizes = ["?" if i in dynamic else str(size) for i, size in enumerate(self.shape)]
        return f"tensor<{'x'.join([*sizes, self.element])}>"

    def literal(self) -> str:
        """A dense attribute with these bits."""
        if self.data.size == 0:
            return "dense<>"
        if self.element == "i1":
            flat = ["true" if v else "false" for v in self.data.ravel()]
            text = flat[0] if self.data.ndim == 0 else None
            if text is None:
                text = json.dumps(self.data.tolist())
            return f"dense<{text}>"
        return f'dense<"0x{self.encode().tobytes().hex().upper()}">'


def save_npy(path: Path, tensor: Tensor) -> None:
    data = tensor.encode()
    np.save(path, data.view("V2") if tensor.element == "bf16" else data)


def load_npy(path: Path) -> tuple[np.ndarray, str]:
    """Values (bf16 as float32) and their element type."""
    data = np.load(path)
    if data.dtype.kind == "V":
        bits = data.view("<u2").astype("<u4") << 16
        return bits.view("<f4").reshape(data.shape), "bf16"
    element = {np.dtype(numpy): name for name, (numpy, _) in ELEMENTS.items() if name != "bf16"}
    return data.astype("f4") if data.dtype == "f2" else data, element[data.dtype]


def save_safetensors(path: Path, tensors: dict[str, Tensor]) -> None:
    header: dict[str, object] = {}
    blobs = []
    offset = 0
    for name, tensor in tensors.items():
        blob = tensor.encode().tobytes()
        header[name] = {
            "dtype": ELEMENTS[tensor.element][1],
            "shape": list(tensor.shape),
            "data_offsets": [offset, offset + len(blob)],
        }
        blobs.append(blob)
        offset += len(blob)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def load_safetensors(path: Path) -> dict[str, Tensor]:
    raw = path.read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    names = {safetensors: name for name, (_, safetensors) in ELEMENTS.items()}
    result = {}
    for key, entry in json.loads(raw[8 : 8 + size]).items():
        if key == "__metadata__":
            continue
        element = names[entry["dtype"]]
        begin, end = entry["data_offsets"]
        data = np.frombuffer(raw[8 + size + begin : 8 + size + end], ELEMENTS[element][0])
        data = data.reshape(entry["shape"])
        if element == "bf16":
            data = (data.astype("<u4") << 16).view("<f4")
        result[key] = Tensor(data, element)
    return result
