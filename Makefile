# make run    install what is needed into .venv (once) and simulate; make run ARGS="scenario=bank replications=50"
# make demo   the live floor in the browser; make demo ARGS="scenario=retail"
# make test   the same .venv with the developers' tools: ruff, mypy, import-linter, pytest
# make long   the tests that take long
# Needs Python 3.11 or newer with pip, nothing else. Another interpreter: make run PYTHON=python3.12
# On Windows, or in an environment of your own: pip install -e . -c constraints.txt, then ccsim run

PYTHON ?= python3
VENV   ?= .venv
ARGS   ?=
JOBS   ?= 2

PY       := $(VENV)/bin/python
PIP      := $(PY) -m pip --disable-pip-version-check --no-input --quiet
RUNTIME  := $(VENV)/.ccsim-runtime
DEV      := $(VENV)/.ccsim-dev
DEMO     := $(VENV)/.ccsim-demo
SOURCES  := pyproject.toml constraints.txt

.NOTPARALLEL:
.PHONY: run demo test long install dev lint warm clean

run: install
	$(VENV)/bin/ccsim run $(ARGS)

demo: $(DEMO)
	$(VENV)/bin/ccsim demo $(ARGS)

test: lint warm
	$(PY) -m pytest -n $(JOBS) --dist loadfile $(ARGS)

long: dev warm
	$(PY) -m pytest -n $(JOBS) --dist loadfile -m long $(ARGS)

install: $(RUNTIME)

dev: $(DEV)

lint: dev
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

# One process compiles the kernel before pytest starts several.
warm: dev
	$(PY) -c "import sim; sim.warm()"

# An environment that somebody made before is used as it is; the stamps say what was installed into it.
$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; '$(PYTHON)' is absent or older. Try: make PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV) || { rm -f $@; exit 2; }

$(RUNTIME): $(SOURCES) | $(PY)
	@echo "Installing ccsim into $(VENV) (once; takes a minute or two)"
	$(PIP) install -e . -c constraints.txt
	@touch $@

$(DEMO): $(SOURCES) | $(PY)
	@echo "Installing ccsim and the live floor into $(VENV) (once; takes a minute or two)"
	$(PIP) install -e '.[demo]' -c constraints.txt
	@touch $@ $(RUNTIME)

$(DEV): $(SOURCES) | $(PY)
	@echo "Installing ccsim and the developers' tools into $(VENV) (once; takes a minute or two)"
	$(PIP) install -e '.[dev,demo]' -c constraints.txt
	@touch $@ $(RUNTIME) $(DEMO)

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .benchmarks
