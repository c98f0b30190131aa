// RUN: not compress-opt %s --compress-prune=ratio=1.5 2>&1 | FileCheck %s --check-prefix=RATIO
// RATIO: error: compress-prune: ratio must be 0 to 1, got 1.5

// RUN: not compress-opt %s --compress-prune=ratio=-0.5 2>&1 | FileCheck %s --check-prefix=NEGATIVE
// NEGATIVE: error: compress-prune: ratio must be 0 to 1, got -5.0

// RUN: not compress-opt %s --compress-prune=ratio=-1 2>&1 | FileCheck %s --check-prefix=MINUS-ONE
// MINUS-ONE: error: compress-prune: ratio must be 0 to 1, got -1.0

// RUN: not compress-opt %s --compress-prune="ratio=-1 threshold=-1" 2>&1 | FileCheck %s --check-prefix=BOTH
// BOTH: error: compress-prune: needs exactly one of threshold, ratio and pattern=n:m, got 2

// RUN: not compress-opt %s --compress-prune="ratio=0.5,0.6" 2>&1 | FileCheck %s --check-prefix=LIST
// LIST: error: compress-prune: needs exactly one of threshold, ratio and pattern=n:m, got 2

// RUN: not compress-opt %s --compress-prune=ratio=nan 2>&1 | FileCheck %s --check-prefix=NAN
// NAN: error: compress-prune: ratio must be 0 to 1, got nan

// RUN: not compress-opt %s --compress-prune=threshold=-2 2>&1 | FileCheck %s --check-prefix=THRESHOLD
// THRESHOLD: error: compress-prune: threshold must not be negative or NaN, got -2.0

// RUN: not compress-opt %s --compress-prune=threshold=-1 2>&1 | FileCheck %s --check-prefix=THRESHOLD-ONE
// THRESHOLD-ONE: error: compress-prune: threshold must not be negative or NaN, got -1.0

// RUN: not compress-opt %s --compress-prune=pattern=4:2 2>&1 | FileCheck %s --check-prefix=ORDER
// ORDER: error: compress-prune: pattern n : m needs 0 < n < m <= 1048576, got 4 : 2

// RUN: not compress-opt %s --compress-prune=pattern=0:4 2>&1 | FileCheck %s --check-prefix=ZERO
// ZERO: error: compress-prune: pattern n : m needs 0 < n < m <= 1048576, got 0 : 4

// RUN: not compress-opt %s --compress-prune=pattern=foo 2>&1 | FileCheck %s --check-prefix=PATTERN
// PATTERN: error: compress-prune: pattern must be unstructured or n:m such as 2:4, got foo

// RUN: not compress-opt %s --compress-prune=pattern=2:4:8 2>&1 | FileCheck %s --check-prefix=TRAILING
// TRAILING: error: compress-prune: pattern must be unstructured or n:m such as 2:4, got 2:4:8

// RUN: not compress-opt %s --compress-prune 2>&1 | FileCheck %s --check-prefix=NONE
// NONE: error: compress-prune: needs exactly one of threshold, ratio and pattern=n:m, got 0

// RUN: not compress-opt %s --compress-prune="ratio=0.5 pattern=2:4" 2>&1 | FileCheck %s --check-prefix=TWO
// TWO: error: compress-prune: needs exactly one of threshold, ratio and pattern=n:m, got 2

// RUN: not compress-opt %s --compress-prune="criterion=random ratio=0.5" 2>&1 | FileCheck %s --check-prefix=CRITERION
// CRITERION: error: compress-prune: criterion must be magnitude, got random

// RUN: not compress-opt %s --compress-prune="scope=layer ratio=0.5" 2>&1 | FileCheck %s --check-prefix=SCOPE
// SCOPE: error: compress-prune: scope must be local or global, got layer

// RUN: not compress-opt %s --compress-prune="scope=global pattern=2:4" 2>&1 | FileCheck %s --check-prefix=GLOBAL-NM
// GLOBAL-NM: error: compress-prune: scope=global ranks all weights by a ratio, got pattern 2:4; drop scope or give ratio

// RUN: not compress-opt %s --compress-prune="scope=global threshold=0.1" 2>&1 | FileCheck %s --check-prefix=GLOBAL-T
// GLOBAL-T: error: compress-prune: scope=global ranks all weights by a ratio, got threshold 0.1;

// RUN: not compress-opt %s --compress-prune="ratio=0.5 filter=(" 2>&1 | FileCheck %s --check-prefix=FILTER
// FILTER: error: filter must be a POSIX extended regular expression, got (: parentheses not balanced

// RUN: not compress-opt %s --compress-prune="ratio=0.5 exclude=[" 2>&1 | FileCheck %s --check-prefix=EXCLUDE
// EXCLUDE: error: exclude must be a POSIX extended regular expression, got [: brackets ([ ]) not balanced

// RUN: not compress-opt %s --compress-prune="ratio=0.5 min-elements=-1" 2>&1 | FileCheck %s --check-prefix=MIN
// MIN: error: min-elements must not be negative, got -1

module {
}
