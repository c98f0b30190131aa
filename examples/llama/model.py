"""A decoder shaped like LLaMA: grouped heads, rotary positions, RMSNorm, SwiGLU.

Plain PyTorch, with the parameter names of LLaMA's checkpoints. It is written for what
becomes of it: keys and values are never repeated for the heads that share them, and
what all layers need (angles, the mask) is computed once.
"""

from __future__ import annotations

import torch
from config import Config
from torch import Tensor, nn


class RMSNorm(nn.Module):
    def __init__(self, config: Config) -> None:
        super().__init__()
        self.weight, self.eps = nn.Parameter(torch.ones(config.hidden)), config.norm_eps

    def forward(self, x: Tensor) -> Tensor:
        return x * torch.rsqrt((x * x).mean(-1, keepdim=True) + self.eps) * self.weight


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Turns the pairs (i, i + head/2) of the last dimension by their angles."""
    a, b = x.chunk(2, -1)
    return torch.cat([a * cos - b * sin, b * cos + a * sin], -1)


class Attention(nn.Module):
    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        narrow = config.kv_heads * config.head
        self.q_proj = nn.Linear(config.hidden, config.hidden, bias=False)
        self.k_proj = nn.Linear(config.hidden, narrow, bias=False)
        self.v_proj = nn.Linear(config.hidden, narrow, bias=False)
        self.o_proj = nn.Linear(config.hidden, config.hidden, bias=False)

    def forward(self, x: Tensor, angles: tuple[Tensor, Tensor], mask: Tensor,
                past: tuple[Tensor, Tensor] | None) -> tuple[Tensor, Tensor, Tensor]:
        """Also gives keys and values, [batch, kv_heads, length, head], with the past's."""
        kv, head = self.config.kv_heads, self.config.head
        q, k, v = (projection(x).unflatten(2, (-1, head)).transpose(1, 2)
                   for projection in (self.q_proj, self.k_proj, self.v_proj))
        q, k = rotate(q, *angles), rotate(k, *angles)
        if past is not None:
            k, v = torch.cat([past[0], k], 2), torch.cat([past[1], v], 2)
        # The heads of a group are rows of one product with the keys that they share.
        rows = q.unflatten(1, (kv, -1)).flatten(2, 3)
        scores = torch.where(mask, rows @ k.transpose(2, 3) * head**-0.5, float("-inf"))
        y = (torch.softmax(scores, -1) @ v).unflatten(2, (-1, x.shape[1])).flatten(1, 2)
        y = y.transpose(1, 2).flatten(2)
        return self.o_proj(y), k, v


class MLP(nn.Module):
    def __init__(self, config: Config) -> None:
        super().__init__()
        self.gate_proj = nn.Linear(config.hidden, config.intermediate, bias=False)
        self.up_proj = nn.Linear(config.hidden, config.intermediate, bias=False)
        self.down_proj = nn.Linear(config.intermediate, config.hidden, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.down_proj(nn.functional.silu(self.gate_proj(x)) * self.up_proj(x))


class Layer(nn.Module):
    def __init__(self, config: Config) -> None:
        super().__init__()
        self.input_layernorm, self.self_attn = RMSNorm(config), Attention(config)
        self.post_attention_layernorm, self.mlp = RMSNorm(config), MLP(config)

    def forward(self, x: Tensor, angles: tuple[Tensor, Tensor], mask: Tensor,
                past: tuple[Tensor, Tensor] | None) -> tuple[Tensor, Tensor, Tensor]:
        y, k, v = self.self_attn(self.input_layernorm(x), angles, mask, past)
        x = x + y
        return x + self.mlp(self.post_attention_layernorm(x)), k, v


class Decoder(nn.Module):
    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.embed_tokens = nn.Embedding(config.vocabulary, config.hidden)
        self.layers = nn.ModuleList(Layer(config) for _ in range(config.layers))
        self.norm = RMSNorm(config)

    def angles(self, positions: Tensor) -> tuple[Tensor, Tensor]:
        half = torch.arange(self.config.head // 2) / (self.config.head // 2)
        angles = positions[:, None] * self.config.rope_theta**-half
        return torch.cos(angles), torch.sin(angles)

    def forward(self, tokens: Tensor, keys: Tensor | None, values: Tensor | None) -> tuple[Tensor, Tensor, Tensor]:
        past = 0 if keys is None else keys.shape[3]
        end = past + tokens.shape[1]
        positions = torch.arange(past, end)
        angles = self.angles(positions)
        rows = positions.repeat(self.config.heads // self.config.kv_heads)
        mask = rows[:, None] >= torch.arange(end)
        x, new_keys, new_values = self.embed_tokens(tokens), [], []
        for i, layer in enumerate(self.layers):
            x, k, v = layer(x, angles, mask, None if keys is None else (keys[i], values[i]))
            new_keys.append(k)
            new_values.append(v)
        return self.norm(x[:, -1]), torch.stack(new_keys), torch.stack(new_values)


class Llama(nn.Module):
    def __init__(self, config: Config) -> None:
        super().__init__()
        self.model = Decoder(config)
        self.lm_head = nn.Linear(config.hidden, config.vocabulary, bias=False)

    def forward(self, tokens: Tensor, keys: Tensor | None = None,
                values: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """tokens [batch, length]; keys and values of the tokens before them, one tensor
        [layers, batch, kv_heads, past, head] each, come back with those of the tokens
        appended. The logits are the last token's, [batch, vocabulary]."""
        last, keys, values = self.model(tokens, keys, values)
        return self.lm_head(last), keys, values
