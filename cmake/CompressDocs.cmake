# compress-docs: writes docs/reference in the source tree from the .td files.
# test/Docs/reference.test fails while it is stale.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(compress_docs_includes ${MLIR_INCLUDE_DIRS})
list(TRANSFORM compress_docs_includes PREPEND "--include=")
add_custom_target(compress-docs
  COMMAND "${Python3_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/docs/reference/generate.py"
    "--tblgen=$<TARGET_FILE:mlir-tblgen>" ${compress_docs_includes}
  VERBATIM
  COMMENT "Writing docs/reference")
