# Two words are enough: `make run` and `make test`. The rest is for a developer's day.
VENV   := .venv
PYTHON ?= python3.11
BIN    := $(VENV)/bin

# Bytecode is kept, even where the shell says otherwise: without it tests need twice as long to load.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run install test all check format bench simulate reliability lock

run: install
	$(BIN)/sapa run

install: $(VENV)/installed

test: $(VENV)/installed-dev
	$(BIN)/pytest -n 3 --dist worksteal -m "not long" --durations=15 --durations-min=5

# With the long ones too: about half an hour.
all: $(VENV)/installed-dev
	$(BIN)/pytest -n 3 --dist worksteal

check: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 -m "not slow and not long and not book" -q

format: $(VENV)/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# All figures, in half an hour; then make bench ONLY=page renews docs/performance.md.
bench: $(VENV)/installed-dev $(VENV)/aiogram/installed
	$(BIN)/python -m tests.bench $(ONLY)

# Renews docs/reliability.md: all that shows a fault, on both databases, and the long runs.
reliability: $(VENV)/installed-dev
	$(BIN)/python -m tests.reliability

# Months of partners and staff, by a seed: make simulate SEED=7 PARTNERS=1000 MONTHS=3
SEED     ?= 1
PARTNERS ?= 1000
MONTHS   ?= 3
simulate: $(VENV)/installed-dev
	$(BIN)/python -m tests.simulation --seed $(SEED) --partners $(PARTNERS) --months $(MONTHS)

# Names no index, so that the files hold on any machine.
lock: $(VENV)/installed
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile -q --upgrade --generate-hashes --no-emit-index-url --python-version 3.11 \
		--extra build --custom-compile-command "make lock" pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --upgrade --generate-hashes --no-emit-index-url --python-version 3.11 \
		--extra build --extra dev --custom-compile-command "make lock" -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile -q --upgrade --generate-hashes --no-emit-index-url --python-version 3.11 \
		--custom-compile-command "make lock" tests/bench/aiogram.in -o tests/bench/aiogram.lock

$(BIN)/pip:
	@command -v $(PYTHON) >/dev/null || { echo "Sapa needs Python 3.11 with venv: apt-get install python3 python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(BIN)/pip requirements.lock pyproject.toml
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# aiogram, which the bench compares with, holds pydantic back: it has an environment of its own.
$(VENV)/aiogram/installed: $(BIN)/pip tests/bench/aiogram.lock
	$(PYTHON) -m venv $(VENV)/aiogram
	$(VENV)/aiogram/bin/pip install -q --disable-pip-version-check --require-hashes -r tests/bench/aiogram.lock
	@touch $@
