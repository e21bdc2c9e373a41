#!/usr/bin/env bash
# The demo of the README: an example is compiled, its first migration written, a view changed, and the
# migration that results is shown. Everything happens in a copy.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
ashlar=$here/build/ashlar
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$here/examples/todo-api/." "$work"
cd "$work"
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date +%s)}

run() {
  printf '\n\033[1m$ %s\033[0m\n' "$*"
  "$@"
}

run "$ashlar" init
printf '\n# … a view gets a column …\n'
cp -r evolutions/01-todos-view/. db/src/
rm -f db/src/deleted.txt db/src/about.txt
"$ashlar" diff || [ $? -eq 2 ]
run "$ashlar" add todos --note 'change todos view'
run cat db/migrations/deploy/0000000002-todos.sql
