# The portal on one machine. Needs: Python 3.11 or newer, make, a network for the first start.
# 'make help' lists what there is to do; docs/how-to/run-locally.md explains it.

.DEFAULT_GOAL := help
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
# What Python compiled is kept: a dozen processes would each compile the portal anew.
unexport PYTHONDONTWRITEBYTECODE

# 3.11 and 3.12 first: for newer ones there is no wheel with Redis, which is then compiled.
# One that can make environments is better than one that cannot, as Debian's at first.
PYTHON ?=
PYTHONS = $(or $(PYTHON),python3.11 python3.12 python3 python3.13 python3.14 python)
FIND_PYTHON = for need in 'venv, ensurepip' 'venv'; do for name in $(PYTHONS); do \
	  if [ -z "$$found" ] && "$$name" -c "import sys, $$need; sys.exit(sys.version_info < (3, 11))" \
	    >/dev/null 2>&1; then found=$$name; fi; \
	done; done; \
	if [ -z "$$found" ]; then \
	  echo "The portal needs Python 3.11 or newer: $(PYTHONS) is none." \
	    "Name one with PYTHON, for example: make run PYTHON=/opt/python/bin/python3" >&2; \
	  exit 1; \
	fi
BOOTSTRAP = @found=; $(FIND_PYTHON); "$$found" -I unesco_portal/local/bootstrap.py

VENV_PYTHON = .venv/bin/python
LOCAL = $(VENV_PYTHON) -m unesco_portal.local
MANAGE = $(LOCAL) exec -- $(VENV_PYTHON) manage.py
TEST_WORKERS ?= auto
TEST_ARGS ?=
BENCH_ARGS ?=

# What production settings refuse to do without; checks only, nothing is reached.
SAFE_PRODUCTION = DJANGO_SETTINGS_MODULE=unesco_portal.settings.production \
	SECRET_KEY=for-checks-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF \
	ALLOWED_HOSTS=portal.example.org SITE_URL=https://portal.example.org \
	DEFAULT_FROM_EMAIL=portal@example.org EMAIL_URL=smtp://mail.example.org:25 \
	DEMONSTRATION=false

.PHONY: help
help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | \
	  while IFS="$$(printf '\t')" read -r name text; do printf '  make %-18s %s\n' "$$name" "$$text"; done

.PHONY: run
run: venv ## start everything: services, database, demonstration, web, worker, beat
	@exec $(LOCAL) run

.PHONY: stop
stop: venv ## stop the running portal of this checkout
	@$(LOCAL) stop

.PHONY: status
status: venv ## tell what runs and where the data is
	@$(LOCAL) status

.PHONY: reset
reset: venv ## stop, and delete this checkout's database and Redis data
	@$(LOCAL) reset

.PHONY: test
test: venv-dev compile-messages ## run the tests: TEST_ARGS='-k word', TEST_WORKERS=3
	@$(LOCAL) test-tools
	@$(LOCAL) exec --redis-database 1 --alone tests -- \
	  $(VENV_PYTHON) -m pytest -n $(TEST_WORKERS) $(TEST_ARGS); \
	code=$$?; $(LOCAL) test-tools --remind || code=1; exit $$code

# request.headers would be made anew for each request of the API; request.META is there already.
DJANGO_UPGRADE = $(VENV_PYTHON) -m django_upgrade --target-version 5.2 --skip request_headers

# Each check is a target of its own: 'make -k lint' goes on after a failure.
CHECKS = lint-style lint-templates lint-words lint-imports lint-types lint-migrations \
	lint-production lint-api
.PHONY: lint $(CHECKS)
lint: $(CHECKS) ## check style, types, imports, migrations, settings and the API's description
$(CHECKS): venv-dev
lint-style:
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m ruff format --check .
	$(DJANGO_UPGRADE) --check $$(find . -name '*.py' -not -path './.*')
lint-templates:
	$(VENV_PYTHON) -m djhtml --check templates
lint-words:
	$(VENV_PYTHON) -m codespell_lib
lint-imports:
	.venv/bin/lint-imports
lint-types:
	$(VENV_PYTHON) -m mypy
lint-migrations:
	$(MANAGE) makemigrations --check --dry-run
lint-production:
	$(SAFE_PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING
lint-api:
	$(MANAGE) spectacular --validate --fail-on-warn --file /dev/null

.PHONY: api-schema
api-schema: venv-dev ## renew docs/api/schema.yml and the sample answers, after a meant change
	@RENEW_SNAPSHOTS=1 $(LOCAL) exec --redis-database 1 --alone tests -- \
	  $(VENV_PYTHON) -m pytest tests/census/test_openapi.py

.PHONY: fix
fix: venv-dev ## mend what the formatters can mend
	$(VENV_PYTHON) -m ruff check --fix .
	$(VENV_PYTHON) -m ruff format .
	$(DJANGO_UPGRADE) --exit-zero-even-if-changed $$(find . -name '*.py' -not -path './.*')
	$(VENV_PYTHON) -m djhtml templates

.PHONY: bench
bench: venv-dev compile-messages ## measure the budgets: BENCH_ARGS='...'
	@exec $(LOCAL) exec --redis-database 2 --alone bench -- \
	  $(VENV_PYTHON) -m tests.bench $(BENCH_ARGS)

.PHONY: screenshots
screenshots: venv-dev ## pictures of the key pages of the running portal, in .local/screenshots/
	@DJANGO_SETTINGS_MODULE=unesco_portal.settings.dev $(LOCAL) exec -- \
	  $(VENV_PYTHON) -m tests.browser.screenshots

.PHONY: shell
shell: venv ## open Django's shell
	@exec $(MANAGE) shell

.PHONY: messages
messages: venv-dev ## collect texts to translate into locale/ (needs gettext)
	@command -v xgettext >/dev/null || { echo "Install the package gettext first." >&2; exit 1; }
	$(VENV_PYTHON) manage.py makemessages --locale fr --locale es --locale ar --no-location \
	  --ignore '.venv/*' --ignore 'tests/*'

.PHONY: compile-messages
compile-messages: venv ## compile changed translations
	@$(LOCAL) compile-messages

# Order matters: the narrower files follow the pins of the widest.
COMPILE = CUSTOM_COMPILE_COMMAND='make lock' $(VENV_PYTHON) -m piptools compile --quiet \
	--generate-hashes --allow-unsafe --no-strip-extras --newline=lf --resolver=backtracking \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options
OLDEST = requirements/oldest-python.in

.PHONY: lock
lock: venv-dev ## pin all requirements anew from pyproject.toml: LOCK_ARGS=--upgrade
	$(COMPILE) $(LOCK_ARGS) --extra local --extra dev \
	  --output-file requirements/dev.txt pyproject.toml $(OLDEST)
	$(COMPILE) --constraint requirements/dev.txt --extra local \
	  --output-file requirements/local.txt pyproject.toml requirements/messages.in $(OLDEST)
	$(COMPILE) --constraint requirements/dev.txt \
	  --output-file requirements/runtime.txt pyproject.toml $(OLDEST)
	$(COMPILE) --constraint requirements/dev.txt \
	  --output-file requirements/messages.txt requirements/messages.in
	@if grep -nE '^-|://|[ =]/' requirements/*.txt; then \
	  echo "A requirements file names an address or a path." >&2; exit 1; fi

.PHONY: clean
clean: ## delete what tools leave behind; keeps .venv and the data
	rm -rf staticfiles .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis \
	  .schemathesis .coverage .coverage.* htmlcov
	find . -path ./.venv -prune -o -path ./.local -prune -o -type d -name __pycache__ \
	  -exec rm -rf {} +

.PHONY: venv
venv:
	$(BOOTSTRAP) local

.PHONY: venv-dev
venv-dev:
	$(BOOTSTRAP) dev
