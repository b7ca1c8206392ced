#!/bin/sh
# Fetches ajv into a folder of the build and lets it judge. Usage: judge.sh VERDICTS_PROGRAM FOLDER [ANOTHER_SCHEMA]
# Exits 77 (skipped) where there is no node or npm, or no network to fetch it with.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$1 folder=$2 schema=${3-}

skip() {
  echo "SKIPPED: $1"
  exit 77
}
command -v node >/dev/null || skip "node is not installed, so ajv cannot judge our reader"
command -v npm >/dev/null || skip "npm is not installed, so ajv cannot be fetched"

mkdir -p "$folder"
if ! cmp -s "$here/package-lock.json" "$folder/fetched"; then
  cp "$here/package.json" "$here/package-lock.json" "$folder"
  (cd "$folder" && timeout 120 npm ci --no-audit --no-fund --loglevel=error) || skip "npm could not fetch ajv"
  cp "$here/package-lock.json" "$folder/fetched"
fi
cp "$here/judge.mjs" "$folder"
exec node "$folder/judge.mjs" "$program" "$schema"
