//! How the repository is written.

use crate::{check, files, lines, none_of};
use std::fmt::Write;

/// A file holds one idea; beyond this many lines it holds several.
const LONGEST: usize = 500;
const LONG: usize = 300;

/// Longer files, and why they may be.
const EXCUSED: [(&str, &str); 1] = [(
    "app/services/src/drawing/",
    "a drawing is a list of shapes, not of thoughts",
)];

#[test]
fn files_hold_one_idea() {
    let ends = [".rs", ".scss", ".mjs", ".ts", ".sh"];
    let excused = |path: &str| EXCUSED.iter().any(|(start, _)| path.starts_with(start));
    let mut long: Vec<(usize, &str)> = files()
        .iter()
        .filter(|file| ends.iter().any(|end| file.path.ends_with(end)) && !excused(&file.path))
        .map(|file| (file.text.lines().count(), file.path.as_str()))
        .filter(|(length, _)| *length > LONG)
        .collect();
    long.sort_by(|a, b| b.cmp(a));
    let mut list = format!("{} files are longer than {LONG} lines:\n", long.len());
    for (length, path) in &long {
        writeln!(list, "{length:6}  {path}").expect("a String can be written");
    }
    println!("{list}");
    let broken = long.iter().filter(|(length, _)| *length > LONGEST);
    check(
        broken
            .map(|(length, path)| format!("{path}: {length} lines"))
            .collect(),
        "Nobody keeps more than 500 lines in mind. Part the file by what its pieces are about.",
    );
}

fn rust() -> impl Iterator<Item = &'static crate::File> {
    files().iter().filter(|file| file.path.ends_with(".rs"))
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs") || path.contains("/benches/")
}

#[test]
fn nothing_gives_up() {
    let running = rust().filter(|file| !is_test(&file.path));
    check(
        lines(
            running,
            |file| &file.bare,
            none_of(&[
                ".unwrap()",
                ".expect(",
                ".unwrap_err()",
                "panic!(",
                "todo!(",
                "unimplemented!(",
                "dbg!(",
            ]),
        ),
        "A panic on the server is somebody's lost order; in the browser it ends the page. \
         Return the error, or write the case that cannot be as one that can.",
    );
}

#[test]
fn nothing_is_left_for_later() {
    let texts = files()
        .iter()
        .filter(|file| !file.path.ends_with("lock.json"));
    check(
        lines(
            texts,
            |file| &file.text,
            none_of(&["TODO", "FIXME", "XXX:"]),
        ),
        "What is not done is not in the repository: it is an issue.",
    );
}

#[test]
fn every_exception_has_a_reason() {
    let mut broken = Vec::new();
    for file in rust() {
        for (at, _) in file.bare.match_indices("allow(clippy::") {
            let rest = &file.bare[at..];
            let inside = &rest[..rest.find(']').unwrap_or(rest.len())];
            if !inside.contains("reason") {
                let line = file.bare[..at].lines().count();
                broken.push(format!("{}:{line}: {}", file.path, inside.trim()));
            }
        }
    }
    check(
        broken,
        "A lint is put aside for a reason; write it: #[expect(…, reason = \"…\")].",
    );
}

#[test]
fn nothing_depends_on_a_machine() {
    let texts = || {
        files()
            .iter()
            .filter(|file| !file.path.ends_with("lock.json"))
    };
    check(
        lines(
            texts(),
            |file| &file.text,
            none_of(&["/root/", "/home/", "/work/", "/Users/"]),
        ),
        "A path of one machine means nothing on another.",
    );
    let outside = |file: &&crate::File| {
        !is_test(&file.path)
            && !file.path.starts_with("scripts/")
            && !file.path.starts_with("end2end/")
    };
    check(
        lines(
            texts().filter(outside),
            |file| &file.text,
            none_of(&["../shared"]),
        ),
        "The shop stands alone: only tests and benchmarks read what lies beside the checkout, and \
         say `skipped` where it does not.",
    );
}
