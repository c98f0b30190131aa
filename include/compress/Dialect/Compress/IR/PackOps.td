//===- PackOps.td - Packed storage ops ---------------------*- tablegen -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_PACK_OPS_TD
#define COMPRESS_PACK_OPS_TD

include "compress/Dialect/Compress/IR/OpBase.td"

def Compress_PackOp : Compress_Op<"pack"> {
  let summary = "a weight into its packed components";
  let description = [{
    Reorders values (with scales and zero points, if quantized) into the layout
    that `encoding` describes. Exact: `unpack(pack(w)) == w`. Elements that lie
    in a tail tile outside the tensor are stored as the encoding of 0.

    Life: `--compress-pack` creates and evaluates it on constant weights; what
    is computed at run time is packed at run time.

    Constraints:
    * (C1) the encoding lists every dimension of the values exactly once.
    * (C2) operands are the encoding's semantic values: element type, shapes of
      scales and zero points.
    * (C3) results are the encoding's components.
    * (C4) the values' number of elements fits 64 bits.

    Example:
    ```mlir
    %p, %s = compress.pack %q, %scale
        <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
        : (tensor<64x128xi8>, tensor<64x4xf16>)
        -> (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>)
    ```
  }];
  let arguments = (ins Variadic<Compress_AnyTensor>:$inputs, Compress_EncodingAttr:$encoding);
  let results = (outs Variadic<Compress_AnyTensor>:$components);
  let assemblyFormat = [{
    $inputs $encoding attr-dict `:` functional-type($inputs, $components)
  }];
  let hasVerifier = 1;
}

def Compress_UnpackOp : Compress_Op<"unpack"> {
  let summary = "packed components back into a weight";
  let description = [{
    The inverse of `pack`: drops the tails, restores the order.

    Life: `--compress-pack` creates it in front of what reads the weight, so a
    packed module means what the unpacked one meant. Code generation matches it
    at the weight of a contraction and reads the packed storage; elsewhere it is
    lowered to linalg.

    Constraints:
    * (C1) the encoding lists every dimension of the result exactly once.
    * (C2) results are the encoding's semantic values.
    * (C3) operands are the encoding's components.
    * (C4) the result's shape is static: the tails' size is not stored.
    * (C5) the values' number of elements fits 64 bits.

    Example:
    ```mlir
    %q, %scale = compress.unpack %p, %s
        <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
        : (tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>)
        -> (tensor<64x128xi8>, tensor<64x4xf16>)
    ```
  }];
  let arguments = (ins Variadic<Compress_AnyTensor>:$components, Compress_EncodingAttr:$encoding);
  let results = (outs Variadic<Compress_AnyTensor>:$results);
  let assemblyFormat = [{
    $components $encoding attr-dict `:` functional-type($components, $results)
  }];
  let hasVerifier = 1;
  let hasCanonicalizer = 1;
}

def Compress_PackedMatmulOp : Compress_Op<"packed_matmul", [
    AttrSizedOperandSegments, DestinationStyleOpInterface,
    TypesMatchWith<"init and result have the same type", "result", "init", "$_self">]> {
  let summary = "activations times a packed weight";
  let description = [{
    `W` is the weight `[B, N, K]` that `weight` holds under `encoding`, with its
    scales applied; `x` is `[M, K]`, or `[B, M, K]` if the encoding has batch
    dimensions.

    ```
    float x:             result[b,m,n] = init[b,m,n] + sum_k x[b,m,k] * W[b,n,k]
    i8 x, with xScale:   the same with x[b,m,k] * xScale[b,m,k / xGroup], where
                         the product of integers is summed exactly over each
                         group, then scaled in f32
    i8 x, i32 result:    integers only: the encoding has no scale
    ```
    `xScale` is `[M, 1]` (one group) or `[M, K cd group]`, the encoding's group.
    Sums of floats are in f32 and in no particular order. Sums of integers are
    exact while K (of a group) is at most 65536.

    Life: lowering creates it from any contraction whose weight is, or can be,
    packed; the strategy on it decides the register tile; code generation
    turns it into loops over vectors together with the elementwise ops that
    read its result. `--convert-compress-to-linalg` lowers it, too.

    Constraints:
    * (C1) `weight` are components of the encoding.
    * (C2) `x`, `init` and `xScale` fit each other and the encoding in rank and
      static sizes.
    * (C3) element types: float x with any encoding that has a value in floats
      (f32 init), i8 x with xScale and an integer encoding with scales (f32
      init), or i8 x without and an i8 encoding without scales (i32 init).
    * (C4) with xScale, K (of a group) is at most 65536 as far as it is known.

    Example:
    ```mlir
    %y = compress.packed_matmul %x scale(%xs : tensor<?x1xf32>)
        weight(%p, %s : tensor<2x4x4x32x4xi8>, tensor<2x4x32xf16>)
        <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16>
        init(%y0) : tensor<?x128xi8> -> tensor<?x64xf32>
    ```
  }];
  let arguments = (ins Compress_AnyTensor:$x, Optional<Compress_FloatTensor>:$xScale,
      Variadic<Compress_AnyTensor>:$weight, Compress_AnyTensor:$init,
      Compress_EncodingAttr:$encoding, OptionalAttr<Compress_StrategyAttr>:$strategy);
  let results = (outs Compress_AnyTensor:$result);
  let assemblyFormat = [{
    $x (`scale` `(` $xScale^ `:` type($xScale) `)`)?
    `weight` `(` $weight `:` type($weight) `)` $encoding `init` `(` $init `)`
    attr-dict `:` type($x) `->` type($result)
  }];
  let extraClassDeclaration = [{
    MutableOperandRange getDpsInitsMutable() { return getInitMutable(); }
  }];
  let hasVerifier = 1;
}

#endif // COMPRESS_PACK_OPS_TD
