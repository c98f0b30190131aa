"""One model at every stage: as written, compressed, packed, packed twice, as bytecode.

Each stage runs interpreted and compiled, for each target, and gives what the
stage before gave. The report and the container of compress-pack are checked
against NumPy.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from epilogues import State, bias, relu
from numerics import Encoding, Scheme, mask_ratio, pack, pack_params, quant_params, quantize
from operands import Spec
from program import Dim, Function, Result, Value, module_text
from tensors import Tensor, load_npy, load_safetensors, save_npy, save_safetensors
from tools import ToolError, Tools, native_targets


class Model:
    """A function, its weights by name with their reduction dimension, and its MACs."""

    def __init__(self, seed: int, inline: bool = False) -> None:
        self.spec = Spec(np.random.default_rng([seed, 4]), inline=inline)
        self.fn = Function("model")
        self.weights: dict[str, tuple[np.ndarray, int]] = {}
        self.macs = 0

    def input(self, *shape: int) -> Value:
        self.x = Tensor(self.spec.rng.normal(0, 1, shape), "f32")
        return self.fn.argument(self.x, (0,))

    def weight(self, depth: int, *shape: int) -> Value:
        tensor = Tensor(self.spec.rng.normal(0, 0.3, shape), "f32")
        name = f"inline{len(self.weights)}" if self.spec.inline else f"model_w{len(self.fn.globals)}"
        self.weights[name] = (tensor.data, depth)
        return self.fn.parameter(tensor, self.spec.inline)

    def linear(self, x: Value, w: Value, *, activate: bool = True) -> Value:
        """x [?, K] by w [N, K], stored as frameworks store it."""
        turned = [w.dims[1], w.dims[0]]
        t = self.fn.moved("transpose", w, self.fn.empty(turned, "f32"), "permutation = [1, 0]")
        out = self.fn.filled([x.dims[0], w.dims[0]], "f32")
        self.macs += w.dims[0].size * w.dims[1].size
        return self.after(self.fn.named("matmul", [x, t], out), 1, activate)

    def after(self, value: Value, channel: int, activate: bool) -> Value:
        state = State(value, np.zeros([d.size for d in value.dims]), 0, channel)
        bias(self.fn, self.spec, state)
        if activate:
            relu(self.fn, self.spec, state)
        return state.value

    def done(self, *values: Value) -> None:
        for value in values:
            self.fn.give(value, Result(np.zeros(0), "f32"))


def mlp(model: Model) -> None:
    x = model.input(7, 70)
    x = model.linear(x, model.weight(1, 33, 70))
    model.done(model.linear(x, model.weight(1, 10, 33), activate=False))


def convnet(model: Model) -> None:
    fn = model.fn
    x = model.input(3, 4, 9, 8)
    w = model.weight(1, 17, 4, 3, 3)
    out = fn.filled([x.dims[0], Dim(17), Dim(7), Dim(6)], "f32")
    model.macs += 17 * 7 * 6 * 4 * 9
    attributes = "{dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}"
    x = model.after(fn.named("conv_2d_nchw_fchw", [x, w], out, attributes), 1, True)
    flat = Value(fn.fresh(), [x.dims[0], Dim(17 * 42)], "f32")
    fn.emit(f"{flat.name} = tensor.collapse_shape {x.name} [[0], [1, 2, 3]] : {x.type} into {flat.type}")
    model.done(model.linear(flat, model.weight(1, 10, 17 * 42), activate=False))


def shared(model: Model) -> None:
    """One weight for two products, and read as a tensor, too."""
    fn = model.fn
    x = model.input(5, 32)
    w = model.weight(1, 32, 32)
    a = model.linear(x, w)
    b = model.linear(a, w, activate=False)
    doubled = fn.named("add", [w, w], fn.empty(w.dims, "f32"))
    model.done(a, b, doubled)


MODELS: dict[str, Callable[[Model], None]] = {"mlp": mlp, "convnet": convnet, "shared": shared}

PRUNE = "--compress-prune=ratio=0.5"
VARIANTS = {
    "float": [],
    "pruned": [PRUNE],
    "i8": ["--compress-quantize=weights=i8"],
    "i8-asymmetric": ["--compress-quantize=weights=i8 asymmetric=true"],
    "i8-dynamic": ["--compress-quantize=weights=i8 activations=dynamic-int8"],
    "i4": [PRUNE, "--compress-quantize=weights=i4 group=32"],
    "i4-dynamic": [PRUNE, "--compress-quantize=weights=i4 group=32 activations=dynamic-int8"],
    "i4-asymmetric-group": ["--compress-quantize=weights=i4 group=64 asymmetric=true activations=dynamic-int8-group"],
}


class Mismatch(Exception):
    """A stage that differs, or a number that is wrong."""


def check(condition: bool, text: str) -> None:
    if not condition:
        raise Mismatch(text)


class Stages:
    def __init__(self, tools: Tools, folder: Path, model: Model, variant: str) -> None:
        self.tools, self.folder, self.model, self.variant = tools, folder, model, variant
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "model.mlir").write_text(module_text([model.fn]))
        save_safetensors(folder / "model.safetensors", model.fn.globals)
        save_npy(folder / "x.npy", model.x)
        self.reference: list[np.ndarray] = []

    def opt(self, source: str, target: str, *flags: object) -> None:
        self.tools.call("compress-opt", self.folder / source, *flags, "-o", self.folder / target)

    def run(self, program: str, container: str, mode: str, target: str) -> None:
        """Compares to what the first run gave."""
        outputs = [self.folder / f"y{i}.npy" for i in range(len(self.model.fn.expected))]
        self.tools.call("compress-run", self.folder / program, f"--params={self.folder / container}",
                        f"--input={self.folder / 'x.npy'}", *[f"--output={o}" for o in outputs], f"--mode={mode}",
                        f"--target={target}")
        results = [load_npy(o)[0] for o in outputs]
        if not self.reference:
            self.reference = results
            return
        # Where the second layer quantizes what the first one gave, a last bit may flip a step.
        relative = 2e-2 if "dynamic" in self.variant or "group" in self.variant else 1e-5
        for i, (got, want) in enumerate(zip(results, self.reference)):
            check(got.shape == want.shape, f"{program}, {mode}, {target}: result {i} is {got.shape}, not {want.shape}")
            error = np.abs(got - want).max(initial=0)
            check(error <= relative * np.abs(want).max(initial=1e-30),
                  f"{program}, {mode}, {target}: result {i} is off by {error:.3g} of {np.abs(want).max():.3g}")

    def everything(self, targets: list[str]) -> None:
        options = VARIANTS[self.variant]
        self.opt("model.mlir", "compressed.mlir", *options)
        self.run("compressed.mlir", "model.safetensors", "interpret", "native")
        if not options:
            self.run("model.mlir", "model.safetensors", "interpret", "native")
        for target in targets:
            self.run("compressed.mlir", "model.safetensors", "jit", target)
        for target in targets:
            packed, container = f"packed-{target}.mlir", f"packed-{target}.safetensors"
            flags = (f"params={self.folder / 'model.safetensors'} output={self.folder / container} "
                     f"report={self.folder / 'report.json'} target={target}")
            # Compressed and packed in one call gives what two give.
            self.opt("compressed.mlir", packed, f"--compress-pack={flags}")
            first = (self.folder / container).read_bytes()
            self.opt("model.mlir", "once.mlir", *options, f"--compress-pack={flags}")
            check((self.folder / container).read_bytes() == first, f"{target}: packing in one call differs")
            check((self.folder / "once.mlir").read_text() == (self.folder / packed).read_text(),
                  f"{target}: the program of one call differs")
            self.run(packed, container, "interpret", "native")
            for other in targets:  # a container for another machine runs, too
                self.run(packed, container, "jit", other)
            self.check_report(target, container)
            self.again(target, packed, container)
        self.bytecode(targets[0])

    def bytecode(self, target: str) -> None:
        packed, container = f"packed-{target}.mlir", f"packed-{target}.safetensors"
        self.opt(packed, "packed.mlirbc", "--emit-bytecode")
        self.run("packed.mlirbc", container, "jit", target)
        self.run("packed.mlirbc", container, "interpret", "native")

    def again(self, target: str, packed: str, container: str) -> None:
        """Packing what is packed changes neither the program nor the data."""
        before = load_safetensors(self.folder / container)
        self.opt(packed, "again.mlir", f"--compress-pack=params={self.folder / container} "
                 f"output={self.folder / 'again.safetensors'} target={target}")
        after = load_safetensors(self.folder / "again.safetensors")
        check(sorted(before) == sorted(after), f"{target}: packed twice: {sorted(after)}, not {sorted(before)}")
        for name, tensor in before.items():
            check(np.array_equal(tensor.data, after[name].data), f"{target}: packed twice: {name} changed")
        self.run("again.mlir", "again.safetensors", "jit", target)

    def compressed(self, name: str) -> list[np.ndarray]:
        """Values, scales, zero points of a weight, as the passes should make them."""
        w, depth = self.model.weights[name]
        options = " ".join(VARIANTS[self.variant])
        if "ratio" in options:
            w = np.where(mask_ratio([w], 0.5)[0], w, np.float32(0))
        if "quantize" not in options:
            return [w]
        matrix = w.reshape(*w.shape[:depth], -1)
        group = int(match[1]) if (match := re.search(r"group=(\d+)", options)) else 0
        bits = 4 if "i4" in options else 8
        block = (1, group if group <= matrix.shape[-1] else 0)
        scheme = Scheme(bits, "asymmetric" not in options, block)
        scale, zero = quant_params(matrix, scheme, "f16" if group else "f32")
        values = quantize(matrix, scale, zero, scheme)
        return [values, scale] + ([zero] if zero is not None else [])

    def check_report(self, target: str, container: str) -> None:
        report = json.loads((self.folder / "report.json").read_text())
        stored = load_safetensors(self.folder / container)
        check(report["target"] == target, f"{target}: report for {report['target']}")
        macs = report["total"]["macs"]
        check(macs == self.model.macs, f"{target}: {macs} macs, not {self.model.macs}")
        for key in ("elements", "nonzero", "bytes"):
            total = sum(w[key] for w in report["weights"])
            check(report["total"][key] == total, f"{target}: total {key} is {report['total'][key]}, not {total}")
        if self.model.spec.inline:
            names = ["constant"] * len(report["weights"])
        else:
            names = [w["name"] for w in report["weights"]]
            check(sorted(set(names)) == sorted(self.model.weights), f"{target}: report has {names}")
        packed_names = list(self.model.weights)
        for entry, name in zip(report["weights"], names):
            name = packed_names.pop(0) if self.model.spec.inline else name
            self.check_weight(f"{target}, {name}", name, entry, stored)
        if not self.model.spec.inline:
            for name in set(self.model.fn.globals) - set(self.model.weights):
                check(name in stored, f"{target}: the container lacks {name}")

    def check_weight(self, where: str, name: str, entry: dict, stored: dict[str, Tensor]) -> None:
        logical = self.compressed(name)
        elements = logical[0].size
        nonzero = int(np.count_nonzero(logical[0]))
        if len(logical) == 3:
            group = 10**9 if logical[2].shape[-1] == 1 else -(-logical[0].shape[-1] // logical[2].shape[-1])
            wanted = re.search(r"group = (\d+)", entry["encoding"])
            group = int(wanted[1]) if wanted else group
            zeros = np.repeat(logical[2], group, -1)[..., : logical[0].shape[-1]] if group < 10**9 else logical[2]
            nonzero = int((logical[0] != zeros).sum())
        check(entry["elements"] == elements, f"{where}: {entry['elements']} elements, not {elements}")
        check(entry["nonzero"] == nonzero, f"{where}: {entry['nonzero']} nonzero, not {nonzero}")
        encoding = parse_encoding(entry["encoding"])
        expected = [pack(logical[0].reshape(entry["shape"]), encoding)]
        expected += [pack_params(part, encoding) for part in logical[1:]]
        # Scales of groups are f16; NumPy holds them as f32 here.
        narrow = [i == 1 and encoding.scale == "f16" for i in range(len(expected))]
        size = sum(part.nbytes // (2 if half else 1) for part, half in zip(expected, narrow))
        check(entry["bytes"] == size, f"{where}: {entry['bytes']} bytes, not {size}")
        check(abs(entry["bits_per_weight"] - 8 * size / elements) < 1e-9, f"{where}: {entry['bits_per_weight']} bits")
        for part, data in zip((".values", ".scales", ".zero_points"), expected):
            key = next((k for k in stored if k == name + part), None)
            if key is None and self.model.spec.inline:
                same = [k for k, t in stored.items() if k.startswith("constant" + part) and t.shape == data.shape
                        and np.array_equal(t.data, data)]
                key = same[0] if same else None
            check(key is not None, f"{where}: the container lacks {name + part}: {sorted(stored)}")
            check(np.array_equal(stored[key].data, data), f"{where}: {key} differs")


def parse_encoding(text: str) -> Encoding:
    def dims(key: str) -> tuple[int, ...]:
        match = re.search(rf"\b{key} = \[([^\]]*)\]", text)
        return tuple(int(v) for v in match[1].split(",") if v.strip()) if match else ()

    group = re.search(r"group = (\d+)", text)
    scale = re.search(r"scale = (\w+)", text)
    element = re.search(r"<(\w+)", text)
    return Encoding(element[1], dims("batch"), dims("n"), dims("k"), dims("tile"), int(group[1]) if group else 0,
                    scale[1] if scale else "", "asymmetric" in text)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=MODELS)
    parser.add_argument("--variants", type=lambda text: text.split(","), default=list(VARIANTS))
    parser.add_argument("--inline", action="store_true", help="constants in the module instead of a container")
    parser.add_argument("--bin-dir", type=Path, required=True)
    parser.add_argument("--work-dir", type=Path, required=True)
    parser.add_argument("--targets", type=lambda text: text.split(","), default=native_targets())
    args = parser.parse_args()
    failed = 0
    tools = Tools(args.bin_dir)
    for variant in args.variants:
        model = Model(0, args.inline)
        MODELS[args.model](model)
        try:
            Stages(tools, args.work_dir / variant, model, variant).everything(args.targets)
        except (Mismatch, ToolError) as error:
            failed += 1
            print(f"FAIL: {args.model} {variant}: {error}", flush=True)
    print(f"{args.model}: {len(args.variants)} variants, {failed} failed, {tools.calls} runs")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
