//! Who may know whom: `engine ← store ← services ← app ← server`, `engine ← app ← frontend`.

use crate::{below, check, files, lines, none_of};

/// The dependencies a manifest names, those for tests left out.
fn dependencies(manifest: &str) -> Vec<String> {
    let file = files()
        .iter()
        .find(|file| file.path == manifest)
        .expect("a manifest");
    let mut inside = false;
    let mut names = Vec::new();
    for line in file.text.lines() {
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            inside = section.ends_with("dependencies") && !section.ends_with("dev-dependencies");
            names.extend(section.strip_prefix("dependencies.").map(str::to_owned));
        } else if inside && let Some((name, _)) = line.split_once(['.', '=', ' ']) {
            names.push(name.to_owned());
        }
    }
    names.retain(|name| !name.is_empty() && !name.starts_with('#'));
    names
}

fn only(manifest: &str, known: &[&str], why: &str) {
    let names = dependencies(manifest);
    assert!(
        !names.is_empty(),
        "{manifest} names no dependency: is it still read?"
    );
    let strange = names.iter().filter(|name| !known.contains(&name.as_str()));
    check(
        strange.map(|name| format!("{manifest}: {name}")).collect(),
        why,
    );
}

fn none(manifest: &str, strangers: &[&str], why: &str) {
    let names = dependencies(manifest);
    assert!(
        !names.is_empty(),
        "{manifest} names no dependency: is it still read?"
    );
    let strange = names
        .iter()
        .filter(|name| strangers.contains(&name.as_str()));
    check(
        strange.map(|name| format!("{manifest}: {name}")).collect(),
        why,
    );
}

#[test]
fn the_engine_depends_on_little() {
    only(
        "app/engine/Cargo.toml",
        &[
            "fst",
            "levenshtein_automata",
            "libm",
            "postcard",
            "roaring",
            "rust-stemmers",
            "serde",
            "time",
        ],
        "The engine travels to every browser and must say the same there: each crate in it is \
         weight and a risk. Add one to this list only when it is pure, small and pays.",
    );
}

#[test]
fn floors_only_know_the_floors_below() {
    let why = "An arrow only ever points down: engine ← store ← services ← app ← server. \
               SQL lives in the store, Leptos in app and frontend, axum in server and app's edge.";
    none(
        "app/store/Cargo.toml",
        &["services", "app", "server", "leptos", "axum", "leptos_axum"],
        why,
    );
    none(
        "app/services/Cargo.toml",
        &["sqlx", "app", "server", "leptos", "axum", "leptos_axum"],
        why,
    );
    none("app/Cargo.toml", &["sqlx", "store", "server"], why);
    none("server/Cargo.toml", &["sqlx", "frontend"], why);
}

#[test]
fn the_frontend_only_hydrates() {
    only(
        "frontend/Cargo.toml",
        &["app", "leptos", "wasm-bindgen", "wasm-bindgen-futures"],
        "The frontend is the browser's entry and nothing else; what it shows belongs to app.",
    );
}

#[test]
fn axum_stays_at_the_edge_of_the_app() {
    let inner = below(&["app/src/"], ".rs")
        .filter(|file| !file.path.starts_with("app/src/api/") && file.path != "app/src/shell.rs");
    check(
        lines(inner, |file| &file.bare, none_of(&["axum::"])),
        "Pages run in the browser too, where there is no axum: they ask app/src/api.",
    );
}

#[test]
fn sql_lives_in_the_store() {
    let statements = |line: &str| {
        let update = line.contains("UPDATE ") && line.contains(" SET ");
        let found = none_of(&["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE "])(line);
        found.or_else(|| update.then(|| "UPDATE … SET".to_owned()))
    };
    let outside = [
        "app/src/",
        "app/engine/",
        "app/services/",
        "frontend/",
        "server/src/",
    ];
    let mut broken = Vec::new();
    for folder in outside {
        let here = || {
            files()
                .iter()
                .filter(move |f| f.path.starts_with(folder) && f.path.ends_with(".rs"))
        };
        broken.extend(lines(here(), |file| &file.code, statements));
        broken.extend(lines(here(), |file| &file.bare, none_of(&["sqlx::"])));
    }
    check(
        broken,
        "Both databases are kept honest by one conformance suite over the store; SQL anywhere \
         else escapes it. Give the store a method.",
    );
}

#[test]
fn clocks_and_dice_are_arguments() {
    let why = "Time and chance are arguments of engine and services: that is what makes a test, a \
               replay and a preview at another date exact. Take `now` (or the number) as one.";
    let clocks = ["::now()", "now_utc(", "now_local(", ".elapsed()"];
    let clocks = move |line: &str| {
        clocks
            .iter()
            .find(|w| line.contains(**w))
            .map(|w| (*w).to_owned())
    };
    let pure = || below(&["app/engine/src/", "app/services/src/"], ".rs");
    check(lines(pure(), |file| &file.bare, clocks), why);
    // Keys, salts and tokens must not be foreseeable, and come from one place.
    let elsewhere = pure().filter(|file| file.path != "app/services/src/secret.rs");
    let dice = none_of(&[
        "OsRng",
        "thread_rng",
        "rand::rng(",
        "rand::random",
        "new_v4(",
        "now_v7(",
    ]);
    check(lines(elsewhere, |file| &file.bare, dice), why);
}

#[test]
fn the_engine_touches_nothing_outside() {
    check(
        lines(
            below(&["app/engine/src/"], ".rs"),
            |file| &file.bare,
            none_of(&[
                "std::fs",
                "std::net",
                "std::env",
                "std::process",
                "std::thread",
                "std::io",
                "std::time",
                "cfg(target_arch",
                "cfg!(target_arch",
            ]),
        ),
        "The engine is pure and is one: no files, network, environment, threads or clocks, and no \
         line that only one of the two sides compiles.",
    );
}

#[test]
fn floating_point_gives_the_same_bytes_everywhere() {
    check(
        lines(
            below(&["app/engine/src/"], ".rs"),
            |file| &file.bare,
            none_of(&[
                ".exp(",
                ".exp2(",
                ".exp_m1(",
                ".ln(",
                ".ln_1p(",
                ".log(",
                ".log2(",
                ".log10(",
                ".powf(",
                ".powi(",
                ".sin(",
                ".cos(",
                ".tan(",
                ".sin_cos(",
                ".atan(",
                ".atan2(",
                ".tanh(",
                ".sinh(",
                ".cosh(",
                ".cbrt(",
                ".hypot(",
            ]),
        ),
        "The libraries behind these methods differ between native and WebAssembly in the last \
         bits. Use + − × ÷ √ in a fixed order, or the `libm` crate on both sides.",
    );
}
