# Run with `cmake -P`: ctest runs each test case by its name, and a name with a ';' reaches it in pieces, that run nothing
# and pass.   -DTESTS=<pm_tests>
execute_process(COMMAND ${TESTS} --list-test-names-only OUTPUT_VARIABLE names)
if(names MATCHES "[^\n]*;[^\n]*")
  message(FATAL_ERROR "The name of a test case must not contain a ';': \"${CMAKE_MATCH_0}\"")
endif()
