#!/bin/sh
# Usage: run.sh BASE-ADDRESS WORK-DIRECTORY
set -eu
here=$(cd "$(dirname "$0")" && pwd)
gsoap=/usr/share/gsoap
for program in wsdl2h soapcpp2 g++ pkg-config; do
  if ! command -v $program >/dev/null; then
    echo "# needs $program: apt-get install gsoap libgsoap-dev g++ pkg-config"
    exit 77
  fi
done
cd "$2"
wsdl2h -c++11 -N ws -o orders.h "$1/orders?wsdl" >wsdl2h.log 2>&1
echo "# gSOAP $(sed -n 's/.*wsdl2h release //p' wsdl2h.log), $(g++ --version | head -n 1)"
soapcpp2 -j -C -x -I "$gsoap/import" orders.h >soapcpp2.log 2>&1
g++ -std=c++11 -w -I. -I "$gsoap/plugin" -o orders "$here/orders.cpp" soapC.cpp soapBasicHttpBinding_USCOREOrdersProxy.cpp \
  soapWSHttpBinding_USCOREOrdersProxy.cpp "$gsoap/plugin/wsaapi.c" $(pkg-config --cflags --libs gsoap++)
exec ./orders "$1"
