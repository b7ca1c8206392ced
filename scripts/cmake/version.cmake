# Run with `cmake -P` at build time, so that the commit is that of the last build, not that of the last configure. The
# header is only touched when it changes, and one source includes it.
#   -DTEMPLATE=<.in file>  -DOUTPUT=<header to write>  -DSOURCE=<source tree>  -DPM_VERSION=…  -DPM_SOURCE_URL=…
# A clone tells by git; an archive that git made (`git archive`, GitHub's tarballs) by exported.txt, which git fills in.
include(${CMAKE_CURRENT_LIST_DIR}/OwnRepository.cmake)
set(PM_COMMIT "")
set(PM_DATE "")
find_program(GIT git)
# A tarball unpacked inside somebody's own repository has no commit of ours.
if(GIT AND EXISTS ${SOURCE}/.git)
  execute_process(COMMAND ${GIT} -c safe.directory=* -C ${SOURCE} describe --always --dirty --abbrev=12 --exclude=*
    OUTPUT_VARIABLE PM_COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  execute_process(COMMAND ${GIT} -c safe.directory=* -C ${SOURCE} log -1 --format=%cs
    OUTPUT_VARIABLE PM_DATE OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
else()
  file(STRINGS ${SOURCE}/scripts/cmake/exported.txt exported REGEX "^[0-9a-f]+ [0-9-]+$")
  if(exported MATCHES "^([0-9a-f]+) ([0-9-]+)$")
    string(SUBSTRING ${CMAKE_MATCH_1} 0 12 PM_COMMIT)
    set(PM_DATE ${CMAKE_MATCH_2})
  endif()
endif()
if(NOT PM_DATE)
  string(TIMESTAMP PM_DATE "%Y-%m-%d" UTC)  # SOURCE_DATE_EPOCH, where it is set
endif()
configure_file(${TEMPLATE} ${OUTPUT} @ONLY)
