# Run with `cmake -P` after each build of the tests: writes a ctest file with one test for each test case, by its name.
# Catch2's own catch_discover_tests cuts names at ';', and what is left of them matches nothing, runs nothing and passes.
#   -DTESTS=<pm_tests>  -DLIST=<arguments that list its names>  -DOUTPUT=<ctest file>
separate_arguments(LIST)
execute_process(COMMAND ${TESTS} ${LIST} OUTPUT_VARIABLE names)  # Catch2 2 exits with the number of names
if(NOT names)
  message(FATAL_ERROR "${TESTS} ${LIST} told of no test case")
endif()
# What CMake's lists would stumble over is put aside while they are one.
string(ASCII 1 semicolon)
string(ASCII 2 open)
string(ASCII 3 close)
string(REPLACE ";" "${semicolon}" names "${names}")
string(REPLACE "[" "${open}" names "${names}")
string(REPLACE "]" "${close}" names "${names}")
string(REGEX MATCHALL "[^\n]+" names "${names}")
set(tests "")
foreach(name IN LISTS names)
  string(REGEX REPLACE "([\\,\"${open}${close}]|^[-~])" "\\\\\\1" filter "${name}")
  string(APPEND tests "add_test([==[${name}]==] [==[${TESTS}]==] [==[${filter}]==])\n")
  string(APPEND tests "set_tests_properties([==[${name}]==] PROPERTIES FAIL_REGULAR_EXPRESSION \"No test cases matched\")\n")
endforeach()
string(REPLACE "${semicolon}" ";" tests "${tests}")
string(REPLACE "${open}" "[" tests "${tests}")
string(REPLACE "${close}" "]" tests "${tests}")
file(WRITE ${OUTPUT} "${tests}")
