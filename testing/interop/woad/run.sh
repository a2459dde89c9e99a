#!/bin/sh
# Calls Mono's WCF by Woad's client: the other way round, with a server of Mono's in the place of the host.
#
# Usage: run.sh BASE-ADDRESS WORK-DIRECTORY
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../../..
for program in mono mcs wsdl; do
  if ! command -v $program >/dev/null; then
    echo "# needs $program: apt-get install mono-mcs mono-devel libmono-system-servicemodel4.0a-cil libmono-system-servicemodel-web4.0-cil"
    exit 77
  fi
done
clients=$(ls "$root"/clients/core/target/woad-clients-core-*-SNAPSHOT.jar 2>/dev/null | head -n 1)
[ -n "$clients" ] || { echo "# needs clients/core: build it by ./mvnw -Pquick package"; exit 77; }
cd "$2"
echo "# Woad, Java $(java -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p'), calls Mono $(mono --version | sed -n 's/.*version \([0-9.]*\).*/\1/p' | head -n 1)"
wsdl -nologo -out:OrderDesk.cs "$1/orders?wsdl" >wsdl.log
mono=$here/../mono
mcs -nologo -warn:1 -out:server.exe -r:System.ServiceModel -r:System.Web.Services -r:System.Runtime.Serialization \
  -r:System.Xml.Linq -r:System.Xml "$mono/Server.cs" "$mono/Contract.cs" "$mono/Bindings.cs" OrderDesk.cs
mkfifo input
mono server.exe <input >server.log 2>&1 &
server=$!
exec 3>input
trap 'exec 3>&-; wait $server || true' EXIT
until grep -q '^ready' server.log; do
  kill -0 $server 2>/dev/null || { cat server.log >&2; exit 1; }
  sleep 0.2
done
java -cp "$clients:$root/hosting/standalone/target/woad-host.jar" "$here/OrderDeskCalls.java" $(sed -n 's/^ready //p' server.log)
