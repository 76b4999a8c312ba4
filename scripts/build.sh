#!/usr/bin/env bash
# Builds for release: target/release/tafsil, and target/site with compressed copies of its files.
source "$(dirname "$0")/lib.sh"
scripts/setup.sh

# What travels to the browser brings its own standard library, compiled for size: a panic ends the
# wasm without a word, so nothing that words it is carried along. Rust offers that from its sources
# only, and not to stable compilers unless asked twice (docs/adr/0011).
front_flags="$view_flags -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
front() {
  RUSTC_BOOTSTRAP=1 RUSTFLAGS=$front_flags cargo leptos build --release --frontend-only \
    --split --lib-features=split --lib-cargo-args=--locked \
    --lib-cargo-args=-Zbuild-std=std,panic_abort --lib-cargo-args=-Zbuild-std-features=optimize_for_size
}
back() { RUSTFLAGS=$view_flags cargo leptos build --release --server-only --bin-cargo-args=--locked; }

# Of several builds only the last is kept.
rm -rf target/site/pkg
step "release build of what the browser runs" front
step "release build of the server" back
step "compressed copies" node scripts/precompress.mjs target/site
