"""What PyTorch's composite ops are made of, in forms that have an upstream linalg op.

Everything else is decomposed as torch.export does it by default.
"""

from __future__ import annotations

import torch

aten = torch.ops.aten


def linear(x, weight, bias=None):
    """One 2-D product: broadcast to a batch, the weight would be copied for each element."""
    shape = x.shape
    rows = x if x.dim() == 2 else x.reshape(-1, shape[-1])
    result = torch.mm(rows, weight.t())
    if bias is not None:
        result = result + bias
    return result if x.dim() == 2 else result.view(*shape[:-1], weight.shape[0])


def scaled_dot_product_attention(
    query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, *, scale=None, enable_gqa=False
):
    if enable_gqa:
        groups = query.shape[-3] // key.shape[-3]
        key, value = (t.repeat_interleave(groups, -3) for t in (key, value))
    scores = torch.matmul(query, key.transpose(-2, -1))
    scores = scores * (query.shape[-1] ** -0.5 if scale is None else scale)
    if is_causal:
        rows = torch.arange(query.shape[-2], device=query.device)
        columns = torch.arange(key.shape[-2], device=query.device)
        attn_mask = rows[:, None] >= columns[None, :]
    if attn_mask is not None and attn_mask.dtype == torch.bool:
        scores = torch.where(attn_mask, scores, torch.full((), float("-inf"), dtype=scores.dtype))
    elif attn_mask is not None:
        scores = scores + attn_mask
    return torch.matmul(torch.softmax(scores, -1), value)


def cumsum(x, dim, dtype=None):
    """A masked sum: a scan has no upstream linalg op."""
    if x.dim() == 0:
        return x.to(dtype) if dtype else x.clone()
    x = x.transpose(dim, -1)
    x = x.to(dtype or (torch.int64 if not x.dtype.is_floating_point else x.dtype))
    places = torch.arange(x.shape[-1], device=x.device)
    upto = places[:, None] >= places[None, :]
    return torch.where(upto, x.unsqueeze(-2), torch.zeros((), dtype=x.dtype)).sum(-1).transpose(dim, -1)


def any_dim(x, dim, keepdim=False):
    return (x != 0).to(torch.int64).sum(dim, keepdim) != 0


def batch_norm(x, weight, bias, mean, variance, momentum, eps):
    """Inference: a scale and a shift per channel. The saved statistics are empty."""
    ones = [1] * (x.dim() - 2)
    scale = torch.rsqrt(variance + eps)
    if weight is not None:
        scale = scale * weight
    shift = -mean * scale
    if bias is not None:
        shift = shift + bias
    result = x * scale.view(-1, *ones) + shift.view(-1, *ones)
    return result, x.new_empty(0), x.new_empty(0)


def squeeze_dims(x, dims):
    dims = {dim % x.dim() for dim in dims}
    return x.reshape([size for dim, size in enumerate(x.shape) if dim not in dims or size != 1])


def table() -> dict:
    result = torch.export.default_decompositions()
    result[aten.linear.default] = linear
    result[aten.scaled_dot_product_attention.default] = scaled_dot_product_attention
    result[aten.cumsum.default] = cumsum
    result[aten.any.dim] = any_dim
    result[aten._native_batch_norm_legit_no_training.default] = batch_norm
    result[aten.squeeze.dims] = squeeze_dims
    return result
