// The trained weights are not overwritten.
// RUN: %python %S/Inputs/make_weights.py %t.safetensors w=4x4
// RUN: not compress-opt %s --compress-pack="params=%t.safetensors output=%t.safetensors" 2>&1 | FileCheck %s
// CHECK: error: output is one of params: {{.*}} would be overwritten; name another file

ml_program.global private @w(#ml_program.extern) : tensor<4x4xf32>
