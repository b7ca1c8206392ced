# Run with `cmake -P` at build time: has the program write its manual and its completions.
#   -DPM=<program>  -DEMULATOR=<what runs it, or empty>  -DMANUAL=<folder>  -DCOMPLETIONS=<folder>
function(pm_says to)  # …: arguments
  execute_process(COMMAND ${EMULATOR} ${PM} ${ARGN} OUTPUT_FILE ${to} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE ${MANUAL} ${COMPLETIONS})  # a page whose command went away goes, too
file(MAKE_DIRECTORY ${MANUAL} ${COMPLETIONS})
pm_says(${MANUAL}/pages.txt manual)
file(STRINGS ${MANUAL}/pages.txt pages)
file(REMOVE ${MANUAL}/pages.txt)
foreach(page IN LISTS pages)
  pm_says(${MANUAL}/${page} manual ${page})
endforeach()
# As the shells look for them: bash by the command's name, zsh with a _ before it, fish by its ending.
pm_says(${COMPLETIONS}/pm completion bash)
pm_says(${COMPLETIONS}/_pm completion zsh)
pm_says(${COMPLETIONS}/pm.fish completion fish)
