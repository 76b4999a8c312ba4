#!/usr/bin/env bash
# Serves a debug build from a database of its own, builds it anew at every change, and reloads
# the pages that show it.
source "$(dirname "$0")/lib.sh"
scripts/setup.sh

export TAFSIL_DATABASE=${TAFSIL_DATABASE:-sqlite:data/dev.db} TAFSIL_SITE=target/site
mkdir -p data
if [[ $TAFSIL_DATABASE == sqlite:data/dev.db && ! -f data/dev.db ]]; then
  step "debug build" cargo leptos build
  step "demo shop in data/dev.db" target/debug/tafsil demo
fi
exec cargo leptos watch -- serve
