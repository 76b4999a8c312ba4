# What a person types. Each target is a script of the same name; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help setup build run dev test bench bench-search faults clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing, pinned
	@scripts/setup.sh test

build: ## release build: target/release/tafsil and target/site
	@scripts/build.sh

run: ## build, fill a demo shop, and open it
	@scripts/run.sh

dev: ## rebuild and restart at every change
	@scripts/dev.sh

test: ## everything: lints, tests on both databases, both languages, a real browser
	@scripts/test.sh

bench: ## measure, beside others
	@scripts/bench.sh

bench-search: ## measure search in a browser, beside others
	@scripts/bench.sh search

faults: ## half an hour of faults under a shop that takes orders, on both databases
	@scripts/faults.sh 30

clean: ## remove what was built here and in the cache
	@scripts/clean.sh
