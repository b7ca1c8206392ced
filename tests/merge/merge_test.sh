#!/bin/sh
# Two branches change one record, and git merges them with pm: without a conflict, with one, and without the driver.
# usage: merge_test.sh PM SOURCE WORK
# Exits 77 (skipped) where git is not installed.
set -eu
pm=$1 source=$2 work=$3
command -v git >/dev/null || {
  echo "SKIPPED: git is not installed"
  exit 77
}
rm -rf "$work"
mkdir -p "$work/bin" "$work/home"
work=$(cd "$work" && pwd)
ln -s "$pm" "$work/bin/pm"
# Nobody's own settings of git or pm.
export HOME="$work/home" GIT_CONFIG_NOSYSTEM=1 LC_ALL=C.UTF-8 PATH="$work/bin:$PATH"
git config --global user.name A && git config --global user.email a@example.org
git config --global init.defaultBranch main

failed=0
fail() {
  echo "FAILED: $1"
  failed=1
}
expect() { # FILE TEXT
  grep -qF -- "$2" "$1" || { fail "$1 lacks: $2"; cat "$1"; }
}
expect_not() { # FILE TEXT
  ! grep -qF -- "$2" "$1" || fail "$1 has: $2"
}
commit() { git add -A && git commit -qm "$1"; }

git init -q "$work/team"
cd "$work/team"
pm init --merge-driver >"$work/init"
expect "$work/init" "written:  postmortems/.gitattributes"
expect "$work/init" "Run this in each clone"
[ "$(git config merge.pm.driver)" = "pm merge-driver %O %A %B %P" ] || fail "the driver is not configured"
[ "$(git config merge.ours.driver)" = true ] || fail "the driver for reports is not configured"
pm new --answers "$source/docs/example/answers.json" --no-input >/dev/null
record=$(ls postmortems/*.json) id=$(basename "$record" .json)
commit base

# Both branches add a fix, under the same number.
last=$(grep -o '"id": "X[0-9]*"' "$record" | tail -n 1 | tr -dc 0-9)
ours=X$((last + 1)) theirs=X$((last + 2))
git switch -qc other
pm fixes add "$id" Alert when the backup is empty @ana 2h F1 >/dev/null
pm fixes edit "$id:X1" --owner bo >/dev/null
commit other
git switch -q main
pm fixes add "$id" Name the host in the prompt @cleo 1h F1 >/dev/null
commit main
git merge -m merged other >"$work/merge" 2>&1 || fail "git merge failed"
expect "$work/merge" "$ours of the other branch is now $theirs: Alert when the backup is empty"
pm fixes --record "$id" >"$work/fixes" 2>/dev/null || pm fixes >"$work/fixes"
expect "$work/fixes" "Name the host in the prompt"
expect "$work/fixes" "Alert when the backup is empty"
pm check >"$work/check" || { fail "pm check after a merge"; cat "$work/check"; }
pm report "$id" >/dev/null && commit report

# Both branches change one value: a conflict, which the record keeps until it is decided.
git switch -qc left && pm fixes edit "$id:X1" --owner left >/dev/null && commit left
git switch -q main && git switch -qc right && pm fixes edit "$id:X1" --owner right >/dev/null && commit right
if git merge -m merged left >"$work/merge" 2>&1; then fail "a conflict is merged without a word"; fi
expect "$work/merge" "conflict: X1 owner: this branch: right; the other branch: left"
expect_not "$record" "<<<<<<<"
if pm check >"$work/check"; then fail "pm check passes with a conflict"; fi
expect "$work/check" "merge-conflict"
expect "$work/check" "pm edit $id conflict"
printf '2\n' | pm edit "$id" >"$work/edit" 2>&1 || { fail "pm edit"; cat "$work/edit"; }
expect "$work/edit" "2  the other branch: left"
expect_not "$record" '"conflicts"'
expect "$record" '"owner": "left"'
pm check >/dev/null || fail "pm check after the conflict is decided"
pm report "$id" >/dev/null && commit merged

# A clone that is not set up: git writes its markers, and pm names the way out.
git clone -q . "$work/clone"
cd "$work/clone"
git switch -q right && git switch -qc a && pm fixes edit "$id:X1" --owner a >/dev/null && commit a
git switch -q right && git switch -qc b && pm fixes edit "$id:X1" --owner b >/dev/null && commit b
if git merge a >/dev/null 2>&1; then fail "git merges what it cannot"; fi
if pm check "$record" >"$work/check"; then fail "pm check passes with conflict markers"; fi
expect "$work/check" "conflict marker of git"
expect "$work/check" "pm merge-driver /tmp/base.json FILE /tmp/other.json FILE"
cd postmortems
name=$(basename "$record")
git show ":1:./$name" >"$work/base.json" && git show ":3:./$name" >"$work/other.json" && git show ":2:./$name" >"$name"
if pm merge-driver "$work/base.json" "$name" "$work/other.json" "$name" 2>"$work/merge"; then fail "a conflict is lost"; fi
expect "$name" '"theirs": "a"'

# A version that is not a record: nothing is written.
cp "$name" "$work/before"
echo "{" >"$work/other.json"
if pm merge-driver "$work/base.json" "$name" "$work/other.json" "$name" 2>"$work/merge"; then fail "a malformed record is merged"; fi
cmp -s "$name" "$work/before" || fail "a merge that failed wrote something"
expect "$work/merge" "cannot merge"
exit $failed
