#!/bin/sh
# Runs what `pm init` writes, and the project's own action and pre-commit hook, as they stand: their commands, in a clean
# clone of a team's repository. It has to pass with a good record, and to refuse one without a fix and a stale report.
# usage: run.sh PM SOURCE WORK
# CI gets the PM that is given. That it gets one by itself, on a bare system, is tried by scripts/try-workflows.
# Exits 77 (skipped) where git or PyYAML are not to be had.
set -eu
pm=$1 source=$2 work=$3
skip() {
  echo "SKIPPED: $1"
  exit 77
}
command -v git >/dev/null || skip "git is not installed"
command -v bash >/dev/null || skip "bash is not installed"
python3 -c 'import yaml' 2>/dev/null || skip "python3 with PyYAML is not installed, so nobody reads the workflows"

rm -rf "$work"
mkdir -p "$work/bin" "$work/home" "$work/steps"
work=$(cd "$work" && pwd)
# Nobody's own settings of git or pm.
export HOME="$work/home" GIT_CONFIG_NOSYSTEM=1 LC_ALL=C.UTF-8
git config --global user.name A && git config --global user.email a@example.org
git config --global init.defaultBranch main && git config --global --add safe.directory '*'
PATH=$work/bin:$PATH
export PATH

team() { # CI
  git init -q "$work/team-$1"
  cd "$work/team-$1"
  "$pm" init --ci "$1" --install "ln -sf '$pm' '$work/bin/pm'"
  "$pm" new --answers "$source/docs/example/answers.json" --no-input >/dev/null
  commit good
}
commit() { # NAME
  git add -A && git commit -qm "$1"
  git tag "$1"
}
run() { # FILE NAME [VALUE…]: the file's lines in a clean clone at that tag
  file=$1 name=$2
  shift 2
  rm -rf "$work/clone"
  git clone -q --branch "$name" "file://$PWD" "$work/clone" 2>/dev/null
  case $file in /*) ;; *) file=$work/clone/$file ;; esac
  "$source/tests/init/steps.py" "$file" "$work/steps" "$@" >"$work/commands"
  ran=0
  (cd "$work/clone" && sh -e "$work/commands") >"$work/out" 2>&1 || ran=$?
}
fail() {
  echo "FAILED: $1 (exit $ran)"
  cat "$work/out"
  exit 1
}
must_pass() {
  run "$@"
  [ $ran -eq 0 ] || fail "$1 refuses $2"
  echo "passed: $1 lets $2 pass"
}
must_refuse() { # WORDS FILE NAME …
  words=$1
  shift
  run "$@"
  { [ $ran -eq 1 ] && grep -q -e "$words" "$work/out"; } || fail "$1 does not refuse $2 with \"$words\""
  echo "passed: $1 refuses $2"
}
spoil() { # the one record there is, in two ways, each in a commit that has a name
  sed -i '1,/"summary"\|"impact"/s/"impact": "/"impact": "So: /' postmortems/2*.json
  commit stale
  git revert -n HEAD && git commit -qm "as it was"
  python3 - postmortems/2*.json <<'end'
import json, sys
record = json.load(open(sys.argv[1]))
record["fixes"], record["broadest"] = [], None
del record["broadest"]
json.dump(record, open(sys.argv[1], "w"), indent=2)
end
  commit no-fix
}

team github
spoil
for ci in .github/workflows/postmortems.yml; do
  must_pass $ci good
  must_refuse '^::error file=postmortems/2' $ci no-fix
  must_refuse 'is out of date' $ci stale
done
action() { # WORDS ("" to pass) NAME [INPUT=VALUE…]
  words=$1 name=$2
  shift 2
  set -- "$work/action/action.yml" "$name" "github.action_path=$work/action" "$@"
  if [ -z "$words" ]; then must_pass "$@"; else must_refuse "$words" "$@"; fi
}
# The action's own way to its program, with ours at the end of it.
mkdir -p "$work/action/scripts"
cp "$source/action.yml" "$work/action"
for folder in src include templates; do mkdir "$work/action/$folder"; done
touch "$work/action/CMakeLists.txt" "$work/action/CMakePresets.json"
ln -s "$pm" "$work/action/scripts/pm"
GITHUB_OUTPUT=$work/output
export GITHUB_OUTPUT
action "" good
action '^::error file=postmortems/2' no-fix
action 'is out of date' stale
action 'is out of date' no-fix inputs.since=HEAD inputs.paths=postmortems inputs.fail-on=info
! grep -q '^::error' "$work/out" || fail "the action does not hand on its inputs"
action "" stale inputs.reports=false
[ -s "$GITHUB_OUTPUT" ] || { ran=0; fail "the action names no key for its cache"; }

team gitlab
spoil
must_pass .gitlab-ci.yml good
grep -q '<testsuite' "$work/clone/pm-check.xml" || fail ".gitlab-ci.yml leaves no JUnit"
must_refuse 'no-fix\|must-have-fix' .gitlab-ci.yml no-fix
must_refuse 'is out of date' .gitlab-ci.yml stale

if command -v pre-commit >/dev/null; then
  cd "$work/team-gitlab"
  PATH=$(dirname "$pm"):$PATH
  git checkout -q good
  pre-commit run --all-files || { ran=$?; : >"$work/out"; fail "the hook refuses a good record"; }
  git checkout -q no-fix
  ! pre-commit run --all-files >"$work/out" 2>&1 || { ran=0; fail "the hook lets a record without a fix pass"; }
  grep -q must-have-fix "$work/out" || { ran=1; fail "the hook says nothing of the fix"; }
  echo "passed: pre-commit lets good pass, and refuses no-fix"
else
  echo "left out: pre-commit is not installed, so the hook was not run by it"
fi
