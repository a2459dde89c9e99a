#!/bin/sh
# Usage: run.sh BASE-ADDRESS WORK-DIRECTORY; the broker is at $BROKER, or at localhost:61616
here=$(cd "$(dirname "$0")" && pwd)
cd "$2" || exit
for python in "${PYTHON:-python3}" /usr/bin/python3; do
  "$python" -c 'import stomp' 2>/dev/null && break
  python=
done
if [ -z "$python" ]; then
  echo "# needs Python's stomp: apt-get install python3-stomp"
  exit 77
fi
"$python" -c 'import platform, stomp; print("# stomp.py", ".".join(map(str, stomp.__version__)) + ", Python", platform.python_version())'
exec "$python" "$here/orders.py" "${BROKER:-localhost:61616}"
