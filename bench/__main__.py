"""What there is to measure: python -m bench"""

print("""python -m bench.gold [dev train chains check]   score the answer keys; --help for more
python -m bench.speed                           words a second on one core beside plain spaCy
python -m bench.crash                           a long read of real news: nothing lost, nothing misquoted
python -m bench.readme [--write]                the commands of README.md and docs/ run, their outputs compared""")
