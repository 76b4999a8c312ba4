#!/usr/bin/env bash
# A long campaign of faults under real servers that take orders, on both databases:
#   scripts/faults.sh MINUTES
source "$(dirname "$0")/lib.sh"
export TAFSIL_FAULT_MINUTES=${1:-30}
RUSTFLAGS=$view_flags scripts/postgres.sh with \
  cargo test --locked -p server --test suite -- --nocapture faults::
