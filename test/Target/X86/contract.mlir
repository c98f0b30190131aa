// RUN: compress-opt %s --compress-lower-vectors=target=avx512-vnni | FileCheck %s --check-prefix=VNNI
// RUN: compress-opt %s --compress-lower-vectors=target=avx-vnni | FileCheck %s --check-prefix=VEX
// RUN: compress-opt %s --compress-lower-vectors=target=avx2 | FileCheck %s --check-prefix=AVX2
// RUN: not compress-opt %s --compress-lower-vectors=target=vax 2>&1 | FileCheck %s --check-prefix=UNKNOWN

// UNKNOWN: unknown target 'vax': use one of native, avx512-vnni, avx-vnni, avx2, x86-64

#w = affine_map<(i, j) -> (i, j)>
#x = affine_map<(i, j) -> (j)>
#o = affine_map<(i, j) -> (i)>

// VNNI-LABEL: func.func @four_bytes_per_lane
// VNNI: llvm.call_intrinsic "llvm.x86.avx512.vpdpbusd.512"
// AVX2-LABEL: func.func @four_bytes_per_lane
// AVX2-NOT: llvm.call_intrinsic
// AVX2-COUNT-4: arith.muli
func.func @four_bytes_per_lane(%w: vector<16x4xi8>, %x: vector<4xi8>, %acc: vector<16xi32>) -> vector<16xi32> {
  %we = arith.extui %w : vector<16x4xi8> to vector<16x4xi32>
  %xe = arith.extsi %x : vector<4xi8> to vector<4xi32>
  %0 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %we, %xe, %acc
      : vector<16x4xi32>, vector<4xi32> into vector<16xi32>
  return %0 : vector<16xi32>
}

// VNNI-LABEL: func.func @two_bytes_per_lane
// VNNI-NOT: llvm.call_intrinsic
// AVX2-LABEL: func.func @two_bytes_per_lane
// AVX2: llvm.call_intrinsic "llvm.x86.avx2.pmadd.wd"
func.func @two_bytes_per_lane(%w: vector<8x2xi8>, %x: vector<2xi8>, %acc: vector<8xi32>) -> vector<8xi32> {
  %we = arith.extui %w : vector<8x2xi8> to vector<8x2xi32>
  %xe = arith.extsi %x : vector<2xi8> to vector<2xi32>
  %0 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %we, %xe, %acc
      : vector<8x2xi32>, vector<2xi32> into vector<8xi32>
  return %0 : vector<8xi32>
}

// VNNI-LABEL: func.func @four_bytes_in_eight_lanes
// VNNI: llvm.call_intrinsic "llvm.x86.avx512.vpdpbusd.256"
// VEX-LABEL: func.func @four_bytes_in_eight_lanes
// VEX: llvm.call_intrinsic "llvm.x86.avx512.vpdpbusd.256"
func.func @four_bytes_in_eight_lanes(%w: vector<8x4xi8>, %x: vector<4xi8>, %acc: vector<8xi32>) -> vector<8xi32> {
  %we = arith.extui %w : vector<8x4xi8> to vector<8x4xi32>
  %xe = arith.extsi %x : vector<4xi8> to vector<4xi32>
  %0 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %we, %xe, %acc
      : vector<8x4xi32>, vector<4xi32> into vector<8xi32>
  return %0 : vector<8xi32>
}

// Nibbles: products of a chain are added as words, and widened once.
// AVX2-LABEL: func.func @chain_of_nibbles
// AVX2: %[[FIRST:.*]] = llvm.call_intrinsic "llvm.x86.avx2.pmadd.ub.sw"
// AVX2: %[[SECOND:.*]] = llvm.call_intrinsic "llvm.x86.avx2.pmadd.ub.sw"
// AVX2: %[[WORDS:.*]] = arith.addi %[[FIRST]], %[[SECOND]] : vector<16xi16>
// AVX2: %[[WIDE:.*]] = llvm.call_intrinsic "llvm.x86.avx2.pmadd.wd"(%[[WORDS]],
// AVX2: arith.addi %{{.*}}, %[[WIDE]] : vector<8xi32>
// AVX2-NOT: vector.contract
func.func @chain_of_nibbles(%w: vector<32xi8>, %x: vector<4xi8>, %acc: vector<8xi32>) -> vector<8xi32> {
  %four = arith.constant dense<4> : vector<32xi8>
  %mask = arith.constant dense<15> : vector<32xi8>
  %low = arith.andi %w, %mask : vector<32xi8>
  %high = arith.shrui %w, %four : vector<32xi8>
  %ls = vector.shape_cast %low : vector<32xi8> to vector<8x4xi8>
  %hs = vector.shape_cast %high : vector<32xi8> to vector<8x4xi8>
  %le = arith.extui %ls : vector<8x4xi8> to vector<8x4xi32>
  %he = arith.extui %hs : vector<8x4xi8> to vector<8x4xi32>
  %xe = arith.extsi %x : vector<4xi8> to vector<4xi32>
  %0 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %le, %xe, %acc
      : vector<8x4xi32>, vector<4xi32> into vector<8xi32>
  %1 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %he, %xe, %0
      : vector<8x4xi32>, vector<4xi32> into vector<8xi32>
  return %1 : vector<8xi32>
}

// A ninth product might not fit into a word.
// AVX2-LABEL: func.func @chain_of_nine
// AVX2-COUNT-8: "llvm.x86.avx2.pmadd.ub.sw"
// AVX2: "llvm.x86.avx2.pmadd.wd"
// AVX2: "llvm.x86.avx2.pmadd.ub.sw"
// AVX2: "llvm.x86.avx2.pmadd.wd"
func.func @chain_of_nine(%w: vector<32xi8>, %x: vector<4xi8>, %acc: vector<8xi32>) -> vector<8xi32> {
  %mask = arith.constant dense<15> : vector<32xi8>
  %low = arith.andi %w, %mask : vector<32xi8>
  %ls = vector.shape_cast %low : vector<32xi8> to vector<8x4xi8>
  %le = arith.extui %ls : vector<8x4xi8> to vector<8x4xi32>
  %xe = arith.extsi %x : vector<4xi8> to vector<4xi32>
  %0 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %le, %xe, %acc
      : vector<8x4xi32>, vector<4xi32> into vector<8xi32>
  %1 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %le, %xe, %0
      : vector<8x4xi32>, vector<4xi32> into vector<8xi32>
  %2 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %le, %xe, %1
      : vector<8x4xi32>, vector<4xi32> into vector<8xi32>
  %3 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %le, %xe, %2
      : vector<8x4xi32>, vector<4xi32> into vector<8xi32>
  %4 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %le, %xe, %3
      : vector<8x4xi32>, vector<4xi32> into vector<8xi32>
  %5 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %le, %xe, %4
      : vector<8x4xi32>, vector<4xi32> into vector<8xi32>
  %6 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %le, %xe, %5
      : vector<8x4xi32>, vector<4xi32> into vector<8xi32>
  %7 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %le, %xe, %6
      : vector<8x4xi32>, vector<4xi32> into vector<8xi32>
  %8 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %le, %xe, %7
      : vector<8x4xi32>, vector<4xi32> into vector<8xi32>
  return %8 : vector<8xi32>
}

// Bytes that may be 16 are one too large.
// AVX2-LABEL: func.func @bytes_are_not_nibbles
// AVX2-NOT: llvm.call_intrinsic
// AVX2-COUNT-4: arith.muli
func.func @bytes_are_not_nibbles(%w: vector<32xi8>, %x: vector<4xi8>, %acc: vector<8xi32>) -> vector<8xi32> {
  %mask = arith.constant dense<16> : vector<32xi8>
  %low = arith.andi %w, %mask : vector<32xi8>
  %ls = vector.shape_cast %low : vector<32xi8> to vector<8x4xi8>
  %le = arith.extui %ls : vector<8x4xi8> to vector<8x4xi32>
  %xe = arith.extsi %x : vector<4xi8> to vector<4xi32>
  %0 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %le, %xe, %acc
      : vector<8x4xi32>, vector<4xi32> into vector<8xi32>
  return %0 : vector<8xi32>
}

// Words are multiplied as they are; an instruction for bytes doesn't take them.
// VNNI-LABEL: func.func @two_words_per_lane
// VNNI-NOT: llvm.call_intrinsic
// AVX2-LABEL: func.func @two_words_per_lane
// AVX2-NOT: arith.extsi
// AVX2: llvm.call_intrinsic "llvm.x86.avx2.pmadd.wd"
func.func @two_words_per_lane(%w: vector<8x2xi8>, %x: vector<2xi16>, %acc: vector<8xi32>) -> vector<8xi32> {
  %we = arith.extui %w : vector<8x2xi8> to vector<8x2xi32>
  %xe = arith.extsi %x : vector<2xi16> to vector<2xi32>
  %0 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %we, %xe, %acc
      : vector<8x2xi32>, vector<2xi32> into vector<8xi32>
  return %0 : vector<8xi32>
}

// Signed by signed isn't what the instruction computes.
// VNNI-LABEL: func.func @signed_weights_are_left
// VNNI-NOT: llvm.call_intrinsic
func.func @signed_weights_are_left(%w: vector<16x4xi8>, %x: vector<4xi8>, %acc: vector<16xi32>) -> vector<16xi32> {
  %we = arith.extsi %w : vector<16x4xi8> to vector<16x4xi32>
  %xe = arith.extsi %x : vector<4xi8> to vector<4xi32>
  // VNNI: vector.contract
  %0 = vector.contract {indexing_maps = [#w, #x, #o], iterator_types = ["parallel", "reduction"]} %we, %xe, %acc
      : vector<16x4xi32>, vector<4xi32> into vector<16xi32>
  return %0 : vector<16xi32>
}
