#!/bin/sh
# A throw-away PostgreSQL for tests: no TCP, one private socket, gone when stopped.
#
#   scripts/postgres.sh with COMMAND...   starts one, runs COMMAND with TAFSIL_TEST_POSTGRES
#                                         set, and always stops and removes it
#   eval "$(scripts/postgres.sh start)"   starts one and sets TAFSIL_TEST_POSTGRES
#   scripts/postgres.sh stop              stops and removes the one TAFSIL_TEST_POSTGRES names
#   scripts/postgres.sh halt | resume     stops that one at once, keeping it, and starts it again
#
# Root runs it as user postgres, because PostgreSQL refuses to run as root; the folder is in
# /tmp and short, because a socket's path may have 107 bytes. fsync stays on: tests kill it.
set -eu

bin=${POSTGRES_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || true)" 2>/dev/null)
[ -x "$bin/initdb" ] || {
    echo "PostgreSQL is missing: apt-get install --no-install-recommends postgresql" >&2
    exit 1
}

as_owner() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

# Its folder, by its URL.
known() {
    dir=${TAFSIL_TEST_POSTGRES:-}
    dir=${dir#*host=}
    dir=${dir%%&*}
    case "$dir" in
    /tmp/tafsil-pg.*) ;;
    *) echo "TAFSIL_TEST_POSTGRES does not name a PostgreSQL that this script started" >&2; exit 1 ;;
    esac
}

resume() {
    as_owner "$bin/pg_ctl" start --pgdata="$dir/data" --wait --log="$dir/log" \
        --options="-c listen_addresses='' -c unix_socket_directories=$dir -c max_connections=400"
}

start() {
    dir=$(cd / && as_owner mktemp -d /tmp/tafsil-pg.XXXXXX)
    {
        as_owner "$bin/initdb" --pgdata="$dir/data" --username=postgres --auth=trust \
            --encoding=UTF8 --locale=C.UTF-8 --no-sync &&
        resume
    } >"$dir/out" 2>&1 || {
        cat "$dir/out" "$dir/log" >&2 || true
        remove
        exit 1
    }
    TAFSIL_TEST_POSTGRES="postgres:///postgres?host=$dir&user=postgres"
    export TAFSIL_TEST_POSTGRES
}

remove() {
    as_owner "$bin/pg_ctl" stop --pgdata="$dir/data" --mode=immediate --wait >/dev/null 2>&1 || true
    rm -rf "$dir"
}

case "${1:-}" in
start)
    start
    echo "export TAFSIL_TEST_POSTGRES='$TAFSIL_TEST_POSTGRES'"
    ;;
stop)
    known
    remove
    ;;
halt)
    known
    as_owner "$bin/pg_ctl" stop --pgdata="$dir/data" --mode=immediate --wait
    ;;
resume)
    known
    resume
    ;;
with)
    shift
    start
    trap remove EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    "$@"
    ;;
*)
    sed -n '2,/^set -eu/{/^#/s/^# \{0,1\}//p}' "$0" >&2
    exit 2
    ;;
esac
