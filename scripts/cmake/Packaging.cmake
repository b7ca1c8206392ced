# `cpack -G DEB` and `cpack -G TGZ`, in a folder built with the preset of that name; scripts/package does both.
set(PM_MAINTAINER "The pm authors <pm@localhost>" CACHE STRING "Who a package says it is from")
set(CPACK_PACKAGE_NAME pm)
set(CPACK_PACKAGE_VENDOR "the pm authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "facilitator for blameless postmortems, on the command line")
set(CPACK_PACKAGE_DESCRIPTION "pm leads a room of people through an incident, question by question, to a
record and a report. It keeps the talk blameless, and it does not let go of
one thing: there must be fixes, small ones.
.
Records are JSON files in a team's repository. pm check holds them, and any
prose, to rules in CI; pm fixes lists what is open, and files it as issues on
GitHub, GitLab, Jira or Redmine.")
set(CPACK_PACKAGE_HOMEPAGE_URL "${PM_SOURCE_URL}")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

# --- .deb
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${PM_MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS tzdata)  # read when it runs
# Opened when they are needed, not linked; git for --since, gh for its token. In Debian 13 the names end with t64.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libcurl4 | libcurl4t64, libmicrohttpd12 | libmicrohttpd12t64, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "git, gh")

# --- tarball
string(TOLOWER "${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}" system)
set(CPACK_ARCHIVE_FILE_NAME pm-${PROJECT_VERSION}-${system})

# Kept for packing time, which knows the generator.
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/scripts/cmake/packing.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/scripts/cmake/finish_package.cmake)
set(CPACK_POST_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/scripts/cmake/finish_tarball.cmake)
set(CPACK_PM_SOURCE ${PROJECT_SOURCE_DIR})
set(CPACK_PM_BUILD ${PROJECT_BINARY_DIR})
set(CPACK_PM_STRIP ${CMAKE_STRIP})
include(CPack)
