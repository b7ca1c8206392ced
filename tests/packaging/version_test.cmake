# Run with `cmake -P`: what the version header says of a tree, by how the tree came to be.
#   -DSOURCE=<this project>  -DWORK=<folder to work in>
find_program(GIT git)
if(NOT GIT)
  message("skipped: git is not installed")
  return()
endif()
set(as_tester -c user.name=t -c user.email=t@example.org -c init.defaultBranch=main -c commit.gpgsign=false)
set(ENV{GIT_CONFIG_GLOBAL} /dev/null)
set(ENV{GIT_COMMITTER_DATE} 2026-03-04T05:06:07Z)

function(run)
  execute_process(COMMAND ${ARGN} OUTPUT_QUIET ERROR_QUIET COMMAND_ERROR_IS_FATAL ANY)
endfunction()
# The generated header and its expected content.
function(says tree commit date)
  run(${CMAKE_COMMAND} -DTEMPLATE=${SOURCE}/scripts/cmake/pm_version.hpp.in -DOUTPUT=${WORK}/header.hpp
      -DSOURCE=${tree} -DPM_VERSION=1.2.3 -DPM_SOURCE_URL= -P ${SOURCE}/scripts/cmake/version.cmake)
  file(READ ${WORK}/header.hpp header)
  foreach(line IN ITEMS "PM_VERSION \"1.2.3\"" "PM_COMMIT \"${commit}\"" "PM_DATE \"${date}\"")
    if(NOT header MATCHES "#define ${line}")
      message(SEND_ERROR "${tree}: no ${line} in\n${header}")
    endif()
  endforeach()
endfunction()

file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK}/clone/scripts/cmake)
file(COPY ${SOURCE}/.gitattributes DESTINATION ${WORK}/clone)
file(COPY ${SOURCE}/scripts/cmake/exported.txt DESTINATION ${WORK}/clone/scripts/cmake)
run(${GIT} ${as_tester} -C ${WORK}/clone init)
run(${GIT} ${as_tester} -C ${WORK}/clone add .)
run(${GIT} ${as_tester} -C ${WORK}/clone commit -m first)
run(${GIT} ${as_tester} -C ${WORK}/clone commit --allow-empty -m second)
run(${GIT} ${as_tester} -C ${WORK}/clone tag v1)  # --version names the version by itself
execute_process(COMMAND ${GIT} -C ${WORK}/clone rev-parse HEAD OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE)
string(SUBSTRING ${commit} 0 12 commit)

says(${WORK}/clone ${commit} 2026-03-04)
run(${GIT} ${as_tester} clone --depth 1 file://${WORK}/clone ${WORK}/shallow)
says(${WORK}/shallow ${commit} 2026-03-04)
file(APPEND ${WORK}/clone/.gitattributes "# changed\n")
says(${WORK}/clone ${commit}-dirty 2026-03-04)

# An archive, unpacked inside of somebody's own repository.
file(MAKE_DIRECTORY ${WORK}/shallow/archive)
run(${GIT} -C ${WORK}/clone archive --output ${WORK}/archive.tar HEAD)
run(${CMAKE_COMMAND} -E chdir ${WORK}/shallow/archive ${CMAKE_COMMAND} -E tar xf ${WORK}/archive.tar)
says(${WORK}/shallow/archive ${commit} 2026-03-04)

# Built by somebody's pre-commit hook: git's variables name their repository and index.
run(${GIT} ${as_tester} init ${WORK}/theirs)
run(${GIT} ${as_tester} -C ${WORK}/theirs commit --allow-empty -m theirs)
set(ENV{GIT_DIR} ${WORK}/theirs/.git)
set(ENV{GIT_INDEX_FILE} ${WORK}/theirs/.git/index.lock)
says(${WORK}/shallow ${commit} 2026-03-04)
unset(ENV{GIT_DIR})
unset(ENV{GIT_INDEX_FILE})

# A copy without commit information: the date is that of the build.
file(COPY ${SOURCE}/scripts/cmake/exported.txt DESTINATION ${WORK}/copy/scripts/cmake)
set(ENV{SOURCE_DATE_EPOCH} 1767225600)
says(${WORK}/copy "" 2026-01-01)
