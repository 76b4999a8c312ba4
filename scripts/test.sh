#!/usr/bin/env bash
# Am I done? Runs every check, says how long each took, and ends with a table of all.
# With CI=true nothing may be skipped.
source "$(dirname "$0")/lib.sh"
logs=target/test
rm -rf "$logs"
mkdir -p "$logs"

# check NAME COMMAND…: a step whose output is kept and whose result goes into the table. The
# next check follows a failed one, unless it asks for $verdict.
rows=()
failures=0
verdict=
check() {
  local log=$logs/${1//[^a-zA-Z0-9]/-}.log started=$SECONDS
  verdict=ok
  step "$@" 2>&1 | tee "$log" || { verdict=FAILED failures=$((failures + 1)); }
  rows+=("$(printf '%-28s %-6s %5d s  %s' "$1" "$verdict" $((SECONDS - started)) "$(counts "$log")")")
}

# "12 passed, 0 failed": the sums of what the test runners said in a log. A test that has to leave
# something out says so on a line that begins with "skipped:".
counts() {
  grep -hoE '[0-9]+ (passed|failed|flaky|skipped|ignored)|^skipped:' "$1" | awk '
    $1 == "skipped:" { sum["skipped"]++; next }
    { sum[$2] += $1 }
    END {
      if (!NR) exit
      printf "%d passed, %d failed", sum["passed"], sum["failed"]
      for (word in sum) if (sum[word] && word !~ /passed|failed/) printf ", %d %s", sum[word], word
    }'
}

lint() { RUSTFLAGS=$view_flags cargo clippy --locked --quiet "$@" -- -D warnings; }
lints() {
  lint -p engine --all-targets &&
    lint -p store --all-targets &&
    lint -p services --all-targets &&
    lint -p app --all-targets --features ssr &&
    lint -p app --features hydrate --target wasm32-unknown-unknown &&
    lint -p frontend --target wasm32-unknown-unknown &&
    lint -p finder --features bench --target wasm32-unknown-unknown &&
    lint -p server --all-targets
}

# Packages are tested one by one: together, the features of both sides of `app` would mix.
unit() { RUSTFLAGS=$view_flags cargo test --locked -p "$@"; }
# The tests themselves run on SQLite, and on the PostgreSQL that this starts and removes.
both_databases() { RUSTFLAGS=$view_flags scripts/postgres.sh with cargo test --locked -p "$@"; }
parity() { unit engine --test parity && unit engine --test parity --target wasm32-unknown-unknown; }
end_to_end() { cd end2end && npx --no-install playwright test; }

scripts/setup.sh test
check "formatting" cargo fmt --all -- --check
check "contrast of colours" node scripts/contrast.mjs
check "lints" lints
check "engine" unit engine
check "parity native and wasm" parity
check "store on both databases" both_databases store
check "services on both databases" both_databases services
check "app" unit app --features ssr
check "release build" scripts/build.sh
if [[ $verdict == ok ]]; then
  check "budgets" node scripts/budgets.mjs
  check "server on both databases" both_databases server
  check "end to end in Chromium" end_to_end
else
  say "✗ without a build, neither budgets nor the server nor the browser are tested"
fi

say "" "$(printf '%s\n' "${rows[@]}")" "" "$SECONDS s in all"
((failures == 0)) || stop "$failures of ${#rows[@]} checks failed; what they said is in $logs"
say "✓ all ${#rows[@]} checks passed"
