# FetchContent for one pinned commit. The download is ours, because FetchContent's brings the whole history (nlohmann/json:
# 100 MB for a few headers) and fails in pages; the rest is as usual: a copy of your own is used with
# -DFETCHCONTENT_SOURCE_DIR_<NAME>=<folder>, and `git config url.<folder>.insteadOf <address>` sends the download elsewhere.
include(FetchContent)
include(OwnRepository)

# One git command; `said` is empty when it went well.
function(pm_git said seconds)
  execute_process(COMMAND ${CMAKE_COMMAND} -E env GIT_TERMINAL_PROMPT=0 git ${ARGN}
    TIMEOUT ${seconds} RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE error)
  if(result EQUAL 0)
    set(error "")
  elseif(NOT error)
    set(error "${result}")
  endif()
  set(${said} "${error}" PARENT_SCOPE)
endfunction()

function(pm_download url commit folder otherwise)
  file(REMOVE_RECURSE ${folder}.new)
  pm_git(said 10 ls-remote --quiet ${url} HEAD)  # no network: known in seconds
  if(NOT said)
    pm_git(said 10 init --quiet ${folder}.new)
  endif()
  if(NOT said)
    pm_git(said 600 -C ${folder}.new fetch --quiet --depth 1 ${url} ${commit})
  endif()
  if(NOT said)
    pm_git(said 60 -C ${folder}.new checkout --quiet --detach ${commit})
  endif()
  if(said)
    string(REGEX MATCH "[^\n]+" said "${said}")
    message(FATAL_ERROR "${otherwise} (git: ${said})")
  endif()
  file(RENAME ${folder}.new ${folder})
endfunction()

# Brings a source here and says where it is, in <name>_FETCHED. `otherwise`: the sentence for who has no network.
function(pm_fetch_source otherwise name url commit)
  string(TOUPPER ${name} upper)
  set(source ${FETCHCONTENT_SOURCE_DIR_${upper}})
  if(NOT source)
    set(source ${PROJECT_BINARY_DIR}/_deps/${name}-${commit})
    if(NOT EXISTS ${source})
      message(STATUS "Fetching ${name}")
      pm_download(${url} ${commit} ${source} "${otherwise}")
    endif()
  endif()
  set(${name}_FETCHED ${source} PARENT_SCOPE)
endfunction()

# The same, and its targets with it.
function(pm_fetch otherwise name url commit)  # …: OPTION=VALUE, for the library's own CMakeLists.txt
  pm_fetch_source("${otherwise}" ${name} ${url} ${commit})
  set(${name}_FETCHED ${${name}_FETCHED} PARENT_SCOPE)
  string(TOUPPER ${name} upper)
  set(FETCHCONTENT_SOURCE_DIR_${upper} ${${name}_FETCHED})

  foreach(setting IN LISTS ARGN)
    string(REGEX MATCH "^([^=]+)=(.*)$" setting "${setting}")
    set(${CMAKE_MATCH_1} ${CMAKE_MATCH_2})
  endforeach()
  set(BUILD_SHARED_LIBS OFF)
  set(BUILD_TESTING OFF)
  set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)  # options are taken from us …
  set(CMAKE_POLICY_VERSION_MINIMUM 3.5)  # … and CMake 4 takes old files
  set(CMAKE_WARN_DEPRECATED OFF)
  set(CMAKE_EXPORT_COMPILE_COMMANDS OFF)  # tidy looks at ours only
  if(CMAKE_VERSION VERSION_GREATER_EQUAL 3.28)
    FetchContent_Declare(${name} GIT_REPOSITORY ${url} GIT_TAG ${commit} SYSTEM EXCLUDE_FROM_ALL)
    FetchContent_MakeAvailable(${name})
  else()
    FetchContent_Declare(${name} GIT_REPOSITORY ${url} GIT_TAG ${commit})
    FetchContent_Populate(${name})
    if(CMAKE_VERSION VERSION_GREATER_EQUAL 3.25)
      set(system SYSTEM)
    endif()
    string(TOLOWER ${name} lower)
    add_subdirectory(${${lower}_SOURCE_DIR} ${${lower}_BINARY_DIR} EXCLUDE_FROM_ALL ${system})
  endif()
endfunction()
