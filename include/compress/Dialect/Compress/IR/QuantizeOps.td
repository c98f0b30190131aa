//===- QuantizeOps.td - Quantization ops -------------------*- tablegen -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_QUANTIZE_OPS_TD
#define COMPRESS_QUANTIZE_OPS_TD

include "compress/Dialect/Compress/IR/OpBase.td"

def Compress_QuantParamsOp : Compress_Op<"quant_params"> {
  let summary = "scales and zero points from the extremes of each block";
  let description = [{
    ```
    symmetric:   scale = max|x| / qmax
    asymmetric:  lo = min(min x, 0), hi = max(max x, 0)
                 scale = hi / (qmax - qmin) - lo / (qmax - qmin)
                 zp = clamp(roundeven(qmin - lo / scale), qmin, qmax)
    ```
    over the finite elements of a block: NaN and Inf do not count. In f32, then
    the scale is rounded to its own type and clamped to that type's smallest
    normal number below and its largest finite one above; zero points are
    computed with the rounded scale. So a block of zeros has a defined scale and
    survives quantize and dequantize exactly, and no scale is 0, Inf or NaN.

    Life: `--compress-quantize` creates it, on weights and (dynamic) on
    activations; `--compress-pack` evaluates it on constant weights.

    Constraints:
    * (C1) `block` has one entry per dimension of the input.
    * (C2) scale and zero point have the shape that the scheme gives.
    * (C3) a zero point is there if and only if the scheme is asymmetric.

    Example:
    ```mlir
    %s = compress.quant_params %w <bits = 4, symmetric, block = [1, 32]>
        : tensor<64x128xf32> -> tensor<64x4xf16>
    %t, %z = compress.quant_params %x <bits = 8, asymmetric, block = [1, 0]>
        : tensor<?x128xf32> -> tensor<?x1xf32>, tensor<?x1xi8>
    ```
  }];
  let arguments = (ins Compress_FloatTensor:$input, Compress_SchemeAttr:$scheme);
  let results = (outs Compress_FloatTensor:$scale, Optional<Compress_IntTensor>:$zeroPoint);
  let assemblyFormat = [{
    $input $scheme attr-dict `:` type($input) `->` type($scale) (`,` type($zeroPoint)^)?
  }];
  let hasVerifier = 1;
}

class Compress_ScaledOp<string mnemonic, list<Trait> traits = []>
    : Compress_Op<mnemonic, traits> {
  let assemblyFormat = [{
    $input `,` $scale (`,` $zeroPoint^)? $scheme attr-dict `:`
    type($input) `,` type($scale) (`,` type($zeroPoint)^)? `->` type($result)
  }];
  let hasVerifier = 1;
}

def Compress_QuantizeOp : Compress_ScaledOp<"quantize"> {
  let summary = "floats to k-bit integers";
  let description = [{
    ```
    result[i] = clamp(roundeven(input[i] / scale[b]) + zp[b], qmin, qmax)
    ```
    with `b` the block of `i`, in f32. NaN gives `zp` (0 if symmetric), +Inf and
    -Inf saturate. A scale that is not a positive normal number is the
    caller's affair: 0 sends everything but NaN to the ends (0 / 0 is NaN).

    Constraints:
    * (C1) input and result have the same shape.
    * (C2) `block` has one entry per dimension of the input.
    * (C3) scale and zero point have the shape that the scheme gives.
    * (C4) a zero point is there if and only if the scheme is asymmetric.

    Example:
    ```mlir
    %q = compress.quantize %x, %s <bits = 8, symmetric, block = [1, 0]>
        : tensor<?x128xf32>, tensor<?x1xf32> -> tensor<?x128xi8>
    ```
    Error against the input: at most half a scale where nothing saturates.
  }];
  let arguments = (ins Compress_FloatTensor:$input, Compress_FloatTensor:$scale,
      Optional<Compress_IntTensor>:$zeroPoint, Compress_SchemeAttr:$scheme);
  let results = (outs Compress_IntTensor:$result);
}

def Compress_DequantizeOp : Compress_ScaledOp<"dequantize"> {
  let summary = "k-bit integers to floats";
  let description = [{
    ```
    result[i] = (input[i] - zp[b]) * scale[b]
    ```
    in f32, rounded once to the result type. The difference is exact.

    Constraints: (C1) to (C4) of `quantize`.

    Example:
    ```mlir
    %x = compress.dequantize %q, %s, %z <bits = 4, asymmetric, block = [1, 32]>
        : tensor<64x128xi8>, tensor<64x4xf16>, tensor<64x4xi8> -> tensor<64x128xf32>
    ```
  }];
  let arguments = (ins Compress_IntTensor:$input, Compress_FloatTensor:$scale,
      Optional<Compress_IntTensor>:$zeroPoint, Compress_SchemeAttr:$scheme);
  let results = (outs Compress_FloatTensor:$result);
}

def Compress_FakeQuantizeOp : Compress_ScaledOp<"fake_quantize", [
    AllTypesMatch<["input", "result"]>]> {
  let summary = "quantize, then dequantize, in one op";
  let description = [{
    ```
    result = dequantize(quantize(input, scale, zp), scale, zp)
    ```
    to the bit. For simulating quantization in a float program.

    Constraints: (C1) to (C4) of `quantize`.

    Example:
    ```mlir
    %y = compress.fake_quantize %x, %s <bits = 8, symmetric, block = [0, 0]>
        : tensor<4x8xf32>, tensor<1x1xf32> -> tensor<4x8xf32>
    ```
  }];
  let arguments = (ins Compress_FloatTensor:$input, Compress_FloatTensor:$scale,
      Optional<Compress_IntTensor>:$zeroPoint, Compress_SchemeAttr:$scheme);
  let results = (outs Compress_FloatTensor:$result);
}

#endif // COMPRESS_QUANTIZE_OPS_TD
