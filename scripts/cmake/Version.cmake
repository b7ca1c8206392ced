# Tells a target its version, commit and home: `#include "pm_version.hpp"`.
set(PM_SOURCE_URL "" CACHE STRING "Address of the project, shown by pm --version and used in links")

function(pm_version_header target)
  set(generated ${PROJECT_BINARY_DIR}/generated)
  add_custom_target(pm_version
    COMMAND ${CMAKE_COMMAND} -DTEMPLATE=${PROJECT_SOURCE_DIR}/scripts/cmake/pm_version.hpp.in
            -DOUTPUT=${generated}/pm_version.hpp -DSOURCE=${PROJECT_SOURCE_DIR}
            -DPM_VERSION=${PROJECT_VERSION} -DPM_SOURCE_URL=${PM_SOURCE_URL}
            -P ${PROJECT_SOURCE_DIR}/scripts/cmake/version.cmake
    BYPRODUCTS ${generated}/pm_version.hpp COMMENT "Reading the commit" VERBATIM)
  add_dependencies(${target} pm_version)
  target_include_directories(${target} PUBLIC ${generated})
endfunction()
