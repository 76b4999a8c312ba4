//! One engine, two sides: the same questions asked natively and in WebAssembly.
//!
//! Natively the answers are written, as lines of text, to `target/parity/native.txt`. Compiled
//! for wasm32 and run under node, the same code reads that file and expects to say every byte of
//! it again. `make test` runs the two in this order:
//!
//! ```sh
//! cargo test -p engine --test parity
//! cargo test -p engine --test parity --target wasm32-unknown-unknown
//! ```

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail by panicking"
)]

mod curated;
mod questions;
#[path = "../small/mod.rs"]
mod small;
#[path = "../small/travelled.rs"]
mod travelled;

/// Where the native answers are kept for the other side.
const NATIVE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../target/parity/native.txt"
);

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn the_native_side_says_its_answers() {
    let answers = questions::answers();
    assert_eq!(
        answers,
        questions::answers(),
        "asked twice, the answers are the same"
    );
    let path = std::path::Path::new(NATIVE);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("target can be written");
    std::fs::write(path, answers).expect("target can be written");
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen(module = "node:fs")]
    extern "C" {
        #[wasm_bindgen(js_name = readFileSync, catch)]
        fn read_file(path: &str, encoding: &str) -> Result<String, JsValue>;
    }

    #[wasm_bindgen_test]
    fn webassembly_says_the_same() {
        let native = read_file(super::NATIVE, "utf8").expect("run the native parity test first");
        let ours = super::questions::answers();
        for (line, (native, ours)) in native.lines().zip(ours.lines()).enumerate() {
            assert_eq!(
                native,
                ours,
                "line {} of target/parity/native.txt",
                line + 1
            );
        }
        assert!(native == ours, "one side says more than the other");
    }
}
