//! Every fault a database is known to have, under a shop that takes orders: full, locked,
//! unwritable, away, cut off; and the server killed.
//!
//! Bounded by default: each once. `scripts/faults.sh MINUTES` goes on for as long as is asked for.

use crate::campaign::{End, Fault, campaign};
use crate::cli::Program;
use crate::harness::postgres_url;
use crate::honest::Unwritable;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

fn minutes() -> u64 {
    let minutes = std::env::var("TAFSIL_FAULT_MINUTES");
    minutes.ok().and_then(|n| n.parse().ok()).unwrap_or(0)
}

/// A file system of its own for a database, with little room; unmounted when dropped.
struct Disk(PathBuf);

impl Disk {
    /// With room for all the orders of so many minutes.
    fn mount(at: PathBuf, minutes: u64) -> Option<Disk> {
        std::fs::create_dir(&at).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o"])
            .arg(format!("size={}m", 64 + 32 * minutes))
            .arg("tmpfs")
            .arg(&at)
            .output();
        mounted
            .is_ok_and(|done| done.status.success())
            .then_some(Disk(at))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}

#[test]
fn a_full_disk_loses_and_doubles_no_order() {
    let mut program = Program::new().with_catalogue();
    let folder = program.folder.path().join("disk");
    let Some(disk) = Disk::mount(folder.clone(), minutes()) else {
        return eprintln!("skipped: a small disk cannot be mounted here");
    };
    program.database = format!("sqlite:{}", folder.join("shop.db").display());
    let full = move || {
        let filler = folder.join("filler");
        fill(&filler);
        Some(Box::new(move || std::fs::remove_file(filler).unwrap()) as End)
    };
    campaign(&program, &[Fault::new("disk full", full)], minutes());
    drop(disk);
}

#[test]
fn no_fault_of_a_sqlite_shop_loses_or_doubles_an_order() {
    let program = Program::new().with_catalogue();
    let file = program.folder.path().join("shop.db");
    let log = program.folder.path().join("shop.db-wal");
    let unwritable = move || {
        let fault = Unwritable::new(log.clone())?;
        Some(Box::new(move || drop(fault)) as End)
    };
    let locked = {
        let file = file.clone();
        move || {
            let mut other = Command::new("sqlite3");
            other.arg(&file);
            hold(other, ".timeout 5000\nBEGIN IMMEDIATE;\nSELECT 'held';\n")
        }
    };
    let away = move || {
        let elsewhere = file.with_extension("away");
        std::fs::rename(&file, &elsewhere).unwrap();
        let file = file.clone();
        Some(Box::new(move || std::fs::rename(elsewhere, file).unwrap()) as End)
    };
    let faults = [
        Fault::new("log unwritable", unwritable),
        Fault::new("locked by another process", locked),
        Fault::new("file away and back", away),
    ];
    campaign(&program, &faults, minutes());
}

fn fill(path: &Path) {
    let mut file = std::fs::File::create(path).unwrap();
    for size in [65536, 4096, 1] {
        while file.write_all(&vec![0; size]).is_ok() {}
    }
}

/// A program that holds a lock from when it says so until the fault ends.
fn hold(mut program: Command, statements: &str) -> Option<End> {
    use std::io::{BufRead, BufReader};
    let mut child: Child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    input.write_all(statements.as_bytes()).ok()?;
    let mut out = BufReader::new(child.stdout.take()?);
    let mut line = String::new();
    while !line.contains("held") {
        line.clear();
        if out.read_line(&mut line).ok()? == 0 {
            return None;
        }
    }
    Some(Box::new(move || {
        drop(input);
        let _ = child.kill();
        let _ = child.wait();
    }))
}

/// A PostgreSQL that nobody else uses; removed when dropped.
struct Postgres {
    url: String,
}

impl Postgres {
    fn start() -> Postgres {
        let out = Command::new(script()).arg("start").output().unwrap();
        let out = String::from_utf8(out.stdout).unwrap();
        let url = out.split('\'').nth(1).unwrap_or_else(|| panic!("{out}"));
        Postgres {
            url: url.to_owned(),
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        control(&self.url, "stop");
    }
}

fn script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../scripts/postgres.sh")
}

fn control(url: &str, what: &str) {
    let mut command = Command::new(script());
    command.arg(what).env("TAFSIL_TEST_POSTGRES", url);
    let done = command.stdout(Stdio::null()).status().unwrap();
    assert!(done.success(), "{what}");
}

/// `psql` on a database.
fn psql(url: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new("psql");
    command
        .args(["--no-psqlrc", "--quiet", "--tuples-only", "--dbname", url])
        .args(arguments);
    command
}

fn say(url: &str, statement: &str) {
    let done = psql(url, &["--command", statement]).output().unwrap();
    assert!(done.status.success(), "{statement}: {done:?}");
}

#[test]
fn no_fault_of_a_postgres_shop_loses_or_doubles_an_order() {
    if postgres_url().is_none() {
        return eprintln!("PostgreSQL skipped: TAFSIL_TEST_POSTGRES is not set");
    }
    const HANG_UP: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
        WHERE datname = 'shop' AND pid <> pg_backend_pid()";
    let own = Postgres::start();
    let (admin, shop) = (own.url.clone(), own.url.replace("/postgres?", "/shop?"));
    let program = Program {
        database: shop.clone(),
        ..Program::new().with_catalogue()
    };
    let stopped = {
        let admin = admin.clone();
        move || {
            control(&admin, "halt");
            let admin = admin.clone();
            Some(Box::new(move || control(&admin, "resume")) as End)
        }
    };
    let locked = {
        let shop = shop.clone();
        move || {
            let hold_all = "BEGIN;\nLOCK TABLE counter IN ACCESS EXCLUSIVE MODE;\nSELECT 'held';\n";
            hold(psql(&shop, &[]), hold_all)
        }
    };
    let hung_up = {
        let admin = admin.clone();
        move || {
            say(&admin, HANG_UP);
            Some(Box::new(|| ()) as End)
        }
    };
    let read_only = move || {
        let set =
            |on: &str| format!("ALTER DATABASE shop SET default_transaction_read_only = {on}");
        say(&admin, &set("on"));
        say(&admin, HANG_UP);
        let (admin, off) = (admin.clone(), set("off"));
        Some(Box::new(move || say(&admin, &off)) as End)
    };
    let faults = [
        Fault::new("server stopped and started", stopped),
        Fault::new("locked by another session", locked),
        Fault::new("connections cut", hung_up),
        Fault::new("read-only", read_only),
    ];
    campaign(&program, &faults, minutes());
}
