#!/usr/bin/env bash
# additions_test.sh CMAKE BUILD SOURCE PROGRAM: builds the program with all additions and uses each of them. Also counts the
# files that each patch touches; docs/adding.md says the same numbers.
set -uo pipefail
cmake=$1 build=$2 source=$3 program=$4
failed=0
fail() { printf 'FAILED: %s\n' "$*"; failed=1; }

while IFS='|' read -r _ addition files _; do
  patch=$source/tests/additions/$(tr -d ' ' <<<"$addition").patch
  [[ -f $patch ]] || continue
  touched=$(grep -c '^+++ b/' "$patch")
  ((touched == files)) || fail "${patch##*/} touches $touched files; docs/adding.md says $files"
  counted=$((${counted:-0} + 1))
done <"$source/docs/adding.md"
patches=("$source"/tests/additions/*.patch)
((${counted:-0} == ${#patches[@]})) || fail "docs/adding.md counts the files of ${counted:-0} additions; there are ${#patches[@]}"

"$cmake" --build "$build" --target pm_with_additions >"$build/tests/additions/build.log" 2>&1 ||
  { tail -n 40 "$build/tests/additions/build.log"; fail "the program with the additions does not build"; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
says() {  # says WORDS COMMAND…: the output of the command has these words
  local words=$1 output
  shift
  output=$("$@" 2>&1)
  grep -qF -- "$words" <<<"$output" || fail "$* does not say \"$words\" but: $output"
}
mkdir postmortems
cat >postmortems/2026-11-20-outage.json <<'END'
{"format": "pm-record/1", "id": "2026-11-20-outage", "status": "draft", "title": "Outage",
 "factors": [{"id": "F1", "text": "The alarm was off"}], "fixes": [{"id": "X1", "title": "Turn the alarm on", "status": "open"}]}
END
printf '[tracker]\nkind = "forgejo"\nproject = "owner/name"\nurl = "https://codeberg.org/api/v1"\n' >pm.toml
says 'events 0, factors 1, fixes 1' "$program" count outage
says 'Count the events, factors and fixes of a record' "$program" --help
says 'count' "$program" completion bash
says 'The title is one word: what did users see?' "$program" check
says 'Finds, for example' "$program" explain short-title
says $'postmortems/2026-11-20-outage.json\t' "$program" check -f tsv
"$program" fixes link outage:X1 https://codeberg.org/owner/name/issues/12 >/dev/null || fail "a Forgejo issue is not linked"
says '"tracker": "forgejo"' cat postmortems/2026-11-20-outage.json
says 'FORGEJO_TOKEN' "$program" manual pm
exit $failed
