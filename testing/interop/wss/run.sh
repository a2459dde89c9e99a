#!/bin/sh
# Usage: run.sh BASE-ADDRESS WORK-DIRECTORY
# Starts a host of its own, which asks for passwords, from the jar that WOAD_HOST_JAR names.
here=$(cd "$(dirname "$0")" && pwd)
jar=${WOAD_HOST_JAR:-$here/../../../hosting/standalone/target/woad-host.jar}
cd "$2" || exit
if ! /usr/bin/python3 -c 'import zeep' 2>/dev/null || ! npm --version >/dev/null 2>&1 || ! curl --version >/dev/null 2>&1; then
  echo "# needs curl, node 20 or later with npm, and Python's zeep: apt-get install python3-zeep"
  exit 77
fi
cp "$here/users.txt" "$here/host.yaml" "$here/orders.py" "$here/orders.js" "$here/../node/package.json" .
npm install --no-audit --no-fund --loglevel=error >npm.log 2>&1
java -jar "$jar" certificates --dev >certificates.log || exit
java -jar "$jar" --config host.yaml >host.log 2>host.err &
host=$!
trap 'kill $host; wait $host' EXIT
until grep -q '^ready' host.log; do
  kill -0 "$host" 2>/dev/null || { cat host.err >&2; trap - EXIT; exit 1; }
  sleep 0.2
done
orders=$(sed -n 's|.* \(https://[^ ]*/orders\)$|\1|p' host.log)
api=$(sed -n 's|.* \(https://[^ ]*/api\)$|\1|p' host.log)
echo "# zeep, node soap, $(curl --version | sed -n '1s/ (.*//p')"
failures=0
check() {
  if [ "$2" = "$3" ]; then
    echo "ok   $1"
  else
    echo "FAIL $1: $2 (expected: $3)"
    failures=1
  fi
}
status() {
  curl -s -o body -w '%{http_code}' --cacert tls/ca.pem "$@"
}
check "curl without password" "$(status "$api/orders")" 401
check "curl with password" "$(status -u alice:wonder1and "$api/orders")" 200
check "curl with wrong password" "$(status -u alice:wonderland "$api/orders")" 401
check "curl with a body and Expect" \
  "$(status -u alice:wonderland -H 'Expect: 100-continue' -H 'Content-Type: application/json' -d '{}' "$api/orders")" 401
/usr/bin/python3 orders.py "$orders" "$PWD/tls/ca.pem" || failures=1
NODE_EXTRA_CA_CERTS=tls/ca.pem node orders.js "$orders" || failures=1
exit $failures
