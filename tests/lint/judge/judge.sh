#!/bin/sh
# Has the published schemas judge what `pm check` writes: SARIF by ajv, JUnit by xmllint, over records and prose of every
# kind, hostile ones among them. usage: judge.sh PM FOLDER SCHEMAS
# Exits 77 (skipped) where a judge or the schemas are not to be had.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
pm=$1 folder=$2 schemas=$3

. "$here/../../fetched_judge.sh"
test -f "$schemas/sarif-schema-2.1.0.json" || skip "the published schemas do not lie in $schemas"
needs xmllint "judges JUnit"
fetch_judge ajv

work=$folder/work
rm -rf "$work"
mkdir -p "$work/empty" "$work/all/odd names %41 ü"
cd "$work/all"
record() { # ID CHANGES
  printf '{"format": "pm-record/1", "id": "%s", "status": "final", "title": "A day"%s}\n' "$1" "$2" >"$1.json"
}
record 2026-11-20-bare ''
record 2026-11-20-waived ', "waivers": [{"rule": "no-boss", "at": "", "reason": "two <led> & \"it\""}]'
record 2026-11-20-hostile ', "surprises": ["Ana forgot the \u001b[31m]]> <x> & \u0000\u0007\u202e\ufffe flag."], "broadest": "X9"'
printf '{"format": "pm-record/1", "<\033[31m>": 1}\n' >'odd names %41 ü/a&b:c,d"e.json'
printf '{' >cut.json
printf 'The on-call should have looked at the graph. Caf\351.\n' >notes.txt
printf 'All was green.\n' >'fine:1.md'

failed=0
for inputs in ../empty . "--prose ." "--rule must-have-fix=off ."; do
  # shellcheck disable=SC2086  # several words on purpose
  "$pm" check --today 2026-12-24 -f sarif $inputs >../out.sarif || test $? -eq 1
  # shellcheck disable=SC2086
  "$pm" check --today 2026-12-24 -f junit $inputs >../out.xml || test $? -eq 1
  node "$folder/judge.mjs" "$schemas/sarif-schema-2.1.0.json" ../out.sarif || failed=1
  xmllint --noout --nonet --schema "$schemas/JUnit.xsd" ../out.xml || failed=1
done
exit $failed
