"""What there is to measure: python -m bench"""

print("""python -m bench.gold [dev train chains check]   score the answer keys; --help for more
python -m bench.speed                           words a second on one core beside plain spaCy
python -m bench.clean                           main text of pages, by the article-extraction benchmark
python -m bench.places                          toponyms of two boards to points: accuracy within 161 km
python -m bench.actors                          country and sector of the keys' actors, against labels by hand
python -m bench.query                           a dozen questions to a ledger of 100,000 claims
python -m bench.crash                           a long read of real news: nothing lost, nothing misquoted
python -m bench.readme [--write]                the commands of README.md and docs/ run, their outputs compared""")
