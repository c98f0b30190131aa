"""PyTorch compiled by its inductor to C++, with the weights known and packed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
import weights
from model import load
from torch._inductor import config

from cases import Case
from contest import InProcess, main


class CompiledPyTorch(InProcess):
    """Compiles in each process anew; the driver keeps what the C++ compiler made."""

    name = "pytorch-compiled"
    unable = {
        "int8": "not set up: its int8 needs another package",
        "int4": "not set up: linear layers of 4 bits are in another package",
    }

    def load(self, case: Case) -> Callable[[], np.ndarray]:
        torch.set_num_threads(case.threads)
        config.freezing = True
        model = torch.compile(load(weights.find()), dynamic=case.shapes == "dynamic")
        ids, mask = map(torch.from_numpy, self.files.load_inputs(case.batch))

        def run() -> np.ndarray:
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16,
                                                 enabled=case.precision == "bf16"):
                return model(ids, mask).float().numpy()

        return run


if __name__ == "__main__":
    main(CompiledPyTorch)
