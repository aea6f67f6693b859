# Needs Python 3.11 or newer with venv and pip, and nothing else. `make lock` alone wants uv.
PYTHON ?= python3
UV ?= uv
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq --no-input
LOCK := $(UV) pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header --quiet

.PHONY: demo test lint bench readme lock clean help

help:  ## what each target does
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/'

# A stamp a stage: nothing is installed twice while the lock files and pyproject.toml stay as they are.
$(VENV)/stamp-venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Panj needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "no venv module: on Debian, apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/stamp-run: $(VENV)/stamp-venv requirements.lock requirements-build.lock pyproject.toml
	@echo "installing what requirements.lock pins, hashes checked …"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --require-hashes -r requirements-build.lock
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/stamp-dev: $(VENV)/stamp-run requirements-dev.lock
	@echo "installing what requirements-dev.lock pins, hashes checked …"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/stamp-run  ## read the sample reports into a throw-away ledger and show what they say
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash bench/demo.sh

test: lint  ## ruff, mypy, then pytest, whose closing line comes last
	@$(BIN)/python -m pytest

lint: $(VENV)/stamp-dev  ## ruff and mypy
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: $(VENV)/stamp-run  ## run every board and write bench/RESULTS.md (wants ../shared or PANJ_SHARED)
	@$(BIN)/python -m bench all
	@$(BIN)/python -m bench.gold dev train chains check
	@$(BIN)/python -m bench.speed

readme: $(VENV)/stamp-run  ## write the outputs that README.md and docs/ show anew
	@$(BIN)/python -m bench.readme --write

lock:  ## resolve the dependencies anew (wants uv)
	@$(LOCK) pyproject.toml -o requirements.lock
	@$(LOCK) --group build -c requirements.lock -o requirements-build.lock
	@$(LOCK) pyproject.toml --group dev -c requirements.lock -c requirements-build.lock -o requirements-dev.lock

clean:  ## take away what make made
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache build dist
