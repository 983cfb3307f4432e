#!/bin/sh
# What the tests need besides Node: installed where that is ours to do, and said where it is not.
# A test that misses its tool skips with the reason; with CI=true that counts as a failure.
missing=""
for tool in chromium:chromium perl:perl gammu:gammu gammu-smsd:gammu-smsd espeak-ng:espeak-ng sox:sox nut-scanner:nut-server; do
  command -v "${tool%%:*}" >/dev/null 2>&1 || missing="$missing ${tool##*:}"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then
  echo "Installing for the tests:$missing"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null && exit 0
fi
echo "Not on this machine:$missing. The tests that need them are skipped; each says so."
