# The counter: `make run` opens it, `make test` proves it. Both set up whatever the machine lacks.
PYTHON := .venv/bin/python
export PYTHONUTF8 = 1
# compiled modules and rewritten tests are kept even where the shell says otherwise: half of a check is compiling
export PYTHONDONTWRITEBYTECODE =

.PHONY: run test test-vm check bench setup setup-test format translations lock clean

run: setup
	@$(PYTHON) main.py --training

setup:
	@packaging/setup.sh run

setup-test:
	@packaging/setup.sh test

test: setup-test
	@QT_QPA_PLATFORM=offscreen OMP_THREAD_LIMIT=1 $(PYTHON) -m pytest -q -n 2 --dist loadfile

# a virtual machine with a real camera device, hot plug and power cuts; needs an administrator once
test-vm:
	@packaging/setup.sh vm
	@QUAYMOTCUA_VM=1 QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q tests/vm

check: setup-test
	@$(PYTHON) -m ruff format --check --quiet .
	@$(PYTHON) -m ruff check --quiet .
	@$(PYTHON) -m mypy --no-error-summary
	@$(PYTHON) .venv/bin/lint-imports --no-cache > /dev/null || $(PYTHON) .venv/bin/lint-imports --no-cache
	@QT_QPA_PLATFORM=offscreen OMP_THREAD_LIMIT=1 $(PYTHON) -m pytest -q -n 2 -m "not slow"

bench: setup-test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m bench

format: setup-test
	@$(PYTHON) -m ruff format --quiet .
	@$(PYTHON) -m ruff check --fix --quiet .

# collects the words of the screens and compiles them (docs/how-to/translate.md)
translations: setup
	@$(PYTHON) -m ui.translate

# writes packaging/requirements*.txt anew from pyproject.toml
lock:
	@packaging/lock.sh

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
