// RUN: compress-opt %s --compress-quantize="embeddings=i8" --remarks-filter='compress-.*' 2>&1 | FileCheck %s
// RUN: compress-opt %s --compress-quantize | FileCheck %s --check-prefix=NONE
// RUN: not compress-opt %s --compress-quantize=embeddings=i3 2>&1 | FileCheck %s --check-prefix=INVALID

// NONE-LABEL: func.func @lookup
// NONE-NOT: compress.quantize
// NONE: return
// INVALID: compress-quantize: embeddings must be none or i8, got i3

ml_program.global private @table(#ml_program.extern) : tensor<100x8xf32>
ml_program.global private @ids(#ml_program.extern) : tensor<100x8xi64>
ml_program.global private @row(#ml_program.extern) : tensor<100xf32>

// CHECK: [Passed] quantized | {{.*}}Function=lookup | Name=table
// CHECK: [Analysis] quantized | {{.*}}Function=twice | Name=table, Reason="it is quantized already"
// CHECK: [Analysis] quantized | {{.*}}Function=others | Name=ids, Reason="its elements aren't floats of at most 32 bits"
// CHECK: [Analysis] quantized | {{.*}}Function=others | Name=row, Reason="it has no rows"

// CHECK-LABEL: func.func @lookup
// CHECK: %[[T:.*]] = ml_program.global_load_const @table
// CHECK: %[[S:.*]] = compress.quant_params %[[T]] <bits = 8, symmetric, block = [1, 0]> : tensor<100x8xf32> -> tensor<100x1xf32>
// CHECK: %[[Q:.*]] = compress.quantize %[[T]], %[[S]]
// CHECK: %[[D:.*]] = compress.dequantize %[[Q]], %[[S]]
// CHECK: tensor.extract %[[D]]
// CHECK: return %{{.*}}, %[[T]]
func.func @lookup(%ids: tensor<?xindex>, %n: index) -> (tensor<?x8xf32>, tensor<100x8xf32>) {
  %t = ml_program.global_load_const @table : tensor<100x8xf32>
  %e = tensor.empty(%n) : tensor<?x8xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%ids : tensor<?xindex>) outs(%e : tensor<?x8xf32>) {
  ^bb0(%i: index, %o: f32):
    %j = linalg.index 1 : index
    %v = tensor.extract %t[%i, %j] : tensor<100x8xf32>
    linalg.yield %v : f32
  } -> tensor<?x8xf32>
  return %r, %t : tensor<?x8xf32>, tensor<100x8xf32>
}

func.func @twice(%o: tensor<4xf32>) -> tensor<4xf32> {
  %t = ml_program.global_load_const @table : tensor<100x8xf32>
  %s = compress.quant_params %t <bits = 8, symmetric, block = [1, 0]> : tensor<100x8xf32> -> tensor<100x1xf32>
  %q = compress.quantize %t, %s <bits = 8, symmetric, block = [1, 0]> : tensor<100x8xf32>, tensor<100x1xf32> -> tensor<100x8xi8>
  %d = compress.dequantize %q, %s <bits = 8, symmetric, block = [1, 0]> : tensor<100x8xi8>, tensor<100x1xf32> -> tensor<100x8xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>], iterator_types = ["parallel"]} outs(%o : tensor<4xf32>) {
  ^bb0(%a: f32):
    %i = linalg.index 0 : index
    %v = tensor.extract %d[%i, %i] : tensor<100x8xf32>
    linalg.yield %v : f32
  } -> tensor<4xf32>
  return %r : tensor<4xf32>
}

func.func @others(%o: tensor<4xf32>, %p: tensor<4xi64>) -> (tensor<4xf32>, tensor<4xi64>) {
  %ids = ml_program.global_load_const @ids : tensor<100x8xi64>
  %row = ml_program.global_load_const @row : tensor<100xf32>
  %r:2 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      outs(%o, %p : tensor<4xf32>, tensor<4xi64>) {
  ^bb0(%a: f32, %b: i64):
    %i = linalg.index 0 : index
    %u = tensor.extract %ids[%i, %i] : tensor<100x8xi64>
    %v = tensor.extract %row[%i] : tensor<100xf32>
    linalg.yield %v, %u : f32, i64
  } -> (tensor<4xf32>, tensor<4xi64>)
  return %r#0, %r#1 : tensor<4xf32>, tensor<4xi64>
}
