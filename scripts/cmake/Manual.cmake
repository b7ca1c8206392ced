# Manual pages and completions come from the program itself, each time it was built: man/pm-check.1, completions/_pm.
# Where the program cannot be run (CMAKE_CROSSCOMPILING without an emulator), there are none.
set(PM_MANUAL ${PROJECT_BINARY_DIR}/man)
set(PM_COMPLETIONS ${PROJECT_BINARY_DIR}/completions)
if(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
  return()
endif()
add_custom_command(
  OUTPUT ${PROJECT_BINARY_DIR}/manual.stamp
  COMMAND ${CMAKE_COMMAND} "-DPM=$<TARGET_FILE:pm>" "-DEMULATOR=${CMAKE_CROSSCOMPILING_EMULATOR}"
          -DMANUAL=${PM_MANUAL} -DCOMPLETIONS=${PM_COMPLETIONS} -P ${PROJECT_SOURCE_DIR}/scripts/cmake/manual.cmake
  COMMAND ${CMAKE_COMMAND} -E touch ${PROJECT_BINARY_DIR}/manual.stamp
  DEPENDS pm ${PROJECT_SOURCE_DIR}/scripts/cmake/manual.cmake COMMENT "Writing the manual" VERBATIM)
add_custom_target(manual ALL DEPENDS ${PROJECT_BINARY_DIR}/manual.stamp)
