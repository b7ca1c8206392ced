# A judge from npm: for tests in which another program says whether ours is right. Sourced by their scripts, which set
# `here` (their folder: a package.json with its package-lock.json, and *.mjs) and `folder` (of the build, to run it in).
# Where a judge is not to be had, a test ends with 77, which ctest shows as skipped, and says why.

skip() {
  echo "SKIPPED: $1"
  exit 77
}

# PROGRAM WHAT-IT-WOULD-DO
needs() { command -v "$1" >/dev/null || skip "$1 is not installed, so nobody $2"; }

# NAME: downloads it at first use and when the lock file changed, and copies our files next to it.
fetch_judge() {
  needs node "runs $1"
  needs npm "fetches $1"
  mkdir -p "$folder"
  if ! cmp -s "$here/package-lock.json" "$folder/fetched"; then
    cp "$here/package.json" "$here/package-lock.json" "$folder"
    (cd "$folder" && timeout 120 npm ci --no-audit --no-fund --loglevel=error) || skip "npm could not fetch $1"
    cp "$here/package-lock.json" "$folder/fetched"
  fi
  cp "$here"/*.mjs "$folder"
}
