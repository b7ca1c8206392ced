# What `cmake --install` puts where. The templates among it are to be read and copied: the program carries its own with it.
include(GNUInstallDirs)
# Folders that the shells search by themselves. zsh's is another one in Debian's own packages.
set(PM_BASH_COMPLETIONS ${CMAKE_INSTALL_DATADIR}/bash-completion/completions CACHE STRING "bash's completions")
set(PM_ZSH_COMPLETIONS ${CMAKE_INSTALL_DATADIR}/zsh/site-functions CACHE STRING "zsh's completions")
set(PM_FISH_COMPLETIONS ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d CACHE STRING "fish's completions")

install(TARGETS pm RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
if(TARGET manual)
  install(DIRECTORY ${PM_MANUAL}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 FILES_MATCHING PATTERN "*.1")
  install(DIRECTORY ${PM_MANUAL}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man5 FILES_MATCHING PATTERN "*.5")
  install(FILES ${PM_COMPLETIONS}/pm DESTINATION ${PM_BASH_COMPLETIONS})
  install(FILES ${PM_COMPLETIONS}/_pm DESTINATION ${PM_ZSH_COMPLETIONS})
  install(FILES ${PM_COMPLETIONS}/pm.fish DESTINATION ${PM_FISH_COMPLETIONS})
endif()
# With all that these pages link to.
install(FILES LICENSE README.md CHANGELOG.md CONTRIBUTING.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs templates DESTINATION ${CMAKE_INSTALL_DOCDIR})
