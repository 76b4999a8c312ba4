#!/usr/bin/env bash
# Measures the shop with the Icecat catalogue in SQLite, pages rendered per request, beside axum
# answering the same bytes from memory and beside a Next.js shop of the same catalogue: each alone
# on the machine, one after the other, every address twice.
#
#   scripts/bench.sh [SECONDS]      SECONDS per measurement, 10 by default
source "$(dirname "$0")/lib.sh"
seconds=${1:-10}
scripts/build.sh
command -v wrk >/dev/null || stop "wrk is missing. Type:" "  sudo apt-get install --no-install-recommends wrk"

shared=../shared
work=$PWD/target/bench
ours=127.0.0.1:4180 bytes=127.0.0.1:4181 next=127.0.0.1:3200
mkdir -p "$work"
server=
trap '[[ -z $server ]] || kill "$server" 2>/dev/null || true' EXIT

# start ADDRESS COMMAND…: in the background, until it answers; says how long that took.
start() {
  local address=$1 began=${EPOCHREALTIME/./}
  shift
  "$@" >>"$work/log" 2>&1 &
  server=$!
  until curl --silent --output /dev/null "http://$address/"; do
    kill -0 "$server" 2>/dev/null || stop "$1 ended; see $work/log"
    sleep 0.01
  done
  echo "start_ms=$(((${EPOCHREALTIME/./} - began) / 1000)) resident_mb=$(resident)"
}
end() { kill "$server" && wait "$server" || true; server=; }
resident() { awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$server/status"; }

# measure NAME URL [WHAT ELSE wrk TAKES]: two runs.
measure() {
  for run in 1 2; do
    wrk -t1 -c32 -d"${seconds}s" --latency "${@:2}" >"$work/wrk"
    awk -v name="$1" -v run="$run" -v memory="$(resident)" '
      $1 == "99%" { slow = $2 }
      $1 == "Requests/sec:" { rate = $2 }
      /Non-2xx/ { wrong = " not_ok=" $NF }
      END { print "page=" name, "run=" run, "requests_per_second=" rate, "p99=" slow, "resident_mb=" memory wrong }
    ' "$work/wrk"
  done
}
# The first address on a page that begins so.
first() { curl --silent "http://$ours$1" | grep -oE "href=\"$2[^\"?]+" | head -n 1 | cut -d'"' -f2; }

catalogue() {
  if [[ -d $shared/data/icecat ]]; then
    target/release/tafsil import "$shared/data/icecat" --format icecat --database "sqlite:$work/shop.db"
  else
    say "skipped: $shared/data/icecat is not here; the demo shop is measured instead"
    target/release/tafsil demo --database "sqlite:$work/shop.db"
  fi
}
rm -f "$work"/shop.db* "$work/log"
step "catalogue" catalogue

say "" "▸ the shop"
start "$ours" target/release/tafsil serve --database "sqlite:$work/shop.db" --listen "$ours"
listing=$(first /en /en/c/)
product=$(first "$listing" /en/p/)
pages=(home /en listing "$listing" product "$product")
for ((at = 0; at < 6; at += 2)); do
  measure "${pages[at]}" "http://$ours${pages[at + 1]}"
  curl --silent --output "$work/${pages[at]}" "http://$ours${pages[at + 1]}"
done
# The product above is one of the recent ones, whose documents are kept. Among all of them hardly any is.
curl --silent "http://$ours/sitemap.xml?part=1" | grep -oE '/en/p/[^<"]+' | sort -u >"$work/products"
measure any-product "http://$ours" -s scripts/each.lua -- "$work/products"
end

say "" "▸ like for like: the peer's listing, rendered by us"
start "$ours" target/release/tafsil serve --test --database "sqlite:$work/shop.db" --listen "$ours"
measure like-for-like-listing "http://$ours/bench/listing?page=2"
measure like-for-like-memory "http://$ours/bench/memory"
end

say "" "▸ axum, the same bytes from memory"
RUSTFLAGS=$view_flags cargo build --quiet --locked --release -p server --example bytes
start "$bytes" target/release/examples/bytes "$bytes" "$work/home" "$work/listing" "$work/product"
for page in home listing product; do measure "bytes-$page" "http://$bytes/$page"; done
end

if [[ -d $shared/bench/ssr-next && -d $shared/data/icecat ]]; then
  say "" "▸ a Next.js shop of the same catalogue"
  # It looks for the catalogue two folders up, and builds only outside another project.
  peer=$(mktemp -d)
  mkdir "$peer/bench"
  cp -r "$shared/data" "$peer/data"
  cp -r "$shared/bench/ssr-next" "$peer/bench/"
  chmod -R u+w "$peer"
  cd "$peer/bench/ssr-next"
  npm install --no-audit --no-fund --loglevel=error && npx --no-install next build >>"$work/log" 2>&1
  start "$next" node node_modules/next/dist/bin/next start -H 127.0.0.1 -p "${next#*:}"
  id=$(curl --silent "http://$next/c?page=1" | grep -oE '/p/[0-9]+' | head -n 1)
  measure next-listing "http://$next/c?page=2"
  measure next-product "http://$next$id"
  end
else
  say "skipped: the peer is not beside this checkout"
fi
