//! Decision records and lock files.

use crate::{check, files, lines};

#[test]
fn decisions_say_where_they_stand() {
    let records: Vec<_> = files()
        .iter()
        .filter(|file| file.path.starts_with("docs/adr/") && file.path.ends_with(".md"))
        .filter(|file| !file.path.ends_with("README.md"))
        .collect();
    let mut broken = Vec::new();
    for (index, file) in records.iter().enumerate() {
        let number = format!("docs/adr/{:04}-", index + 1);
        if !file.path.starts_with(&number) {
            broken.push(format!(
                "{}: the next number is {:04}",
                file.path,
                index + 1
            ));
        }
        let status = file
            .text
            .lines()
            .find_map(|line| line.strip_prefix("Status: "));
        let known = ["accepted", "superseded by "];
        if !status.is_some_and(|status| known.iter().any(|start| status.starts_with(start))) {
            broken.push(format!(
                "{}: no line `Status: accepted` or `Status: superseded by …`",
                file.path
            ));
        }
    }
    check(
        broken,
        "A record that does not say whether it still holds misleads who comes next.",
    );
}

#[test]
fn locks_name_no_strange_places() {
    let cargo = files().iter().filter(|file| file.path == "Cargo.lock");
    let mut broken = lines(
        cargo,
        |file| &file.text,
        |line| {
            let source = line.strip_prefix("source = ")?;
            let known = "\"registry+https://github.com/rust-lang/crates.io-index\"";
            (source != known).then(|| source.to_owned())
        },
    );
    let npm = files()
        .iter()
        .filter(|file| file.path.ends_with("package-lock.json"));
    broken.extend(lines(
        npm,
        |file| &file.text,
        |line| {
            line.contains("\"resolved\"")
                .then(|| line.trim().to_owned())
        },
    ));
    check(
        broken,
        "Locks fix versions and checksums, not hosts: crates come from crates.io, and npm's lock \
         leaves `resolved` out (.npmrc), so that any mirror serves.",
    );
}
