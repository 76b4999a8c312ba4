#!/usr/bin/env bash
# Home, listing and product of the Icecat catalogue in SQLite, rendered for each request; beside them axum
# answering the same bytes from memory. Also import, start-up time and memory.
source "$(dirname "$0")/lib.sh"
need wrk wrk
[[ -d $icecat ]] || skip "$icecat is not here"

echo "import=first $(fill icecat import "$icecat" --format icecat)"
echo "import=again $("$tafsil" import "$icecat" --format icecat --database "sqlite:$work/icecat.db" 2>>"$log")"

shop icecat
echo "server=tafsil start_ms=$started resident_mb=$(resident)"
listing=$(first /en /en/c/)
product=$(first "$listing" /en/p/)
for page in "home /en" "listing $listing" "product $product"; do
  read -r name path <<<"$page"
  twice "$name" "http://$ours$path"
  curl --silent --output "$work/$name" "http://$ours$path"
done
# That product is one of the recent ones, whose documents stay parsed in memory. Among all of them hardly any is.
curl --silent "http://$ours/sitemap.xml?part=1" | grep -oE '/en/p/[^<"]+' | sort -u >"$work/products"
twice any-product "http://$ours" -s scripts/bench/each.lua -- "$work/products"
end

RUSTFLAGS=$view_flags cargo build --quiet --locked --release -p server --example bytes
start "$theirs" target/release/examples/bytes "$theirs" "$work/home" "$work/listing" "$work/product"
echo "server=axum start_ms=$started resident_mb=$(resident)"
for page in home listing product; do twice "$page-from-memory" "http://$theirs/$page"; done
