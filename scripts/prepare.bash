# Shared by scripts/pm, scripts/test, scripts/tidy and .ci/run: installs missing packages and builds.
# Sourced, with `root` set to the project directory. Messages go to standard error; standard input is not read.

say() { printf 'pm: %s\n' "$*" >&2; }
give_up() { say "$*"; exit 3; }

# --- Packages. The list of them is scripts/packages.txt.

# Arguments: name, use and package, as in the list. Tools are searched on the PATH, libraries by package.
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

# Prints the missing packages for one of the uses $@ ("build", "test", "check").
missing_packages() {
  local name use apt dnf brew
  while read -r name use apt dnf brew; do
    [[ -n $name && $name != \#* && " $* " == *" $use "* && ${!tool} != - ]] || continue
    is_here "$name" "$use" "${!tool}" || printf '%s\n' "${!tool}"
  done <"$root/scripts/packages.txt"
}

# Lists missing packages and installs them with apt: as root, or with sudo after asking at the terminal. On other systems
# it only lists them. PM_INSTALL=yes: without asking; PM_INSTALL=no: never.
install_missing() {
  local tool missing=() become=() answer
  if command -v apt-get && command -v dpkg-query; then tool=apt
  elif command -v dnf && command -v rpm; then tool=dnf
  elif command -v brew; then tool=brew
  else return 0; fi >/dev/null 2>&1  # CMake reports what it needs
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  say "missing packages: ${missing[*]}"

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

# CMake can fetch libraries, but not a compiler.
go_on_without() {
  local needed
  for needed in "${CXX:-c++}" cmake ninja; do
    command -v "$needed" >/dev/null || give_up "install the missing packages, then run this again: $1"
  done
  say "continuing without them; to install them: $1"
}

apt_install() {
  local log=$root/build/packages.log known=() package
  mkdir -p "$root/build" && : >"$log" || give_up "cannot write to $root/build; check its owner"
  apt_get() {
    "${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" >>"$log" 2>&1 </dev/null
  }
  say "installing ${become:+with sudo }(the log is $log)"
  apt_get update || say "apt-get update failed; using the existing package lists"
  for package in "$@"; do
    apt-cache show "$package" >/dev/null 2>&1 && known+=("$package") || say "$package is not available on this system"
  done
  ((${#known[@]})) || return 0
  apt_get install --no-install-recommends "${known[@]}" && return 0
  grep -E '^(E|W):' "$log" >&2
  give_up "apt-get could not install the packages; the log is $log"
}

# Prints the packages of the libraries of a program, for machines that get only the program from a cache.
libraries_of() {
  command -v dpkg-query >/dev/null || return 0
  { ldd "$1" | sed -n 's|.* => \(/usr\)\?\(/[^ ]*\) .*|*\2|p' | xargs -r dpkg-query -S | sed 's/:.*//' && echo tzdata; } 2>/dev/null | sort -u
}

# Installs the packages listed in FILE, one per line.
install_libraries() {
  local missing=() become=()
  [[ -s $1 ]] && command -v apt-get >/dev/null || return 0
  ((EUID == 0)) || { become=(sudo) && command -v sudo >/dev/null; } || return 0
  mapfile -t missing <"$1"
  apt_install "${missing[@]}"
}

# --- Builds

# One job per processor, limited by one gigabyte of memory per job.
jobs_at_once() {
  local processors gigabytes
  processors=$(nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2)
  gigabytes=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo 2>/dev/null || true)
  [[ -n $gigabytes && $gigabytes -lt $processors ]] && processors=$((gigabytes > 0 ? gigabytes : 1))
  echo "$processors"
}

# Shows the progress on a terminal.
show_progress() {
  local line
  while IFS= read -r line; do
    [[ -t 2 && $line == \[*/*\]* ]] && printf '\r     %s ' "${line%%]*}]" >&2
  done
  [[ -t 2 ]] && printf '\r\033[K' >&2
  return 0
}

# build PRESET TARGET [SETTING…]: configures and builds; output goes to build/PRESET/build.log.
build() {
  local preset=$1 target=$2 folder=$root/build/$1 log
  shift 2
  log=$folder/build.log
  [[ -e $folder/built ]] && local was_built="the sources changed"
  mkdir -p "$folder" 2>/dev/null && { : >>"$folder/lock"; } 2>/dev/null ||
    give_up "cannot write to $folder; check its owner (remove it, or build as that user)"
  (
    if command -v flock >/dev/null; then
      exec 9>"$folder/lock"
      flock -n 9 || { say "waiting for another build to end"; flock 9; }
    fi
    cd "$root"
    [[ $preset == tidy ]] || say "building because ${was_built:-there is no build yet} (the log is $log)"
    touch "$folder/begun"
    configure() { cmake --preset "$preset" "$@" >"$log" 2>&1 9>&-; }
    # The CMake cache is removed if the directory was moved or libraries are gone.
    configure "$@" || { rm -rf "$folder/CMakeCache.txt" "$folder/CMakeFiles"; configure "$@"; } || {
      sed -n '/^CMake Error/,$ { /^--/q; /^CMake Error/d; /^$/d; p; }' "$log" >&2
      give_up "configuration failed; the log is $log"
    }
    cmake --build "$folder" --target "$target" --parallel "${CMAKE_BUILD_PARALLEL_LEVEL:-$(jobs_at_once)}" 2>&1 9>&- |
      tee -a "$log" | show_progress
    ((PIPESTATUS[0] == 0)) || {
      grep -E -m 10 'error|FAILED' "$log" >&2 || tail -n 20 "$log" >&2
      give_up "build failed; the log is $log"
    }
    mv "$folder/begun" "$folder/built"
  ) </dev/null || exit
}
