//! Slow clients, with real sockets: what they send half or not at all, and what they do not take,
//! costs the shop nothing that somebody else would miss.

use crate::cli::Program;
use crate::harness::lay_out;
use crate::serving::Server;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

/// More than a process may have files open by default.
const MANY: usize = 1_100;
/// Far longer than anything here takes, and far shorter than the limits by default.
const SOON: Duration = Duration::from_secs(10);

/// Lets this process have as many connections as the tests open.
fn raise_the_limit_of_files() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    setrlimit(Resource::Nofile, limit).unwrap();
}

/// A connection over which this was sent.
fn sent(server: &Server, bytes: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(&server.address).unwrap();
    stream.set_read_timeout(Some(SOON)).unwrap();
    stream.write_all(bytes).unwrap();
    stream
}

/// Everything that comes until the server closes the connection.
fn rest(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => {}
        Err(error) => panic!("it stays open: {error}"),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What is sent half, and whatever else makes a server wait.
const HALVES: [&[u8]; 4] = [
    b"GET /en HTTP/1.1\r\nHost: sh",
    b"",
    b"POST /api/sign_in HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nContent-Length: 900\r\n\r\nemail=",
    b"GET /robots.txt HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n",
];

fn stand_against_half_sent_requests(server: &mut Server) {
    raise_the_limit_of_files();
    for half in HALVES {
        let waiting: Vec<_> = (0..MANY).map(|_| sent(server, half)).collect();
        let asked = Instant::now();
        let page = server.get("/en");
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        assert!(asked.elapsed() < SOON, "it took {:?}", asked.elapsed());
        drop(waiting);
    }
    let _waiting: Vec<_> = HALVES.iter().map(|half| sent(server, half)).collect();
    server.get("/healthz");
    server.terminate();
    let told = Instant::now();
    assert!(server.child.wait().unwrap().success());
    assert!(
        told.elapsed() < SOON,
        "it took {:?} to close",
        told.elapsed()
    );
}

#[test]
fn half_sent_requests_keep_nobody_from_a_page_and_the_shop_from_closing() {
    let program = Program::new();
    let mut server = Server::start(&program, &["--grace", "2"]);
    stand_against_half_sent_requests(&mut server);
}

#[test]
fn where_few_files_may_be_open_fewer_connections_are() {
    let program = Program::new();
    lay_out(&program.folder.path().join("site"));
    let limited = "ulimit -n 300; exec \"$0\" \"$@\"";
    let mut command = Command::new("sh");
    command
        .args(["-c", limited, env!("CARGO_BIN_EXE_tafsil"), "serve"])
        .args(["--site", "site", "--listen", "127.0.0.1:0", "--grace", "2"])
        .args(["--connections-by-address", "5000"])
        .current_dir(program.folder.path())
        .env("TAFSIL_DATABASE", &program.database);
    let mut server = Server::of(command);
    stand_against_half_sent_requests(&mut server);
}

#[test]
fn a_head_that_does_not_come_is_not_waited_for() {
    let program = Program::new();
    let server = Server::start(&program, &["--header-timeout", "0.2"]);
    let begun = Instant::now();
    assert_eq!(rest(sent(&server, b"GET /en HTTP/1.1\r\nHost: sh")), "");
    assert!(begun.elapsed() >= Duration::from_millis(200));
    // A head that trickles is one that does not come.
    let mut slow = sent(&server, b"GET /en HTTP/1.1\r\n");
    let trickled = (0..100).find(|_| {
        std::thread::sleep(Duration::from_millis(50));
        slow.write_all(b"A: b\r\n").is_err()
    });
    assert!(trickled.is_some_and(|times| times < 60), "{trickled:?}");
}

#[test]
fn a_body_that_trickles_is_answered_with_a_timeout() {
    let program = Program::new();
    let server = Server::start(&program, &["--body-timeout", "0.3"]);
    for accept in ["text/html", "application/json"] {
        let head = format!(
            "POST /api/sign_in HTTP/1.1\r\nHost: x\r\nAccept: {accept}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\nemail="
        );
        let answer = rest(sent(&server, head.as_bytes()));
        assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    }
}

#[test]
fn a_connection_is_kept_between_two_requests_but_not_for_long() {
    let program = Program::new();
    let server = Server::start(&program, &["--idle-timeout", "0.5"]);
    let request = b"GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n";
    let mut kept = sent(&server, request);
    let mut first = [0; 12];
    kept.read_exact(&mut first).unwrap();
    kept.write_all(request).unwrap();
    assert_eq!(rest(kept).matches("HTTP/1.1 200").count(), 1);
}

#[test]
fn an_answer_that_is_not_taken_is_given_up() {
    let program = Program::new();
    let site = program.folder.path().join("site");
    lay_out(&site);
    let large = vec![b'x'; 32 << 20];
    std::fs::write(site.join("pkg/large.js"), &large).unwrap();
    let server = Server::start(&program, &["--write-timeout", "0.3"]);
    let stream = sent(&server, b"GET /pkg/large.js HTTP/1.1\r\nHost: x\r\n\r\n");
    // Nothing is taken for longer than the limit.
    std::thread::sleep(Duration::from_millis(1_500));
    assert!(rest(stream).len() < large.len());
}

#[test]
fn one_address_has_so_many_connections_and_its_oldest_makes_room() {
    let program = Program::new();
    let server = Server::start(&program, &["--connections-by-address", "4"]);
    let mut waiting: Vec<_> = (0..4)
        .map(|_| sent(&server, b"GET /en HTTP/1.1\r\nHost: sh"))
        .collect();
    assert!(server.get("/robots.txt").starts_with("HTTP/1.1 200"));
    assert_eq!(rest(waiting.remove(0)), "");
    // Of the others one at most went; the last can still be finished.
    let mut last = waiting.pop().unwrap();
    last.write_all(b"op\r\nConnection: close\r\n\r\n").unwrap();
    assert!(rest(last).starts_with("HTTP/1.1 200"));
}

#[test]
fn a_request_says_its_host_once() {
    let program = Program::new();
    let server = Server::start(&program, &[]);
    for (head, status) in [
        ("GET /en HTTP/1.1\r\n", "400"),
        ("GET /en HTTP/1.1\r\nHost: a\r\nHost: b\r\n", "400"),
        ("GET /en HTTP/1.1\r\nHost: a\r\nHost: a\r\n", "400"),
        ("GET /en HTTP/1.1\r\nHost: user@a\r\n", "400"),
        ("GET /en HTTP/1.1\r\nHost: a b\r\n", "400"),
        ("GET http://a/en HTTP/1.1\r\n", "400"),
        ("GET /en HTTP/1.0\r\nHost: a\r\nHost: b\r\n", "400"),
        ("GET /en HTTP/1.1\r\nHost: my_shop:80\r\n", "200"),
        ("GET /en HTTP/1.0\r\n", "200"),
    ] {
        let head = format!("{head}Connection: close\r\n\r\n");
        let answer = rest(sent(&server, head.as_bytes()));
        let said = answer.split(' ').nth(1).unwrap_or_default();
        assert_eq!(said, status, "{head}: {answer}");
    }
}

#[test]
fn a_body_that_breaks_off_or_is_not_framed_is_a_bad_request() {
    let program = Program::new();
    let server = Server::start(&program, &[]);
    for accept in ["text/html", "application/json"] {
        let head = format!(
            "POST /api/sign_in HTTP/1.1\r\nHost: x\r\nAccept: {accept}\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n"
        );
        for body in [
            "5\r\nemail\r\nnonsense\r\n\r\n",
            "zz\r\n",
            "5\r\nemail-and-more\r\n0\r\n\r\n",
        ] {
            let request = format!("{head}Transfer-Encoding: chunked\r\n\r\n{body}");
            let answer = rest(sent(&server, request.as_bytes()));
            assert!(
                answer.starts_with("HTTP/1.1 400"),
                "{accept} {body:?}: {answer}"
            );
        }
        let large = "x".repeat(70_000);
        let request = format!(
            "{head}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{large}\r\n0\r\n\r\n",
            large.len()
        );
        let answer = rest(sent(&server, request.as_bytes()));
        assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    }
}

/// What is held in memory is not sent when it has been made: a client takes it in its own time,
/// also while the shop closes.
#[tokio::test]
async fn an_answer_under_way_comes_whole_although_the_shop_closes() {
    use axum::{Router, routing::get};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    const LARGE: usize = 32 << 20;
    let router = Router::new().route("/", get(|| async { vec![b'x'; LARGE] }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (close, closing) = tokio::sync::oneshot::channel::<()>();
    let limits = server::connections::Limits::default();
    let closing = async move { closing.await.unwrap() };
    let serving = server::connections::serve(listener, router, limits, closing, SOON);
    let serving = tokio::spawn(serving);
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let request = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    stream.write_all(request).await.unwrap();
    let mut whole = vec![0; 1 << 16];
    let first = stream.read(&mut whole).await.unwrap();
    whole.truncate(first);
    close.send(()).unwrap();
    // Longer than a connection that waits for its client has.
    tokio::time::sleep(Duration::from_secs(1)).await;
    stream.read_to_end(&mut whole).await.unwrap();
    let head = whole
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap();
    assert_eq!(whole.len() - head - 4, LARGE);
    assert!(serving.await.unwrap(), "nothing was cut off");
}
