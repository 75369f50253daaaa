#!/bin/bash
# `npm test`: all tests, or those that are named: npm test -- test/lib
#
# Unit tests need Node alone. Browser tests open pages in Debian's Chromium. Live tests drive a private libvirt host with real guests,
# for which they need root and some Debian packages. All kinds are needed for a verdict: where one cannot run this says so and fails.
set -euo pipefail
cd "$(dirname "$0")/.."

[ -e node_modules ] || npm ci --no-audit --no-fund

projects=(--selectProjects=unit)
not_run=()

if [ "$(id -u)" != 0 ]; then
  not_run+=("The live tests (test/**/*.live.test.ts) were NOT run: root is needed: sudo npm test")
elif scripts/install-prerequisites.sh --tests || [ -z "$(scripts/install-prerequisites.sh --print)" ]; then
  projects+=(--selectProjects=live)
else
  not_run+=("The live tests (test/**/*.live.test.ts) were NOT run: packages are missing (the command that installs them stands above)")
fi
if [ -e /usr/lib/chromium/chromium ]; then
  projects+=(--selectProjects=browser)
else
  not_run+=("The browser tests (test/**/*.browser.test.ts) were NOT run: Debian's package chromium is missing")
fi

node scripts/build.mjs

# Sandboxes are named after the process of their test file, and each keeps to its own namespaces.
if [ ${#not_run[@]} = 0 ]; then
  exec node_modules/.bin/jest "$@"
fi
# The projects come last, because jest takes every word behind them for another one.
node_modules/.bin/jest "$@" "${projects[@]}" || true
printf '%s\n' "${not_run[@]}" >&2
exit 1
