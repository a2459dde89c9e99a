#!/bin/sh
# Usage: run.sh BASE-ADDRESS WORK-DIRECTORY
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if ! node --version >/dev/null 2>&1 || ! npm --version >/dev/null 2>&1; then
  echo "# needs node 20 or later, and npm"
  exit 77
fi
cp "$here/package.json" "$here/orders.js" "$2"
cd "$2"
npm install --no-audit --no-fund --loglevel=error >npm.log 2>&1
echo "# soap $(sed -n 's/.*"soap": "\(.*\)".*/\1/p' package.json), node $(node --version)"
exec node orders.js "$1"
