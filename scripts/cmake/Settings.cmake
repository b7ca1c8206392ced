# How our own code is compiled. Linked privately to our targets, so nothing of it reaches a dependency or a user.
option(PM_STRICT "Warnings are errors (for developers and CI, never for users)" OFF)
set(PM_SANITIZE "" CACHE STRING "Sanitizers to build with, as the compiler names them: address,undefined")

add_library(pm_settings INTERFACE)
target_compile_features(pm_settings INTERFACE cxx_std_20)
target_compile_options(pm_settings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<BOOL:${PM_STRICT}>:-Werror>)
if(PM_SANITIZE)
  target_compile_options(pm_settings INTERFACE -fsanitize=${PM_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(pm_settings INTERFACE -fsanitize=${PM_SANITIZE})
endif()
