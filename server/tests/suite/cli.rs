//! The program itself, as a person or a script starts it.

use crate::harness::{catalogue, postgres_url};
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// The program in a folder of its own, on a database of its own.
pub struct Program {
    pub folder: TempDir,
    pub database: String,
}

/// What it said.
pub struct Said {
    pub success: bool,
    pub out: String,
    pub err: String,
}

impl Said {
    /// A figure of the last line.
    pub fn figure(&self, name: &str) -> &str {
        let last = self.out.lines().last().unwrap_or_default();
        let found = last
            .split(' ')
            .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        found.unwrap_or_else(|| panic!("no {name} in {:?}; {}", self.out, self.err))
    }
}

impl Program {
    pub fn new() -> Program {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", folder.path().join("shop.db").display());
        Program { folder, database }
    }

    /// On SQLite, and on PostgreSQL where there is one.
    pub fn on_each_database() -> Vec<Program> {
        let mut programs = vec![Program::new()];
        if let Some(database) = postgres_url() {
            programs.push(Program {
                folder: tempfile::tempdir().unwrap(),
                database,
            });
        }
        programs
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tafsil"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear();
        command.env("TAFSIL_DATABASE", &self.database);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        let Output {
            status,
            stdout,
            stderr,
        } = self.command(arguments).output().unwrap();
        Said {
            success: status.success(),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        }
    }

    /// Writes a file into its folder.
    pub fn write(&self, name: &str, content: &str) {
        std::fs::write(self.folder.path().join(name), content).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    /// The small catalogue as a file.
    pub fn with_catalogue(self) -> Program {
        self.write("shop.json", &services::exchange::write(&catalogue()));
        self
    }
}

#[test]
fn a_second_import_changes_nothing() {
    for program in Program::on_each_database() {
        let program = program.with_catalogue();
        let import = ["import", "shop.json", "--format", "tafsil"];
        let first = program.run(&import);
        assert!(first.success, "{}", first.err);
        assert_eq!(first.out.lines().count(), 1, "{}", first.out);
        assert!(
            first
                .out
                .starts_with("products=3 added=3 changed=0 unchanged=0 skipped=0 seconds=")
        );
        let second = program.run(&import);
        assert!(
            second
                .out
                .starts_with("products=3 added=0 changed=0 unchanged=3 skipped=0 seconds=")
        );
        assert_eq!(second.err, "", "nothing changed, so nothing is told");
    }
}

#[test]
fn exported_and_imported_it_is_the_same_shop() {
    let [first, second] = [Program::new().with_catalogue(), Program::new()];
    first.run(&["import", "shop.json", "--format", "tafsil"]);
    let exported = first.run(&["export"]);
    assert!(
        exported.success && exported.err.contains("products=3"),
        "{}",
        exported.err
    );
    second.write("shop.json", &exported.out);
    second.run(&["import", "shop.json", "--format", "tafsil"]);
    assert_eq!(
        second.run(&["export", "again.json"]).figure("products"),
        "3"
    );
    assert_eq!(second.read("again.json"), exported.out);
    let twice = second.run(&["export", "again.json"]);
    assert!(
        !twice.success && twice.err.contains("again.json"),
        "{}",
        twice.err
    );
}

#[test]
fn a_bad_row_is_told_and_skipped_or_stops_everything() {
    let program = Program::new();
    let mut document = catalogue();
    document.products[0].category = "nowhere".to_owned();
    program.write("shop.json", &services::exchange::write(&document));
    let strict = program.run(&["import", "shop.json", "--format", "tafsil", "--strict"]);
    assert!(!strict.success && strict.out.is_empty(), "{}", strict.out);
    assert!(strict.err.contains("nothing was changed"), "{}", strict.err);
    let lenient = program.run(&["import", "shop.json", "--format", "tafsil"]);
    assert!(lenient.success, "{}", lenient.err);
    assert_eq!(
        (lenient.figure("added"), lenient.figure("products")),
        ("2", "2")
    );
    assert_ne!(lenient.figure("skipped"), "0");
    let told = lenient
        .err
        .lines()
        .find(|line| line.contains("nowhere"))
        .unwrap_or_default();
    assert!(
        told.starts_with("skipped ") && told.contains("shop.json:"),
        "{}",
        lenient.err
    );
}

#[test]
fn icecat_categories_get_pictures() {
    let program = Program::new();
    program.write("rows.json", include_str!("icecat.json"));
    let said = program.run(&["import", "rows.json", "--format", "icecat"]);
    assert_eq!(said.figure("added"), "1", "{}", said.err);
    let exported = program.run(&["export"]).out;
    let document: services::exchange::Document = serde_json::from_str(&exported).unwrap();
    assert!(!document.categories.is_empty());
    for category in &document.categories {
        let src = &category.picture.as_ref().unwrap().src;
        assert!(
            document
                .media
                .iter()
                .any(|media| *src == format!("/media/{}", media.name)),
            "{src}"
        );
    }
}

#[test]
fn what_cannot_be_read_is_told_without_a_trace() {
    let program = Program::new();
    program.write("broken.json", "{ nothing");
    for (arguments, words) in [
        (
            &["import", "absent.json", "--format", "tafsil"][..],
            "absent.json",
        ),
        (
            &["import", "broken.json", "--format", "tafsil"],
            "broken.json:1",
        ),
        (
            &["import", "broken.json", "--format", "xml"],
            "possible values",
        ),
        (&["restore", "absent.db"], ""),
        (&["serve", "--site", "nowhere"], "make build"),
    ] {
        let said = program.run(arguments);
        assert!(!said.success && said.out.is_empty(), "{arguments:?}");
        assert!(said.err.contains(words), "{arguments:?}: {}", said.err);
        assert!(!said.err.contains("panicked"), "{}", said.err);
    }
    let program = Program {
        database: "mysql://shop".to_owned(),
        ..program
    };
    assert!(
        program
            .run(&["migrate"])
            .err
            .contains("sqlite:FILE or postgres://")
    );
}

#[test]
fn migrate_creates_the_database_bare_and_from_any_folder() {
    for program in Program::on_each_database() {
        let said = program.run(&["migrate"]);
        assert!(
            ["sqlite", "postgres"].contains(&said.figure("database")),
            "{}",
            said.err
        );
        assert!(said.figure("version").parse::<u32>().unwrap() > 0);
    }
    let program = Program {
        database: String::new(),
        ..Program::new()
    };
    let output = program
        .command(&["migrate"])
        .env_remove("TAFSIL_DATABASE")
        .output()
        .unwrap();
    assert!(output.status.success());
    assert!(program.folder.path().join("tafsil.db").exists());
}

#[test]
fn a_backup_brings_the_shop_back() {
    let program = Program::new().with_catalogue();
    program.run(&["import", "shop.json", "--format", "tafsil"]);
    let before = program.run(&["export"]).out;
    assert!(
        program
            .run(&["backup", "copy.db"])
            .figure("bytes")
            .parse::<u64>()
            .unwrap()
            > 0
    );
    assert!(
        !program.run(&["backup", "copy.db"]).success,
        "a backup is never written over"
    );

    let refused = program.run(&["restore", "copy.db"]);
    assert!(
        !refused.success && refused.err.contains("--force"),
        "{}",
        refused.err
    );
    program.write("torn.db", "this is no database, however long it may be");
    let torn = program.run(&["restore", "torn.db", "--force"]);
    assert!(!torn.success, "{}", torn.out);
    assert_eq!(
        program.run(&["export"]).out,
        before,
        "a failed restore changes nothing"
    );

    let restored = program.run(&["restore", "copy.db", "--force"]);
    assert_eq!(restored.figure("database"), "sqlite", "{}", restored.err);
    assert_eq!(program.run(&["export"]).out, before);
    let elsewhere = format!(
        "sqlite:{}",
        program.folder.path().join("new/shop.db").display()
    );
    assert!(
        program
            .run(&["restore", "copy.db", "--database", &elsewhere])
            .success
    );
    assert_eq!(
        program.run(&["export", "--database", &elsewhere]).out,
        before
    );
}

#[test]
fn postgres_is_copied_by_its_own_tools() {
    let Some(database) = postgres_url() else {
        return eprintln!("PostgreSQL skipped: TAFSIL_TEST_POSTGRES is not set");
    };
    let program = Program {
        database,
        ..Program::new()
    };
    program.run(&["migrate"]);
    assert!(program.run(&["backup", "copy.db"]).err.contains("pg_dump"));
    assert!(
        program
            .run(&["restore", "copy.db"])
            .err
            .contains("pg_restore")
    );
}

#[test]
fn the_doctor_says_what_is_wrong() {
    let program = Program::new().with_catalogue();
    program.run(&["import", "shop.json", "--format", "tafsil"]);
    crate::harness::lay_out(Path::new(&program.folder.path().join("site")));
    let well = program.run(&["doctor", "--site", "site"]);
    assert!(well.success, "{}", well.err);
    assert_eq!(
        ["problems", "left_out", "given_up"].map(|name| well.figure(name)),
        ["0", "0", "0"]
    );
    let ill = program.run(&["doctor", "--site", "nowhere"]);
    assert!(
        !ill.success && ill.err.contains("wrong: site:"),
        "{}",
        ill.err
    );
    assert_eq!(ill.figure("problems"), "1");
}

#[test]
fn an_account_is_opened_once() {
    for program in Program::on_each_database() {
        program.run(&["migrate"]);
        let add = [
            "account",
            "add",
            "--email",
            "Rana@Example.com",
            "--name",
            "رنا",
            "--lang",
            "ar",
        ];
        let add = [&add[..], &["--password", "a long password"]].concat();
        let said = program.run(&add);
        assert_eq!(said.figure("email"), "rana@example.com", "{}", said.err);
        let again = program.run(&add);
        assert!(
            !again.success && again.err.contains("already"),
            "{}",
            again.err
        );
        let short = program.run(&[
            "account",
            "add",
            "--email",
            "x",
            "--name",
            "",
            "--password",
            "y",
        ]);
        assert!(!short.success);
        for field in ["--email", "--name", "--password"] {
            assert!(short.err.contains(field), "{}", short.err);
        }
    }
}

#[test]
fn the_demo_fills_an_empty_database_and_only_that() {
    let program = Program::new();
    let demo = ["demo", "--seed", "7", "--until", "2026-03-01"];
    let said = program.run(&demo);
    assert!(said.success, "{}", said.err);
    assert!(said.figure("products").parse::<u32>().unwrap() >= 400);
    assert_eq!(said.figure("customers"), "8");
    assert!(said.figure("orders").parse::<u32>().unwrap() > 200);
    for person in ["rana@example.com", "salma@example.com"] {
        assert!(said.err.contains(person), "{}", said.err);
    }
    let merchants = program.run(&["merchant", "list"]);
    assert!(
        merchants.out.starts_with("salma@example.com since 2025"),
        "{}",
        merchants.out
    );
    let again = program.run(&demo);
    assert!(
        !again.success && again.err.contains("only fills an empty database"),
        "{}",
        again.err
    );
    // The year's first order arrived long ago.
    let step = |number, to| program.run(&["order", "advance", "--number", number, "--to", to]);
    let late = step("T-1001", "sent");
    assert!(
        late.err.contains("any more") && !late.success,
        "{}",
        late.err
    );
    assert!(step("T-1", "sent").err.contains("there is no order T-1"));
    let checked = program.run(&["doctor", "--site", "nowhere"]);
    assert_eq!(
        (checked.figure("left_out"), checked.figure("problems")),
        ("0", "1"),
        "{}",
        checked.err
    );
    assert_eq!(
        checked.figure("messages"),
        "0",
        "nobody is written to about an old order"
    );
}

#[test]
fn every_option_says_what_it_does() {
    let program = Program::new();
    let help = program.run(&["--help"]).out;
    let commands = [
        "serve", "import", "export", "migrate", "backup", "restore", "doctor", "explain",
    ];
    for command in commands {
        assert!(help.contains(&format!("  {command} ")), "{help}");
        let own = program.run(&[command, "--help"]).out;
        assert!(own.contains("Example"), "{own}");
        assert!(own.contains("TAFSIL_DATABASE"), "{own}");
    }
}

#[test]
fn finding_is_measured_on_rated_products() {
    let program = Program::new();
    program.write("rows.json", include_str!("icecat.json"));
    program.write(
        "ratings.csv",
        "query,docid,rating\nlaptop,1,3\n\"office, laptop\",1,2\nnothing,1,0\n",
    );
    program.write("arabic.csv", "query,arabic\nlaptop,لابتوب\n");
    let measure = [
        "eval",
        "search",
        "--catalogue",
        "rows.json",
        "--ratings",
        "ratings.csv",
    ];
    let said = program.run(&[&measure[..], &["--arabic", "arabic.csv"]].concat());
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", said.err);
    assert!(
        lines[0].starts_with("lang=en ndcg10=1.0000 rated_only=1.0000 empty=0/2 p50_ms="),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].starts_with("lang=ar ndcg10=1.0000 rated_only=1.0000 empty=0/1 p50_ms="),
        "{}",
        lines[1]
    );

    program.write("ratings.csv", "query,docid,rating\nlaptop,1,good\n");
    let said = program.run(&measure);
    assert!(
        !said.success && said.err.contains("ratings.csv:2: “good” is no rating"),
        "{}",
        said.err
    );
    program.write("ratings.csv", "query,docid,rating\n");
    let said = program.run(&measure);
    assert!(
        !said.success && said.err.contains("no query has a product rated above 0"),
        "{}",
        said.err
    );
}
