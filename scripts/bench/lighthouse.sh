#!/usr/bin/env bash
# Lighthouse's view of the demo shop on a phone, the median of five: home, listing and product in both languages.
source "$(dirname "$0")/lib.sh"
export CHROMIUM=${CHROMIUM:-chromium}
need "$CHROMIUM" chromium
scripts/setup.sh test

fill demo demo >>"$log"
shop demo
listing=$(first /en /en/c/)
product=$(first "$listing" /en/p/)
cd end2end
node lighthouse.mjs "http://$ours" home=/en listing="$listing" product="$product"
