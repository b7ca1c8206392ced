# Run with `cmake -P`: -DBUILD=<a finished build>  -DWORK=<folder to install into>
file(REMOVE_RECURSE ${WORK})

# --- With a prefix and a DESTDIR, as packagers do it: nothing lands anywhere else.
set(ENV{DESTDIR} ${WORK}/destdir)
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix /opt/pm OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
unset(ENV{DESTDIR})
set(root ${WORK}/destdir/opt/pm)
foreach(file IN ITEMS
    bin/pm
    share/man/man1/pm.1 share/man/man1/pm-check.1 share/man/man1/pm-fixes.1 share/man/man5/pm.toml.5
    share/bash-completion/completions/pm share/zsh/site-functions/_pm share/fish/vendor_completions.d/pm.fish
    share/doc/pm/LICENSE share/doc/pm/README.md share/doc/pm/CHANGELOG.md share/doc/pm/docs/facilitators-guide.md)
  if(NOT EXISTS ${root}/${file})
    file(GLOB_RECURSE there RELATIVE ${WORK} ${WORK}/*)
    list(JOIN there "\n  " there)
    message(SEND_ERROR "${file} was not installed. There is:\n  ${there}")
  endif()
endforeach()
include(${CMAKE_CURRENT_LIST_DIR}/links.cmake)
pm_links_lead_somewhere(${root}/share/doc/pm)
file(GLOB beside RELATIVE ${WORK}/destdir ${WORK}/destdir/* ${WORK}/destdir/opt/*)
if(NOT beside STREQUAL "opt;opt/pm")
  message(SEND_ERROR "something was installed outside of the prefix: ${beside}")
endif()

# --- Under a prefix alone, and run from there, where nothing of the source is near.
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix OUTPUT_QUIET
  COMMAND_ERROR_IS_FATAL ANY)
file(MAKE_DIRECTORY ${WORK}/elsewhere)
file(WRITE ${WORK}/elsewhere/answers.json [[{
  "title": "Search was slow",
  "times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:04:00Z", "resolved": "2026-11-20T10:09:00Z"},
  "factors": [{"text": "The index was rebuilt at noon"}],
  "fixes": [{"title": "Rebuild it at night", "owner": "ana", "hours": 1, "addresses": ["F1"]}]
}]])
# The records have a folder of their own: the build may lie in a repository, which would be taken for theirs.
function(pm_runs said)  # …: arguments
  execute_process(COMMAND ${WORK}/prefix/bin/pm -C records ${ARGN} WORKING_DIRECTORY ${WORK}/elsewhere
    RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT code EQUAL 0)
    message(SEND_ERROR "pm ${ARGN}: exit ${code}\n${out}${err}")
  endif()
  set(${said} "${out}" PARENT_SCOPE)
endfunction()
pm_runs(version --version)
pm_runs(path new --answers answers.json --no-input)  # a report is rendered: the template is in the program
pm_runs(checked check)
pm_runs(shown show 2026-11-20)
if(NOT shown MATCHES "Rebuild it at night" OR NOT version MATCHES "^pm [0-9]+\\.[0-9]+")
  message(SEND_ERROR "the installed program is not what was built: ${version}${shown}")
endif()
