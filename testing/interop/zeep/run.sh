#!/bin/sh
# Usage: run.sh BASE-ADDRESS WORK-DIRECTORY
here=$(cd "$(dirname "$0")" && pwd)
cd "$2" || exit
for python in "${PYTHON:-python3}" /usr/bin/python3; do
  "$python" -c 'import zeep' 2>/dev/null && break
  python=
done
if [ -z "$python" ]; then
  echo "# needs Python's zeep: apt-get install python3-zeep"
  exit 77
fi
"$python" -c 'import platform, zeep; print("# zeep", zeep.__version__ + ", Python", platform.python_version())'
exec "$python" "$here/orders.py" "$1"
