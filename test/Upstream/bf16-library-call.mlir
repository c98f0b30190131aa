// Rounding to bf16 is a call to a function that no library here has.
// Hence: lib/Pipelines/Lower.cpp expands it to integer arithmetic first.
// RUN: mlir-translate --mlir-to-llvmir %s | %llc -mtriple=x86_64-linux-gnu -mcpu=x86-64-v4 | FileCheck %s

// CHECK: callq __truncsfbf2
llvm.func @round(%x: f32) -> bf16 {
  %0 = llvm.fptrunc %x : f32 to bf16
  llvm.return %0 : bf16
}
