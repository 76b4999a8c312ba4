#!/usr/bin/env bash
# A Next.js shop of the same catalogue; beside it its own listing, rendered by us for each request.
source "$(dirname "$0")/lib.sh"
need wrk wrk
[[ -d $shared/bench/ssr-next && -d $icecat ]] || skip "the peer and its catalogue are not beside this checkout"

[[ -f $work/icecat.db ]] || fill icecat import "$icecat" --format icecat >>"$log"
shop icecat --test
twice like-for-like-listing "http://$ours/bench/listing?page=2"
twice like-for-like-memory "http://$ours/bench/memory?page=2"
end

# It looks for the catalogue two folders up, and builds only outside another project.
peer=$(mktemp -d)
trap 'end; rm -rf "$peer"' EXIT
mkdir "$peer/bench"
cp -r "$shared/data" "$peer/data"
cp -r "$shared/bench/ssr-next" "$peer/bench/"
chmod -R u+w "$peer"
cd "$peer/bench/ssr-next"
npm install --no-audit --no-fund --loglevel=error >>"$log" 2>&1
NEXT_TELEMETRY_DISABLED=1 npx --no-install next build >>"$log" 2>&1
start "$theirs" node node_modules/next/dist/bin/next start -H 127.0.0.1 -p "${theirs#*:}"
echo "server=next start_ms=$started resident_mb=$(resident)"
product=$(curl --silent "http://$theirs/c?page=1" | grep -oE '/p/[0-9]+' | sed -n 1p)
twice next-listing "http://$theirs/c?page=2"
twice next-product "http://$theirs$product"
