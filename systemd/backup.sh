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
from=$1 to=$2 keys=$3
if [ ! -f "$from/journal/CURRENT" ]; then
  echo "$from is not a data folder of Omroeper: there is no journal/CURRENT in it" >&2
  exit 66
fi

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
    rm -rf "$to" "$keys"
    mv "$to.new" "$to"
    mv "$keys.new" "$keys"
    exit 0
  fi
  sleep 2
done
echo "$from could not be copied whole in ten tries; $to is as it was" >&2
exit 75
