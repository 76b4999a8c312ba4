#!/usr/bin/env bash
# Whole checkouts of many visitors at once, on SQLite (every commit synced in full) and on a throw-away
# PostgreSQL; server/examples/checkout.rs says what a checkout is and what is made sure of afterwards.
source "$(dirname "$0")/lib.sh"
buyers=16
RUSTFLAGS=$view_flags cargo build --quiet --locked --release -p server --example checkout

# buy KIND URL: twice, on a demo shop in that database. The mail of the orders goes to files, as by default.
buy() {
  "$tafsil" demo --database "$2" >>"$log" 2>&1
  start "$ours" "$tafsil" serve --database "$2" --listen "$ours" --proxy 127.0.0.1 --mail "file:$work/mail"
  for run in 1 2; do
    echo "checkout=$1 buyers=$buyers $(target/release/examples/checkout "$ours" "$2" "$buyers" "$seconds")" \
      "resident_mb=$(resident)"
  done
  end
}

rm -rf "$work"/checkout.db* "$work/mail"
buy sqlite "sqlite:$work/checkout.db"

postgres=$(scripts/postgres.sh start) || skip "PostgreSQL does not start"
eval "$postgres"
trap 'end; scripts/postgres.sh stop' EXIT
buy postgres "${TAFSIL_TEST_POSTGRES/\/postgres?//checkout?}"
