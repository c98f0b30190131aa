// RUN: not compress-opt %s --compress-quantize=weights=i3 2>&1 | FileCheck %s --check-prefix=WEIGHTS
// WEIGHTS: error: compress-quantize: weights must be i8 or i4, got i3

// RUN: not compress-opt %s --compress-quantize=group=16 2>&1 | FileCheck %s --check-prefix=GROUP
// GROUP: error: compress-quantize: group must be 32, 64, 128 or 0 for the default, got 16

// RUN: not compress-opt %s --compress-quantize=group=-32 2>&1 | FileCheck %s --check-prefix=NEGATIVE
// NEGATIVE: error: compress-quantize: group must be 32, 64, 128 or 0 for the default, got -32

// RUN: not compress-opt %s --compress-quantize=activations=int8 2>&1 | FileCheck %s --check-prefix=ACTIVATIONS
// ACTIVATIONS: error: compress-quantize: activations must be none, dynamic-int8 or dynamic-int8-group, got int8

// RUN: not compress-opt %s --compress-quantize=activations=dynamic-int8-group 2>&1 | FileCheck %s --check-prefix=NO-GROUP
// NO-GROUP: error: compress-quantize: activations=dynamic-int8-group shares the weights' groups, got group=0; give 32, 64 or 128

// RUN: not compress-opt %s --compress-quantize="filter=(" 2>&1 | FileCheck %s --check-prefix=FILTER
// FILTER: error: filter must be a POSIX extended regular expression, got (: parentheses not balanced

// RUN: not compress-opt %s --compress-quantize="min-elements=-1" 2>&1 | FileCheck %s --check-prefix=MIN
// MIN: error: min-elements must not be negative, got -1

module {
}
