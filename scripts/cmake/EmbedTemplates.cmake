# Builds the files of templates/ into a target: `#include "templates_embedded.hpp"`.
function(pm_embed_templates target)
  set(generated ${PROJECT_BINARY_DIR}/generated)
  configure_file(${PROJECT_SOURCE_DIR}/scripts/cmake/templates_embedded.hpp.in ${generated}/templates_embedded.hpp COPYONLY)
  file(GLOB templates CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/templates/*)
  # A file taken away is noticed by this list, which is otherwise left alone.
  string(REPLACE ";" "\n" names "${templates}")
  file(CONFIGURE OUTPUT ${generated}/templates.txt CONTENT "@names@\n" @ONLY)
  add_custom_command(
    OUTPUT ${generated}/templates_embedded.cpp
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${PROJECT_SOURCE_DIR}/templates -DOUTPUT=${generated}/templates_embedded.cpp
            -P ${PROJECT_SOURCE_DIR}/scripts/cmake/embed.cmake
    DEPENDS ${templates} ${generated}/templates.txt ${PROJECT_SOURCE_DIR}/scripts/cmake/embed.cmake
    COMMENT "Embedding templates/" VERBATIM)
  target_sources(${target} PRIVATE ${generated}/templates_embedded.cpp)
  target_include_directories(${target} PUBLIC ${generated})
endfunction()
