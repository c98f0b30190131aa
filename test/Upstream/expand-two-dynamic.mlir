// Expanding one dimension to two of unknown size: a null pointer in the pass.
// Hence: lib/Codegen/LegalizeMemRefs.cpp makes it a reinterpret_cast.
// RUN: sh -c 'mlir-opt %s --expand-strided-metadata >%t 2>&1; test $? -ge 128'

func.func @expand(%m: memref<?xf32>, %a: index, %b: index) -> memref<?x?xf32> {
  %0 = memref.expand_shape %m [[0, 1]] output_shape [%a, %b] : memref<?xf32> into memref<?x?xf32>
  return %0 : memref<?x?xf32>
}
