"""Contractions through every stage: interpreted, compiled, and in NumPy.

Draws modules from a seed, compresses them with compress-opt, and runs what comes
out with compress-run: interpreted, compiled for each target that this machine
can run, and packed. Everything must agree with NumPy and so with each other. A
failing case is named by what was drawn, and `--only` repeats it alone.

The test suite draws a few of each family; by hand: --cases=2000 --seed=7.
"""

from __future__ import annotations

import itertools
import sys
import time
from dataclasses import dataclass

import numpy as np
from contractions import FAMILIES, FORMS
from epilogues import CHAINS, INTEGER_CHAINS, finish
from known import known_bug
from numerics import Scheme, mask_nm, mask_ratio, mask_threshold, round_trip
from operands import Product, Spec
from program import Function, Result
from runner import Case, Failure, Runner
from tensors import EPSILON, FLOATS
from tools import ToolError, Tools, parse_arguments

PER_BATCH = 5
TYPES = (("f32", "f32", "f32"),) * 4 + (
    ("f16", "f16", "f16"), ("bf16", "bf16", "bf16"), ("f16", "f16", "f32"), ("bf16", "bf16", "f32"),
    ("f32", "f16", "f32"), ("bf16", "f32", "f32"))


@dataclass(frozen=True)
class Compression:
    """The options of the two passes, and what they do to a weight."""

    prune: str = ""
    bits: int = 0
    group: int = 0
    asymmetric: bool = False
    activations: str = "none"

    @property
    def options(self) -> list[str]:
        result = []
        if self.prune:
            result.append(f"--compress-prune={self.prune}")
        if self.bits:
            result.append(f"--compress-quantize=weights=i{self.bits} group={self.group} "
                          f"asymmetric={str(self.asymmetric).lower()} activations={self.activations}")
        return result

    @property
    def groups(self) -> int:
        return 32 if self.bits == 4 and self.group == 0 else self.group


PRUNINGS = ("", "", "ratio=0.5", "threshold=0.1", "pattern=2:4", "ratio=0.5 scope=global")
QUANTIZATIONS = [Compression()] + [
    Compression("", bits, group, asymmetric, activations)
    for bits, group in ((8, 0), (8, 32), (4, 32), (4, 64), (4, 128))
    for asymmetric in (False, True)
    for activations in ("none", "dynamic-int8", "dynamic-int8-group")
    if group or activations != "dynamic-int8-group"
]


def adjacent(depth: tuple[int, ...], shape: tuple[int, ...]) -> bool:
    return all(i in depth or shape[i] == 1 for i in range(depth[0], depth[-1] + 1))


def along_depth(data: np.ndarray, depth: tuple[int, ...]) -> tuple[np.ndarray, int]:
    """The reduction's adjacent dimensions as one."""
    first, last = depth[0], depth[-1]
    shape = data.shape
    merged = (*shape[:first], int(np.prod(shape[first : last + 1])), *shape[last + 1 :])
    return data.reshape(merged), first


def prune(weights: list[tuple[np.ndarray, tuple[int, ...]]], options: str) -> list[np.ndarray]:
    """Weights with zeros, given with their reduction dimensions."""
    if not options:
        return [w for w, _ in weights]
    if "global" in options:
        masks = mask_ratio([w for w, _ in weights], 0.5)
        return [np.where(m, w, 0) for m, (w, _) in zip(masks, weights)]
    result = []
    for w, depth in weights:
        if "threshold" in options:
            mask = mask_threshold(w, 0.1)
        elif "ratio" in options:
            mask = mask_ratio([w], 0.5)[0]
        elif adjacent(depth, w.shape):
            matrix, axis = along_depth(w, depth)
            mask = mask_nm(matrix, 2, 4, axis).reshape(w.shape)
        else:
            mask = np.ones(w.shape, bool)
        result.append(np.where(mask, w, 0))
    return result


def quantize_weight(w: np.ndarray, depth: tuple[int, ...], c: Compression, element: str) -> tuple[np.ndarray, bool]:
    """The weight with its loss, and whether the pass can quantize it at all."""
    if not c.bits:
        return w, False
    matrix, axis = along_depth(w, depth) if adjacent(depth, w.shape) else (w, -1)
    if axis < 0 and c.groups:
        return w, False
    size = matrix.shape[axis] if axis >= 0 else 0
    block = [1] * matrix.ndim
    if axis >= 0:
        block[axis] = 0 if size < c.groups else c.groups
    else:
        for dim in depth:
            block[dim] = 0
    scheme = Scheme(c.bits, not c.asymmetric, tuple(block))
    return round_trip(matrix, scheme, "f16" if c.groups else "f32", element).reshape(w.shape), True


def quantize_input(product: Product, c: Compression) -> np.ndarray:
    x = product.x
    block = [0 if i in product.x_depth else 1 for i in range(x.data.ndim)]
    if c.activations == "dynamic-int8-group":
        if not product.plain:
            return x.data
        size = x.shape[product.x_depth[0]]
        block[product.x_depth[0]] = 0 if size < c.groups else c.groups
    return round_trip(x.data, Scheme(8, True, tuple(block)), "f32", x.element)


class Family:
    """Draws the cases of one family; the same seed and index, the same case."""

    def __init__(self, name: str, seed: int) -> None:
        self.name = name
        self.seed = seed

    def compression(self, batch: int) -> Compression:
        rng = np.random.default_rng([self.seed, 1, batch])
        # In turn, so that few cases see all of them.
        chosen = QUANTIZATIONS[(batch * 7 + self.seed) % len(QUANTIZATIONS)]
        if self.name == "integers":
            return Compression()
        pruned = PRUNINGS[int(rng.integers(len(PRUNINGS)))]
        return Compression(pruned, chosen.bits, chosen.group, chosen.asymmetric, chosen.activations)

    def draw(self, index: int) -> tuple[Case, Spec, Product, tuple[str, ...], bool]:
        rng = np.random.default_rng([self.seed, 2, index])
        integers = self.name == "integers"
        forms = sum((FAMILIES[f] for f in ("matmul", "vector", "batch", "einsum", "conv")), ()) if integers \
            else FAMILIES[self.name]
        form = forms[index % len(forms)]
        types = ("i8", "i8", "i32") if integers else TYPES[int(rng.integers(len(TYPES)))]
        spec = Spec(rng, *types, inline=bool(rng.random() < 0.25), init=bool(rng.random() < 0.3),
                    dynamic=float(rng.choice([0.0, 0.3, 1.0])),
                    large=self.name == "large", special=self.name == "special" or (integers and index % 3 == 0),
                    given=self.name == "given")
        if integers and form == "einsum" and rng.random() < 0.4:
            spec.unsigned = (bool(rng.random() < 0.6), bool(rng.random() < 0.6))
        function = Function(f"case{index}")
        product = FORMS[form](function, spec)
        product.constant &= not spec.given
        chains = INTEGER_CHAINS if integers else CHAINS
        chain = chains[int(rng.integers(len(chains)))]
        early = bool(rng.random() < 0.15)
        shape = "x".join(map(str, product.x.shape)) + " by " + "x".join(map(str, product.w.shape))
        label = " ".join([form, shape, "/".join(types), *(["inline"] if spec.inline else []),
                          *(["init"] if spec.init else []), *(["dynamic"] if "?" in function.text() else []),
                          "+".join(chain) or "plain", *(["two users"] if early else [])])
        return Case(index, label, function), spec, product, chain, early

    def batch(self, number: int, indices: list[int]) -> tuple[Compression, list[Case]]:
        compression = self.compression(number)
        drawn = [self.draw(i) for i in indices]
        weights = [(p.w.data, p.w_depth) for _, _, p, _, _ in drawn if p.constant]
        integers = self.name == "integers"
        pruned = iter([w for w, _ in weights] if integers else prune(weights, compression.prune))
        cases = []
        for case, spec, product, chain, early in drawn:
            w, x, quantized = product.w.data, product.x.data, False
            if product.constant:
                w, quantized = next(pruned), False
                if not integers:
                    w, quantized = quantize_weight(w, product.w_depth, compression, spec.w)
                if quantized and compression.activations != "none":
                    x = quantize_input(product, compression)
            kind = "i8" if integers else "f8"
            with np.errstate(invalid="ignore"):
                data = product.compute(x.astype(kind), w.astype(kind))
            bound = float(product.compute(*(np.abs(np.where(np.isfinite(t), t, 0)).astype("f8") for t in (x, w)))
                          .max(initial=0))
            if product.init is not None:
                data = data + product.init
            depth = max(1, int(np.prod([product.w.shape[i] for i in product.w_depth])))
            lossy = (quantized or spec.given) and (spec.x != "f32" or spec.w != "f32")

            def result(data: np.ndarray, element: str, bound: float) -> Result:
                if element not in FLOATS:
                    return Result(data.astype("i8").astype("i4"), element, exact=True)
                rounding = 2 * max(EPSILON[spec.w], EPSILON[spec.x]) if lossy else 0
                return Result(data, element, bound * (rounding + 1e-6), magnitude=bound, terms=depth)

            finish(case.function, spec, product, data, bound, chain, early, result)
            cases.append(case)
        return compression, cases


def main() -> int:
    args = parse_arguments(__doc__, "family", [*FAMILIES, "integers", "all"], cases=30)

    runner = Runner(Tools(args.bin_dir), args.work_dir, args.targets, args.keep)
    families = [*FAMILIES, "integers"] if args.family == "all" else [args.family]
    failures, skipped, ran = [], 0, 0
    begin = time.monotonic()
    for family_name in families:
        family = Family(family_name, args.seed)
        wanted = args.only or range(args.cases)
        for number, group in itertools.groupby(wanted, lambda i: i // PER_BATCH):
            indices = list(group)
            everything = [*range(number * PER_BATCH, (number + 1) * PER_BATCH)]
            compression, cases = family.batch(number, everything)
            cases = [c for c in cases if c.index in indices]
            live = [c for c in cases if args.known or not known_bug(c.label, " ".join(compression.options))]
            skipped += len(cases) - len(live)
            ran += len(live)
            # The global ratio ranks the weights of all cases of a batch.
            whole = "global" in compression.prune
            for failure in attempt(runner, f"{family_name}-{args.seed}-{number}", number, compression, live,
                                   everything if whole else None, family):
                failures.append(f"{family_name} --seed={args.seed} --only={failure[0]}: "
                                f"[{' '.join(compression.options)}] {failure[1]}")
                print("FAIL:", failures[-1], flush=True)
    print(f"{args.family}: {ran} cases, {len(failures)} failed, {skipped} known, "
          f"{runner.tools.calls} runs, {time.monotonic() - begin:.0f} s")
    return 1 if failures or not ran else 0


def attempt(runner: Runner, name: str, number: int, compression: Compression, cases: list[Case],
            whole: list[int] | None, family: Family) -> list[tuple[object, str]]:
    """Runs a batch as one module; if that fails, its cases one by one."""
    if not cases:
        return []
    if whole and len(cases) != len(whole):
        compression, cases = family.batch(number, whole)
    try:
        runner.run(name, number, cases, compression.options)
        return []
    except (Failure, ToolError) as error:
        if len(cases) == 1 or whole:
            label = cases[0].label if len(cases) == 1 else "batch"
            return [(" --only=".join(str(c.index) for c in cases), f"{label}: {error}")]
        failures = []
        for case in cases:
            try:
                runner.run(f"{name}-{case.index}", number, [case], compression.options)
            except (Failure, ToolError) as single:
                failures.append((case.index, f"{case.label}: {single}"))
        return failures or [(" --only=".join(str(c.index) for c in cases), f"only together: {error}")]


if __name__ == "__main__":
    sys.exit(main())
