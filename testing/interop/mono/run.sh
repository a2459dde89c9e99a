#!/bin/sh
# Usage: run.sh BASE-ADDRESS WORK-DIRECTORY [BASE-ADDRESS-OF-NET-TCP]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
for program in mono mcs wsdl; do
  if ! command -v $program >/dev/null; then
    echo "# needs $program: apt-get install mono-mcs mono-devel libmono-system-servicemodel4.0a-cil libmono-system-servicemodel-web4.0-cil"
    exit 77
  fi
done
cd "$2"
echo "# Mono $(mono --version | sed -n 's/.*version \([0-9.]*\).*/\1/p' | head -n 1), its wsdl and WCF"
wsdl -nologo -out:OrderDesk.cs "$1/orders?wsdl" >wsdl.log
mcs -nologo -warn:1 -out:orders.exe -r:System.ServiceModel -r:System.Web.Services -r:System.Runtime.Serialization \
  -r:System.Xml.Linq -r:System.Xml "$here/Orders.cs" "$here/Feed.cs" "$here/Contract.cs" "$here/Bindings.cs" OrderDesk.cs
exec mono orders.exe "$1" "${3:-net.tcp://localhost:8808}"
