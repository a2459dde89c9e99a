#!/bin/sh
# Calls the order desk by SOAP clients of other makers. See README.md.
#
# Usage: run.sh [-b BASE-ADDRESS [-t BASE-ADDRESS-OF-NET-TCP] | -j WOAD-HOST-JAR] [CLIENT...]
#
# Without -b it starts a host on a free port, and stops it at the end. A client whose programs are not installed is
# skipped, and named. Exit code: 0 if each client that ran passed all its checks.
set -u
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../../hosting/standalone/target/woad-host.jar
work=$here/target/clients
base=
tcp=
host=

while getopts b:t:j: option; do
  case $option in
    b) base=${OPTARG%/} ;;
    t) tcp=${OPTARG%/} ;;
    j) jar=$OPTARG ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || set -- zeep gsoap php node mono woad tshark metro cxf cxf-jms stomp proton wss

WOAD_HOST_JAR=$(cd "$(dirname "$jar")" && pwd)/$(basename "$jar")
export WOAD_HOST_JAR

stop() {
  if [ -n "$host" ]; then
    kill "$host"
    wait "$host"
  fi
}

start() {
  if [ ! -f "$jar" ]; then
    echo "$jar is not there: build it by ./mvnw -Pquick package" >&2
    exit 2
  fi
  rm -rf "$work/host"
  mkdir -p "$work/host"
  : >"$work/host/out.log"
  broker=${WOAD_BROKER_PORT:-61916}
  export BROKER="localhost:$broker"
  java -jar "$jar" --port 0 --broker-port "$broker" --data "$work/host/data" >"$work/host/out.log" 2>"$work/host/err.log" &
  host=$!
  trap stop EXIT
  trap 'exit 130' INT TERM
  until grep -q '^ready' "$work/host/out.log"; do
    kill -0 "$host" 2>/dev/null || { cat "$work/host/err.log" >&2; host=; exit 2; }
    sleep 0.2
  done
  base=$(sed -n 's|.* \(http://[^ ]*\)/orders$|\1|p' "$work/host/out.log")
  tcp=$(sed -n 's|.* \(net.tcp://[^ ]*\)/orders$|\1|p' "$work/host/out.log")
}

[ -n "$base" ] || start
[ -n "$tcp" ] || tcp=net.tcp://localhost:8808
echo "Order desk at $base and $tcp"
table=
failures=0
for client; do
  directory=$work/$client
  rm -rf "$directory"
  mkdir -p "$directory"
  "$here/$client/run.sh" "$base" "$directory" "$tcp" >"$directory/out.log" 2>"$directory/err.log"
  code=$?
  version=$(sed -n 's/^# //p' "$directory/out.log")
  ok=$(grep -c '^ok ' "$directory/out.log")
  case $code in
    0) outcome="$ok passed" && grep '^MONO ' "$directory/out.log" ;;
    77) outcome="skipped" ;;
    *)
      outcome="FAILED, with $ok passed"
      failures=$((failures + 1))
      grep '^FAIL ' "$directory/out.log" || tail -n 20 "$directory/out.log" "$directory/err.log"
      ;;
  esac
  table="$table$(printf '%-7s  %-26s  %s' "$client" "$outcome" "$version")
"
done
printf '\n%s' "$table"
[ "$failures" = 0 ]
