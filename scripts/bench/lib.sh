# What the measurements share: a server that is started, measured and stopped. To be sourced.
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

shared=../shared
icecat=$shared/data/icecat
seconds=${BENCH_SECONDS:-10}
# Where the servers listen: ours, and the one it is compared with.
ours=127.0.0.1:${BENCH_PORT:-4180} theirs=127.0.0.1:$((${BENCH_PORT:-4180} + 1))
tafsil=target/release/tafsil
work=$PWD/target/bench
log=$work/log
mkdir -p "$work"

skip() {
  echo "skipped: $1"
  exit 0
}
# need FILE PACKAGE: leaves where a program is missing.
need() { command -v "$1" >/dev/null || skip "$1 is missing; type: sudo apt-get install --no-install-recommends $2"; }

server=
end() {
  [[ -n $server ]] || return 0
  kill "$server" 2>/dev/null && wait "$server" || true
  server=
}
trap end EXIT

# start ADDRESS COMMAND…: in the background, until it answers. Sets `started` to the milliseconds that took.
start() {
  local address=$1 began=${EPOCHREALTIME/./}
  shift
  ! curl --silent --output /dev/null "http://$address/" || stop "Something else listens on $address. BENCH_PORT names another port."
  "$@" >>"$log" 2>&1 &
  server=$!
  until curl --silent --output /dev/null "http://$address/"; do
    kill -0 "$server" 2>/dev/null || stop "$1 ended; see $log"
    sleep 0.01
  done
  started=$(((${EPOCHREALTIME/./} - began) / 1000))
}
# shop NAME OPTION…: serves the database of that name in $work.
shop() { start "$ours" "$tafsil" serve --database "sqlite:$work/$1.db" --listen "$ours" "${@:2}"; }

# Of the server: memory in MB, and the CPU time it has used in ms.
resident() { awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$server/status"; }
cpu() { awk -v tick="$(getconf CLK_TCK)" '{ print ($14 + $15) * 1000 / tick }' "/proc/$server/stat"; }

# load NAME URL [WHAT ELSE wrk TAKES]: asks for a page with 32 connections from one thread, and prints how often it was answered.
# CPU time is the server's alone, and says more than the rate where load and server share the cores.
load() {
  local before
  before=$(cpu)
  wrk -t1 -c32 -d"${seconds}s" --latency "${@:2}" >"$work/wrk"
  awk -v name="$1" -v used="$(cpu)" -v before="$before" -v memory="$(resident)" '
    $1 == "99%" { slow = $2 }
    $2 == "requests" { number = $1 }
    $1 == "Requests/sec:" { rate = $2 }
    /Non-2xx/ { wrong += $NF }
    /Socket errors/ { wrong += $4 + $6 + $8 + $10 }
    END {
      printf "page=%s requests_per_second=%s p99=%s cpu_ms_per_request=%.3f resident_mb=%d failed=%d\n",
        name, rate, slow, (used - before) / number, memory, wrong
    }
  ' "$work/wrk"
}
# Machines are noisy: two runs of each show how much.
twice() {
  load "$@"
  load "$@"
}

# The first address on our page $1 that begins with $2.
first() { curl --silent "http://$ours$1" | grep -oE "href=\"$2[^\"?]+" | sed -n '1s/href="//p'; }

# fill NAME COMMAND OPTION…: a database of that name in $work, made anew by `tafsil COMMAND OPTION…`, whose
# figures it prints.
fill() {
  rm -f "$work/$1".db*
  "$tafsil" "${@:2}" --database "sqlite:$work/$1.db" 2>>"$log"
}
