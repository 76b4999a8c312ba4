#!/usr/bin/env bash
# Builds for release: target/release/tafsil, and target/site with compressed copies of its files.
source "$(dirname "$0")/lib.sh"
scripts/setup.sh

compile() {
  cargo leptos build --release --bin-cargo-args=--locked --lib-cargo-args=--locked
}
step "release build" compile
step "compressed copies" node scripts/precompress.mjs target/site
