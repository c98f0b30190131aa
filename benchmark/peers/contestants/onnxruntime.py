"""ONNX Runtime with all of its graph optimizations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

from cases import LENGTH, Case
from contest import InProcess, main


def quantize_to_4_bits(source: Path, path: Path) -> None:
    """Weights in groups of 32; level 4 quantizes activations to int8."""
    quantizer = MatMulNBitsQuantizer(onnx.load(source), block_size=32, is_symmetric=True,
                                     accuracy_level=4)
    quantizer.process()
    quantizer.model.save_model_to_file(str(path), False)


def quantize_to_int8(source: Path, path: Path) -> None:
    quantize_dynamic(source, path, per_channel=True, weight_type=QuantType.QInt8)


MAKE = {"int8": quantize_to_int8, "int4": quantize_to_4_bits}


class OnnxRuntime(InProcess):
    name = "onnxruntime"
    unable = {"bf16": "its CPU provider has no bf16 matrix products"}

    def artifact(self, case: Case) -> Path | None:
        """One for all sizes: they are fixed when it is loaded."""
        if case.precision not in MAKE:
            return None
        return self.files.own(self.name, f"{case.precision}.onnx")

    def make(self, case: Case, path: Path) -> None:
        MAKE[case.precision](self.files.onnx("dynamic"), path)

    def load(self, case: Case) -> Callable[[], np.ndarray]:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = case.threads
        options.inter_op_num_threads = 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
        if case.shapes == "fixed":
            options.add_free_dimension_override_by_name("batch", case.batch)
            options.add_free_dimension_override_by_name("length", LENGTH)
        session = onnxruntime.InferenceSession(
            self.artifact(case) or self.files.onnx("dynamic"), options,
            providers=["CPUExecutionProvider"])
        inputs = dict(zip(("ids", "mask"), self.files.load_inputs(case.batch)))
        return lambda: session.run(None, inputs)[0]


if __name__ == "__main__":
    main(OnnxRuntime)
