// RUN: compress-opt %s --compress-verify-lowered --verify-diagnostics

// expected-error@+1 {{'func.func' has no lowering: the pipeline takes func, linalg}}
func.func private @left()

llvm.func @lowered()
