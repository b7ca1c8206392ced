# How our own code is compiled and linked. Reaches our targets only: nothing of it reaches a library, or a user's build.
option(PM_STRICT "Warnings are errors (for developers and CI, never for users)" OFF)
set(PM_SANITIZE "" CACHE STRING "Sanitizers to build with, as the compiler names them: address,undefined")

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
# CMake's -O3 costs a tenth more to compile and gains nothing measurable.
string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")
find_program(CCACHE ccache)
mark_as_advanced(CCACHE)
if(CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(pm_settings INTERFACE)
target_compile_features(pm_settings INTERFACE cxx_std_20)
# In a unity build a name of one file may shadow that of another; the other builds find what shadows within a file.
target_compile_options(pm_settings INTERFACE -Wall -Wextra -Wpedantic -Wconversion $<$<NOT:$<BOOL:${PM_UNITY}>>:-Wshadow>
  $<$<AND:$<BOOL:${PM_UNITY}>,$<CXX_COMPILER_ID:GNU>>:-Wno-subobject-linkage>  # it takes the grouped files for headers
  $<$<BOOL:${PM_STRICT}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13 AND (PM_SANITIZE OR NOT CMAKE_BUILD_TYPE STREQUAL Debug))
    # When optimising, it sees overlaps and overflows in "…" + std::string (gcc bugs 105651, 105329).
    target_compile_options(pm_settings INTERFACE -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds
      $<$<CONFIG:Release>:-Wno-stringop-overread>)  # and reads beyond a short string that is moved
  endif()
  if(PM_SANITIZE)
    # With sanitizers it sees uninitialised parts inside std::function and std::optional that are not (gcc bug 105562).
    target_compile_options(pm_settings INTERFACE -Wno-maybe-uninitialized)
  endif()
elseif(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
  # It reports the standard library's own std::get_temporary_buffer inside std::stable_sort (llvm issue 76515).
  # What we use that is deprecated, g++ tells.
  target_compile_options(pm_settings INTERFACE -Wno-deprecated-declarations)
endif()

if(PM_SANITIZE)
  target_compile_options(pm_settings INTERFACE
    -fsanitize=${PM_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(pm_settings INTERFACE -fsanitize=${PM_SANITIZE})
elseif(NOT CMAKE_BUILD_TYPE STREQUAL Debug)
  # Hardened as distributions do it; what they set themselves (CXXFLAGS) comes before and is not fought with.
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  include(CheckPIESupported)
  check_pie_supported(LANGUAGES CXX)
  include(CheckCXXCompilerFlag)
  foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection)
    string(MAKE_C_IDENTIFIER "PM_HAS${flag}" has)
    check_cxx_compiler_flag(${flag} ${has})
    if(${has})
      target_compile_options(pm_settings INTERFACE ${flag})
    endif()
  endforeach()
  if(NOT CMAKE_CXX_FLAGS MATCHES "_FORTIFY_SOURCE")
    target_compile_options(pm_settings INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
  endif()
  target_compile_definitions(pm_settings INTERFACE _GLIBCXX_ASSERTIONS)
endif()
if(CMAKE_SYSTEM_NAME STREQUAL Linux)
  # as-needed: each library that is linked but not used costs every start 0.1 ms and more
  target_link_options(pm_settings INTERFACE -Wl,--as-needed -Wl,-z,relro -Wl,-z,now)
endif()
