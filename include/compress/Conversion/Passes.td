//===- Passes.td - Conversions of the compress dialect -----*- tablegen -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_CONVERSION_PASSES_TD
#define COMPRESS_CONVERSION_PASSES_TD

include "mlir/Pass/PassBase.td"

def ConvertCompressToLinalg : Pass<"convert-compress-to-linalg"> {
  let summary = "Lowers every compress op to linalg, arith, math, scf and tensor";
  let description = [{
    For any rank and dynamic sizes, under the dialect's numerics contract. No
    compress op is left, or the pass fails.
  }];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
    "::mlir::cf::ControlFlowDialect", "::mlir::linalg::LinalgDialect",
    "::mlir::math::MathDialect", "::mlir::scf::SCFDialect", "::mlir::tensor::TensorDialect"
  ];
}

def ConvertCompressToVector : Pass<"convert-compress-to-vector"> {
  let summary = "Turns packed matmuls that have a strategy into loops over vectors";
  let description = [{
    Emits, on tensors, the loop nest and the register tile that the strategy
    names, with the elementwise op that reads the result computed on the
    accumulators:

    ```mlir
    %0 = compress.packed_matmul %x weight(%w : ..) <f32, ..> init(%zero)
        {strategy = #compress.strategy<rows = 6, lanes = 16, row_block = 0>} : ..
    // becomes
    %0 = scf.forall (%panel, %block) in (..) shared_outs(%out = %init) {
      scf.for %row = .. step 6 {
        scf.for %k = .. iter_args(24 accumulators) { vector.fma .. }
        vector.transfer_write ..
      }
    }
    ```
    A packed matmul without a strategy is left to `--convert-compress-to-linalg`.
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
    "::mlir::scf::SCFDialect", "::mlir::tensor::TensorDialect",
    "::mlir::vector::VectorDialect"
  ];
}

#endif // COMPRESS_CONVERSION_PASSES_TD
