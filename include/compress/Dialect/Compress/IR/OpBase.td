//===- OpBase.td - Bases of compress ops -------------------*- tablegen -*-===//
//
// Part of the Compress project, under the Apache License v2.0 with LLVM
// Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COMPRESS_OP_BASE_TD
#define COMPRESS_OP_BASE_TD

include "compress/Dialect/Compress/IR/CompressAttrs.td"
include "mlir/Interfaces/DestinationStyleOpInterface.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

/// Floats that the numerics contract is defined for; all arithmetic is in f32.
def Compress_Float : AnyTypeOf<[F16, BF16, F32], "f16, bf16 or f32">;
def Compress_FloatTensor : RankedTensorOf<[Compress_Float]>;
def Compress_MaskTensor : RankedTensorOf<[I1]>;
/// Quantized values and zero points of any width: one per i8.
def Compress_IntTensor : RankedTensorOf<[I8]>;
def Compress_AnyTensor : RankedTensorOf<[Compress_Float, I8, I32]>;

/// An op on tensors whose result shapes follow from its operands.
class Compress_Op<string mnemonic, list<Trait> traits = []>
    : Op<Compress_Dialect, mnemonic,
         !listconcat(traits, [Pure, DeclareOpInterfaceMethods<
             ReifyRankedShapedTypeOpInterface, ["reifyResultShapes"]>])>;

#endif // COMPRESS_OP_BASE_TD
