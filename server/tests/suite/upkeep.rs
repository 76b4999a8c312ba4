//! Commands that keep a shop: what they make, what they refuse, what they leave alone.

use crate::cli::Program;
use crate::serving::Server;
use clap::{Arg, Command, CommandFactory};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

/// The commands that may begin a shop.
const BEGIN: [&str; 5] = ["serve", "import", "demo", "migrate", "restore"];

/// Every command that asks for a database, each with something for whatever it needs.
fn commands(command: &Command, before: &[String], found: &mut Vec<Vec<String>>) {
    if command.has_subcommands() {
        for sub in command.get_subcommands() {
            let path = [before, &[sub.get_name().to_owned()]].concat();
            commands(sub, &path, found);
        }
        return;
    }
    if !command
        .get_arguments()
        .any(|arg| arg.get_id() == "database")
    {
        return;
    }
    let mut line = before.to_vec();
    for arg in command.get_arguments().filter(|arg| arg.is_required_set()) {
        if let Some(long) = arg.get_long() {
            line.push(format!("--{long}"));
        }
        line.push(something(arg));
    }
    found.push(line);
}

fn something(arg: &Arg) -> String {
    let values = arg.get_possible_values();
    values
        .first()
        .map_or("x".to_owned(), |value| value.get_name().to_owned())
}

fn is_bare(folder: &Path) -> bool {
    std::fs::read_dir(folder).unwrap().next().is_none()
}

#[test]
fn a_command_about_a_shop_that_is_not_there_makes_none() {
    let mut all = Vec::new();
    commands(&server::cli::Cli::command(), &[], &mut all);
    let reading: Vec<_> = all
        .into_iter()
        .filter(|line| !BEGIN.contains(&line[0].as_str()))
        .collect();
    assert!(reading.len() >= 8, "{reading:?}");
    for program in Program::on_each_database() {
        for line in &reading {
            let line: Vec<&str> = line.iter().map(String::as_str).collect();
            let said = program.run(&line);
            assert!(!said.success && said.out.is_empty(), "{line:?}");
            assert!(
                said.err.contains("no such database"),
                "{line:?}: {}",
                said.err
            );
            assert!(!said.err.contains("panicked"), "{line:?}: {}", said.err);
            assert!(is_bare(program.folder.path()), "{line:?} made something");
        }
    }
    // A folder is not made either; nor is what belongs to another program taken.
    let program = Program::new();
    let deep = format!("sqlite:{}", program.folder.path().join("a/b.db").display());
    assert!(!program.run(&["export", "--database", &deep]).success);
    assert!(is_bare(program.folder.path()));
    program.write("shop.db", "");
    for line in [&["doctor"][..], &["backup", "copy.db"], &["export"]] {
        let said = program.run(line);
        assert!(
            !said.success && said.err.contains("no shop"),
            "{}",
            said.err
        );
    }
    assert_eq!(program.read("shop.db"), "");
}

#[test]
fn a_restore_says_what_it_replaces_and_keeps_it() {
    let program = Program::new().with_catalogue();
    program.run(&["import", "shop.json", "--format", "tafsil"]);
    assert!(program.run(&["backup", "copy.db"]).success);
    program.run(&[
        "account",
        "add",
        "--email",
        "rana@example.com",
        "--name",
        "Rana",
        "--password",
        "a long password",
    ]);
    let refused = program.run(&["restore", "copy.db"]);
    assert!(!refused.success);
    for words in [
        "3 products, 0 orders, 1 accounts",
        "3 products, 0 orders, 0 accounts",
        "--force",
    ] {
        assert!(refused.err.contains(words), "{}", refused.err);
    }
    let done = program.run(&["restore", "copy.db", "--force"]);
    assert!(done.success, "{}", done.err);
    assert_eq!(
        (done.figure("products"), done.figure("accounts")),
        ("3", "0")
    );
    assert!(
        done.err
            .contains("replaced: 3 products, 0 orders, 1 accounts; kept as "),
        "{}",
        done.err
    );
    let kept = done
        .err
        .split("kept as ")
        .nth(1)
        .unwrap()
        .lines()
        .next()
        .unwrap();
    let kept = format!("sqlite:{kept}");
    let add = [
        "account",
        "add",
        "--email",
        "rana@example.com",
        "--name",
        "Rana",
    ];
    let add = [
        &add[..],
        &["--password", "a long password", "--database", &kept],
    ]
    .concat();
    assert!(program.run(&add).err.contains("already"), "it is not kept");
}

#[test]
fn a_restore_waits_for_no_server_and_replaces_none() {
    let program = Program::new().with_catalogue();
    program.run(&["import", "shop.json", "--format", "tafsil"]);
    assert!(program.run(&["backup", "copy.db"]).success);
    let mut server = Server::start(&program, &[]);
    let refused = program.run(&["restore", "copy.db", "--force"]);
    assert!(
        !refused.success && refused.err.contains("is in use"),
        "{}",
        refused.err
    );
    assert!(server.get("/en/p/oak-chair").starts_with("HTTP/1.1 200"));
    // A server that was killed uses nothing any more.
    server.child.kill().unwrap();
    server.child.wait().unwrap();
    assert!(program.run(&["restore", "copy.db", "--force"]).success);
    // What is no backup of a shop is not taken for one.
    program.write("empty.db", "");
    for copy in ["empty.db", "shop.json", "shop.db", "absent.db"] {
        let refused = program.run(&["restore", copy, "--force"]);
        assert!(!refused.success && refused.out.is_empty(), "{copy}");
    }
    assert!(program.run(&["export"]).success);
}

#[test]
fn what_is_made_is_for_its_owner_alone() {
    let program = Program::new().with_catalogue();
    let deep = format!(
        "sqlite:{}",
        program.folder.path().join("deep/er/shop.db").display()
    );
    let program = Program {
        database: deep,
        ..program
    };
    program.run(&["import", "shop.json", "--format", "tafsil"]);
    program.run(&["backup", "copy.db"]);
    program.run(&["export", "again.json"]);
    let mail = program.folder.path().join("mail");
    let server = Server::start(&program, &["--mail", &format!("file:{}", mail.display())]);
    let mut buyer = crate::kill::Buyer {
        address: server.address.clone(),
        ..Default::default()
    };
    buyer.post("/api/ask_to_sign_up", "lang=en&email=dana%40example.com");
    let letters = || std::fs::read_dir(&mail).unwrap().count();
    for _ in 0..100 {
        if letters() > 0 {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    assert!(letters() > 0, "no letter came");
    let mut seen = 0;
    let mut folders = vec![program.folder.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            // What the test itself laid out.
            if path.ends_with("site") || path.ends_with("shop.json") {
                continue;
            }
            let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
            let is_folder = path.is_dir();
            let wanted = if is_folder { 0o700 } else { 0o600 };
            assert_eq!(mode, wanted, "{}", path.display());
            seen += 1;
            if is_folder {
                folders.push(path);
            }
        }
    }
    // deep, er, shop.db, -wal, -shm, .lock, copy.db, again.json, mail and a letter.
    assert!(seen >= 10, "{seen}");
}
