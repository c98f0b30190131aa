"""The two sizes of the example, and what their parameters are called.

Knows nothing of PyTorch, so that weights can be made where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Config:
    vocabulary: int
    hidden: int
    intermediate: int
    layers: int
    heads: int
    kv_heads: int
    rope_theta: float = 10000.0
    norm_eps: float = 1e-5

    @property
    def head(self) -> int:
        return self.hidden // self.heads


CONFIGS = {
    # Sizes that vectors and groups of 32 leave remainders of: 176, 257, heads of 16.
    "tiny": Config(vocabulary=257, hidden=64, intermediate=176, layers=2, heads=4, kv_heads=2),
    # LLaMA-3.2-1B, but for the vocabulary and the head of its own: 128,256 tokens would be
    # a table of 1 GiB that stays f32, which measures memory, not the compiler.
    "1b": Config(vocabulary=32000, hidden=2048, intermediate=8192, layers=16, heads=32, kv_heads=8,
                 rope_theta=500000.0),
}


def parameters(config: Config) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Names and shapes, as in checkpoints of LLaMA: matrices are [out, in]."""
    hidden, narrow = config.hidden, config.kv_heads * config.head
    yield "model.embed_tokens.weight", (config.vocabulary, hidden)
    for i in range(config.layers):
        layer = f"model.layers.{i}"
        yield f"{layer}.input_layernorm.weight", (hidden,)
        yield f"{layer}.self_attn.q_proj.weight", (hidden, hidden)
        yield f"{layer}.self_attn.k_proj.weight", (narrow, hidden)
        yield f"{layer}.self_attn.v_proj.weight", (narrow, hidden)
        yield f"{layer}.self_attn.o_proj.weight", (hidden, hidden)
        yield f"{layer}.post_attention_layernorm.weight", (hidden,)
        yield f"{layer}.mlp.gate_proj.weight", (config.intermediate, hidden)
        yield f"{layer}.mlp.up_proj.weight", (config.intermediate, hidden)
        yield f"{layer}.mlp.down_proj.weight", (hidden, config.intermediate)
    yield "model.norm.weight", (hidden,)
    yield "lm_head.weight", (config.vocabulary, hidden)
