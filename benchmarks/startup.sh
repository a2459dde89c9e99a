#!/usr/bin/env bash
# Measures the default host: time from its start to the first SOAP answer, three times (the first time it makes its
# database), and its resident memory after 1,000 calls. benchmarks/startup.sh [JAVA]
set -euo pipefail
java=${1:-java}
jar=$(cd "$(dirname "$0")/.." && pwd)/hosting/standalone/target/woad-host.jar
port=18123
url=http://localhost:$port/orders
body='<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><FindOrders xmlns="http://woad.dev/orderdesk"><query/></FindOrders></s:Body></s:Envelope>'
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
for ((i = 0; i < 1000; i++)); do echo "url=$url"; done > urls
"$java" -version 2>&1 | head -n 1
for run in 1 2 3; do
  start=$(date +%s%N)
  "$java" -jar "$jar" --port "$port" > log 2>&1 &
  pid=$!
  until curl -s -o /dev/null -f -H 'Content-Type: text/xml' -d "$body" "$url"; do sleep 0.02; done
  first=$((($(date +%s%N) - start) / 1000000))
  curl -s -H 'Content-Type: text/xml' -d "$body" -K urls > /dev/null
  resident=$(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status")
  kill -TERM "$pid"
  wait "$pid"
  echo "run $run: first answer after $first ms, resident after 1,000 calls $resident MB"
done
