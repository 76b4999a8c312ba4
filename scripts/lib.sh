# What the scripts share: places, flags, and steps that are named and timed. To be sourced.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cache=${XDG_CACHE_HOME:-$HOME/.cache}/tafsil
# Tools come from where `setup` put them, whatever else the machine has.
export PATH="$cache/tools/bin:$PWD/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
# Intermediate files live outside the checkout, so that a fresh clone builds quickly.
export CARGO_BUILD_BUILD_DIR=${CARGO_BUILD_BUILD_DIR:-$cache/build}
# Flags of the machine would give other builds than ours.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_TARGET_DIR CARGO_BUILD_TARGET_DIR

say() { printf '%s\n' "$@" >&2; }

# Stops, with what to type.
stop() {
  say "" "✗ $1" "${@:2}" ""
  exit 1
}

# Views are erased in every build: with typed ones every page is a type of its own, and the wasm grows with each
# (docs/adr/0008). cargo-leptos gives a debug build the same, so plain cargo shares its dependencies.
view_flags="--cfg erase_components"

# What travels to the browser brings its own standard library, compiled for size: a panic ends the
# wasm without a word, so nothing that words it is carried along. Rust offers that from its sources
# only, and not to stable compilers unless asked twice (docs/adr/0011).
front_flags="$view_flags -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"

# make_finder FOLDER OPTION…: the search beside a page, a wasm of its own; the options
# are cargo's.
make_finder() {
  local made=$1
  rm -rf "$made" &&
    RUSTC_BOOTSTRAP=1 RUSTFLAGS=$front_flags cargo build --locked --profile finder -p finder "${@:2}" \
      --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort &&
    wasm-bindgen --target web --no-typescript --remove-name-section --out-dir "$made" target/wasm32-unknown-unknown/finder/finder.wasm &&
    wasm-opt -O1 --duplicate-function-elimination --dae-optimizing --rse --vacuum \
      --enable-bulk-memory --enable-nontrapping-float-to-int \
      "$made/finder_bg.wasm" -o "$made/finder.wasm"
}

# step NAME COMMAND…: runs it under a heading and says how long it took. A function given as
# COMMAND chains what it does with &&: bash ignores errexit where a status is asked for.
step() {
  local name=$1 started=$SECONDS status=0 mark=✓
  shift
  say "" "▸ $name"
  "$@" || { status=$? mark=✗; }
  say "$mark $name, $((SECONDS - started)) s"
  return "$status"
}
