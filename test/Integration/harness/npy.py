"""Small tensors for tests that are run lines.

  npy.py make x.npy f32 2x3 0 1 2      values repeat; a rank of 0 is `-`
  npy.py make w.safetensors w f32 3x4 1  [name element shape value]...
  npy.py show y.npy                    prints `f32 2x3: 0 1 2 0 1 2`
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from tensors import FLOATS, Tensor, load_npy, load_safetensors, save_npy, save_safetensors


def make(element: str, shape: str, values: list[str]) -> Tensor:
    sizes = () if shape == "-" else tuple(map(int, shape.split("x")))
    given = [float(v) if element in FLOATS else int(v) for v in values] or [0]
    return Tensor(np.resize(np.array(given), sizes), element)


def describe(data: np.ndarray, element: str) -> str:
    shape = "x".join(map(str, data.shape)) or "-"
    if element in FLOATS:
        return f"{element} {shape}: " + " ".join(f"{float(v):g}" for v in data.ravel())
    return f"{element} {shape}: " + " ".join(str(int(v)) for v in data.ravel())


def main() -> None:
    command, path, *rest = sys.argv[1:]
    if command == "show" and path.endswith(".npy"):
        print(describe(*load_npy(Path(path))))
    elif command == "show":
        for name, tensor in sorted(load_safetensors(Path(path)).items()):
            print(name, describe(tensor.data, tensor.element))
    elif path.endswith(".npy"):
        save_npy(Path(path), make(rest[0], rest[1], rest[2:]))
    else:
        tensors: dict[str, Tensor] = {}
        while rest:
            name, element, shape, *rest = rest
            values = []
            while rest and rest[0].lstrip("-").replace(".", "", 1).isdigit():
                values.append(rest.pop(0))
            tensors[name] = make(element, shape, values)
        save_safetensors(Path(path), tensors)


if __name__ == "__main__":
    main()
