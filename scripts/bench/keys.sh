#!/usr/bin/env bash
# How soon the page of a search follows a key and a tick, in Chromium, on the Icecat catalogue and the shop as it
# ships: scripts/bench/keys.mjs says what is measured.
source "$(dirname "$0")/lib.sh"
[[ -d $icecat ]] || skip "$icecat is not here"
scripts/setup.sh test >&2
CHROMIUM=$(command -v "${CHROMIUM:-chromium}") || skip "Chromium is missing"
export CHROMIUM
fill keys import "$icecat" --format icecat >>"$log"
shop keys
node scripts/bench/keys.mjs "http://$ours" "$icecat/ratings.csv"
