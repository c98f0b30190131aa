//===- CompressDialect.td - Compress dialect ---------------*- tablegen -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_DIALECT_TD
#define COMPRESS_DIALECT_TD

include "mlir/IR/OpBase.td"

def Compress_Dialect : Dialect {
  let name = "compress";
  let cppNamespace = "::mlir::compress";
  let summary = "Model compression as values, attributes and ops";
  let description = [{
    Pruning masks, quantization and packed storage as part of the IR.

    Semantic ops work on plain tensors: scales, zero points and masks are SSA
    values, so they may be constants, externals of any size, or computed at run
    time. What is fixed at compile time (bit width, block shape, sparsity
    pattern, storage layout) is a verified attribute.

    **The numerics contract**, which the constant folder, the reference
    evaluation and every lowering share:

    * `q = clamp(roundeven(x / s) + zp, qmin, qmax)`, computed in f32. The clamp
      comes before the conversion to an integer; it is a division, not a
      multiplication by a reciprocal.
    * NaN quantizes to the zero point; +Inf and -Inf saturate.
    * `dequantize` is `(q - zp) * s`, computed in f32 and rounded once to the
      result type.
    * `quantize` followed by `dequantize` is never folded away: it loses
      information on purpose.

    **One attribute on other dialects' ops**: `compress.target`, a
    [`#compress.target`](#targetattr) on a module, says what strategies in it
    were chosen for. `--compress-form-packed-matmul` writes it, later passes obey
    it, and `--compress-lower-vectors`, the last of them, removes it.
  }];
  let useDefaultAttributePrinterParser = 1;
  let hasConstantMaterializer = 1;
  let hasCanonicalizer = 1;
  let hasOperationAttrVerify = 1;
  let dependentDialects = ["::mlir::arith::ArithDialect"];
  let extraClassDeclaration = [{
    void registerAttributes();
    /// The attribute of a module that names its target.
    static constexpr ::llvm::StringLiteral getTargetAttrName() { return "compress.target"; }
  }];
}

#endif // COMPRESS_DIALECT_TD
