//! The rules of the repository as code. Each test is a rule, and says why when it is broken.
//!
//! They stand here because the engine compiles in seconds: `cargo test -p engine --test tidy`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail by panicking"
)]

mod documents;
mod floors;
mod looks;
mod source;
mod writing;

use source::{File, files};

/// Fails with the places where a rule is broken and the reason it exists.
fn check(broken: Vec<String>, why: &str) {
    assert!(
        broken.is_empty(),
        "\n\n  {}\n\n{why}\n",
        broken.join("\n  ")
    );
}

/// Every line of these files' code in which `wrong` finds something, as `path:line: what`.
fn lines(
    files: impl IntoIterator<Item = &'static File>,
    text: fn(&File) -> &str,
    wrong: impl Fn(&str) -> Option<String>,
) -> Vec<String> {
    let mut broken = Vec::new();
    for file in files {
        for (index, line) in text(file).lines().enumerate() {
            if let Some(what) = wrong(line) {
                broken.push(format!("{}:{}: {what}", file.path, index + 1));
            }
        }
    }
    broken
}

/// The files below these folders whose names end so.
fn below(
    folders: &'static [&'static str],
    end: &'static str,
) -> impl Iterator<Item = &'static File> {
    files()
        .iter()
        .filter(move |f| f.path.ends_with(end) && folders.iter().any(|at| f.path.starts_with(at)))
}

/// A rule about words that may not occur.
fn none_of(words: &'static [&'static str]) -> impl Fn(&str) -> Option<String> {
    |line| {
        words
            .iter()
            .find(|word| line.contains(**word))
            .map(|word| (*word).to_owned())
    }
}
