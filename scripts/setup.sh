#!/usr/bin/env bash
# Installs what is missing, in pinned versions, and nothing that is there.
#
#   scripts/setup.sh          what building and running need
#   scripts/setup.sh test     also Chromium and PostgreSQL, which the tests need
#
# Tools go to the user's cache, packages of the system only as root on Debian; anything else
# that is missing is named with the command that installs it.
source "$(dirname "$0")/lib.sh"

LEPTOS=0.3.10
BINDGEN=0.2.130
NODE=20

has() { command -v "$1" >/dev/null; }

# Packages of the system, by the commands that show they are there.
missing=()
has cc || missing+=(gcc libc6-dev)
if [[ ${1:-} == test ]]; then
  has chromium || missing+=(chromium)
  has firefox-esr || missing+=(firefox-esr)
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || has initdb || missing+=(postgresql)
fi
# cargo-leptos is compiled from source only where nothing has installed it yet.
leptos_is_there() { [[ $(cargo-leptos --version 2>/dev/null) == *" $LEPTOS" ]]; }
bindgen_is_there() { [[ $(wasm-bindgen --version 2>/dev/null) == *" $BINDGEN"* ]] && has wasm-bindgen-test-runner; }
if ! leptos_is_there && ! has cargo-binstall; then
  { has pkg-config && pkg-config --exists openssl; } || missing+=(pkg-config libssl-dev)
fi

install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"
}
if ((${#missing[@]})); then
  has apt-get || stop "Missing: ${missing[*]} (as Debian names them). Install them, then try again."
  [[ $(id -u) == 0 ]] || stop "System packages are missing. Type:" \
    "  sudo apt-get install --no-install-recommends ${missing[*]}"
  step "system packages: ${missing[*]}" install_packages "${missing[@]}"
fi

has cargo || stop "Rust is missing. Type:" \
  "  curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y" "  . ~/.cargo/env"
{ has node && has npm; } || stop "Node.js $NODE or later is missing: https://nodejs.org/en/download"
node=$(node -p 'process.versions.node')
((${node%%.*} >= NODE)) || stop "Node.js is $node; the shop's tools need $NODE or later: https://nodejs.org/en/download"

# The toolchain that rust-toolchain.toml names.
channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
part_is_there() { [[ -d $(rustc --print sysroot 2>/dev/null)/lib/rustlib/$1 ]]; }
wasm_is_there() { part_is_there wasm32-unknown-unknown; }
sources_are_there() { part_is_there src/rust/library; }
if has rustup; then
  here() { rustup run "$channel" "$@" >/dev/null 2>&1; }
  { here rustc --version && here cargo fmt --version && here cargo clippy --version && wasm_is_there && sources_are_there; } ||
    step "Rust $channel with WebAssembly" rustup toolchain install "$channel" --profile minimal \
      --component rustfmt --component clippy --component rust-src --target wasm32-unknown-unknown
fi
rust=$(rustc --version | cut -d' ' -f2)
printf '%s\n%s\n' "${channel%.*}" "$rust" | sort --version-sort --check=quiet ||
  stop "Rust is $rust; the shop needs $channel or later. Type:" "  rustup toolchain install $channel"
wasm_is_there || stop "Rust cannot build for WebAssembly. Type:" "  rustup target add wasm32-unknown-unknown"
sources_are_there || stop "The sources of Rust's standard library are missing. Type:" "  rustup component add rust-src"

# Compiles a tool once into the cache. Quick settings: it works for seconds, not for years.
cargo_install() {
  if has cargo-binstall; then
    cargo binstall --no-confirm --root "$cache/tools" "$1" && return
  fi
  if pkg-config --exists openssl 2>/dev/null; then export OPENSSL_NO_VENDOR=1; fi
  env -u CARGO_BUILD_BUILD_DIR CARGO_TARGET_DIR="$cache/tools/build" \
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    cargo install --root "$cache/tools" "$@"
}
leptos_is_there ||
  step "cargo-leptos $LEPTOS, once; about 8 minutes on 2 cores" \
    cargo_install "cargo-leptos@$LEPTOS" --locked --features no_downloads
bindgen_is_there ||
  step "wasm-bindgen $BINDGEN, once; about 3 minutes on 2 cores" cargo_install "wasm-bindgen-cli@$BINDGEN"
rm -rf "$cache/tools/build"

# npm leaves a lock file of its own; it is as old as the last installation.
npm_ci() {
  local folder=$1
  [[ $folder/node_modules/.package-lock.json -nt $folder/package-lock.json ]] ||
    step "npm packages in $folder" npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error
}
npm_ci .
if [[ ${1:-} == test && -f end2end/package-lock.json ]]; then npm_ci end2end; fi
