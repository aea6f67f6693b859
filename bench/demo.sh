#!/usr/bin/env bash
# `make demo`: reads the sample stack into a throw-away ledger and shows what Panj says of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export PANJ_LEDGER="$folder/demo.db"
bold='' plain=''
if [ -t 1 ]; then bold=$'\033[1;36m' plain=$'\033[0m'; fi

show() { # a command as the user would type it, then what it prints
  printf '\n%s$ %s%s\n' "$bold" "$*" "$plain"
  "$@"
}

echo "Panj reads the reports in samples/ (all invented) into a ledger of its own and asks it."
show panj read samples/ || [ $? -eq 1 ] # 1: something was rejected, as it should be
show panj rejections
show panj claims
show panj claims --type MOVE,COERCE --source "Meridian Wire"
claim=$(panj claims --source "Meridian Wire" --json | python -c 'import json, sys
rows = [json.loads(line) for line in sys.stdin if line.strip()]
rows = rows[0] if rows and isinstance(rows[0], list) else rows
print(max(rows, key=lambda row: len(row.get("sources") or []))["id"])')
show panj show "$claim"
mkdir -p out
show panj explain samples/bridge.txt --published 2021-08-03 --html out/bridge.html
show panj verify
echo
echo "The ledger is gone with this demo; the marked story stays in out/bridge.html."
