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
mkdir "$work/all/.git" && : >"$work/all/.git/HEAD"  # a repository of its own, so that its paths are those of the findings
cd "$work/all"

# A file at a time: of a whole run no more than GitHub shows would be annotations.
for option in "" --rule=must-have-fix=off; do
  : >../out.github
  for file in *.json prose/*.md; do
    separator="["
    test -s ../out.github && separator=","
    printf '%s' "$separator"
    for format in json github; do
      # shellcheck disable=SC2086  # none, or one
      "$pm" check --today 2026-12-24 --rule no-boss=info $option -f $format "$file" >"../one.$format" || test $? -eq 1
    done
    cat ../one.json
    cat ../one.github >>../out.github
  done >../out.json
  echo "]" >>../out.json
  node "$folder/annotations.mjs" ../out.json ../out.github
done
