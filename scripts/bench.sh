#!/usr/bin/env bash
# Measures the shop, and prints what it finds as lines of key=value, which target/bench/figures keeps.
#
#   scripts/bench.sh [PART…]     all parts, or those named: pages peers checkout growth lighthouse
#
# Each part is a script of its own in scripts/bench, and measures one server at a time. BENCH_SECONDS says how
# long each measurement takes, 10 without. Where something is missing, the part says "skipped: why" and leaves.
source "$(dirname "$0")/lib.sh"
parts=("$@")
(($#)) || parts=(pages peers checkout growth lighthouse)
for part in "${parts[@]}"; do
  [[ -x scripts/bench/$part.sh ]] || stop "There is no part \"$part\": see scripts/bench"
done

scripts/build.sh
mkdir -p target/bench
for part in "${parts[@]}"; do step "$part" "scripts/bench/$part.sh"; done | tee target/bench/figures
