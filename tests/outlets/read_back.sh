#!/bin/sh
# Has readers that are not ours read what left by the outlets: Python's JSON, CSV, XML (expat), TOML and YAML.
# usage: read_back.sh PM_TESTS FOLDER   Exits 77 (skipped) where there is no Python.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
command -v python3 >/dev/null || {
  echo "SKIPPED: python3 is not installed, so nobody else reads what leaves pm"
  exit 77
}
[ -d "$2" ] || "$1" "outlets: hostile text has no effect" >/dev/null
python3 -c 'import tomllib' 2>/dev/null || {
  echo "SKIPPED: this python3 is older than its reader of TOML (3.11)"
  exit 77
}
exec python3 "$here/read_back.py" "$2"
