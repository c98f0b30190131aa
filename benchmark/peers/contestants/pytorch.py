"""PyTorch as it is, and its own dynamic int8 for linear layers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
import weights
from model import MiniLM, load

from cases import Case
from contest import InProcess, main


def quantize(model: MiniLM) -> torch.nn.Module:
    return torch.ao.quantization.quantize_dynamic(model, {torch.nn.Linear})


class PyTorch(InProcess):
    name = "pytorch"
    distinguishes_shapes = False
    unable = {
        "bf16": "not set up: measured compiled",
        "int4": "not set up: linear layers of 4 bits are in another package",
    }

    def load(self, case: Case) -> Callable[[], np.ndarray]:
        torch.set_num_threads(case.threads)
        model = load(weights.find())
        if case.precision == "int8":
            model = quantize(model)
        ids, mask = map(torch.from_numpy, self.files.load_inputs(case.batch))

        def run() -> np.ndarray:
            with torch.inference_mode():
                return model(ids, mask).numpy()

        return run


if __name__ == "__main__":
    main(PyTorch)
