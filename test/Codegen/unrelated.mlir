// Each pass runs alone, and leaves what isn't its business as it is.
// RUN: compress-opt %s -o %t.before
// DEFINE: %{pass} =
// DEFINE: %{unchanged} = compress-opt %s --pass-pipeline='builtin.module(%{pass})' -o %t.after && cmp %t.before %t.after

// REDEFINE: %{pass} = func.func(compress-check-sizes)
// RUN: %{unchanged}
// REDEFINE: %{pass} = compress-lower-asserts
// RUN: %{unchanged}
// REDEFINE: %{pass} = func.func(compress-decompose-aggregates)
// RUN: %{unchanged}
// REDEFINE: %{pass} = func.func(compress-decompose-reshapes)
// RUN: %{unchanged}
// REDEFINE: %{pass} = func.func(compress-hoist-size-checks)
// RUN: %{unchanged}
// REDEFINE: %{pass} = func.func(compress-separate-destinations)
// RUN: %{unchanged}
// REDEFINE: %{pass} = func.func(compress-order-maxima)
// RUN: %{unchanged}
// REDEFINE: %{pass} = compress-lower-extrema
// RUN: %{unchanged}
// REDEFINE: %{pass} = compress-share-kernels
// RUN: %{unchanged}
// REDEFINE: %{pass} = func.func(compress-fuse-elementwise)
// RUN: %{unchanged}
// REDEFINE: %{pass} = func.func(compress-tile-convolutions)
// RUN: %{unchanged}
// REDEFINE: %{pass} = compress-bind-parameters
// RUN: %{unchanged}
// REDEFINE: %{pass} = func.func(compress-legalize-slices)
// RUN: %{unchanged}
// REDEFINE: %{pass} = func.func(compress-copy-strided-casts)
// RUN: %{unchanged}
// REDEFINE: %{pass} = func.func(compress-legalize-memrefs)
// RUN: %{unchanged}
// REDEFINE: %{pass} = func.func(compress-vectorize-transposes)
// RUN: %{unchanged}
// REDEFINE: %{pass} = func.func(compress-vectorize-windows)
// RUN: %{unchanged}
// REDEFINE: %{pass} = func.func(compress-linalg-to-loops)
// RUN: %{unchanged}
// REDEFINE: %{pass} = compress-lower-vectors
// RUN: %{unchanged}
// REDEFINE: %{pass} = compress-parallel-to-runtime
// RUN: %{unchanged}
// The first writes the target for those behind it, the second drops it.
// REDEFINE: %{pass} = compress-form-packed-matmul,compress-lower-vectors
// RUN: %{unchanged}
// REDEFINE: %{pass} = convert-compress-to-vector
// RUN: %{unchanged}
// REDEFINE: %{pass} = convert-compress-to-linalg
// RUN: %{unchanged}
// REDEFINE: %{pass} = compress-prune{ratio=0.5}
// RUN: %{unchanged}
// REDEFINE: %{pass} = compress-quantize
// RUN: %{unchanged}
// REDEFINE: %{pass} = compress-pack{output=%t.safetensors}
// RUN: %{unchanged}

func.func private @declared(memref<?xf32>, index) -> f32
func.func @scalars_and_memory(%m: memref<?x4xf32>, %v: vector<4xf32>, %i: index) -> f32 {
  %one = arith.constant 1 : index
  %a = memref.load %m[%i, %i] : memref<?x4xf32>
  vector.store %v, %m[%i, %i] : memref<?x4xf32>, vector<4xf32>
  %b = math.sqrt %a : f32
  %c = scf.for %j = %i to %i step %one iter_args(%s = %b) -> (f32) {
    %d = arith.addf %s, %b : f32
    scf.yield %d : f32
  }
  return %c : f32
}
llvm.func @lowered(%p: !llvm.ptr) -> i32 {
  %0 = llvm.load %p : !llvm.ptr -> i32
  llvm.return %0 : i32
}
func.func private @unranked(%t: tensor<*xf32>, %u: memref<*xf32>, %c: complex<f32>) -> tensor<*xf32> {
  return %t : tensor<*xf32>
}
