// Two 3x3 convolutions with ReLU and pooling, then one linear layer, as an
// importer leaves it. The weights are in convnet.safetensors, under the same
// names; `compress-run --params=` binds them.

#image = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#matrix = affine_map<(d0, d1) -> (d0, d1)>
#column = affine_map<(d0, d1) -> (d1)>

module {
  ml_program.global private @"conv1.weight"(#ml_program.extern) : tensor<16x1x3x3xf32>
  ml_program.global private @"conv1.bias"(#ml_program.extern) : tensor<16xf32>
  ml_program.global private @"conv2.weight"(#ml_program.extern) : tensor<32x16x3x3xf32>
  ml_program.global private @"conv2.bias"(#ml_program.extern) : tensor<32xf32>
  ml_program.global private @"fc.weight"(#ml_program.extern) : tensor<10x1568xf32>
  ml_program.global private @"fc.bias"(#ml_program.extern) : tensor<10xf32>

  func.func @main(%images: tensor<?x1x28x28xf32>) -> tensor<?x10xf32> {
    %c0 = arith.constant 0 : index
    %zero = arith.constant 0.000000e+00 : f32
    %lowest = arith.constant 0xFF800000 : f32
    %batch = tensor.dim %images, %c0 : tensor<?x1x28x28xf32>
    %window = tensor.empty() : tensor<2x2xf32>

    // conv1: [N,1,28,28] -> [N,16,28,28]; the bias is the accumulator's start.
    %w1 = ml_program.global_load_const @"conv1.weight" : tensor<16x1x3x3xf32>
    %b1 = ml_program.global_load_const @"conv1.bias" : tensor<16xf32>
    %padded1 = tensor.pad %images low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%n: index, %c: index, %h: index, %w: index):
      tensor.yield %zero : f32
    } : tensor<?x1x28x28xf32> to tensor<?x1x30x30xf32>
    %empty1 = tensor.empty(%batch) : tensor<?x16x28x28xf32>
    %init1 = linalg.broadcast ins(%b1 : tensor<16xf32>)
        outs(%empty1 : tensor<?x16x28x28xf32>) dimensions = [0, 2, 3]
    %conv1 = linalg.conv_2d_nchw_fchw
        {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
        ins(%padded1, %w1 : tensor<?x1x30x30xf32>, tensor<16x1x3x3xf32>)
        outs(%init1 : tensor<?x16x28x28xf32>) -> tensor<?x16x28x28xf32>
    %relu1 = linalg.generic
        {indexing_maps = [#image, #image],
         iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
        ins(%conv1 : tensor<?x16x28x28xf32>)
        outs(%empty1 : tensor<?x16x28x28xf32>) {
    ^bb0(%in: f32, %out: f32):
      %positive = arith.cmpf ugt, %in, %zero : f32
      %kept = arith.select %positive, %in, %zero : f32
      linalg.yield %kept : f32
    } -> tensor<?x16x28x28xf32>

    // pool1: [N,16,28,28] -> [N,16,14,14]
    %empty2 = tensor.empty(%batch) : tensor<?x16x14x14xf32>
    %lowest2 = linalg.fill ins(%lowest : f32)
        outs(%empty2 : tensor<?x16x14x14xf32>) -> tensor<?x16x14x14xf32>
    %pool1 = linalg.pooling_nchw_max
        {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
        ins(%relu1, %window : tensor<?x16x28x28xf32>, tensor<2x2xf32>)
        outs(%lowest2 : tensor<?x16x14x14xf32>) -> tensor<?x16x14x14xf32>

    // conv2: [N,16,14,14] -> [N,32,14,14]
    %w2 = ml_program.global_load_const @"conv2.weight" : tensor<32x16x3x3xf32>
    %b2 = ml_program.global_load_const @"conv2.bias" : tensor<32xf32>
    %padded2 = tensor.pad %pool1 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%n: index, %c: index, %h: index, %w: index):
      tensor.yield %zero : f32
    } : tensor<?x16x14x14xf32> to tensor<?x16x16x16xf32>
    %empty3 = tensor.empty(%batch) : tensor<?x32x14x14xf32>
    %init3 = linalg.broadcast ins(%b2 : tensor<32xf32>)
        outs(%empty3 : tensor<?x32x14x14xf32>) dimensions = [0, 2, 3]
    %conv2 = linalg.conv_2d_nchw_fchw
        {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
        ins(%padded2, %w2 : tensor<?x16x16x16xf32>, tensor<32x16x3x3xf32>)
        outs(%init3 : tensor<?x32x14x14xf32>) -> tensor<?x32x14x14xf32>
    %relu2 = linalg.generic
        {indexing_maps = [#image, #image],
         iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
        ins(%conv2 : tensor<?x32x14x14xf32>)
        outs(%empty3 : tensor<?x32x14x14xf32>) {
    ^bb0(%in: f32, %out: f32):
      %positive = arith.cmpf ugt, %in, %zero : f32
      %kept = arith.select %positive, %in, %zero : f32
      linalg.yield %kept : f32
    } -> tensor<?x32x14x14xf32>

    // pool2: [N,32,14,14] -> [N,32,7,7]
    %empty4 = tensor.empty(%batch) : tensor<?x32x7x7xf32>
    %lowest4 = linalg.fill ins(%lowest : f32)
        outs(%empty4 : tensor<?x32x7x7xf32>) -> tensor<?x32x7x7xf32>
    %pool2 = linalg.pooling_nchw_max
        {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
        ins(%relu2, %window : tensor<?x32x14x14xf32>, tensor<2x2xf32>)
        outs(%lowest4 : tensor<?x32x7x7xf32>) -> tensor<?x32x7x7xf32>

    // fc: [N,1568] -> [N,10], with the weight stored [out, in].
    %flat = tensor.collapse_shape %pool2 [[0], [1, 2, 3]]
        : tensor<?x32x7x7xf32> into tensor<?x1568xf32>
    %w3 = ml_program.global_load_const @"fc.weight" : tensor<10x1568xf32>
    %b3 = ml_program.global_load_const @"fc.bias" : tensor<10xf32>
    %empty5 = tensor.empty() : tensor<1568x10xf32>
    %w3t = linalg.transpose ins(%w3 : tensor<10x1568xf32>)
        outs(%empty5 : tensor<1568x10xf32>) permutation = [1, 0]
    %empty6 = tensor.empty(%batch) : tensor<?x10xf32>
    %zeros = linalg.fill ins(%zero : f32)
        outs(%empty6 : tensor<?x10xf32>) -> tensor<?x10xf32>
    %product = linalg.matmul
        ins(%flat, %w3t : tensor<?x1568xf32>, tensor<1568x10xf32>)
        outs(%zeros : tensor<?x10xf32>) -> tensor<?x10xf32>
    %logits = linalg.generic
        {indexing_maps = [#matrix, #column, #matrix],
         iterator_types = ["parallel", "parallel"]}
        ins(%product, %b3 : tensor<?x10xf32>, tensor<10xf32>)
        outs(%empty6 : tensor<?x10xf32>) {
    ^bb0(%in: f32, %bias: f32, %out: f32):
      %sum = arith.addf %in, %bias : f32
      linalg.yield %sum : f32
    } -> tensor<?x10xf32>
    return %logits : tensor<?x10xf32>
  }
}
