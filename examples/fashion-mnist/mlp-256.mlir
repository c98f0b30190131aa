// One hidden layer of 256 on the flattened image, as an importer leaves it. The
// weights are in mlp-256.safetensors, under the same names;
// `compress-run --params=` binds them.

#matrix = affine_map<(d0, d1) -> (d0, d1)>
#column = affine_map<(d0, d1) -> (d1)>

module {
  ml_program.global private @"fc1.weight"(#ml_program.extern) : tensor<256x784xf32>
  ml_program.global private @"fc1.bias"(#ml_program.extern) : tensor<256xf32>
  ml_program.global private @"fc2.weight"(#ml_program.extern) : tensor<10x256xf32>
  ml_program.global private @"fc2.bias"(#ml_program.extern) : tensor<10xf32>

  func.func @main(%images: tensor<?x784xf32>) -> tensor<?x10xf32> {
    %c0 = arith.constant 0 : index
    %zero = arith.constant 0.000000e+00 : f32
    %batch = tensor.dim %images, %c0 : tensor<?x784xf32>

    // fc1: [N,784] -> [N,256], with the weight stored [out, in].
    %w1 = ml_program.global_load_const @"fc1.weight" : tensor<256x784xf32>
    %b1 = ml_program.global_load_const @"fc1.bias" : tensor<256xf32>
    %empty1 = tensor.empty() : tensor<784x256xf32>
    %w1t = linalg.transpose ins(%w1 : tensor<256x784xf32>)
        outs(%empty1 : tensor<784x256xf32>) permutation = [1, 0]
    %empty2 = tensor.empty(%batch) : tensor<?x256xf32>
    %zeros2 = linalg.fill ins(%zero : f32)
        outs(%empty2 : tensor<?x256xf32>) -> tensor<?x256xf32>
    %product1 = linalg.matmul
        ins(%images, %w1t : tensor<?x784xf32>, tensor<784x256xf32>)
        outs(%zeros2 : tensor<?x256xf32>) -> tensor<?x256xf32>
    %biased = linalg.generic
        {indexing_maps = [#matrix, #column, #matrix],
         iterator_types = ["parallel", "parallel"]}
        ins(%product1, %b1 : tensor<?x256xf32>, tensor<256xf32>)
        outs(%empty2 : tensor<?x256xf32>) {
    ^bb0(%in: f32, %bias: f32, %out: f32):
      %sum = arith.addf %in, %bias : f32
      linalg.yield %sum : f32
    } -> tensor<?x256xf32>
    %hidden = linalg.generic
        {indexing_maps = [#matrix, #matrix],
         iterator_types = ["parallel", "parallel"]}
        ins(%biased : tensor<?x256xf32>)
        outs(%empty2 : tensor<?x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %kept = arith.maximumf %in, %zero : f32
      linalg.yield %kept : f32
    } -> tensor<?x256xf32>

    // fc2: [N,256] -> [N,10]
    %w2 = ml_program.global_load_const @"fc2.weight" : tensor<10x256xf32>
    %b2 = ml_program.global_load_const @"fc2.bias" : tensor<10xf32>
    %empty3 = tensor.empty() : tensor<256x10xf32>
    %w2t = linalg.transpose ins(%w2 : tensor<10x256xf32>)
        outs(%empty3 : tensor<256x10xf32>) permutation = [1, 0]
    %empty4 = tensor.empty(%batch) : tensor<?x10xf32>
    %zeros4 = linalg.fill ins(%zero : f32)
        outs(%empty4 : tensor<?x10xf32>) -> tensor<?x10xf32>
    %product2 = linalg.matmul
        ins(%hidden, %w2t : tensor<?x256xf32>, tensor<256x10xf32>)
        outs(%zeros4 : tensor<?x10xf32>) -> tensor<?x10xf32>
    %logits = linalg.generic
        {indexing_maps = [#matrix, #column, #matrix],
         iterator_types = ["parallel", "parallel"]}
        ins(%product2, %b2 : tensor<?x10xf32>, tensor<10xf32>)
        outs(%empty4 : tensor<?x10xf32>) {
    ^bb0(%in: f32, %bias: f32, %out: f32):
      %sum = arith.addf %in, %bias : f32
      linalg.yield %sum : f32
    } -> tensor<?x10xf32>
    return %logits : tensor<?x10xf32>
  }
}
