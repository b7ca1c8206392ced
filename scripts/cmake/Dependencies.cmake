# The libraries pm stands on. What the system has is taken (the least versions are Debian 12's). What it has not is built
# from its source, pinned by commit. What cannot be built here is named, with the package to install.
# In all cases headers are SYSTEM, so that our warnings pass them by.
option(PM_FETCH "Build libraries from their pinned sources even where the system has them" OFF)
include(PackageNames)
include(FetchPinned)

# --- What the system has
set(missing "")
set(only_shared "")  # of those that are to be taken into the program
if(PM_STATIC)
  find_library(PM_date_ARCHIVE NAMES libdate-tz.a)
  if(NOT PM_date_ARCHIVE)
    list(APPEND only_shared date)  # Debian has no archive of it: from its source, then
  endif()
endif()
macro(pm_find name target)  # …: what find_package takes
  if(NOT PM_FETCH AND NOT "${name}" IN_LIST only_shared)
    find_package(${ARGN} QUIET)
  endif()
  if(NOT TARGET ${target})
    list(APPEND missing ${name})
  endif()
endmacro()
pm_find(CLI11 CLI11::CLI11 CLI11 2.1)
pm_find(nlohmann_json nlohmann_json::nlohmann_json nlohmann_json 3.11)
pm_find(fmt fmt::fmt fmt 9)
pm_find(spdlog spdlog::spdlog spdlog 1.10)
pm_find(tl-expected tl::expected tl-expected)
pm_find(date date::date-tz date)
pm_find(tomlplusplus tomlplusplus::tomlplusplus tomlplusplus 3.3)
if(PM_TESTS)
  pm_find(Catch2 Catch2::Catch2WithMain Catch2)  # 2 and 3 will both do
endif()

# Libraries that say to pkg-config, or to nobody, where they are.
# -DPM_minizip_HEADERS= builds this one from its source even where the system has it; so for the others.
find_package(PkgConfig QUIET)
macro(pm_find_files name module header library)
  if(PkgConfig_FOUND AND NOT "${module}" STREQUAL "")
    pkg_check_modules(PC_${name} QUIET ${module})
  endif()
  find_path(PM_${name}_HEADERS ${header} HINTS ${PC_${name}_INCLUDE_DIRS})
  if(NOT "${library}" STREQUAL "")
    find_library(PM_${name}_LIBRARY NAMES ${ARGN} ${library} HINTS ${PC_${name}_LIBRARY_DIRS})
  else()
    set(PM_${name}_LIBRARY "")
  endif()
  if(PM_${name}_HEADERS AND NOT PM_${name}_LIBRARY MATCHES "NOTFOUND$")
    add_library(pm::${name} INTERFACE IMPORTED)
    target_include_directories(pm::${name} SYSTEM INTERFACE ${PM_${name}_HEADERS})
    target_link_libraries(pm::${name} INTERFACE ${PM_${name}_LIBRARY})
  else()
    list(APPEND missing ${name})
  endif()
endmacro()
# Each shared library costs every start a tenth of a millisecond: archives first, with what they need.
set(libedit_needs "")
foreach(below bsd md tinfo)
  find_library(PM_libedit_${below} NAMES lib${below}.a)
  list(APPEND libedit_needs ${PM_libedit_${below}})
endforeach()
if(libedit_needs MATCHES "NOTFOUND")
  set(libedit_needs "")
  pm_find_files(libedit libedit histedit.h edit)
else()
  pm_find_files(libedit libedit histedit.h edit libedit.a)
endif()
if(TARGET pm::libedit AND PM_libedit_LIBRARY MATCHES "[.]a$")
  target_link_libraries(pm::libedit INTERFACE ${libedit_needs})
endif()
if(PM_FETCH)
  list(APPEND missing utf8proc mustache md4c zlib minizip curl-headers mhd-headers)
  if(PM_TESTS)
    list(APPEND missing cmark-gfm)
  endif()
else()
  pm_find_files(utf8proc libutf8proc utf8proc.h utf8proc libutf8proc.a)
  pm_find_files(zlib zlib zlib.h z libz.a)
  pm_find_files(minizip minizip minizip/unzip.h minizip libminizip.a)
  pm_find_files(mustache "" kainjow/mustache.hpp "")
  pm_find_files(curl-headers libcurl curl/curl.h "")  # the library is loaded when a tracker is used, not linked
  pm_find_files(mhd-headers libmicrohttpd microhttpd.h "")  # likewise, when the room page is served
  if(PM_STATIC)
    pm_find_files(md4c md4c md4c.h libmd4c.a)  # Debian has no archive of it: from its source, then
  else()
    pm_find_files(md4c md4c md4c.h md4c libmd4c.a)
  endif()
  if(PM_TESTS)  # the reference implementation that the tests compare with
    pm_find_files(cmark-gfm libcmark-gfm cmark-gfm.h cmark-gfm libcmark-gfm.a)
    pm_find_files(cmark-gfm-extensions libcmark-gfm cmark-gfm-core-extensions.h cmark-gfm-extensions
      libcmark-gfm-extensions.a)
  endif()
endif()

# --- What it has not
if(missing)
  pm_packages_of(ways ${missing})
  list(JOIN missing ", " names)
  if("libedit" IN_LIST missing)
    message(FATAL_ERROR "Not here: ${names}; get them with ${ways}.")
  endif()
  message(STATUS "Not here, so built from source: ${names} (or: ${ways})")
  set(otherwise "Not here: ${names}; get them with ${ways}, or configure again where github.com can be reached.")
endif()
macro(pm_fetch_if_missing name)
  if("${name}" IN_LIST missing)
    pm_fetch("${otherwise}" ${name} ${ARGN})
  endif()
endmacro()
# As near to Debian 13's as released commits allow, so that there are two sets to test, not three.
pm_fetch_if_missing(CLI11 https://github.com/CLIUtils/CLI11.git 6c7b07a878ad834957b98d0f9ce1dbe0cb204fc9  # 2.4.2
  CLI11_BUILD_DOCS=OFF CLI11_BUILD_EXAMPLES=OFF CLI11_BUILD_TESTS=OFF)
pm_fetch_if_missing(nlohmann_json https://github.com/nlohmann/json.git 9cca280a4d0ccf0c08f47a99aa71d1b0e52f8d03  # 3.11.3
  JSON_BuildTests=OFF)
pm_fetch_if_missing(fmt https://github.com/fmtlib/fmt.git e69e5f977d458f2650bb346dadf2ad30c5320281)  # 10.2.1
pm_fetch_if_missing(spdlog https://github.com/gabime/spdlog.git 7c02e204c92545f869e2f04edaab1f19fe8b19fd  # 1.13.0
  SPDLOG_FMT_EXTERNAL=ON)
pm_fetch_if_missing(tl-expected https://github.com/TartanLlama/expected.git
  292eff8bd8ee230a7df1d6a1c00c4ea0eb2f0362  # 1.1.0
  EXPECTED_BUILD_TESTS=OFF EXPECTED_BUILD_PACKAGE=OFF)
pm_fetch_if_missing(date https://github.com/HowardHinnant/date.git 5bdb7e6f31fac909c090a46dbd9fea27b6e609a4  # 3.0.3
  BUILD_TZ_LIB=ON USE_SYSTEM_TZ_DB=ON)
pm_fetch_if_missing(tomlplusplus https://github.com/marzer/tomlplusplus.git
  30172438cee64926dc41fdd9c11fb3ba5b2ba9de)  # 3.4.0
pm_fetch_if_missing(utf8proc https://github.com/JuliaStrings/utf8proc.git
  34db3f7954e9298e89f42641ac78e0450f80a70d)  # 2.9.0
pm_fetch_if_missing(md4c https://github.com/mity/md4c.git 472c417005c2c71b8617de4f7b8d6b30411d78f4  # 0.5.3
  BUILD_SHARED_LIBS=OFF BUILD_MD2HTML_EXECUTABLE=OFF)
pm_fetch_if_missing(zlib https://github.com/madler/zlib.git 51b7f2abdade71cd9bb0e7a373ef2610ec6f9daf  # 1.3.1
  ZLIB_BUILD_EXAMPLES=OFF)
if("minizip" IN_LIST missing)
  pm_fetch_source("${otherwise}" minizip https://github.com/madler/zlib.git
    51b7f2abdade71cd9bb0e7a373ef2610ec6f9daf)  # contrib/minizip of zlib 1.3.1
endif()
pm_fetch_if_missing(cmark-gfm https://github.com/github/cmark-gfm.git
  587a12bb54d95ac37241377e6ddc93ea0e45439b  # 0.29.0.gfm.13
  CMARK_TESTS=OFF CMARK_SHARED=OFF)
if("mustache" IN_LIST missing)
  pm_fetch_source("${otherwise}" mustache https://github.com/kainjow/Mustache.git
    c66fdd87f01f0b2d1ba704192f27355b77746a5b)  # 4.1
endif()
if("curl-headers" IN_LIST missing)
  pm_fetch_source("${otherwise}" curl-headers https://github.com/curl/curl.git
    fdb8a789d2b446b77bd7cdd2eff95f6cbc814cf4)  # 8.14.1
endif()
if("mhd-headers" IN_LIST missing)
  pm_fetch_source("${otherwise}" mhd-headers https://github.com/Karlson2k/libmicrohttpd.git
    3aee48fd77329ab37091a60602aa50d2fdee964a)  # 1.0.1
endif()
pm_fetch_if_missing(Catch2 https://github.com/catchorg/Catch2.git fa43b77429ba76c462b1898d6cd2f2d7a9416b14  # 3.7.1
  CATCH_INSTALL_DOCS=OFF CATCH_INSTALL_EXTRAS=OFF)

# The fetched ones under the names, and in the folders, of the found ones.
if(utf8proc_FETCHED)
  add_library(pm::utf8proc ALIAS utf8proc)
endif()
if(md4c_FETCHED)
  add_library(pm::md4c ALIAS md4c)
endif()
if(zlib_FETCHED)
  add_library(pm::zlib INTERFACE IMPORTED)
  target_include_directories(pm::zlib SYSTEM INTERFACE ${zlib_FETCHED} $<TARGET_PROPERTY:zlibstatic,BINARY_DIR>)
  target_link_libraries(pm::zlib INTERFACE zlibstatic)
endif()
if(minizip_FETCHED)  # it has no CMakeLists.txt
  enable_language(C)
  set(source ${minizip_FETCHED}/contrib/minizip)
  foreach(header IN ITEMS unzip.h ioapi.h)
    configure_file(${source}/${header} ${PROJECT_BINARY_DIR}/_deps/include/minizip/${header} COPYONLY)
  endforeach()
  add_library(pm_minizip STATIC EXCLUDE_FROM_ALL ${source}/unzip.c ${source}/ioapi.c)
  target_compile_definitions(pm_minizip PRIVATE NOCRYPT NOUNCRYPT)
  set_target_properties(pm_minizip PROPERTIES EXPORT_COMPILE_COMMANDS OFF POSITION_INDEPENDENT_CODE ON)
  target_link_libraries(pm_minizip PUBLIC pm::zlib)
  add_library(pm::minizip INTERFACE IMPORTED)
  target_include_directories(pm::minizip SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/_deps/include)
  target_link_libraries(pm::minizip INTERFACE pm_minizip)
endif()
if(cmark-gfm_FETCHED)
  foreach(name IN ITEMS cmark-gfm cmark-gfm-extensions)  # its targets do not say where their headers are
    get_target_property(source lib${name}_static SOURCE_DIR)
    get_target_property(built lib${name}_static BINARY_DIR)
    add_library(pm::${name} INTERFACE IMPORTED)
    target_include_directories(pm::${name} SYSTEM INTERFACE ${source} ${built})
    target_compile_definitions(pm::${name} INTERFACE CMARK_GFM_STATIC_DEFINE CMARK_GFM_EXTENSIONS_STATIC_DEFINE)
    target_link_libraries(pm::${name} INTERFACE lib${name}_static)
  endforeach()
endif()
if(mustache_FETCHED)
  configure_file(${mustache_FETCHED}/mustache.hpp ${PROJECT_BINARY_DIR}/_deps/include/kainjow/mustache.hpp COPYONLY)
  add_library(pm::mustache INTERFACE IMPORTED)
  target_include_directories(pm::mustache SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/_deps/include)
endif()
if(curl-headers_FETCHED)
  add_library(pm::curl-headers INTERFACE IMPORTED)
  target_include_directories(pm::curl-headers SYSTEM INTERFACE ${curl-headers_FETCHED}/include)
endif()

if(mhd-headers_FETCHED)
  add_library(pm::mhd-headers INTERFACE IMPORTED)
  target_include_directories(pm::mhd-headers SYSTEM INTERFACE ${mhd-headers_FETCHED}/src/include)
endif()

# spdlog and toml++ are used in one place each and compiled there (src/commands/log.cpp, src/config/toml.cpp).
add_library(pm::tomlplusplus INTERFACE IMPORTED)
target_include_directories(pm::tomlplusplus SYSTEM INTERFACE
  $<TARGET_PROPERTY:tomlplusplus::tomlplusplus,INTERFACE_INCLUDE_DIRECTORIES>)
target_compile_definitions(pm::tomlplusplus INTERFACE TOML_HEADER_ONLY=0)
