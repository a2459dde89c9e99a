#!/bin/sh
# Usage: run.sh BASE-ADDRESS WORK-DIRECTORY
here=$(cd "$(dirname "$0")" && pwd)
if ! php -r 'exit(class_exists("SoapClient") && class_exists("DOMDocument") ? 0 : 1);' 2>/dev/null; then
  echo "# needs php, its soap and its dom: apt-get install php-cli php-soap php-xml"
  exit 77
fi
php -r 'echo "# SoapClient of PHP ", PHP_VERSION, "\n";'
exec php "$here/orders.php" "$1"
