# Run by cpack when it has made a tarball: made again with everything root's, in an order of its own. As cpack makes it all
# is the packer's, whose number whoever unpacks it with sudo would give its folders: /usr/local/bin to a stranger.
if(NOT CPACK_GENERATOR STREQUAL "TGZ" OR NOT CMAKE_HOST_SYSTEM_NAME STREQUAL "Linux")  # wants GNU tar
  return()
endif()
set(time "")
if(DEFINED ENV{SOURCE_DATE_EPOCH})
  set(time --mtime=@$ENV{SOURCE_DATE_EPOCH})
endif()
cmake_path(GET CPACK_TEMPORARY_DIRECTORY PARENT_PATH above)
cmake_path(GET CPACK_TEMPORARY_DIRECTORY FILENAME folder)
execute_process(
  COMMAND tar -C ${above} --format=gnu --sort=name --owner=root:0 --group=root:0 ${time} -cf - ${folder}
  COMMAND gzip -9n
  OUTPUT_FILE ${CPACK_PACKAGE_FILES} COMMAND_ERROR_IS_FATAL ANY)
