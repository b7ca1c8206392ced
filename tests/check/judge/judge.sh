#!/bin/sh
# Has the published schemas judge what `pm check` writes: SARIF by ajv, JUnit by xmllint, over records and prose of every
# kind, hostile ones among them. usage: judge.sh PM FOLDER SCHEMAS
# Exits 77 (skipped) where a judge or the schemas are not to be had.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
pm=$1 folder=$2 schemas=$3

skip() {
  echo "SKIPPED: $1"
  exit 77
}
test -f "$schemas/sarif-schema-2.1.0.json" || skip "the published schemas do not lie in $schemas"
command -v xmllint >/dev/null || skip "xmllint is not installed, so nobody judges JUnit"
command -v node >/dev/null || skip "node is not installed, so nobody judges SARIF"
command -v npm >/dev/null || skip "npm is not installed, so ajv cannot be fetched"

mkdir -p "$folder"
if ! cmp -s "$here/package-lock.json" "$folder/fetched"; then
  cp "$here/package.json" "$here/package-lock.json" "$folder"
  (cd "$folder" && timeout 120 npm ci --no-audit --no-fund --loglevel=error) || skip "npm could not fetch ajv"
  cp "$here/package-lock.json" "$folder/fetched"
fi
cp "$here/judge.mjs" "$folder"

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
