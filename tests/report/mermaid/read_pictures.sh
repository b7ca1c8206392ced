#!/usr/bin/env bash
# Has Mermaid itself read and draw every picture of the accepted reports, and refuse one that is broken.
# Needs mermaid-cli (`PUPPETEER_SKIP_DOWNLOAD=1 npm install --global --ignore-scripts @mermaid-js/mermaid-cli`) and
# Chromium (`apt install chromium`). Without them: exit 77, which ctest shows as skipped.
# usage: read_pictures.sh GOLDEN-FOLDER WORK-FOLDER     PM_MMDC: the program, where it is not in the PATH
set -euo pipefail
golden=$1 work=$2
mmdc=${PM_MMDC:-$(command -v mmdc || true)}
chromium=$(command -v chromium || command -v chromium-browser || true)
[[ -n $mmdc && -n $chromium ]] || { echo "skipped: mermaid-cli (mmdc) or Chromium is not installed here"; exit 77; }

rm -rf "$work" && mkdir -p "$work"
printf '{"executablePath": "%s", "args": ["--no-sandbox", "--disable-gpu"]}\n' "$chromium" >"$work/browser.json"
draw() { "$mmdc" -q -p "$work/browser.json" -i "$work/$1.md" -o "$work/$1.out.md" >"$work/$1.log" 2>&1; }

cat "$golden"/*.md >"$work/pictures.md"
pictures=$(grep -c '^```mermaid$' "$work/pictures.md")
draw pictures || { cat "$work/pictures.log"; echo "Mermaid does not read a picture of $golden"; exit 1; }
drawn=$(find "$work" -name 'pictures.out-*.svg' -size +1k | wc -l)
((pictures > 0 && drawn == pictures)) || { echo "$pictures pictures, but $drawn were drawn"; exit 1; }
# The labels stand in what was drawn.
grep -q 'Being worked on' "$work"/pictures.out-*.svg || { echo "a phase is missing from the pictures"; exit 1; }

printf '```mermaid\ngantt\n    dateFormat YYYY\n    what is this\n%%%%{\n```\n' >"$work/broken.md"
if draw broken; then echo "a broken picture was not refused: this test would find nothing"; exit 1; fi
echo "Mermaid read and drew $pictures pictures"
