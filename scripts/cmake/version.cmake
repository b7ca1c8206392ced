# Run with `cmake -P` at build time, so that the commit is that of the last build, not that of the last configure. The
# header is only touched when it changes, and one source includes it.
#   -DTEMPLATE=<.in file>  -DOUTPUT=<header to write>  -DSOURCE=<source tree>  -DPM_VERSION=…  -DPM_SOURCE_URL=…
set(PM_COMMIT "")
find_program(GIT git)
# A tarball unpacked inside somebody's own repository has no commit of ours.
if(GIT AND EXISTS ${SOURCE}/.git)
  execute_process(COMMAND ${GIT} -c safe.directory=* -C ${SOURCE} describe --always --dirty --abbrev=12 --exclude=*
    OUTPUT_VARIABLE PM_COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
configure_file(${TEMPLATE} ${OUTPUT} @ONLY)
