// RUN: compress-opt %s --compress-quantize=weights=i8 --remarks-filter='compress-.*' 2>&1 | FileCheck %s
// RUN: not compress-opt %s --compress-quantize="weights=i8 strict" 2>&1 | FileCheck %s --check-prefix=STRICT
// RUN: compress-opt %s --compress-quantize="weights=i8 strict exclude=.*"
// RUN: not compress-opt %s --compress-prune="ratio=0.5 strict" 2>&1 | FileCheck %s --check-prefix=STRICT
// RUN: not compress-opt %s --compress-pack="strict output=%t" 2>&1 | FileCheck %s --check-prefix=STRICT

// Weights that ops change which nothing evaluates ahead of time: not compressed, and said so.
// STRICT: error: 'linalg.matmul' op weight qkv of type 'tensor<8x4xf32>' can't be {{.*}}: it comes through 'tensor.extract_slice', which is computed at every run; apply that to the stored weight, or to the result
// STRICT: error: 'linalg.matmul' op weight half of type 'tensor<8x4xf32>' can't be {{.*}}: it comes through 'linalg.generic'
// STRICT: error: 'linalg.quantized_matmul' op weight bytes of type 'tensor<8x4xi8>' can't be {{.*}}: its body changes a factor by 'arith.subi'; write it as a product of the two alone
// STRICT: error: 'linalg.matmul' op weight plain of type 'tensor<8x4xf32>' can't be {{.*}}: it reaches @layer as an argument; run --inline first
// STRICT: error: 'linalg.matmul' op weight plain of type 'tensor<8x4xf32>' can't be {{.*}}: a loop carries it as an argument; run --canonicalize, or load it inside of the loop

ml_program.global private @qkv(#ml_program.extern) : tensor<8x12xf32>
ml_program.global private @half(#ml_program.extern) : tensor<8x4xf16>
ml_program.global private @bytes(#ml_program.extern) : tensor<8x4xi8>
ml_program.global private @plain(#ml_program.extern) : tensor<8x4xf32>

// CHECK: [Missed] quantized | {{.*}}Function=slice | Name=qkv
func.func @slice(%x: tensor<2x8xf32>, %o: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %w = ml_program.global_load_const @qkv : tensor<8x12xf32>
  %s = tensor.extract_slice %w[0, 4] [8, 4] [1, 1] : tensor<8x12xf32> to tensor<8x4xf32>
  %y = linalg.matmul ins(%x, %s : tensor<2x8xf32>, tensor<8x4xf32>) outs(%o : tensor<2x4xf32>) -> tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}

// CHECK: [Missed] quantized | {{.*}}Function=widen | Name=half
func.func @widen(%x: tensor<2x8xf32>, %o: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %w = ml_program.global_load_const @half : tensor<8x4xf16>
  %e = tensor.empty() : tensor<8x4xf32>
  %f = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%w : tensor<8x4xf16>) outs(%e : tensor<8x4xf32>) {
  ^bb0(%a: f16, %b: f32):
    %c = arith.extf %a : f16 to f32
    linalg.yield %c : f32
  } -> tensor<8x4xf32>
  %y = linalg.matmul ins(%x, %f : tensor<2x8xf32>, tensor<8x4xf32>) outs(%o : tensor<2x4xf32>) -> tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}

// CHECK: [Missed] quantized | {{.*}}Function=zero_point | Name=bytes
func.func @zero_point(%x: tensor<2x8xi8>, %zx: i32, %zw: i32, %o: tensor<2x4xi32>) -> tensor<2x4xi32> {
  %w = ml_program.global_load_const @bytes : tensor<8x4xi8>
  %y = linalg.quantized_matmul ins(%x, %w, %zx, %zw : tensor<2x8xi8>, tensor<8x4xi8>, i32, i32)
      outs(%o : tensor<2x4xi32>) -> tensor<2x4xi32>
  return %y : tensor<2x4xi32>
}

// A scalar is no weight.
// CHECK-NOT: Function=scalar | Name
func.func @scalar(%x: tensor<8xf32>, %o: tensor<f32>) -> tensor<f32> {
  %c0 = arith.constant 0 : index
  %w = ml_program.global_load_const @plain : tensor<8x4xf32>
  %s = tensor.extract %w[%c0, %c0] : tensor<8x4xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> ()>, affine_map<(i) -> ()>],
                       iterator_types = ["reduction"]}
      ins(%x, %s : tensor<8xf32>, f32) outs(%o : tensor<f32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %m = arith.mulf %a, %b : f32
    %t = arith.addf %c, %m : f32
    linalg.yield %t : f32
  } -> tensor<f32>
  return %y : tensor<f32>
}

// Loaded by the op that may also load what changes.
// CHECK: [Passed] quantized | {{.*}}Function=plain_load | Name=plain
func.func @plain_load(%x: tensor<2x8xf32>, %o: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %w = ml_program.global_load @plain : tensor<8x4xf32>
  %y = linalg.matmul ins(%x, %w : tensor<2x8xf32>, tensor<8x4xf32>) outs(%o : tensor<2x4xf32>) -> tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}

func.func private @layer(%x: tensor<2x8xf32>, %w: tensor<8x4xf32>, %o: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %y = linalg.matmul ins(%x, %w : tensor<2x8xf32>, tensor<8x4xf32>) outs(%o : tensor<2x4xf32>) -> tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}

func.func @calls(%x: tensor<2x8xf32>, %o: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %w = ml_program.global_load_const @plain : tensor<8x4xf32>
  %y = call @layer(%x, %w, %o) : (tensor<2x8xf32>, tensor<8x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}

func.func @carried(%x: tensor<2x8xf32>, %o: tensor<2x4xf32>, %n: index) -> tensor<2x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %w = ml_program.global_load_const @plain : tensor<8x4xf32>
  %r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %o, %v = %w) -> (tensor<2x4xf32>, tensor<8x4xf32>) {
    %y = linalg.matmul ins(%x, %v : tensor<2x8xf32>, tensor<8x4xf32>) outs(%a : tensor<2x4xf32>) -> tensor<2x4xf32>
    scf.yield %y, %v : tensor<2x4xf32>, tensor<8x4xf32>
  }
  return %r#0 : tensor<2x4xf32>
}
