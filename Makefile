# `make` lists what can be done. Python 3.11 or newer and make are all that a machine needs.

PORT ?= 8000
FORMAT ?= plain
# Each process begins with a part that lies together, so that few make the same thing, and takes from
# another's rest when its own is done.
PYTEST_ARGS ?= -n auto --dist worksteal

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1
# Only `make preview` shows what is not ready.
unexport NEST_HUB_PREVIEW
unexport PYTHONPATH PYTHONHOME

ifndef PYTHON
PYTHON := $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
  && { command -v $$name; break; }; done)
endif

# A stamp's name holds what it was made from, so that nothing is installed twice and nothing
# is forgotten: the Python, this folder, and the files that say what to install.
digest = $(shell { $(PYTHON) -V; pwd; cat $(1); } 2>&1 | cksum | tr ' ' '-')
VENV := .venv/.venv-$(call digest,/dev/null)
SITE_TOOLS := .venv/.site-$(call digest,requirements.lock)
NEST_HUB := .venv/.nest-hub-$(call digest,pyproject.toml requirements.lock)
REPORT_TOOLS := .venv/.report-$(call digest,requirements-report.lock)
TEST_TOOLS := .venv/.test-$(call digest,requirements-test.lock)
FUZZ_TOOLS := .venv/.fuzz-$(call digest,requirements-fuzz.lock)
NPM_TOOLS := node_modules/.installed-$(call digest,.npmrc package.json package-lock.json)

VENV_PYTHON := .venv/bin/python
PIP_INSTALL := $(VENV_PYTHON) -m pip install --quiet --quiet
WITH_NODE := PATH="$(CURDIR)/.venv/bin:$$PATH"

.PHONY: help serve build preview check test golden lint format browser fuzz lock upgrade bench \
  report-tools licences sbom audit clean clean-all

help:
	@echo 'make serve    show the hub on this computer, and build again as files are saved'
	@echo 'make build    build the site in both languages into site/; any error leaves site/ as it was'
	@echo 'make preview  build everything into preview/, drafts and pages in one language too'
	@echo 'make check    say what is wrong with the content: file, line, problem, mend'
	@echo 'make test     all checks of code and content, as for each pull request'
	@echo 'make golden   write anew what a screen reader is given of each component'
	@echo 'make fuzz     look for input that breaks a reader, SECONDS=60 for each; then mend it'
	@echo 'make report-tools  install what `nest-hub report` needs'
	@echo 'make format   put the Python code into its usual form'
	@echo 'make lock     write the lock files anew from pyproject.toml and package.json'
	@echo 'make upgrade  the same, with the newest versions that fit'
	@echo 'make bench    time builds with more and more pages, beside other generators'
	@echo 'make licences write THIRD-PARTY.md anew, after the packages have changed'
	@echo 'make sbom     write sbom.cdx.json: what the hub is made of, for machines'
	@echo 'make audit    ask whether faults are known in any package (needs the network)'
	@echo 'make clean    remove what was built; make clean-all: also what was installed'

# The strict build first, so that what would stop publication is said; then the hub is shown all
# the same, so that it can be mended while it is looked at.
serve: $(NEST_HUB)
	@$(MAKE) --no-print-directory build || \
	  echo 'What is said above would stop publication. The hub is shown all the same.'
	@$(VENV_PYTHON) tools/serve.py $(PORT)

# Built beside `site` and put in its place once it is whole: whatever goes wrong, what was there
# stays as it was.
build: $(NEST_HUB)
	@.venv/bin/nest-hub build $(BUILD_ARGS)

# What is not ready is shown and marked; errors are listed, and do not stop it. Never published.
preview: $(NEST_HUB)
	@rm -rf preview
	@{ NEST_HUB_PREVIEW=1 $(VENV_PYTHON) -m mkdocs build --site-dir preview \
	  && $(VENV_PYTHON) tools/link_files.py preview; } || { rm -rf preview; exit 1; }
	@echo 'Open preview/index.html in a browser.'

check: $(NEST_HUB)
	@.venv/bin/nest-hub check --format $(FORMAT)

test: $(NEST_HUB) $(TEST_TOOLS) $(NPM_TOOLS) browser lint build
	$(WITH_NODE) node --test 'tests/**/*.test.js'
	CHROMIUM="$$(cat .cache/chromium)" $(WITH_NODE) $(VENV_PYTHON) -m pytest $(PYTEST_ARGS)

golden: $(NEST_HUB) $(TEST_TOOLS) $(NPM_TOOLS) browser
	CHROMIUM="$$(cat .cache/chromium)" WRITE_GOLDEN=1 $(WITH_NODE) $(VENV_PYTHON) -m pytest \
	  --quiet tests/browser/test_question_states.py tests/browser/test_components.py \
	  -k 'heard or left_over'

# Not in CI: it goes on for as long as it is let. What it has reached stays in .cache/fuzz.
SECONDS ?= 60
fuzz: $(NEST_HUB) $(FUZZ_TOOLS)
	$(VENV_PYTHON) -m tests.fuzzing.run $(SECONDS) $(TARGETS)

lint: $(NEST_HUB) $(TEST_TOOLS) $(NPM_TOOLS)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	$(WITH_NODE) node_modules/.bin/tsc --project tsconfig.json
	$(WITH_NODE) node_modules/.bin/tsc --project tsconfig.worker.json

format: $(TEST_TOOLS)
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

browser: $(TEST_TOOLS)
	@mkdir -p .cache
	@$(VENV_PYTHON) tools/find_browser.py > .cache/chromium
	@echo "Browser for the tests: $$(cat .cache/chromium)"

lock: $(TEST_TOOLS)
	.venv/bin/uv pip compile pyproject.toml --group build $(LOCK_ARGS) \
	  --universal --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' \
	  --quiet --output-file requirements.lock
	.venv/bin/uv pip compile pyproject.toml --group build --extra report $(LOCK_ARGS) \
	  --constraint requirements.lock \
	  --universal --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' \
	  --quiet --output-file requirements-report.lock
	.venv/bin/uv pip compile pyproject.toml --group build --group test --extra report $(LOCK_ARGS) \
	  --constraint requirements-report.lock \
	  --universal --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' \
	  --quiet --output-file requirements-test.lock
	.venv/bin/uv pip compile pyproject.toml --group build --group test --group fuzz --extra report \
	  --constraint requirements-test.lock $(LOCK_ARGS) \
	  --universal --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' \
	  --quiet --output-file requirements-fuzz.lock
	.venv/bin/uv pip compile --group audit $(LOCK_ARGS) \
	  --universal --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' \
	  --quiet --output-file requirements-audit.lock
	$(WITH_NODE) npm install --package-lock-only

upgrade:
	$(MAKE) lock LOCK_ARGS=--upgrade

# Beside the file at first: nothing is lost where a licence is not allowed.
licences: $(NEST_HUB) $(REPORT_TOOLS)
	@mkdir -p .cache
	$(VENV_PYTHON) tools/made_of.py licences > .cache/THIRD-PARTY.md
	mv .cache/THIRD-PARTY.md THIRD-PARTY.md

sbom: $(NEST_HUB) $(REPORT_TOOLS)
	$(VENV_PYTHON) tools/made_of.py sbom > sbom.cdx.json || { rm -f sbom.cdx.json; exit 1; }

# Everything that any lock names; what could not be asked about fails too.
audit: $(TEST_TOOLS)
	.venv/bin/uv venv --quiet --clear .cache/audit
	.venv/bin/uv pip install --quiet --python .cache/audit --require-hashes \
	  --requirement requirements-audit.lock
	.cache/audit/bin/pip-audit --strict --disable-pip --require-hashes \
	  --requirement requirements-test.lock
	$(WITH_NODE) npm audit

clean:
	rm -rf site site.before site.new-* preview .cache .mypy_cache .pytest_cache .ruff_cache

clean-all: clean
	rm -rf .venv node_modules hooks/*.egg-info

$(VENV):
	@test -n "$(PYTHON)" || { \
	  echo 'Python 3.11 or newer is needed, and none was found.' >&2; \
	  echo 'Install it, or name it: make serve PYTHON=/path/to/python3' >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; \
	  echo 'Python could not make the folder .venv. On Debian and Ubuntu, first run:' >&2; \
	  echo '  sudo apt-get install python3-venv' >&2; exit 1; }
	@touch $@

$(SITE_TOOLS): | $(VENV)
	@echo 'Installing what the site needs into .venv (once, about a minute).'
	@rm -f .venv/.site-*
	@$(PIP_INSTALL) --require-hashes --requirement requirements.lock
	@touch $@

# The project itself, for the command `nest-hub`. The site builds without it.
$(NEST_HUB): | $(SITE_TOOLS)
	@rm -f .venv/.nest-hub-*
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# What a report needs and the site does not.
# Hugo takes part where it is installed.
bench: $(NEST_HUB) $(TEST_TOOLS)
	$(VENV_PYTHON) benchmarks/build.py

report-tools: $(NEST_HUB) $(REPORT_TOOLS)
	@echo 'Ready. Now, for example: .venv/bin/nest-hub report FOLDER-OF-FILES -o REPORT'

$(REPORT_TOOLS): | $(SITE_TOOLS)
	@echo 'Installing what reports need into .venv (once, about a minute).'
	@rm -f .venv/.report-*
	@$(PIP_INSTALL) --require-hashes --requirement requirements-report.lock
	@touch $@

$(TEST_TOOLS): | $(SITE_TOOLS)
	@echo 'Installing what the tests need into .venv (once, about a minute).'
	@rm -f .venv/.test-*
	@$(PIP_INSTALL) --require-hashes --requirement requirements-test.lock
	@touch $@

$(FUZZ_TOOLS): | $(TEST_TOOLS)
	@echo 'Installing what the fuzzer needs into .venv (once).'
	@rm -f .venv/.fuzz-*
	@$(PIP_INSTALL) --require-hashes --requirement requirements-fuzz.lock
	@touch $@

$(NPM_TOOLS): | $(TEST_TOOLS)
	@echo 'Installing what the tests need into node_modules (once).'
	@$(WITH_NODE) npm ci --ignore-scripts
	@touch $@
