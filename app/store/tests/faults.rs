//! Faults under a store: a full disk, a file that takes no writes, a lock that somebody else
//! holds, connections that break. Nothing is half written, and within a second of a fault's end
//! everything works again, without a restart.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use sqlx::Connection;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use store::{NewMessage, NewOrder, Options, OrderLine, Stock, Store, StoreError};
use tempfile::TempDir;

const SKU: &str = "A";
const STOCK: i64 = 1_000_000;
/// How long an operation may take to work again.
const RECOVERY: Duration = Duration::from_secs(1);

fn order(id: &str) -> NewOrder {
    NewOrder {
        id: id.into(),
        checkout_key: id.into(),
        account_id: None,
        access_digest: "digest".into(),
        status: "placed".into(),
        currency: "JOD".into(),
        total_minor: 1,
        body: "{}".into(),
        placed_at: 1000,
        number_prefix: "T-".into(),
        lines: vec![OrderLine {
            sku: SKU.into(),
            quantity: 1,
            unit_minor: 1,
            gross_minor: 1,
        }],
        event: ("placed".into(), "{}".into()),
        cart: None,
        messages: vec![NewMessage {
            id: format!("m-{id}"),
            kind: "order".into(),
            body: "x".repeat(2000),
        }],
    }
}

async fn open(url: &str, patience: Duration) -> Store {
    let options = Options {
        connections: 4,
        patience,
        ..Options::default()
    };
    let store = Store::open(url, options).await.unwrap();
    let stock = [Stock::new(SKU, STOCK)];
    store.apply_documents(&[], &stock).await.unwrap();
    store
}

/// Eight place an order each at once; gives the ids that were confirmed, and what the others
/// were told.
async fn buy(store: &Store, round: &str) -> (Vec<String>, Vec<StoreError>) {
    let buying: Vec<_> = (0..8)
        .map(|n| {
            let (store, id) = (store.clone(), format!("{round}-{n}"));
            tokio::spawn(async move { store.place_order(&order(&id)).await.map(|_| id) })
        })
        .collect();
    let (mut confirmed, mut refused) = (Vec::new(), Vec::new());
    for buyer in buying {
        match buyer.await.unwrap() {
            Ok(id) => confirmed.push(id),
            Err(error) => refused.push(error),
        }
    }
    (confirmed, refused)
}

/// Everybody is served, in time.
async fn recovered(store: &Store, round: &str) -> Vec<String> {
    let since = Instant::now();
    let (confirmed, refused) = buy(store, round).await;
    assert!(refused.is_empty(), "{round}: {}", refused[0]);
    let took = since.elapsed();
    assert!(took < RECOVERY, "{round}: took {took:?}");
    confirmed
}

/// All that was confirmed is there, all else is not, and stock agrees.
async fn add_up(store: &Store, confirmed: &[String]) {
    for id in confirmed {
        assert!(store.order(id).await.unwrap().is_some(), "{id} is lost");
    }
    let page = store::Page {
        offset: 0,
        limit: 1,
    };
    let (_, total) = store.orders(page).await.unwrap();
    assert_eq!(total, confirmed.len() as i64);
    assert_eq!(store.stock(SKU).await.unwrap(), Some(STOCK - total));
    assert_eq!(store.check().await.unwrap(), [""; 0]);
}

/// A small file system of its own; unmounted when dropped.
struct SmallDisk {
    folder: TempDir,
}

impl SmallDisk {
    fn mount(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
            .arg(folder.path())
            .output();
        if mounted.is_ok_and(|done| done.status.success()) {
            return Some(Self { folder });
        }
        skipped("a small disk cannot be mounted here");
        None
    }

    fn url(&self) -> String {
        format!("sqlite:{}/shop.db", self.folder.path().display())
    }

    /// Takes all the room there is.
    fn fill(&self) -> PathBuf {
        let path = self.folder.path().join("filler");
        let mut file = std::fs::File::create(&path).unwrap();
        while file.write_all(&[0; 4096]).is_ok() {}
        while file.write_all(&[0]).is_ok() {}
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount")
            .arg("-l")
            .arg(self.folder.path())
            .output();
    }
}

/// Past the test runner, which would keep it to itself.
fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

fn is_unavailable(errors: &[StoreError]) {
    assert!(!errors.is_empty(), "the fault did nothing");
    for error in errors {
        assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_go_on_when_a_full_disk_has_room_again() {
    let Some(disk) = SmallDisk::mount("8m") else {
        return;
    };
    let store = open(&disk.url(), Duration::from_secs(5)).await;
    let mut confirmed = recovered(&store, "before").await;
    for round in 0..5 {
        let filler = disk.fill();
        // A log that was folded has room for some more, even now.
        let mut refused = Vec::new();
        for try_ in 0..200 {
            let (placed, errors) = buy(&store, &format!("full-{round}-{try_}")).await;
            confirmed.extend(placed);
            refused.extend(errors);
            if refused.len() > 8 {
                break;
            }
        }
        is_unavailable(&refused);
        // What is read is read all the same, and readiness is honest.
        store.probe_read().await.unwrap();
        // Requests that are given up in the middle leave nothing behind either.
        for micros in (0..4000).step_by(400) {
            let id = format!("given-up-{round}-{micros}");
            let patience = Duration::from_micros(micros);
            let new = order(&id);
            let placed = tokio::time::timeout(patience, store.place_order(&new)).await;
            confirmed.extend(placed.ok().and_then(Result::ok).map(|_| id));
        }
        std::fs::remove_file(filler).unwrap();
        confirmed.extend(recovered(&store, &format!("after-{round}")).await);
        add_up(&store, &confirmed).await;
    }
    let log = std::fs::metadata(disk.folder.path().join("shop.db-wal")).unwrap();
    assert!(log.len() < 6 << 20, "the log has {} bytes", log.len());
    store.close().await;
}

/// A file system's attribute that lets nobody write, also through open descriptors.
fn immutable(path: &Path, yes: bool) -> bool {
    let set = if yes { "+i" } else { "-i" };
    let done = Command::new("chattr").arg(set).arg(path).output();
    done.is_ok_and(|done| done.status.success())
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_go_on_when_a_file_can_be_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}/shop.db", folder.path().display());
    let store = open(&url, Duration::from_secs(5)).await;
    let mut confirmed = recovered(&store, "before").await;
    let log = folder.path().join("shop.db-wal");
    if !immutable(&log, true) {
        skipped("files cannot be made immutable here");
        return;
    }
    let (placed, refused) = buy(&store, "read-only").await;
    immutable(&log, false);
    confirmed.extend(placed);
    is_unavailable(&refused);
    confirmed.extend(recovered(&store, "after").await);
    add_up(&store, &confirmed).await;
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_go_on_when_another_process_lets_go() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}/shop.db", folder.path().display());
    let store = open(&url, Duration::from_millis(300)).await;
    let mut confirmed = recovered(&store, "before").await;
    let mut other = sqlx::SqliteConnection::connect(&url).await.unwrap();
    let held = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let (placed, refused) = buy(&store, "locked").await;
    assert_eq!(placed, [""; 0]);
    is_unavailable(&refused);
    // Somebody who waits is served as soon as it can be.
    let waiting = tokio::spawn({
        let store = store.clone();
        async move { store.place_order(&order("waited")).await.is_ok() }
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    drop(held);
    other.close().await.unwrap();
    if waiting.await.unwrap() {
        confirmed.push("waited".into());
    }
    confirmed.extend(recovered(&store, "after").await);
    add_up(&store, &confirmed).await;
    store.close().await;
}

/// A file that is gone is not made anew without anything in it.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_goes_away_comes_back_whole() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}/shop.db", folder.path().display());
    let store = open(&url, Duration::from_secs(5)).await;
    let mut confirmed = recovered(&store, "before").await;
    let (here, away) = (folder.path().join("shop.db"), folder.path().join("away"));
    std::fs::rename(&here, &away).unwrap();
    confirmed.extend(buy(&store, "away").await.0);
    assert!(!here.exists(), "an empty database took its place");
    std::fs::rename(&away, &here).unwrap();
    confirmed.extend(recovered(&store, "after").await);
    add_up(&store, &confirmed).await;
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_go_on_when_postgres_hung_up_or_was_locked() {
    let Ok(admin) = std::env::var("TAFSIL_TEST_POSTGRES") else {
        return skipped("TAFSIL_TEST_POSTGRES is not set");
    };
    let (server, query) = admin.split_once('?').unwrap_or((&admin, ""));
    let (server, _) = server.rsplit_once('/').unwrap();
    let name = format!("faults_{}", uuid::Uuid::new_v4().simple());
    let url = format!("{server}/{name}?{query}");
    let store = open(&url, Duration::from_millis(500)).await;
    let mut confirmed = recovered(&store, "before").await;
    let mut admin = sqlx::PgConnection::connect(&admin).await.unwrap();
    for round in 0..3 {
        // In the middle of whatever they are at.
        let buying = tokio::spawn({
            let store = store.clone();
            async move { buy(&store, &format!("cut-{round}")).await }
        });
        tokio::time::sleep(Duration::from_millis(5 * round)).await;
        const HANG_UP: &str =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1";
        sqlx::query(HANG_UP)
            .bind(&name)
            .fetch_all(&mut admin)
            .await
            .unwrap();
        // What was kept although nobody heard of it is asked for by its key.
        let (_, refused) = buying.await.unwrap();
        for error in &refused {
            assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
        }
        for n in 0..8 {
            let id = format!("cut-{round}-{n}");
            confirmed.extend(store.order(&id).await.unwrap().map(|order| order.id));
        }
        confirmed.extend(recovered(&store, &format!("after-{round}")).await);
        add_up(&store, &confirmed).await;
    }
    let mut other = sqlx::PgConnection::connect(&url).await.unwrap();
    let mut held = other.begin().await.unwrap();
    sqlx::query("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE")
        .execute(&mut *held)
        .await
        .unwrap();
    let (placed, refused) = buy(&store, "locked").await;
    assert_eq!(placed, [""; 0]);
    is_unavailable(&refused);
    drop(held);
    other.close().await.unwrap();
    confirmed.extend(recovered(&store, "let-go").await);
    add_up(&store, &confirmed).await;

    // As after a switch to a server that only follows another.
    let read_only = |on: &str| {
        let sql = format!("ALTER DATABASE {name} SET default_transaction_read_only = {on}");
        sqlx::AssertSqlSafe(sql)
    };
    sqlx::query(read_only("on"))
        .execute(&mut admin)
        .await
        .unwrap();
    const HANG_UP: &str =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1";
    let hang_up = sqlx::query(HANG_UP).bind(&name);
    hang_up.fetch_all(&mut admin).await.unwrap();
    let (_, refused) = buy(&store, "read-only").await;
    is_unavailable(&refused);
    sqlx::query(read_only("off"))
        .execute(&mut admin)
        .await
        .unwrap();
    confirmed.extend(recovered(&store, "writable").await);
    add_up(&store, &confirmed).await;
    store.close().await;
    let _ = sqlx::query(sqlx::AssertSqlSafe(format!(
        "DROP DATABASE {name} WITH (FORCE)"
    )))
    .execute(&mut admin)
    .await;
}
