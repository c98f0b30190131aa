// A table of codes, looked up: compiled, interpreted, and what NumPy makes of row 2.
// RUN: %npy make %t.table.safetensors table f32 4x5 1 2 3 4 5 -2 -4 -6 -8 -254 0 0 0 0 0 0.5 1.5 2.5 -127 3.5
// RUN: %npy make %t.ids.npy i64 3 1 2 3
// RUN: compress-opt %s --compress-quantize=embeddings=i8 --compress-pack="params=%t.table.safetensors output=%t.safetensors" -o %t.mlir
// RUN: %npy show %t.safetensors | FileCheck %s --check-prefix=STORED
// RUN: compress-run %t.mlir --params=%t.safetensors --input=%t.ids.npy --output=%t.o.npy
// RUN: %npy show %t.o.npy | FileCheck %s
// RUN: compress-run %t.mlir --params=%t.safetensors --input=%t.ids.npy --output=%t.o.npy --mode=interpret
// RUN: %npy show %t.o.npy | FileCheck %s

// STORED: table.scales f32 4x1: 0.0393701 2 1.17549e-38 1
// STORED: table.values i8 4x5: 25 51 76 102 127 -1 -2 -3 -4 -127 0 0 0 0 0 0 2 2 -127 4
// CHECK: f32 3x5: -2 -4 -6 -8 -254 0 0 0 0 0 0 2 2 -127 4
ml_program.global private @table(#ml_program.extern) : tensor<4x5xf32>
func.func @main(%ids: tensor<?xi64>) -> tensor<?x5xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %ids, %c0 : tensor<?xi64>
  %t = ml_program.global_load_const @table : tensor<4x5xf32>
  %e = tensor.empty(%n) : tensor<?x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%ids : tensor<?xi64>) outs(%e : tensor<?x5xf32>) {
  ^bb0(%id: i64, %o: f32):
    %i = arith.index_cast %id : i64 to index
    %j = linalg.index 1 : index
    %v = tensor.extract %t[%i, %j] : tensor<4x5xf32>
    linalg.yield %v : f32
  } -> tensor<?x5xf32>
  return %r : tensor<?x5xf32>
}
