#!/usr/bin/env bash
# Types every command of the pages into a shell, in the order in which they stand, and wants each to do what its page
# says. A command that is neither run here nor named below with what else runs it, fails the test.
# usage: typed.sh PM SOURCE
set -uo pipefail
program=$(readlink -f "$1") source=$(readlink -f "$2")
work=$(mktemp -d) || exit  # outside of any clone: records go next to the nearest .git
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$program" "$work/bin/pm"
export PATH="$work/bin:$PATH" HOME="$work" GIT_CONFIG_GLOBAL="$work/gitconfig" GIT_CONFIG_NOSYSTEM=1 TZ=Europe/Berlin
export NO_COLOR=1 LC_ALL=C.UTF-8
unset GITHUB_TOKEN GH_TOKEN GITHUB_ACTIONS CI
git config --global user.name Tour
git config --global user.email tour@example.org
git config --global init.defaultBranch main

# What the pages name and somebody else runs.
run_elsewhere() {
  case $1 in
    *scripts/test* | scripts/pm* | .ci/run*) why="by .ci/run, and by whoever clones this" ;;
    tests/*) why="by its own test" ;;
    scripts/format* | scripts/tidy* | scripts/check-*) why="by .ci/run" ;;
    scripts/bench* | scripts/trackers* | scripts/language-figures* | scripts/faults* | scripts/coverage* | scripts/pictures* | scripts/screens* | scripts/fuzz* | scripts/import-* | scripts/page* | /usr/bin/time*)
      why="by hand: it takes minutes, and measures" ;;
    "pm page"* | ssh\ * | tailscale\ *) why="by tests/page, and by hand: they serve, and need another machine" ;;
    scripts/package* | scripts/try-* | *cpack* | "sudo apt"* | *dpkg* | "apt "* | tar* | sudo*) why="by the packaging tests, or on a whole system" ;;
    scripts/accept*) why="by hand: it changes the checkout" ;;
    cmake* | ctest* | build/* | *"/build/"*) why="by scripts/test, in other folders" ;;
    *psql* | duckdb*) why="by tests/tables, where the engine is installed" ;;
    "mkdir /tmp/inputs" | *man\ pm*) why="together with other commands" ;;
    *) return 1 ;;
  esac
}

# What is typed at the questions of an interview.
said_to() {
  case $1 in
    "pm new --short") printf '%s\n' 'Search was slow' '14:05 first page' 'yesterday' '14:20 the index was started again' ;;
    "pm resume")  # what was left in the middle
      printf '%s\n' '14:40 all fine' '' T1 T1 T3 'Every search took half a minute, from 14:05 to 14:40' \
        'The index is built at noon' 'It shares a disk with the search' '' 'Build it at night @bo 2h F1 F2' '' '' ;;
    "pm public "*) printf '%s\n' 'Some tickets could not be bought' '' '' '' '' '' '' '' '' '' '' '' '' '' '' '' '' '' '' ;;
    *) printf '' ;;
  esac
}

# The codes that are as the page says, where it is not 0 alone: the gate's 1 is a finding, an interview's a draft.
good_codes() {
  case $1 in
    "pm check"*) echo "0 1" ;;
    "pm new"* | "pm resume"* | "pm edit"*) [[ $1 == *--no-input* ]] && echo 0 || echo "0 1" ;;
    *) echo 0 ;;
  esac
}

# A record for the page about merges.
two_factors() {
  mkdir postmortems
  cat >postmortems/2026-11-20-checkout-500s.json <<'END'
{"format": "pm-record/1", "id": "2026-11-20-checkout-500s", "status": "draft", "title": "Checkout answers with 500s",
 "factors": [{"id": "F1", "text": "The job that lists buckets was off"}, {"id": "F2", "text": "The alert covers one bucket"}],
 "fixes": [{"id": "X1", "title": "Turn the job on", "status": "open", "addresses": ["F1"]}]}
END
  pm report >/dev/null
}

# A folder in which the page's commands make sense.
world_of() {
  local world=$work/${1//\//_}
  mkdir -p "$world/team" "$world/docs" && cd "$world" || exit
  git init -q
  awk '/^```json pm-answers/ { inside = 1; next } /^```/ { inside = 0 } inside' "$source/docs/record-format.md" >search.json
  cp "$source/templates/report.md.mustache" team/report.mustache
  printf 'Nobody should have known better.\n' >docs/page.md
  case $1 in
    README.md) ;;
    docs/example/README.md) ;;
    docs/facilitators-guide.md) ;;
    docs/git-merges.md) two_factors ;;
    *) pm new --answers "$source/tests/docs/tickets.json" --no-input >/dev/null 2>&1 ;;
  esac
  case $1 in
    docs/html-reports.md) mkdir -p site && printf '<p>The service is up.</p>\n' >site/index.html ;;
    docs/trackers.md) printf '[tracker]\nkind = "github"\nproject = "example/shop"\n' >pm.toml ;;
  esac
  git add -A && git commit -qm "before" && git commit -q --allow-empty -m "a change"
}

failures=0 typed=0
fail() { printf '%s\n' "$*" >&2; failures=$((failures + 1)); }

type_line() {
  local place=$1 line=$2 output code why
  line=$(sed -e 's/[[:space:]]\+#.*$//' -e "s#/tmp/tour#$work/tour#g; s#/tmp/example#$work/example#g; s# docs/example/# $source/docs/example/#g" <<<"$line")
  [[ -n ${line// /} ]] || return 0
  if run_elsewhere "$line"; then return 0; fi
  typed=$((typed + 1))
  if [[ $line == *"cd "* || $line == "mkdir "* ]]; then
    eval "$line" || fail "$place: $line: failed"
    return 0
  fi
  output=$(eval "$line" 2>&1 < <(said_to "$line"))
  code=$?
  [[ " $(good_codes "$line") " == *" $code "* ]] || fail "$place: \`$line\` ended with $code:
$output"
}

pages=$(cd "$source" && ls README.md CONTRIBUTING.md CHANGELOG.md docs/*.md docs/example/README.md docs/decisions/*.md)
for page in $pages; do
  commands=$(awk '/^```sh$/ { inside = 1; next } /^```/ { inside = 0 } inside && NF { print NR "\t" $0 }' "$source/$page")
  [[ -n $commands ]] || continue
  world_of "$page"
  while IFS=$'\t' read -r number line <&3; do type_line "$page:$number" "$line"; done 3<<<"$commands"
done

# What the README promises of its tour.
tour=("$work"/tour/postmortems/*-search-was-slow.json)
[[ -f ${tour[0]} && -f ${tour[0]%.json}.md ]] || fail "README.md: the tour leaves no record with a report"
grep -q '"status": "final"' "${tour[0]}" || fail "README.md: the tour's record is not final"
grep -q 'three of us over lunch' "${tour[0]}" || fail "README.md: the tour's waiver is not in its record"

((typed > 30)) || fail "only $typed commands were found in the pages"
((failures == 0)) || { echo "$failures of $typed commands did not do what their page says" >&2; exit 1; }
echo "$typed commands typed, each did what its page says"
