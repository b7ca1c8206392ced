#!/bin/sh
# Has GitHub's own toolkit (@actions/core) issue what `pm check` found, and holds pm's annotations against that, byte for
# byte, over records and prose full of what would break a line or begin a command. usage: annotations.sh PM FOLDER
# Exits 77 (skipped) where the toolkit is not to be had.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
pm=$1 folder=$2

. "$here/../../fetched_judge.sh"
fetch_judge @actions/core

work=$folder/work
rm -rf "$work"
mkdir -p "$work"
node "$folder/records.mjs" "$work/all"
cd "$work/all"
for inputs in . "--prose ." "--rule must-have-fix=off --rule no-boss=info --prose ."; do
  for format in json github; do
    # shellcheck disable=SC2086  # several words on purpose
    "$pm" check --today 2026-12-24 -f $format $inputs >"../out.$format" || test $? -eq 1
  done
  node "$folder/annotations.mjs" ../out.json ../out.github
done
