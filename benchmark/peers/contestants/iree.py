"""IREE, from the ONNX file, for this CPU."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import iree.runtime
import numpy as np
from iree.compiler.tools import compile_file
from iree.runtime import flags

from cases import Case
from contest import InProcess, main

SECONDS = 600


class Iree(InProcess):
    name = "iree"
    unable = {precision: "not set up: measured in float only"
              for precision in ("bf16", "int8", "int4")}

    def artifact(self, case: Case) -> Path:
        return self.files.own(self.name, f"{case.sizes}.vmfb")

    def make(self, case: Case, path: Path) -> None:
        """Tiled data are for fixed sizes: for dynamic ones that code doesn't compile."""
        imported = path.with_suffix(".mlir")
        subprocess.run([sys.executable, "-m", "iree.compiler.tools.import_onnx",
                        self.files.onnx(case.sizes), "-o", imported],
                       check=True, timeout=SECONDS)
        tiling = "true" if case.shapes == "fixed" else "false"
        compile_file(str(imported), output_file=str(path), target_backends=["llvm-cpu"],
                     input_type="onnx",
                     extra_args=["--iree-llvmcpu-target-cpu=host",
                                 f"--iree-opt-data-tiling={tiling}"])

    def load(self, case: Case) -> Callable[[], np.ndarray]:
        """A worker for each core: a mere count of workers leaves it at one."""
        cores = ",".join(map(str, sorted(os.sched_getaffinity(0))))
        flags.parse_flags(f"--task_topology_cpu_ids={cores}")
        config = iree.runtime.Config("local-task")
        module = iree.runtime.VmModule.mmap(config.vm_instance, str(self.artifact(case)))
        function = iree.runtime.load_vm_module(module, config)["main_graph"]
        inputs = self.files.load_inputs(case.batch)
        return lambda: function(*inputs).to_host()


if __name__ == "__main__":
    main(Iree)
