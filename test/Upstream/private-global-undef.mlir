// A private memref.global without a value is no declaration: it becomes undef.
// Hence: lib/Codegen/BindParameters.cpp makes parameters public.
// RUN: mlir-opt %s --finalize-memref-to-llvm | mlir-translate --mlir-to-llvmir | FileCheck %s

// CHECK: @private = private constant [4 x float] undef
memref.global "private" constant @private : memref<4xf32>
// CHECK: @public = external constant [4 x float]
memref.global constant @public : memref<4xf32>
