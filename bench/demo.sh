#!/usr/bin/env bash
# `make demo`: reads the sample stack into a throw-away ledger and shows what Panj says of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export PANJ_LEDGER="$folder/demo.db"
bold='' plain=''
if [ -t 1 ]; then bold=$'\033[1;36m' plain=$'\033[0m'; fi

show() { # a command as the user would type it, then what it prints
  local word line=''
  for word; do case $word in *' '*) line+=" \"$word\"" ;; *) line+=" $word" ;; esac; done
  printf '\n%s$%s%s\n' "$bold" "$line" "$plain"
  "$@"
}

echo "Panj reads the reports in samples/ (all invented) into a ledger of its own and asks it."
show panj read samples/
show panj explain samples/bridge.txt --published 2021-08-03
show panj claims --limit 12
show panj claims --type MOVE,COERCE --source "Meridian Wire"
longest=$(panj claims --source "Meridian Wire" --json | python -c 'import json, sys
claims = [json.loads(line) for line in sys.stdin]
print(max(claims, key=lambda c: (max(s["step"] for s in c["sources"]), len(c["figures"])))["id"])')
show panj show "$longest"
show panj rejections
show panj verify
mkdir -p out
show panj explain samples/bridge.txt --published 2021-08-03 --html out/bridge.html
echo
echo "The ledger goes with this demo; the marked story stays in out/bridge.html."
