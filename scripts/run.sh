#!/usr/bin/env bash
# Builds the shop, fills a demo database where there is none, and serves it.
source "$(dirname "$0")/lib.sh"
scripts/build.sh

shop=data/tafsil.db
fill() {
  mkdir -p data
  # Half a shop would never be filled again.
  target/release/tafsil demo --database "sqlite:$shop" || { rm -f "$shop"*; return 1; }
}
[[ -f $shop ]] || step "demo shop in $shop" fill

export TAFSIL_DATABASE=${TAFSIL_DATABASE:-sqlite:$shop} TAFSIL_LISTEN=${TAFSIL_LISTEN:-127.0.0.1:3000}
cat <<END

  The shop             http://$TAFSIL_LISTEN/en
  The shop in Arabic   http://$TAFSIL_LISTEN/ar
  Demo accounts        rana@example.com (Arabic), daniel@example.com; password tafsil-demo
  The shop's merchant  salma@example.com, with the same password
  Stop it with         Ctrl-C

END
exec target/release/tafsil serve
