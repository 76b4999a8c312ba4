#!/usr/bin/env bash
# Removes what was built, here and in the cache. Installed tools and databases stay.
source "$(dirname "$0")/lib.sh"
rm -rf target "$cache/build"
say "removed: target, $cache/build"
