"""OpenVINO, from the ONNX file: what isn't quantized is f32, unless it is bf16."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nncf
import numpy as np
import openvino
import samples

from cases import LENGTH, Case
from contest import InProcess, main


def sentences() -> nncf.Dataset:
    """For calibration: each sentence alone, without padding."""
    return nncf.Dataset([{"ids": ids[None, : mask.sum()], "mask": mask[None, : mask.sum()]}
                         for ids, mask in zip(*samples.sentences())])


def quantize(model: openvino.Model) -> openvino.Model:
    """Static int8, weights and activations, over all sentences."""
    data = sentences()
    return nncf.quantize(model, data, model_type=nncf.ModelType.TRANSFORMER,
                         subset_size=data.get_length())


def compress_weights(model: openvino.Model) -> openvino.Model:
    """The weights that ours quantizes, too: all but the tables of the embeddings."""
    return nncf.compress_weights(
        model, mode=nncf.CompressWeightsMode.INT4_SYM, group_size=32, ratio=1.0,
        all_layers=True, ignored_scope=nncf.IgnoredScope(types=["Gather"]))


MAKE = {"int8": quantize, "int4": compress_weights}


class OpenVino(InProcess):
    name = "openvino"

    def artifact(self, case: Case) -> Path | None:
        """One for all sizes: they are fixed when it is loaded."""
        if case.precision not in MAKE:
            return None
        return self.files.own(self.name, f"{case.precision}.xml")

    def make(self, case: Case, path: Path) -> None:
        model = openvino.Core().read_model(self.files.onnx("dynamic"))
        openvino.save_model(MAKE[case.precision](model), path, compress_to_fp16=False)

    def load(self, case: Case) -> Callable[[], np.ndarray]:
        core = openvino.Core()
        model = core.read_model(self.artifact(case) or self.files.onnx("dynamic"))
        if case.shapes == "fixed":
            model.reshape({name: [case.batch, LENGTH] for name in ("ids", "mask")})
        request = core.compile_model(model, "CPU", {
            "INFERENCE_PRECISION_HINT": "bf16" if case.precision == "bf16" else "f32",
            "INFERENCE_NUM_THREADS": case.threads,
            "PERFORMANCE_HINT": "LATENCY",
            "NUM_STREAMS": 1,
            # Activations are quantized to int8 for weights of 4 bits only.
            "DYNAMIC_QUANTIZATION_GROUP_SIZE": 32 if case.precision == "int4" else 0,
        }).create_infer_request()
        inputs = list(self.files.load_inputs(case.batch))
        return lambda: request.infer(inputs)[0]


if __name__ == "__main__":
    main(OpenVino)
