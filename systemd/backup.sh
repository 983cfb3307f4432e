#!/bin/sh
# A copy of a data folder, made while the appliance runs: backup.sh DATA-FOLDER COPY KEYS-COPY
# The keys go to a place apart. Whoever has old keys beside old data can read who was erased since,
# so keep as many old copies of the data as you like, and of the keys the last one only.
set -eu
umask 077
if [ $# -ne 3 ]; then
  echo "backup.sh DATA-FOLDER COPY KEYS-COPY" >&2
  exit 64
fi
# Absolute, and without a slash at the end: what is made stands beside the copy that it replaces.
from=$(realpath -m -- "$1") to=$(realpath -m -- "$2") keys=$(realpath -m -- "$3")
if [ ! -f "$from/journal/CURRENT" ]; then
  echo "$from is not a data folder of Omroeper: there is no journal/CURRENT in it" >&2
  exit 66
fi

# What stands in the place of a copy goes: it has to be one, and not what is copied.
refuse() {
  echo "$1. Nothing was changed." >&2
  exit 73
}
apart() {
  case $1/ in "$2"/*) refuse "$1 is $2, or in it" ;; esac
  case $2/ in "$1"/*) refuse "$2 is in $1" ;; esac
}
apart "$to" "$from"
apart "$keys" "$from"
apart "$to" "$keys"
replaceable() {
  if [ ! -e "$1" ] || [ -f "$1/$2" ]; then return; fi
  [ -d "$1" ] && [ -z "$(ls -A "$1")" ] || refuse "$1 is there, and is no earlier copy"
}
replaceable "$to" journal/CURRENT
replaceable "$keys" people.keys
if [ -e "$to/keys" ]; then refuse "$to is a data folder itself: there are keys in it"; fi

# Half a copy takes the room of the next.
trap 'rm -rf "$to.new" "$keys.new"' EXIT
trap 'exit 75' HUP INT TERM

# Which files hold the state. While a snapshot is made they change, and the copy is made once more.
standing() {
  cat "$from/journal/CURRENT"
  ls "$from/journal" | grep '^journal-'
}

for again in 1 2 3 4 5 6 7 8 9 10; do
  rm -rf "$to.new" "$keys.new"
  mkdir -p "$to.new/journal" "$keys.new"
  before=$(standing)
  # Keys are written before what they seal, so they are copied after it.
  if cp -p "$from"/journal/CURRENT "$from"/journal/*.ndjson "$to.new/journal/" &&
    cp -p "$from"/keys/* "$keys.new/" && [ "$before" = "$(standing)" ]; then
    for other in "$from"/*; do
      case ${other##*/} in journal | keys | door.secret | portal.sock | sounds) ;;
      *) cp -Rp "$other" "$to.new/" ;; esac
    done
    sync
    trap - EXIT
    rm -rf "$to" "$keys"
    mv "$to.new" "$to"
    mv "$keys.new" "$keys"
    exit 0
  fi
  sleep 2
done
echo "$from could not be copied whole in ten tries; $to is as it was" >&2
exit 75
