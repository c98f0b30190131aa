# COMPRESS_SANITIZERS: instruments our own code, not libMLIR and libLLVM, for
# these sanitizers, "address,undefined" in the preset asan. The first error ends
# the process.
set(COMPRESS_SANITIZERS "" CACHE STRING "Sanitizers to build with")
if(COMPRESS_SANITIZERS)
  # vptr needs the run-time type information that LLVM is built without.
  set(sanitizer_flags
    -fsanitize=${COMPRESS_SANITIZERS} -fno-sanitize=vptr -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  include(CheckCXXSourceCompiles)
  list(JOIN sanitizer_flags " " CMAKE_REQUIRED_FLAGS)
  check_cxx_source_compiles("int main() {}" COMPRESS_HAS_SANITIZERS)
  unset(CMAKE_REQUIRED_FLAGS)
  if(NOT COMPRESS_HAS_SANITIZERS)
    unset(COMPRESS_HAS_SANITIZERS CACHE) # Asked again when it is installed.
    message(FATAL_ERROR
      "${CMAKE_CXX_COMPILER} has no run time for -fsanitize=${COMPRESS_SANITIZERS}: "
      "run `make sanitize`, which installs it, or apt-get install libclang-rt-22-dev")
  endif()
  # libMLIR doesn't tell how much of a vector or of an arena is in use, and keeps
  # what it allocates once. Lack of memory is an error of ours, not the end.
  set(COMPRESS_ASAN_OPTIONS
    "detect_container_overflow=0:allow_user_poisoning=0:detect_leaks=0:allocator_may_return_null=1")
  add_compile_options(${sanitizer_flags})
  add_link_options(${sanitizer_flags})
endif()
