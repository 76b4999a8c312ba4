#!/usr/bin/env bash
# Builds for release: target/release/tafsil, and target/site with compressed copies of its files.
source "$(dirname "$0")/lib.sh"
scripts/setup.sh

front() {
  RUSTC_BOOTSTRAP=1 RUSTFLAGS=$front_flags cargo leptos build --release --frontend-only \
    --split --lib-features=split --lib-cargo-args=--locked \
    --lib-cargo-args=-Zbuild-std=std,panic_abort --lib-cargo-args=-Zbuild-std-features=optimize_for_size
}
# Its files are named after what they hold, as the others are.
finder() {
  local made=target/finder name
  make_finder "$made" &&
    name=finder.$(cat "$made/finder.js" "$made/finder.wasm" | sha256sum | cut -c1-16) &&
    echo "await __wbg_init({ module_or_path: '/pkg/$name.wasm' });" >>"$made/finder.js" &&
    cp "$made/finder.js" "target/site/pkg/$name.js" &&
    cp "$made/finder.wasm" "target/site/pkg/$name.wasm"
}
back() { RUSTFLAGS=$view_flags cargo leptos build --release --server-only --bin-cargo-args=--locked; }

# Of several builds only the last is kept.
rm -rf target/site/pkg
step "release build of what the browser runs" front
step "shorter names of imports" node scripts/shorten-imports.mjs target/site/pkg
step "release build of the search beside a page" finder
step "release build of the server" back
step "compressed copies" node scripts/precompress.mjs target/site
