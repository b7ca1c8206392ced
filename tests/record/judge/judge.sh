#!/bin/sh
# Fetches ajv into a folder of the build and lets it judge. Usage: judge.sh VERDICTS_PROGRAM FOLDER [ANOTHER_SCHEMA]
# Exits 77 (skipped) where there is no node or npm, or no network to fetch it with.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$1 folder=$2 schema=${3-}

. "$here/../../fetched_judge.sh"
fetch_judge ajv
exec node "$folder/judge.mjs" "$program" "$schema"
