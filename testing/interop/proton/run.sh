#!/bin/sh
# Usage: run.sh BASE-ADDRESS WORK-DIRECTORY; the broker is at $BROKER, or at localhost:61616
here=$(cd "$(dirname "$0")" && pwd)
cd "$2" || exit
for python in "${PYTHON:-python3}" /usr/bin/python3; do
  "$python" -c 'import proton' 2>/dev/null && break
  python=
done
if [ -z "$python" ]; then
  echo "# needs Python's proton: apt-get install python3-qpid-proton"
  exit 77
fi
"$python" -c 'import platform, proton; print("# qpid-proton", ".".join(map(str, proton.VERSION)) + ", Python", platform.python_version())'
exec "$python" "$here/orders.py" "${BROKER:-localhost:61616}"
