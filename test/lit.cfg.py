# Tests in test/ that are run lines: RUN: compress-opt %s | FileCheck %s

import os
import subprocess

import lit.formats
from lit.llvm import llvm_config
from lit.llvm.subst import ToolSubst

config.name = "Compress"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".test"]
config.excludes = ["Inputs"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.compress_obj_root, "test")

config.substitutions += [
    ("%plugin", config.compress_plugin),
    ("%python", config.python),
    ("%inputs", os.path.join(config.test_source_root, "Inputs")),
    ("%examples", os.path.join(config.compress_src_root, "examples")),
]

# A tool that is not built makes the tests that name it unresolved, no others.
llvm_config.add_tool_substitutions(
    [
        ToolSubst(name, unresolved="ignore")
        for name in (
            "compress-opt",
            "compress-run",
            "mlir-opt",
            "mlir-translate",
            "mlir-runner",
            "llc",
            "llvm-nm",
            "FileCheck",
            "count",
            "not",
            "split-file",
        )
    ],
    [config.compress_tools_dir, config.llvm_tools_dir],
)

importers = "import sys, importlib.util as u; sys.exit(not all(map(u.find_spec, ('torch', 'iree', 'safetensors'))))"
if subprocess.run([config.python, "-c", importers]).returncode == 0:
    config.available_features.add("torch")

if config.compress_sanitizers:
    config.available_features.add("sanitizers")

# What this machine can execute: REQUIRES: avx512vnni
if os.path.exists("/proc/cpuinfo"):
    with open("/proc/cpuinfo") as cpuinfo:
        flags = {flag for line in cpuinfo if line.startswith("flags") for flag in line.split()}
    config.available_features |= {"avx2"} & flags
    if "avx512_vnni" in flags:
        config.available_features.add("avx512vnni")
