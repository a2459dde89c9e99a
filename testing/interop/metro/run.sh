#!/bin/sh
# Usage: run.sh BASE-ADDRESS WORK-DIRECTORY
here=$(cd "$(dirname "$0")" && pwd)
echo "# Metro $(sed -n 's|.*<metro.version>\(.*\)</.*|\1|p' "$here/pom.xml"), Java $(java -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')"
exec "$here/../../../mvnw" -q -f "$here/pom.xml" -Dbase="$1" -Dwork="$2" compile exec:exec
