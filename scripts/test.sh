#!/bin/bash
# `npm test`: all tests, or those that are named: npm test -- test/lib
#
# Unit tests need Node alone. Live tests drive a private libvirt host with real guests, for which they need root and some
# Debian packages. Both kinds are needed for a verdict: where the live ones cannot run this says so and fails.
set -euo pipefail
cd "$(dirname "$0")/.."

[ -e node_modules ] || npm ci --no-audit --no-fund

live=yes
if [ "$(id -u)" != 0 ]; then
  live="root is needed: sudo npm test"
elif ! scripts/install-prerequisites.sh; then
  live="packages are missing (the command that installs them stands above)"
fi

node scripts/build.mjs

# Sandboxes are named after the process of their test file, and each keeps to its own namespaces.
if [ "$live" = yes ]; then
  exec node_modules/.bin/jest "$@"
fi
node_modules/.bin/jest --selectProjects unit "$@" || true
echo "The live tests (test/**/*.live.test.ts) were NOT run: $live" >&2
exit 1
