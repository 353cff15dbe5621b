# make site | test | torture | bench | check | serve | lint | format | lock | clean
#
# Nothing is assumed but make and Python 3.11 or newer: each target first brings .venv up to
# date with a lock file (hash-checked; instant if nothing has changed).

.POSIX:
.NOTPARALLEL:
.PHONY: help site check serve test torture bench lint format lock clean environment dev-environment browser firefox html-checker link-checker language-server

BIN = .venv/bin
PYTEST_ARGS = --numprocesses auto --dist loadfile
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --system-certs --custom-compile-command 'make lock'

help: ## Say what can be made
	@echo 'make site    the verified site, in site/, and its offline forms, in dist/'
	@echo 'make check   every rule over data, texts and pages'
	@echo 'make serve   a live preview'
	@echo 'make test    all tests'
	@echo 'make torture the long runs of the tests of safety (hours)'
	@echo 'make bench   speed beside other generators (an hour; make bench QUICK=1: minutes)'
	@echo 'make lint    style and types of the code (make format mends the style)'
	@echo 'make lock    pin the newest allowed packages'
	@echo 'make clean   remove everything that was made'

site: environment
	@$(BIN)/explainer export --site

check: environment
	@$(BIN)/explainer check

serve: environment
	@$(BIN)/explainer serve

test: dev-environment browser html-checker link-checker language-server
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

# The same tests as in tests/safety, with large counts; the figures go to torture/RESULTS.md.
torture: dev-environment browser firefox
	@$(BIN)/python torture/run.py

# Figures mean most on a quiet machine. They go to benchmarks/RESULTS.md.
bench: dev-environment browser
	@scripts/benchmark-peers
	@if [ -n "$(QUICK)" ]; then $(BIN)/python -m benchmarks.run --quick; \
	else $(BIN)/python -m benchmarks.run; fi

lint: dev-environment
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: dev-environment
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

# The second lock keeps the first one's versions, so that tests run on what users get.
lock: dev-environment
	$(COMPILE) pyproject.toml --upgrade --group build --output-file requirements.lock
	$(COMPILE) pyproject.toml --upgrade --group dev --constraints requirements.lock --output-file requirements-dev.lock
	$(COMPILE) --upgrade --group links --output-file requirements-links.lock
	$(COMPILE) benchmarks/peer_files/requirements.in --upgrade --constraints requirements.lock --output-file benchmarks/peer_files/requirements.lock

clean:
	rm -rf .venv .cache site dist .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find benchmarks generator scripts tests tools torture -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@python=$$(scripts/find-python) && "$$python" scripts/environment.py requirements.lock

dev-environment:
	@python=$$(scripts/find-python) && "$$python" scripts/environment.py requirements-dev.lock

browser:
	@scripts/browser

firefox:
	@scripts/firefox

html-checker:
	@scripts/html-checker

link-checker: dev-environment
	@scripts/link-checker

language-server:
	@scripts/language-server
