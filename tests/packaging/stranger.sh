#!/usr/bin/env bash
# Run by scripts/try-package in a bare Debian: every package in /root/packages is installed, tried and taken off again.
# Says a line for each thing tried; exit 1 if one went otherwise than it should.
set -u
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
failed=0
apt_get() { apt-get -qq -o Dpkg::Use-Pty=0 "$@" >/root/apt.log 2>&1 || { cat /root/apt.log; return 1; }; }

# tried WHAT CODE PATTERN COMMAND…: exits with that code, and says that.
tried() {
  local what=$1 code=$2 pattern=$3 said got
  shift 3
  said=$("$@" 2>&1)
  got=$?
  if ((got == code)) && grep -qE -- "$pattern" <<<"$said"; then
    echo "  ok: $what"
  else
    echo "  NOT: $what (exit $got, not $code with \"$pattern\")"
    sed 's/^/    | /' <<<"$said"
    failed=1
  fi
}

an_interview_and_what_follows() {
  rm -rf /root/trial && mkdir /root/trial && cd /root/trial || exit
  cat >answers.json <<'J'
{"title": "Search was slow", "meeting": {"boss": "Ana"},
 "times": {"started": "2026-11-20T10:00:00+01:00", "detected": "2026-11-20T10:04:00+01:00",
           "resolved": "2026-11-20T10:09:00+01:00"},
 "factors": [{"text": "The index was rebuilt at noon"}, {"text": "Nobody was shown how the queue grew"}],
 "fixes": [{"title": "Rebuild it at night", "owner": "ana", "hours": 1, "addresses": ["F1", "F2"]}]}
J
  tried "its version" 0 '^pm [0-9.]+ \([0-9a-f]{12}' pm --version
  tried "answers from a file become a record" 0 '2026-11-20-search-was-slow' env TZ=Europe/Berlin pm new --answers answers.json --no-input
  tried "a short interview from a pipe ends as a draft" 1 'To continue:' sh -c \
    'printf "Card payments failed\n14:05 first page\n14:20 rolled back\n\n\n\n\n" | pm new --short'
  tried "the gate" 0 '2 records: [0-9]+ warnings' pm check
  tried "a report on the screen" 0 'Rebuild it at night' pm show 2026-11-20
  tried "fresh reports" 0 '' pm report --check
  tried "fixes" 0 '2026-11-20-search-was-slow:X1' pm fixes
  tried "a zone by its name" 0 '' sh -c "printf 'zone = \"Asia/Kathmandu\"\n' >pm.toml && pm list && rm pm.toml"
  printf '[tracker]\nkind = "github"\nproject = "a/b"\n' >pm.toml
  if ldconfig -p | grep -q libcurl; then
    tried "libcurl is opened" 3 'api.github.com|github' env GH_TOKEN=x https_proxy=http://127.0.0.1:9 pm fixes file
  else
    tried "which package brings libcurl" 3 'apt install libcurl4' env GH_TOKEN=x pm fixes file
  fi
  rm pm.toml
}

# Asked of the shells themselves, which find the scripts by their own means.
completions() {
  tried "bash completes" 0 '^2026-11-20-search-was-slow:X1$' bash -c 'source /usr/share/bash-completion/bash_completion
    { _comp_load pm || __load_completion pm || _completion_loader pm; } 2>/dev/null
    COMP_WORDS=(pm fixes done 2026); COMP_CWORD=3; _pm; printf "%s\n" "${COMPREPLY[@]}"'
  tried "zsh finds its completion" 0 '^_pm$' zsh -c 'autoload -Uz compinit && compinit -u && print $_comps[pm]'
  # it looks in /usr/local only where this is set, as desktops do
  export XDG_DATA_DIRS=/usr/local/share:/usr/share
  tried "fish completes" 0 '^2026-11-20-search-was-slow$' fish -c "complete -C 'pm show 2026'"
}

manual() {
  tried "man pm" 0 'postmortem facilitator' man pm
  tried "man pm-check" 0 'counterfactual' man pm-check
  tried "man pm.toml" 0 'small_fix_hours' man pm.toml
  tried "apropos" 0 'pm \(1\)' man -k blameless
}

apt_get update
for package in /root/packages/*; do
  echo "${package##*/} on Debian $(cat /etc/debian_version)"
  case $package in
    *.deb) apt_get install --no-install-recommends "$package" || exit 1 ;;
    *)
      chgrp staff /usr/local/bin && chmod 2775 /usr/local/bin
      tar -xzf "$package" -C /usr/local --strip-components=1 --no-overwrite-dir || exit 1
      tried "a folder that was there stays whose it was" 0 '^2775 root:staff$' stat -c '%a %U:%G' /usr/local/bin
      tried "what was unpacked is root's" 1 '' sh -c "find /usr/local -cnewer /root/packages ! -user root | grep ." ;;
  esac
  an_interview_and_what_follows
  apt_get install --no-install-recommends man-db bash-completion zsh fish libcurl4 ca-certificates || exit 1
  mandb -q 2>/dev/null
  an_interview_and_what_follows
  manual
  completions
  case $package in
    *.deb)
      apt_get purge pm
      tried "taken off again" 2 'No such file' ls /usr/bin/pm /usr/share/doc/pm ;;
    *) rm -rf /usr/local/bin/pm /usr/local/share ;;
  esac
done
exit $failed
