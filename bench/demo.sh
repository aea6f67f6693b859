#!/usr/bin/env bash
# `make demo`: reads the reports of one summer into a throw-away ledger and asks them who says what, and how many.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export PANJ_LEDGER="$folder/demo.db"
stack=samples/summer-2021
bold='' dim='' plain=''
if [ -t 1 ]; then bold=$'\033[1;36m' dim=$'\033[2m' plain=$'\033[0m'; fi

show() { # a command as the user would type it, then what it prints
  local word line=''
  for word; do case $word in *[\ \>]*) line+=" \"$word\"" ;; *) line+=" $word" ;; esac; done
  printf '%s$%s%s\n' "$bold" "$line" "$plain"
  "$@"
}

say() { printf '\n%s%s%s\n' "$dim" "$(fold -sw 98 <<<"$*")" "$plain"; }

say "Five months of 2021 in and around Afghanistan, as a dozen invented outlets tell them: feeds, pages," \
  "loose texts, and a few files that nobody can read. (About 20 seconds.)"
show panj read "$stack"

say "Two outlets, one origin: the second got it from the first, and its chain says so."
show panj claims --mode seize --text "presidential palace" --sort published --columns published,trigger,targets,chain

say "Who crossed which border, how many, by whose account?"
show panj claims --figure crossed --sort published --limit 6 --columns published,figures,chain,places

# what the last screen is about, and the largest of its figures
asked=(--type ASSAULT --figure killed --text "Kabul airport" --sort published)
largest=$(panj claims "${asked[@]:0:6}" --sort=-killed --limit 1 --csv 2>>"$folder/notes" | sed -n '2s/,.*//p')
page=out/kabul-airport.html
mkdir -p out
panj explain "$stack/airport-crush.txt" --outlet "Northgate Post" --html "$page" 2>"$folder/notes"

say "How many were killed at Kabul airport on 26 August? The figures as they rose, each with who says so and the day" \
  "it was published; where two of one day differ, that is the dispute."
show panj claims "${asked[@]}" --columns published,figures,chain,claim

say "One event behind them, its figures set beside each other, its origins counted:"
show panj conflicts --type ASSAULT --text "Kabul airport"

say "Who held which town on 10 August, since when and on whose word:"
show panj control --as-of 2021-08-10

say "The largest figure, with the letters it stands on:"
show panj show "${largest:0:10}"

say "The ledger goes with this demo; a marked story stays in $page. To keep one and go on:"
printf '%s\n' "  panj read $stack --ledger summer.db" \
  "  panj events --ledger summer.db --min-origins 2      (docs/events.md and docs/tour.md go on from here)"
