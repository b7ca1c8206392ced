# In a git hook (pre-commit builds pm there) git's variables name the repository and the index of whoever commits. Our git
# commands go by their folders instead: they would read that repository, and a checkout of ours would write to it.
foreach(name IN ITEMS DIR WORK_TREE INDEX_FILE OBJECT_DIRECTORY ALTERNATE_OBJECT_DIRECTORIES COMMON_DIR PREFIX SHALLOW_FILE
    NAMESPACE)
  unset(ENV{GIT_${name}})
endforeach()
