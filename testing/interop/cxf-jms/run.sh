#!/bin/sh
# SOAP over JMS with Apache CXF both ways: CXF calls the order desk, and Woad's client calls a service of CXF's.
#
# Usage: run.sh BASE-ADDRESS WORK-DIRECTORY; the WSDL comes from there, the messages go over a host of its own
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../../..
host=$root/hosting/standalone/target/woad-host.jar
clients=$(ls "$root"/clients/core/target/woad-clients-core-*-SNAPSHOT.jar 2>/dev/null | head -n 1)
[ -f "$host" ] && [ -n "$clients" ] || { echo "# needs what ./mvnw -Pquick package builds"; exit 77; }
version=$(sed -n 's|.*<cxf.version>\(.*\)</.*|\1|p' "$here/pom.xml")
echo "# Apache CXF $version, Java $(java -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')"
port=${WOAD_CXF_BROKER_PORT:-61917}
java -Dwoad.data="$2/data" -Dwoad.brokerPort="$port" -jar "$host" --config "$here/host.yaml" >"$2/host.log" 2>&1 &
desk=$!
trap 'kill $desk; wait $desk || true' EXIT
until grep -q '^ready' "$2/host.log"; do
  kill -0 $desk 2>/dev/null || { cat "$2/host.log" >&2; exit 1; }
  sleep 0.2
done
"$root/mvnw" -q -f "$here/pom.xml" -Dbase="$1" -Dwork="$2" -Dbroker="tcp://localhost:$port" \
  -Dwoad="$clients:$host" compile exec:exec
