//===- PruneOps.td - Pruning ops ---------------------------*- tablegen -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_PRUNE_OPS_TD
#define COMPRESS_PRUNE_OPS_TD

include "compress/Dialect/Compress/IR/OpBase.td"

def Compress_PruneMaskOp : Compress_Op<"prune_mask"> {
  let summary = "masks that keep the elements of largest magnitude";
  let description = [{
    One mask per input; `true` keeps an element.

    ```
    threshold t:  mask[i] = |w[i]| > t
    ratio r:      of all elements of all inputs together, the
                  roundeven(r * count) of smallest |w| get false
    n : m:        in each group of m along axis, the m - n of smallest |w| get
                  false; a last group of l < m elements loses max(l - n, 0)
    ```

    Of elements of equal magnitude the earlier one (operand order, then
    row-major order) is pruned first, so a mask is fully defined. NaN counts as
    larger than everything: it is kept, to be seen. Magnitudes are compared
    exactly, in the input's own type.

    Several inputs make the ratio *global*: one ranking over all of them.

    Life: `--compress-prune` creates it, `--compress-pack` evaluates it on
    constant weights, `--convert-compress-to-linalg` lowers what is left.

    Constraints:
    * (C1) one mask per input, of the input's shape.
    * (C2) exactly one of `threshold`, `ratio` and an n : m pattern is given.
    * (C3) `0 <= ratio <= 1`.
    * (C4) `threshold` is not negative and not NaN.
    * (C5) the pattern's axis is below the rank of every input.

    Example:
    ```mlir
    %m = compress.prune_mask %w <unstructured> {ratio = 5.0e-1 : f64}
        : (tensor<64x32xf32>) -> tensor<64x32xi1>
    %a, %b = compress.prune_mask %v, %w <unstructured> {ratio = 5.0e-1 : f64}
        : (tensor<8xf32>, tensor<4x4xf32>) -> (tensor<8xi1>, tensor<4x4xi1>)
    %n = compress.prune_mask %w <nm 2 : 4 axis 1>
        : (tensor<64x32xf32>) -> tensor<64x32xi1>
    ```

    Source: Han et al., "Learning both Weights and Connections for Efficient
    Neural Networks", 2015; n : m: Mishra et al., "Accelerating Sparse Deep
    Neural Networks", 2021.
  }];
  let arguments = (ins Variadic<Compress_FloatTensor>:$inputs,
      Compress_PatternAttr:$pattern,
      OptionalAttr<F64Attr>:$threshold, OptionalAttr<F64Attr>:$ratio);
  let results = (outs Variadic<Compress_MaskTensor>:$masks);
  let assemblyFormat = [{
    $inputs $pattern attr-dict `:` functional-type($inputs, $masks)
  }];
  let hasVerifier = 1;
}

def Compress_ApplyMaskOp : Compress_Op<"apply_mask", [
    AllTypesMatch<["input", "result"]>, AllShapesMatch<["input", "mask"]>]> {
  let summary = "an element where the mask is true, +0.0 elsewhere";
  let description = [{
    ```
    result[i] = mask[i] ? input[i] : 0
    ```
    It selects and does not multiply: a masked NaN or Inf becomes 0, a kept -0.0
    stays.

    Example:
    ```mlir
    %p = compress.apply_mask %w, %m : tensor<64x32xf32>, tensor<64x32xi1>
    ```
  }];
  let arguments = (ins Compress_FloatTensor:$input, Compress_MaskTensor:$mask);
  let results = (outs Compress_FloatTensor:$result);
  let assemblyFormat = "$input `,` $mask attr-dict `:` type($input) `,` type($mask)";
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

#endif // COMPRESS_PRUNE_OPS_TD
