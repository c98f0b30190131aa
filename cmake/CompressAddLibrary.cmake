# Every MLIR header set costs about 10 s of front end per file; one precompiled
# header, shared by all targets, takes that to 0.5 s.
add_custom_target(compress-headers)
add_library(CompressPCH OBJECT "${PROJECT_SOURCE_DIR}/cmake/pch.cpp")
target_precompile_headers(CompressPCH PRIVATE "${PROJECT_SOURCE_DIR}/cmake/pch.h")
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  # Lets ccache reuse what was compiled against the precompiled header.
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang -fno-pch-timestamp>")
  target_compile_options(CompressPCH PRIVATE -Xclang -fno-pch-timestamp)
endif()

# add_compress_library(name sources... [LINK_LIBS libraries...]): a static
# library of position-independent code, so that tools and the plug-in share it.
# It links no MLIR: a tool links the shared libMLIR, the plug-in its host's.
function(add_compress_library name)
  cmake_parse_arguments(ARG "" "" "LINK_LIBS" ${ARGN})
  add_library(${name} STATIC ${ARG_UNPARSED_ARGUMENTS})
  add_dependencies(${name} compress-headers)
  target_precompile_headers(${name} REUSE_FROM CompressPCH)
  target_link_libraries(${name} PUBLIC ${ARG_LINK_LIBS})
endfunction()

# add_compress_tool(name sources... LINK_LIBS libraries...): an executable on
# the shared libMLIR and libLLVM.
function(add_compress_tool name)
  cmake_parse_arguments(ARG "" "" "LINK_LIBS" ${ARGN})
  add_executable(${name} ${ARG_UNPARSED_ARGUMENTS})
  add_dependencies(${name} compress-headers)
  # -fPIC, not the -fPIE of executables: the precompiled header must match.
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
  target_compile_options(${name} PRIVATE -fPIC)
  target_precompile_headers(${name} REUSE_FROM CompressPCH)
  target_link_libraries(${name} PRIVATE ${ARG_LINK_LIBS} MLIR LLVM)
  install(TARGETS ${name} RUNTIME DESTINATION bin)
endfunction()
