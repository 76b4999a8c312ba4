#!/usr/bin/env bash
# Measures the shop, and prints what it finds as lines of key=value, which target/bench/figures keeps.
#
#   scripts/bench.sh [PART…]     all parts, or those named: pages peers checkout growth search keys lighthouse
#
# Each part is a script of its own in scripts/bench, and measures one server at a time. BENCH_SECONDS says how
# long each measurement takes, 10 without. Where something is missing, the part says "skipped: why" and leaves.
source "$(dirname "$0")/lib.sh"
parts=("$@")
(($#)) || parts=(pages peers checkout growth search keys lighthouse)
for part in "${parts[@]}"; do
  [[ -x scripts/bench/$part.sh ]] || stop "There is no part \"$part\": see scripts/bench"
done

scripts/build.sh >&2
mkdir -p target/bench
for part in "${parts[@]}"; do step "$part" "scripts/bench/$part.sh"; done | tee target/bench/figures

# How many times as often as the peer we answer, of the means of both runs.
awk '
  match($0, /^page=[^ ]+ requests_per_second=[0-9.]+/) {
    split(substr($0, 1, RLENGTH), part, /[= ]/)
    sum[part[2]] += part[4]; runs[part[2]]++
  }
  function ratio(ours, theirs) {
    if (sum[ours] && sum[theirs])
      printf "ratio=%s-to-%s times=%.1f\n", ours, theirs, sum[ours] / runs[ours] / (sum[theirs] / runs[theirs])
  }
  END {
    ratio("listing", "next-listing")
    ratio("product", "next-product")
    ratio("like-for-like-listing", "next-listing")
  }
' target/bench/figures | tee -a target/bench/figures
