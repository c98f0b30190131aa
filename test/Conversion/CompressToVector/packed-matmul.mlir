// RUN: compress-opt %s --convert-compress-to-vector --split-input-file | FileCheck %s

// 6 rows times 2 vectors: 12 sums live in registers over all of K.
// CHECK-LABEL: func.func @floats
func.func @floats(%x: tensor<12x40xf32>, %w: tensor<2x40x32x1xf32>) -> tensor<12x64xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<12x64xf32>
  %i = linalg.fill ins(%z : f32) outs(%e : tensor<12x64xf32>) -> tensor<12x64xf32>
  // CHECK: scf.forall (%{{.*}}, %{{.*}}) in (2, 1)
  // CHECK: scf.for
  // CHECK: scf.for {{.*}} iter_args
  // CHECK-COUNT-2: vector.transfer_read
  // CHECK-COUNT-12: vector.fma
  // CHECK-COUNT-12: vector.transfer_write
  // CHECK: tensor.parallel_insert_slice
  %0 = compress.packed_matmul %x weight(%w : tensor<2x40x32x1xf32>) <f32, n = [0], k = [1], tile = [32, 1]> init(%i)
      {strategy = #compress.strategy<rows = 6, lanes = 16, row_block = 0>} : tensor<12x40xf32> -> tensor<12x64xf32>
  return %0 : tensor<12x64xf32>
}

// -----

// Columns and K past the end are masked; rows have a tile of their own.
// CHECK-LABEL: func.func @tails
func.func @tails(%x: tensor<7x5xi8>, %w: tensor<1x2x16x4xi8>, %i: tensor<7x10xi32>) -> tensor<7x10xi32> {
  // CHECK: vector.contract
  // CHECK: vector.transfer_write {{.*}} : vector<16xi32>
  %0 = compress.packed_matmul %x weight(%w : tensor<1x2x16x4xi8>) <i8, n = [0], k = [1], tile = [16, 4]> init(%i)
      {strategy = #compress.strategy<rows = 4, lanes = 16, row_block = 0>} : tensor<7x5xi8> -> tensor<7x10xi32>
  return %0 : tensor<7x10xi32>
}

// -----

// Dot products of 2 read x in words, extended once for all panels.
// CHECK-LABEL: func.func @words
func.func @words(%x: tensor<7x4xi8>, %w: tensor<2x2x8x2xi8>, %i: tensor<7x16xi32>) -> tensor<7x16xi32> {
  // CHECK: %[[WORDS:.*]] = linalg.generic {{.*}} ins(%{{.*}} : tensor<7x4xi8>) outs(%{{.*}} : tensor<7x4xi16>)
  // CHECK: scf.forall
  // CHECK: vector.transfer_read %[[WORDS]]{{.*}} : tensor<7x4xi16>, vector<2xi16>
  %0 = compress.packed_matmul %x weight(%w : tensor<2x2x8x2xi8>) <i8, n = [0], k = [1], tile = [8, 2]> init(%i)
      {strategy = #compress.strategy<rows = 4, lanes = 8, row_block = 0>} : tensor<7x4xi8> -> tensor<7x16xi32>
  return %0 : tensor<7x16xi32>
}

// -----

// A row of x is read once for all vectors of the panel, and used up before the next.
// Sums of whole groups are those of unsigned bytes.
// CHECK-LABEL: func.func @nibbles
func.func @nibbles(%x: tensor<2x32xi8>, %s: tensor<2x1xf32>, %w: tensor<1x1x4x32x4xi8>, %ws: tensor<1x1x32xf16>, %i: tensor<2x32xf32>) -> tensor<2x32xf32> {
  // CHECK: vector.transfer_read {{.*}} {in_bounds = [true]} : tensor<2x32xi8>, vector<32xi8>
  // CHECK: arith.xori
  // CHECK: arith.extui {{.*}} : vector<32xi8> to vector<32xi32>
  // CHECK: vector.reduction <add>
  // CHECK: arith.subi
  // CHECK-COUNT-2: vector.transfer_read {{.*}} vector<64xi8>
  // CHECK: vector.transfer_read {{.*}} vector<4xi8>
  // CHECK-COUNT-2: vector.contract
  // CHECK: vector.transfer_read {{.*}} vector<4xi8>
  // CHECK-COUNT-2: vector.contract
  // CHECK: arith.sitofp
  %0 = compress.packed_matmul %x scale(%s : tensor<2x1xf32>) weight(%w, %ws : tensor<1x1x4x32x4xi8>, tensor<1x1x32xf16>)
      <i4, n = [0], k = [1], tile = [32, 4], group = 32, scale = f16> init(%i)
      {strategy = #compress.strategy<rows = 2, lanes = 16, row_block = 0>} : tensor<2x32xi8> -> tensor<2x32xf32>
  return %0 : tensor<2x32xf32>
}

// -----

#id = affine_map<(m, n) -> (m, n)>
#column = affine_map<(m, n) -> (n)>

// The reader is computed on the sums: no tensor between.
// CHECK-LABEL: func.func @epilogue
func.func @epilogue(%x: tensor<?x4xf32>, %w: tensor<1x4x16x1xf32>, %bias: tensor<16xf32>, %e: tensor<?x16xf32>) -> tensor<?x16xf32> {
  %z = arith.constant 0.0 : f32
  %i = linalg.fill ins(%z : f32) outs(%e : tensor<?x16xf32>) -> tensor<?x16xf32>
  // CHECK: arith.addf {{.*}} : vector<16xf32>
  // CHECK: math.tanh {{.*}} : vector<16xf32>
  // CHECK-NOT: linalg.generic
  %0 = compress.packed_matmul %x weight(%w : tensor<1x4x16x1xf32>) <f32, n = [0], k = [1], tile = [16, 1]> init(%i)
      {strategy = #compress.strategy<rows = 1, lanes = 16, row_block = 0>} : tensor<?x4xf32> -> tensor<?x16xf32>
  %1 = linalg.generic {indexing_maps = [#id, #column, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0, %bias : tensor<?x16xf32>, tensor<16xf32>) outs(%e : tensor<?x16xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.addf %a, %b : f32
    %t = math.tanh %s : f32
    linalg.yield %t : f32
  } -> tensor<?x16xf32>
  return %1 : tensor<?x16xf32>
}

// -----

// CHECK-LABEL: func.func @without_strategy_is_left
func.func @without_strategy_is_left(%x: tensor<7x5xi8>, %w: tensor<1x2x16x4xi8>, %i: tensor<7x10xi32>) -> tensor<7x10xi32> {
  // CHECK: compress.packed_matmul
  %0 = compress.packed_matmul %x weight(%w : tensor<1x2x16x4xi8>) <i8, n = [0], k = [1], tile = [16, 4]> init(%i)
      : tensor<7x5xi8> -> tensor<7x10xi32>
  return %0 : tensor<7x10xi32>
}

// -----

// Floats two k deep have no register tile: linalg takes them.
// CHECK-LABEL: func.func @unknown_tile_is_left
func.func @unknown_tile_is_left(%x: tensor<7x5xf32>, %w: tensor<1x3x16x2xf32>, %i: tensor<7x10xf32>) -> tensor<7x10xf32> {
  // CHECK: compress.packed_matmul
  %0 = compress.packed_matmul %x weight(%w : tensor<1x3x16x2xf32>) <f32, n = [0], k = [1], tile = [16, 2]> init(%i)
      {strategy = #compress.strategy<rows = 4, lanes = 16, row_block = 0>} : tensor<7x5xf32> -> tensor<7x10xf32>
  return %0 : tensor<7x10xf32>
}

// -----

// A result without elements has no tiles.
// CHECK-LABEL: func.func @no_rows_are_left
func.func @no_rows_are_left(%x: tensor<0x5xf32>, %w: tensor<1x5x16x1xf32>, %i: tensor<0x10xf32>) -> tensor<0x10xf32> {
  // CHECK: compress.packed_matmul
  %0 = compress.packed_matmul %x weight(%w : tensor<1x5x16x1xf32>) <f32, n = [0], k = [1], tile = [16, 1]> init(%i)
      {strategy = #compress.strategy<rows = 4, lanes = 16, row_block = 0>} : tensor<0x5xf32> -> tensor<0x10xf32>
  return %0 : tensor<0x10xf32>
}

// -----

// A turned copy of x is read where it came from.
// CHECK-LABEL: func.func @turned_rows
func.func @turned_rows(%columns: tensor<40x12xf32>, %w: tensor<1x40x16x1xf32>, %i: tensor<12x16xf32>) -> tensor<12x16xf32> {
  // CHECK: scf.for {{.*}} iter_args
  // CHECK-COUNT-6: tensor.extract %arg0[{{.*}}] : tensor<40x12xf32>
  %e = tensor.empty() : tensor<12x40xf32>
  %x = linalg.generic {indexing_maps = [affine_map<(m, k) -> (k, m)>, affine_map<(m, k) -> (m, k)>], iterator_types = ["parallel", "parallel"]}
      ins(%columns : tensor<40x12xf32>) outs(%e : tensor<12x40xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<12x40xf32>
  %0 = compress.packed_matmul %x weight(%w : tensor<1x40x16x1xf32>) <f32, n = [0], k = [1], tile = [16, 1]> init(%i)
      {strategy = #compress.strategy<rows = 6, lanes = 16, row_block = 0>} : tensor<12x40xf32> -> tensor<12x16xf32>
  return %0 : tensor<12x16xf32>
}
