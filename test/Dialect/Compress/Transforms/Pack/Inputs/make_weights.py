"""make_weights.py FILE NAME=AxB ..: a safetensors file of random f32 tensors."""

import json
import sys

import numpy as np

rng = np.random.default_rng(0)
header, data = {}, b""
for argument in sys.argv[2:]:
    name, shape = argument.split("=")
    tensor = rng.standard_normal([int(size) for size in shape.split("x")]).astype("<f4")
    begin, data = len(data), data + tensor.tobytes()
    header[name] = {"dtype": "F32", "shape": tensor.shape, "data_offsets": [begin, len(data)]}
text = json.dumps(header).encode()
with open(sys.argv[1], "wb") as file:
    file.write(len(text).to_bytes(8, "little") + text + data)
