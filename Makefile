# make demo   builds the bundled invented minutes: counts, one question answered, Turtle and a picture in build/demo
# make test   runs the tests
# Both set up everything they need in .venv, with GiNZA and its model, on the first call (a few minutes), and build the
# scripts of the workbench where npm is (Node.js 20 or later); without it they say so and go on.
# They take Python 3.13 where they find it, then 3.12, then 3.11; another one: make test PYTHON=/path/to/python

# Python 3.13 is the recommended one: the language model reads one and a half times as fast on it as on 3.11.
SUPPORTED := import sys, ssl, sqlite3, venv, ensurepip; \
	sys.exit(not (3, 11) <= sys.version_info < (3, 14) or "t" in getattr(sys, "abiflags", ""))
# The newest interpreter that really runs, on the PATH, of pyenv or of uv: a name on the PATH may be a shim with nothing behind it.
PYTHON ?= $(shell for each in $$(for minor in 13 12 11; do \
		echo python3.$$minor "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.$$minor*/bin/python; \
		UV_PYTHON_PREFERENCE=only-managed uv python find --system 3.$$minor; done 2>/dev/null) python3 python; do \
	if "$$each" -c '$(SUPPORTED)' >/dev/null 2>&1; then echo "$$each"; break; fi; done)
BIN := .venv/bin
READY := .venv/ready
# The scripts of the workbench, from front/.
BUILT := src/policy_graph/web/built/editor.js

# Gold documents and the texts of those that are kept without them; they lie beside the checkout.
GOLD := ../shared/gold tests/gold/tuned
EVALUATE := OPENBLAS_NUM_THREADS=1 $(BIN)/policy-graph evaluate $(GOLD) --sources ../shared/minutes

.PHONY: demo test clients front lint types contracts format check calibrate figures quality coverage roundtrip benchmarks clean

demo: $(READY)
	$(BIN)/policy-graph demo --out build/demo

test: $(READY)
	$(BIN)/python -m pytest

# A SPARQL client in JavaScript, which the endpoint is tried with where Node is; without it its test skips and says so.
clients: tests/clients/node_modules

tests/clients/node_modules: tests/clients/package-lock.json
	npm ci --prefix tests/clients --no-progress --ignore-scripts
	@touch $@

# Types and laws of the scripts; front/node_modules is there once they are built.
front: $(BUILT)
	cd front && npm run --silent check && npm test --silent

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

contracts: $(READY)
	$(BIN)/lint-imports

check: lint types contracts test

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# After a change of the rules, in this order: how sure each way of finding is, the figures that must not fall, the tables.
calibrate: $(READY)
	$(EVALUATE) --calibrate src/policy_graph/recognize/data/confidence.tsv >/dev/null

figures: $(READY)
	$(EVALUATE) --save tests/gold/figures.json >/dev/null

quality: $(READY)
	$(BIN)/python benchmarks/quality.py

# The gold documents printed and saved in every form, read back and scored; ROUNDTRIP=--structure-only takes a minute.
ROUNDTRIP ?=
roundtrip: $(READY)
	$(BIN)/python benchmarks/roundtrip.py $(ROUNDTRIP)

# What the parser makes of every line of the shared minutes, as tables on stdout.
coverage: $(READY)
	$(BIN)/python benchmarks/coverage.py

# The tables of docs/performance.md on an archive: extraction beside the plain model, building with one worker, two and Dask, and after a
# change, the questions, what a large graph takes in other engines. MEASURED, where the builds go, must not exist. It takes hours for
# 20 million characters; with MINUTES of a few files and TRIPLES=100000 one sees in some minutes that it works.
MINUTES ?= ../shared/bulk
MEASURED ?= build/benchmarks
TRIPLES ?= 1000000 10000000
benchmarks: $(READY)
	@$(BIN)/policy-graph demo --out build/demo >/dev/null
	@$(BIN)/python benchmarks/machine.py
	@printf '\n## Extraction\n\n'; $(BIN)/python benchmarks/extracting.py $(MINUTES) --same 0
	@printf '\n## Building\n\n'; $(BIN)/python benchmarks/building.py $(MINUTES) $(MEASURED)
	@printf '\n## Questions\n\n'; $(BIN)/python benchmarks/asking.py $(MEASURED)/one
	@for each in $(TRIPLES); do printf '\n## %s triples\n\n' $$each; \
		$(BIN)/python benchmarks/loading.py build/demo --triples $$each || exit 1; done
	@printf '\n## Faults\n\n'; $(BIN)/python benchmarks/faults.py --step 5

clean:
	rm -rf .venv build dist front/node_modules src/policy_graph/web/built

# pip must know --group (25.1), which the one that comes with an interpreter may not.
$(READY): pyproject.toml constraints.txt | $(BUILT)
	@test -n "$(PYTHON)" || { echo "no Python 3.13, 3.12 or 3.11 with venv found: make PYTHON=/path/to/python" >&2; exit 2; }
	@$(BIN)/python -c '$(SUPPORTED)' >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable . --group dev
	@touch $@

$(BUILT): front/package-lock.json front/build.mjs front/make.py $(wildcard front/src/*.ts front/src/*/*)
	@test -z "$(PYTHON)" || $(PYTHON) front/make.py
