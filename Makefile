# The counter: `make run` opens it, `make test` proves it. Both set up whatever the machine lacks.
PYTHON := .venv/bin/python
export PYTHONUTF8 = 1

.PHONY: run test check bench setup setup-test format translations lock clean

run: setup
	@$(PYTHON) main.py --training

setup:
	@packaging/setup.sh run

setup-test:
	@packaging/setup.sh test

test: setup-test
	@QT_QPA_PLATFORM=offscreen OMP_THREAD_LIMIT=1 $(PYTHON) -m pytest -q

check: setup-test
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/ruff check --quiet .
	@.venv/bin/mypy --no-error-summary
	@.venv/bin/lint-imports --no-cache > /dev/null || .venv/bin/lint-imports
	@QT_QPA_PLATFORM=offscreen OMP_THREAD_LIMIT=1 $(PYTHON) -m pytest -q -n 2 -m "not slow"

bench: setup-test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m bench

format:
	@.venv/bin/ruff format --quiet .
	@.venv/bin/ruff check --fix --quiet .

translations:
	@$(PYTHON) -m ui.translate

lock:
	@packaging/lock.sh

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
