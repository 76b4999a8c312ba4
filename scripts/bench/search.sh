#!/usr/bin/env bash
# Search as a browser does it, at four sizes of the Icecat catalogue: how well and how fast Chromium answers rated
# queries with the wasm of a release, what the index weighs, and how long it takes until it is read. Beside it the
# same natively, the bars it is held to, how everything grows, and search engines that others use.
# scripts/bench/search.mjs and grow.mjs say what is done.
source "$(dirname "$0")/lib.sh"
[[ -d $icecat ]] || skip "$icecat is not here"
scripts/setup.sh test >&2
CHROMIUM=$(command -v "${CHROMIUM:-chromium}") || skip "Chromium is missing"
export CHROMIUM
finder=$work/finder measured=$work/search
ratings=$icecat/ratings.csv arabic=$icecat/queries-ar.csv
step "release build of the search beside a page, with steps to measure" make_finder "$finder" --features bench

# measure PRODUCTS: one size.
measure() {
  local judge= catalogue=$work/catalogue
  [[ $1 == 19406 ]] && judge=judge
  rm -rf "$catalogue"
  node scripts/bench/grow.mjs "$icecat" "$catalogue" "$1"
  fill search import "$catalogue" --format icecat >>"$log"
  "$tafsil" eval search --catalogue "$catalogue" --ratings "$ratings" --arabic "$arabic" >"$work/native" 2>"$work/indexed"
  [[ ! $judge ]] || sed "s/^/native=$1 /" "$work/native"
  shop search --browser-products 100000
  echo "server=$1 index_build_ms=$(grep -oP 'indexed in \K\d+' "$work/indexed") start_ms=$started resident_mb=$(resident)"
  node scripts/bench/search.mjs "http://$ours" "$finder" "$ratings" "$arabic" $judge
  end
}
{
  trap end EXIT
  for products in 1000 5000 19406 100000; do measure "$products"; done
} | tee "$measured"
rm -rf "$work/catalogue" "$work"/search.db*

# By what power of the catalogue's size each figure grows, and which bars are met.
awk '
  function grow(name, value) {
    if (name in last)
      printf "growth=%s from=%d to=%d exponent=%.2f\n", name, size[name], products, log(value / last[name]) / log(products / size[name])
    last[name] = value; size[name] = products
  }
  function bar(name, value, most) {
    bars = bars sprintf("bar=%s products=%d value=%s at_most=%s met=%s\n", name, products, value, most, value + 0 <= most ? "yes" : "no")
  }
  {
    delete at
    for (i = 1; i <= NF; i++) { split($i, pair, "="); at[pair[1]] = pair[2] }
    split($1, pair, "="); products = pair[2]
    most = products == 19406 ? 4 : products == 100000 ? 16 : 0
  }
  /^server=/ { grow("index_build_ms", at["index_build_ms"]) }
  /^snapshot=.*part=all/ {
    grow("raw", at["raw"]); grow("brotli", at["brotli"])
    if (products == 19406) bar("brotli", at["brotli"], 3000000)
  }
  /^load=/ {
    grow("ready_ms", at["ready_ms"]); grow("memory_mb", at["memory_mb"])
    if (products == 19406) bar("ready_ms", at["ready_ms"], 300)
    if (most) bar("longest_slice_ms", at["longest_slice_ms"], 50)
  }
  /^search=/ {
    grow(at["lang"] "_p50_ms", at["p50_ms"]); grow(at["lang"] "_p95_ms", at["p95_ms"])
    if (most) bar(at["lang"] "_p95_ms", at["p95_ms"], most)
  }
  END { printf "%s", bars }
' "$measured"

# The others, on the same queries, without facets. They look for the catalogue two folders up.
[[ -d $shared/bench/search ]] || skip "the peers are not beside this checkout"
peers=$work/search-peers
mkdir -p "$peers/bench/search"
ln -sfn "$(realpath "$shared/data")" "$peers/data"
cp --no-preserve=mode "$shared"/bench/search/* "$peers/bench/search/"
cd "$peers/bench/search"
# figures NAME COMMAND…: what a peer prints, as key=value, and how many times as long as ours it takes without facets.
figures() {
  "${@:2}" 2>>"$log" | awk -v ours="$(grep '^find=19406 lang=en' "$measured")" '
    BEGIN { split(ours, own, /[= ]/) }
    {
      name = $1
      for (i = 2; $i != "ndcg10"; i++) name = name "-" $i
      printf "peer=%s ndcg10=%s rated_only=%s empty=%s build_ms=%s p50_ms=%s p95_ms=%s p50_times=%.1f p95_times=%.1f\n",
        name, $(i + 1), $(i + 3), $(i + 5), $(i + 7), $(i + 10), $(i + 12), $(i + 10) / own[6], $(i + 12) / own[8]
    }' || echo "skipped: $1 ended before its figures; see $log"
}
if npm ci --no-audit --no-fund --loglevel=error >>"$log" 2>&1; then
  figures "the engines of npm" node peers.mjs
else
  echo "skipped: npm could not install the engines; see $log"
fi
figures "SQLite" python3 fts5.py
