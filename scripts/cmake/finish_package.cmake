# Run by cpack on the installed tree, before it is packed: what Debian's policy wants of a .deb, and the licences of what
# a tarball carries within.
set(tree ${CPACK_TEMPORARY_INSTALL_DIRECTORY})

function(pm_gzip file)
  execute_process(COMMAND gzip -9nf ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(pm_finish_deb usr)
  if(CPACK_PM_STRIP)  # what dh_strip takes off besides
    execute_process(COMMAND ${CPACK_PM_STRIP} --remove-section=.comment --remove-section=.note ${usr}/bin/pm
      COMMAND_ERROR_IS_FATAL ANY)
  endif()
  set(doc ${usr}/share/doc/pm)
  file(MAKE_DIRECTORY ${usr}/share/zsh/vendor-completions)
  file(RENAME ${usr}/share/zsh/site-functions/_pm ${usr}/share/zsh/vendor-completions/_pm)
  file(REMOVE_RECURSE ${usr}/share/zsh/site-functions)
  # The licence is part of `copyright`, the changelog is Debian's name for ours.
  file(REMOVE ${doc}/LICENSE)
  configure_file(${CPACK_PM_SOURCE}/scripts/debian/copyright ${doc}/copyright COPYONLY)
  file(RENAME ${doc}/CHANGELOG.md ${doc}/changelog)
  foreach(name IN ITEMS README.md CONTRIBUTING.md)
    file(READ ${doc}/${name} page)
    string(REPLACE "](LICENSE)" "](copyright)" page "${page}")
    string(REPLACE "](CHANGELOG.md)" "](changelog.gz)" page "${page}")
    file(WRITE ${doc}/${name} "${page}")
  endforeach()
  string(TIMESTAMP day "%a, %d %b %Y %H:%M:%S +0000" UTC)  # SOURCE_DATE_EPOCH, where it is set
  file(WRITE ${doc}/changelog.Debian "pm (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * What changed stands in changelog.gz.

 -- ${CPACK_DEBIAN_PACKAGE_MAINTAINER}  ${day}
")
  file(GLOB pages ${usr}/share/man/man*/*)
  foreach(file IN LISTS pages)
    pm_gzip(${file})
  endforeach()
  pm_gzip(${doc}/changelog)
  pm_gzip(${doc}/changelog.Debian)
endfunction()

if(CPACK_GENERATOR STREQUAL "DEB")
  pm_finish_deb(${tree}/usr)
else()
  execute_process(COMMAND ${CPACK_PM_SOURCE}/scripts/licences ${CPACK_PM_BUILD} ${tree}/share/doc/pm/licences
    COMMAND_ERROR_IS_FATAL ANY)
endif()
