"""What is measured: who runs the model, how precisely, on what sizes and threads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

MODEL = "minilm"
LENGTH = 128  # tokens
OURS = "compress"
CONTESTANTS = (OURS, "openvino", "onnxruntime", "pytorch", "pytorch-compiled", "iree")
PRECISIONS = ("f32", "bf16", "int8", "int4")
SHAPES = ("dynamic", "fixed")
# The mean cosine of the embeddings to float's, below which a contestant computes
# something else. How much is lost by quantization is for the table to say.
NEAR_ENOUGH = {"f32": 0.99999, "bf16": 0.999, "int8": 0.8, "int4": 0.8}


@dataclass(frozen=True)
class Case:
    """`shapes` says whether the sizes were known when the model was compiled."""

    contestant: str
    precision: str
    shapes: str
    batch: int
    threads: int

    @property
    def key(self) -> str:
        """What names the case to the contestant's own process."""
        return f"{self.precision}:{self.shapes}:{self.batch}:{self.threads}"

    @classmethod
    def parse(cls, contestant: str, key: str) -> Case:
        precision, shapes, batch, threads = key.split(":")
        return cls(contestant, precision, shapes, int(batch), int(threads))

    @property
    def sizes(self) -> str:
        """For names of files: what they depend on, besides the precision."""
        return f"{self.batch}x{LENGTH}" if self.shapes == "fixed" else "dynamic"

    @property
    def repeats(self) -> int:
        """How often one process runs the model: the same for all contestants."""
        return max(5, 50 // self.batch)


def enumerate_cases(contestants: Iterable[str], precisions: Iterable[str],
                    shapes: Iterable[str], batches: Iterable[int],
                    threads: Iterable[int]) -> list[Case]:
    """In the order of the rotations: what is compared is measured close together."""
    order = product(batches, threads, precisions, contestants, shapes)
    return [Case(contestant, precision, shape, batch, count)
            for batch, count, precision, contestant, shape in order]
