# What scripts/pm, scripts/test, scripts/tidy and .ci/run share: the packages that are missing, and a fresh build.
# Sourced, with `root` set to the project's folder. What is said here goes to stderr; stdin is left to the program.

say() { printf 'pm: %s\n' "$*" >&2; }
give_up() { say "$*"; exit 3; }

# --- Packages. The list of them is scripts/packages.txt.

# name, use and package, as in the list. A tool counts as here however it came; a library by its package.
is_here() {
  case $1 in
    compiler) command -v "${CXX:-c++}" ;;
    cmake | git) command -v "$1" ;;
    ninja) command -v ninja ;;
    pkg-config) command -v pkg-config ;;
    clang-format | clang-tidy) command -v "$1-19" ;;
    *) "is_installed_by_$tool" "$3" ;;
  esac >/dev/null 2>&1
}
is_installed_by_apt() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1") == installed ]]; }
is_installed_by_dnf() { rpm -q "$1"; }
is_installed_by_brew() { brew list --versions "$1"; }

# The packages not here, of those that are for one of $@ ("build", "test", "check").
missing_packages() {
  local name use apt dnf brew
  while read -r name use apt dnf brew; do
    [[ -n $name && $name != \#* && " $* " == *" $use "* && ${!tool} != - ]] || continue
    is_here "$name" "$use" "${!tool}" || printf '%s\n' "${!tool}"
  done <"$root/scripts/packages.txt"
}

# Shows what is missing, and installs it where there is apt: as root, or by sudo after asking on the terminal. Elsewhere
# the packages are named. PM_INSTALL=yes: without asking; PM_INSTALL=no: nothing is installed.
install_missing() {
  local tool missing=() become=() answer
  if command -v apt-get && command -v dpkg-query; then tool=apt
  elif command -v dnf && command -v rpm; then tool=dnf
  elif command -v brew; then tool=brew
  else return 0; fi >/dev/null 2>&1  # CMake will say what it needs
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  say "not here yet: ${missing[*]}"

  ((EUID == 0)) || become=(sudo)
  local command="${become[*]} $tool install ${missing[*]}"
  [[ $tool == apt ]] && command="${become[*]} apt-get install ${missing[*]}"
  if [[ $tool != apt || ${PM_INSTALL:-} == no ]] || { ((EUID)) && ! command -v sudo >/dev/null; }; then
    go_on_without "$command"
    return
  fi
  if ((EUID)) && [[ ${PM_INSTALL:-} != yes ]]; then
    [[ -t 2 ]] && { : </dev/tty; } 2>/dev/null || { go_on_without "$command"; return; }
    printf 'pm: install them with sudo apt-get? [Y/n] ' >&2
    read -r answer </dev/tty || answer=n
    [[ ${answer:-y} == [yY]* ]] || { go_on_without "$command"; return; }
  fi
  apt_install "${missing[@]}"
}

# Libraries that are not packaged, or may not be installed here, CMake can fetch; a compiler it cannot.
go_on_without() {
  local needed
  for needed in "${CXX:-c++}" cmake ninja; do
    command -v "$needed" >/dev/null || give_up "install them, then run this again: $1"
  done
  say "going on without; to have them: $1"
}

apt_install() {
  local log=$root/build/packages.log known=() package
  mkdir -p "$root/build" && : >"$log" || give_up "cannot write in $root/build; is this folder yours?"
  apt_get() {
    "${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" >>"$log" 2>&1 </dev/null
  }
  say "installing ${become:+with sudo }(the log is $log)"
  apt_get update || say "apt-get update went wrong; trying with what is known"
  for package in "$@"; do
    apt-cache show "$package" >/dev/null 2>&1 && known+=("$package") || say "$package is not in this system's archive"
  done
  ((${#known[@]})) || return 0
  apt_get install --no-install-recommends "${known[@]}" && return 0
  grep -E '^(E|W):' "$log" >&2
  give_up "apt-get could not install them; the log is $log"
}

# The packages that a program needs to run, as far as apt brought them here; for machines to which a cache brings the program alone.
libraries_of() {
  command -v dpkg-query >/dev/null || return 0
  { ldd "$1" | sed -n 's|.* => \(/usr\)\?\(/[^ ]*\) .*|*\2|p' | xargs -r dpkg-query -S | sed 's/:.*//' && echo tzdata; } 2>/dev/null | sort -u
}

# FILE: those packages, a line each.
install_libraries() {
  local missing=() become=()
  [[ -s $1 ]] && command -v apt-get >/dev/null || return 0
  ((EUID == 0)) || { become=(sudo) && command -v sudo >/dev/null; } || return 0
  mapfile -t missing <"$1"
  apt_install "${missing[@]}"
}

# --- Builds

# As many compilers at once as there are processors, and gigabytes for them.
jobs_at_once() {
  local processors gigabytes
  processors=$(nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2)
  gigabytes=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo 2>/dev/null || true)
  [[ -n $gigabytes && $gigabytes -lt $processors ]] && processors=$((gigabytes > 0 ? gigabytes : 1))
  echo "$processors"
}

# On a terminal: how far it is. Elsewhere: nothing.
show_progress() {
  local line
  while IFS= read -r line; do
    [[ -t 2 && $line == \[*/*\]* ]] && printf '\r     %s ' "${line%%]*}]" >&2
  done
  [[ -t 2 ]] && printf '\r\033[K' >&2
  return 0
}

# build PRESET TARGET [SETTING…]: configures and builds; the noise goes to build/PRESET/build.log.
build() {
  local preset=$1 target=$2 folder=$root/build/$1 log
  shift 2
  log=$folder/build.log
  [[ -e $folder/built ]] && local was_built="the sources have changed"
  mkdir -p "$folder" 2>/dev/null && { : >>"$folder/lock"; } 2>/dev/null ||
    give_up "cannot write in $folder; is it another user's? (remove it, or build as that user)"
  (
    if command -v flock >/dev/null; then
      exec 9>"$folder/lock"
      flock -n 9 || { say "waiting for another build to end"; flock 9; }
    fi
    cd "$root"
    [[ $preset == tidy ]] || say "building, as ${was_built:-this is the first time} (the log is $log)"
    touch "$folder/begun"
    configure() { cmake --preset "$preset" "$@" >"$log" 2>&1 9>&-; }
    # A cache of a moved folder, or of libraries that have gone, is thrown away.
    configure "$@" || { rm -rf "$folder/CMakeCache.txt" "$folder/CMakeFiles"; configure "$@"; } || {
      sed -n '/^CMake Error/,$ { /^--/q; /^CMake Error/d; /^$/d; p; }' "$log" >&2
      give_up "could not configure; the log is $log"
    }
    cmake --build "$folder" --target "$target" --parallel "${CMAKE_BUILD_PARALLEL_LEVEL:-$(jobs_at_once)}" 2>&1 9>&- |
      tee -a "$log" | show_progress
    ((PIPESTATUS[0] == 0)) || {
      grep -E -m 10 'error|FAILED' "$log" >&2 || tail -n 20 "$log" >&2
      give_up "could not build; the log is $log"
    }
    mv "$folder/begun" "$folder/built"
  ) </dev/null || exit
}
