//! A running server: how it starts, what it shows of other processes' work,
//! how it is controlled, and how it closes.

use crate::cli::Program;
use crate::harness::lay_out;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server that runs; killed when dropped.
pub struct Server {
    pub child: Child,
    pub address: String,
    pub log: Log,
}

/// What a server says.
type Log = BufReader<Box<dyn Read + Send>>;

fn log_of(child: &mut Child) -> Log {
    BufReader::new(Box::new(child.stderr.take().unwrap()))
}

impl Server {
    pub fn start(program: &Program, arguments: &[&str]) -> Server {
        lay_out(&program.folder.path().join("site"));
        let mut command = program.command(&["serve", "--site", "site", "--listen", "127.0.0.1:0"]);
        command.args(arguments);
        Server::of(command)
    }

    /// The server that a command starts.
    pub fn of(mut command: Command) -> Server {
        command.stderr(Stdio::piped()).stdout(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut log = log_of(&mut child);
        let address = said(&mut log, "the shop is open: http://");
        let address = address.split('/').next().unwrap().to_owned();
        Server {
            child,
            address,
            log,
        }
    }

    /// Reads what it says from now on, so that it never waits for a reader.
    pub fn ignore_log(&mut self) {
        let nothing: Log = BufReader::new(Box::new(std::io::empty()));
        let mut log = std::mem::replace(&mut self.log, nothing);
        std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
    }

    pub fn get(&self, path: &str) -> String {
        get(&self.address, path)
    }

    pub fn terminate(&self) {
        let done = Command::new("kill")
            .arg(self.child.id().to_string())
            .status()
            .unwrap();
        assert!(done.success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads the log up to a line with these words; gives what follows them.
pub fn said(log: &mut Log, words: &str) -> String {
    let mut before = String::new();
    loop {
        let mut line = String::new();
        assert!(
            log.read_line(&mut line).unwrap() > 0,
            "it ended without {words:?}: {before}"
        );
        if let Some((_, rest)) = line.split_once(words) {
            return rest.to_owned();
        }
        before.push_str(&line);
    }
}

pub fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// Asks the control socket.
fn ask(socket: &PathBuf, question: &Value) -> Value {
    let mut stream = UnixStream::connect(socket).unwrap();
    stream
        .write_all(format!("{question}\n").as_bytes())
        .unwrap();
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).unwrap();
    serde_json::from_str(&line).unwrap()
}

#[test]
fn a_running_server_shows_an_import_within_a_second() {
    let program = Program::new().with_catalogue();
    let server = Server::start(&program, &[]);
    assert!(!server.get("/en").contains("Oak chair"));
    assert!(
        program
            .run(&["import", "shop.json", "--format", "tafsil"])
            .success
    );
    let imported = Instant::now();
    // The sitemap answers from memory: only the looking job renews it.
    while !server.get("/sitemap.xml?part=1").contains("oak-chair") {
        assert!(
            imported.elapsed() < Duration::from_secs(1),
            "a second has passed"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_request_in_flight_is_finished_when_the_shop_closes() {
    let program = Program::new();
    let mut server = Server::start(&program, &[]);
    // A request whose second half is still under way.
    let body = "lang=en";
    let mut slow = TcpStream::connect(&server.address).unwrap();
    write!(
        slow,
        "POST /api/home HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        server.address,
        body.len()
    )
    .unwrap();
    slow.write_all(&body.as_bytes()[..3]).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    server.terminate();
    said(&mut server.log, "requests in flight are finished first");
    std::thread::sleep(Duration::from_millis(200));
    assert!(
        TcpStream::connect(&server.address).is_err(),
        "no new visitor is let in"
    );
    assert!(
        server.child.try_wait().unwrap().is_none(),
        "it waits for the request"
    );
    slow.write_all(&body.as_bytes()[3..]).unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 405"), "{answer}");
    assert!(server.child.wait().unwrap().success());
    said(&mut server.log, "the shop is closed");
}

#[test]
fn a_request_that_never_ends_does_not_keep_the_shop_open() {
    let program = Program::new();
    let mut server = Server::start(&program, &["--grace", "0"]);
    let mut stuck = TcpStream::connect(&server.address).unwrap();
    write!(
        stuck,
        "POST /api/home HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n"
    )
    .unwrap();
    std::thread::sleep(Duration::from_millis(100));
    server.terminate();
    assert!(server.child.wait().unwrap().success());
}

#[test]
fn a_test_server_listens_on_this_machine_alone() {
    let program = Program::new();
    for listen in ["0.0.0.0:0", "[::]:0", "192.0.2.1:80"] {
        let said = program.run(&["serve", "--test", "--listen", listen]);
        assert!(
            !said.success && said.err.contains("--test"),
            "{listen}: {}",
            said.err
        );
    }
    for (option, value) in [
        ("--metrics", "0.0.0.0:0"),
        ("--proxy", "10.0.0.1"),
        ("--public-url", "https://shop.example"),
        ("--public-url", "https://localhost.shop.example"),
    ] {
        let said = program.run(&["serve", "--test", option, value]);
        assert!(
            !said.success && said.err.contains("is for this machine alone"),
            "{option}: {}",
            said.err
        );
    }
    let mut command = program.command(&["serve", "--listen", "0.0.0.0:0"]);
    let said = command.env("TAFSIL_TEST", "true").output().unwrap();
    let err = String::from_utf8_lossy(&said.stderr);
    assert!(
        !said.status.success() && err.contains("TAFSIL_TEST"),
        "{err}"
    );
    for alone in [
        &["--clock", "2026-03-01T09:00:00Z"][..],
        &["--seed", "7"],
        &["--control", "x"],
    ] {
        let said = program.run(&[&["serve"], alone].concat());
        assert!(
            !said.success && said.err.contains("--test"),
            "{alone:?}: {}",
            said.err
        );
    }
}

#[test]
fn letters_are_not_sent_without_an_address_for_their_links() {
    let program = Program::new();
    let mail = ["serve", "--mail", "smtp://user:secret@mail.example"];
    let said = program.run(&mail);
    assert!(
        !said.success && said.err.contains("--public-url"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("secret"));
    assert_eq!(std::fs::read_dir(program.folder.path()).unwrap().count(), 0);
    // Letters that become files only say where their links lead.
    let server = Server::start(&program, &[]);
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));
}

#[test]
fn what_is_for_tests_is_not_there_otherwise() {
    let program = Program::new().with_catalogue();
    program.run(&["import", "shop.json", "--format", "tafsil"]);
    for (arguments, found) in [(&[][..], false), (&["--test"], true)] {
        let server = Server::start(&program, arguments);
        for path in ["/bench/listing?page=0", "/bench/memory?page=0"] {
            let answer = server.get(path);
            assert_eq!(
                answer.starts_with("HTTP/1.1 200"),
                found,
                "{path}: {answer}"
            );
            assert_eq!(
                answer.matches("<article>").count(),
                if found { 3 } else { 0 }
            );
        }
    }
}

#[test]
fn a_test_moves_the_clock_and_makes_what_it_needs() {
    let program = Program::new().with_catalogue();
    program.run(&["import", "shop.json", "--format", "tafsil"]);
    let socket = program.folder.path().join("control.sock");
    let clock = ["--test", "--clock", "2026-03-01T09:00:00Z", "--seed", "7"];
    let control = ["--control", socket.to_str().unwrap()];
    let mut server = Server::start(&program, &[&clock[..], &control].concat());
    let mode = std::fs::metadata(&socket).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    let now = ask(&socket, &json!({ "now": null }));
    assert_eq!(
        now["ok"],
        json!({ "now": 1_772_355_600, "rfc3339": "2026-03-01T09:00:00Z", "seed": 7 })
    );
    assert_eq!(
        ask(&socket, &json!({ "advance": 90 }))["ok"]["rfc3339"],
        "2026-03-01T09:01:30Z"
    );
    assert!(ask(&socket, &json!({ "advance": -1 }))["error"].is_string());

    let rana =
        json!({ "email": "rana@example.com", "name": "Rana", "password": "a long password" });
    let opened = ask(&socket, &json!({ "account": rana }));
    assert!(
        opened["ok"]["id"].is_string() && opened["ok"]["session"].is_string(),
        "{opened}"
    );
    assert!(
        ask(&socket, &json!({ "account": rana }))["error"].is_string(),
        "the address is taken"
    );

    let cart = json!({ "lines": [["STOOL", 1]], "email": "rana@example.com", "currency": "JOD" });
    assert!(ask(&socket, &json!({ "cart": cart }))["ok"]["session"].is_string());
    let cart = json!({ "lines": [["NOTHING", 1]] });
    assert_eq!(
        ask(&socket, &json!({ "cart": cart }))["error"],
        "unavailable: there is no NOTHING"
    );

    let stock = json!({ "sku": "STOOL", "on_hand": 77 });
    assert!(ask(&socket, &json!({ "stock": stock }))["ok"].is_object());
    assert!(program.run(&["export"]).out.contains("\"on_hand\": 77"));

    let mail = json!({ "mail": "rana@example.com" });
    assert_eq!(ask(&socket, &mail)["ok"], json!([]));
    let order = json!({ "email": "rana@example.com", "lines": [["STOOL", 3], ["DESK-140", 1]] });
    let placed = ask(&socket, &json!({ "order": order }));
    assert_eq!(placed["ok"]["number"], "T-1001", "{placed}");
    assert!(program.run(&["export"]).out.contains("\"on_hand\": 74"));
    let letters = ask(&socket, &mail);
    let body = letters["ok"][0]["body"].as_str().unwrap();
    assert!(body.contains("T-1001"), "{letters}");
    assert!(ask(&socket, &json!({ "unheard": 1 }))["error"].is_string());
    let long = "a".repeat(70_000);
    assert!(
        ask(&socket, &json!({ "mail": long }))["error"]
            .as_str()
            .unwrap()
            .contains("65536")
    );

    server.terminate();
    assert!(server.child.wait().unwrap().success());
    assert!(!socket.exists(), "the socket goes with the server");
}

#[test]
fn figures_are_on_a_listener_of_their_own() {
    let program = Program::new();
    lay_out(&program.folder.path().join("site"));
    let mut command = program.command(&["serve", "--site", "site", "--listen", "127.0.0.1:0"]);
    command
        .args(["--metrics", "127.0.0.1:0"])
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut log = log_of(&mut child);
    let figures = said(&mut log, "figures: http://")
        .split('/')
        .next()
        .unwrap()
        .to_owned();
    let shop = said(&mut log, "the shop is open: http://")
        .split('/')
        .next()
        .unwrap()
        .to_owned();
    let server = Server {
        child,
        address: shop,
        log,
    };
    server.get("/en");
    server.get("/en/nowhere");
    let text = get(&figures, "/metrics");
    for line in [
        "tafsil_request_seconds_count{method=\"GET\",route=\"/{lang}\",status=\"200\"} 1",
        "status=\"404\",le=\"+Inf\"} 1",
        "tafsil_products 0",
        "tafsil_messages_given_up 0",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(server.get("/metrics").starts_with("HTTP/1.1 404"));
}
