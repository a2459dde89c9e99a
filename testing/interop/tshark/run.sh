#!/bin/sh
# Has Wireshark's dissector of MC-NMF read what Woad's client and the host say to each other over net.tcp.
#
# Usage: run.sh BASE-ADDRESS WORK-DIRECTORY [BASE-ADDRESS-OF-NET-TCP]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../../..
tcp=${3:-net.tcp://localhost:8808}
port=${tcp##*:}
if ! command -v tshark >/dev/null; then
  echo "# needs tshark: apt-get install tshark"
  exit 77
fi
clients=$(ls "$root"/clients/core/target/woad-clients-core-*-SNAPSHOT.jar 2>/dev/null | head -n 1)
[ -n "$clients" ] || { echo "# needs clients/core: build it by ./mvnw -Pquick package"; exit 77; }
cd "$2"
tshark -i lo -f "tcp port $port" -w capture.pcapng 2>tshark.log &
capturing=$!
until grep -q '^Capturing' tshark.log; do
  kill -0 $capturing 2>/dev/null || { echo "# may not capture: $(tail -n 1 tshark.log)"; exit 77; }
  sleep 0.2
done
echo "# $(tshark -v 2>/dev/null | sed -n '1s/ (Git.*//p'), MC-NMF"
java -cp "$clients:$root/hosting/standalone/target/woad-host.jar" "$here/Conversation.java" "$tcp"

read_capture() {
  tshark -r capture.pcapng -d "tcp.port==$port,mc-nmf" "$@" 2>/dev/null
}
count() { awk -v type="$1" '$2 == type { print $1; found = 1 } END { if (!found) print 0 }' records.txt; }
# What was captured last takes a while to be written.
for attempt in 1 2 3 4 5 6 7 8 9 10; do
  read_capture -T fields -e mc-nmf.record_type -Y mc-nmf | tr ',' '\n' | sort -n | uniq -c >records.txt
  [ "$(count 7)" -lt 4 ] || break
  sleep 1
done
kill -INT $capturing
wait $capturing || true

failed=0
expect() {
  if [ "$2" "$3" "$4" ]; then
    echo "ok   tshark: $1"
  else
    echo "FAIL tshark: $1: $2 (expected: $3 $4)"
    failed=1
  fi
}
expect "two preambles" "$(count 0)" -eq 2
expect "each acknowledged" "$(count 11)" -eq 2
expect "each address" "$(count 2)" -eq 2
expect "all envelopes" "$(count 6)" -eq 9
expect "both ends of each session" "$(count 7)" -eq 4
expect "no fault of framing" "$(count 8)" -eq 0
expect "nothing malformed" "$(read_capture -Y '_ws.malformed' | wc -l)" -eq 0
exit $failed
