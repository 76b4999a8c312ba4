#!/usr/bin/env bash
# How import, start, listing and memory grow with the catalogue: 1,000, 19,406 and 100,000 products, which
# scripts/bench/grow.mjs makes of Icecat's.
source "$(dirname "$0")/lib.sh"
need wrk wrk
[[ -d $icecat ]] || skip "$icecat is not here"

for products in 1000 19406 100000; do
  rm -rf "$work/catalogue"
  node scripts/bench/grow.mjs "$icecat" "$work/catalogue" "$products"
  echo "import=$products $(fill growth import "$work/catalogue" --format icecat) database_mb=$(du -m "$work/growth.db" | cut -f1)"
  shop growth
  echo "server=tafsil catalogue=$products start_ms=$started resident_mb=$(resident)"
  listing=$(first /en /en/c/)
  load "listing-of-$products" "http://$ours$listing"
  load "product-of-$products" "http://$ours$(first "$listing" /en/p/)"
  end
done
rm -rf "$work/catalogue" "$work"/growth.db*
