# Run with `cmake -P`: each test case stands in ctest's list, under its whole name.
#   -DTESTS=<pm_tests>  -DLIST=<arguments that list its names>  -DCTEST=<ctest>  -DBUILD=<build folder>
separate_arguments(LIST)
execute_process(COMMAND ${TESTS} ${LIST} OUTPUT_VARIABLE names)  # Catch2 2 exits with the number of names
if(NOT names)
  message(FATAL_ERROR "${TESTS} ${LIST} told of no test case")
endif()
execute_process(COMMAND ${CTEST} --test-dir ${BUILD} -N OUTPUT_VARIABLE known COMMAND_ERROR_IS_FATAL ANY)
string(REGEX REPLACE "[][;]" "_" names "${names}")
string(REGEX REPLACE "[][;]" "_" known "${known}")
string(REGEX MATCHALL "[^\n]+" names "${names}")
foreach(name IN LISTS names)
  string(FIND "${known}\n" ": ${name}\n" at)
  if(at EQUAL -1)
    message(SEND_ERROR "ctest does not know: ${name}")
  endif()
endforeach()
