//! Putting a backup in a database's place: a whole shop or nothing at all.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use sqlx::{AssertSqlSafe, Connection, SqliteConnection};
use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use store::{Account, NewOrder, Options, OrderLine, Stock, Store, StoreError};
use tempfile::TempDir;

const STAMP: &str = "20260301T090000Z";

struct Shop {
    folder: TempDir,
}

impl Shop {
    /// A folder with a database that holds one account, and the backup of one with an order.
    async fn new() -> Shop {
        let shop = Shop {
            folder: tempfile::tempdir().unwrap(),
        };
        let store = open(&shop.url("other.db")).await;
        let stock = [Stock::new("A", 5)];
        store.apply_documents(&[], &stock).await.unwrap();
        store.place_order(&order()).await.unwrap();
        store.backup(&shop.path("backup.db")).await.unwrap();
        store.close().await;
        drop(store);
        for name in ["other.db", "other.db.lock"] {
            std::fs::remove_file(shop.path(name)).unwrap();
        }
        let store = open(&shop.url("shop.db")).await;
        store.create_account(&account()).await.unwrap();
        store.close().await;
        shop
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn url(&self, name: &str) -> String {
        format!("sqlite:{}", self.path(name).display())
    }

    async fn restore(&self, copy: &str) -> store::Result<store::Restored> {
        Store::restore(&self.url("shop.db"), &self.path(copy), true, STAMP).await
    }

    /// Every file and its bytes.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        entries
            .map(|entry| entry.unwrap().path())
            .map(|path| (path.clone(), std::fs::read(path).unwrap()))
            .collect()
    }
}

async fn open(url: &str) -> Store {
    Store::open(url, Options::default()).await.unwrap()
}

fn account() -> Account {
    Account {
        id: "a".into(),
        email: "rana@example.com".into(),
        name: "Rana".into(),
        password_hash: "hash".into(),
        lang: "en".into(),
        created_at: 1,
        merchant_since: None,
        version: 1,
    }
}

fn order() -> NewOrder {
    NewOrder {
        id: "o".into(),
        checkout_key: "o".into(),
        account_id: None,
        access_digest: "digest".into(),
        status: "placed".into(),
        currency: "JOD".into(),
        total_minor: 1,
        body: "{}".into(),
        placed_at: 1_772_355_600,
        number_prefix: "T-".into(),
        lines: vec![OrderLine {
            sku: "A".into(),
            quantity: 1,
            unit_minor: 1,
            gross_minor: 1,
        }],
        event: ("placed".into(), "{}".into()),
        cart: None,
        messages: Vec::new(),
    }
}

/// Runs statements on a SQLite file as any program might.
async fn sql(path: &Path, statements: &str) {
    let url = format!("sqlite:{}?mode=rwc", path.display());
    let mut db = SqliteConnection::connect(&url).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(statements.to_owned()))
        .execute(&mut db)
        .await
        .unwrap();
    db.close().await.unwrap();
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test]
async fn a_backup_takes_the_place_of_a_database_that_is_kept() {
    let shop = Shop::new().await;
    // Whoever carried the copy here made it readable for all.
    let readable = std::fs::Permissions::from_mode(0o644);
    std::fs::set_permissions(shop.path("backup.db"), readable).unwrap();
    let (url, copy) = (shop.url("shop.db"), shop.path("backup.db"));
    let refused = Store::restore(&url, &copy, false, STAMP);
    let refused = refused.await.unwrap_err().to_string();
    for words in [
        "holds 0 products, 0 orders, 1 accounts",
        "0 products, 1 orders, 0 accounts, the last order of 2026-03-01T09:00:00Z",
        "--force",
    ] {
        assert!(refused.contains(words), "{refused}");
    }
    let done = shop.restore("backup.db").await.unwrap();
    let before = done.before.unwrap();
    assert_eq!((before.accounts, before.orders), (1, 0));
    assert_eq!((done.now.accounts, done.now.orders), (0, 1));
    assert_eq!(done.now.last_order, Some(1_772_355_600));
    let kept = done.kept.unwrap();
    assert_eq!(kept, shop.path("shop.db.before-20260301T090000Z"));

    let store = open(&shop.url("shop.db")).await;
    assert!(store.order("o").await.unwrap().is_some());
    assert!(store.account("a").await.unwrap().is_none());
    for file in ["shop.db", "shop.db-wal", "shop.db-shm", "shop.db.lock"] {
        assert_eq!(mode(&shop.path(file)), 0o600, "{file}");
    }
    store.close().await;
    drop(store);
    let old = open(&format!("sqlite:{}", kept.display())).await;
    assert!(old.account("a").await.unwrap().is_some());
    old.close().await;
    // A second one at the same second does not write over what is kept.
    let again = shop.restore("backup.db").await.unwrap_err();
    assert!(again.to_string().contains("already exists"), "{again}");
    assert!(!shop.path("shop.db.restoring").exists());
}

#[tokio::test]
async fn what_is_no_whole_shop_changes_nothing() {
    let shop = Shop::new().await;
    let whole = std::fs::read(shop.path("backup.db")).unwrap();
    std::fs::write(shop.path("zero.db"), "").unwrap();
    sql(&shop.path("blank.db"), "CREATE TABLE a (b); DROP TABLE a;").await;
    sql(
        &shop.path("foreign.db"),
        "CREATE TABLE customer (id); INSERT INTO customer VALUES (1);",
    )
    .await;
    sql(&shop.path("named.db"), "PRAGMA application_id = 7;").await;
    std::fs::write(shop.path("text.db"), "Dear shop, ".repeat(1000)).unwrap();
    std::fs::write(shop.path("half.db"), &whole[..whole.len() / 2]).unwrap();
    std::fs::write(shop.path("page-less.db"), &whole[..whole.len() - 4096]).unwrap();
    let mut torn = whole.clone();
    let middle = torn.len() / 2;
    torn[middle..middle + 4096].fill(0xa5);
    std::fs::write(shop.path("torn.db"), torn).unwrap();
    for (name, statements) in [
        (
            "newer.db",
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
             VALUES (9999, 'later', TRUE, x'00', 0);",
        ),
        ("other.db", "UPDATE _sqlx_migrations SET checksum = x'00';"),
        ("part.db", "DROP TABLE order_line;"),
        ("orphan.db", "DELETE FROM order_line;"),
    ] {
        std::fs::write(shop.path(name), &whole).unwrap();
        sql(&shop.path(name), statements).await;
    }
    let before = shop.files();
    for copy in [
        "zero.db",
        "blank.db",
        "foreign.db",
        "named.db",
        "text.db",
        "half.db",
        "page-less.db",
        "torn.db",
        "newer.db",
        "other.db",
        "part.db",
        "orphan.db",
        "absent.db",
        "shop.db",
    ] {
        let refused = shop.restore(copy).await.expect_err(copy);
        assert!(
            matches!(
                refused,
                StoreError::Refused(_) | StoreError::Corrupt(_) | StoreError::Defect(_)
            ),
            "{copy}: {refused:?}"
        );
        assert!(shop.files() == before, "{copy} changed something");
        // The database itself is a whole one, elsewhere.
        if copy == "shop.db" {
            continue;
        }
        let nowhere = shop.url("new/shop.db");
        Store::restore(&nowhere, &shop.path(copy), false, STAMP)
            .await
            .expect_err(copy);
        assert!(!shop.path("new").join("shop.db").exists());
        let _ = std::fs::remove_dir_all(shop.path("new"));
    }
}

#[tokio::test]
async fn a_backup_made_before_databases_were_marked_is_taken() {
    let shop = Shop::new().await;
    sql(&shop.path("backup.db"), "PRAGMA application_id = 0;").await;
    shop.restore("backup.db").await.unwrap();
    let mut db = SqliteConnection::connect(&shop.url("shop.db"))
        .await
        .unwrap();
    let marked: i32 = sqlx::query_scalar("PRAGMA application_id")
        .fetch_one(&mut db)
        .await
        .unwrap();
    assert_eq!(marked, 0x5461_6673);
}

#[tokio::test]
async fn nobody_replaces_a_database_in_use() {
    let shop = Shop::new().await;
    let store = open(&shop.url("shop.db")).await;
    let refused = shop.restore("backup.db").await.unwrap_err();
    assert!(refused.to_string().contains("is in use"), "{refused}");
    assert!(store.account("a").await.unwrap().is_some());
    store.close().await;
    drop(store);
    shop.restore("backup.db").await.unwrap();
}

/// A server that was killed leaves a log behind: it belongs to the database that is kept.
#[tokio::test]
async fn what_the_old_database_had_not_folded_is_kept_with_it() {
    let shop = Shop::new().await;
    let store = open(&shop.url("shop.db")).await;
    store.put_flash("f", "{}", 10).await.unwrap();
    let crashed = shop.path("crashed.db");
    for part in ["", "-wal"] {
        let from = shop.path(&format!("shop.db{part}"));
        std::fs::copy(from, shop.path(&format!("crashed.db{part}"))).unwrap();
    }
    store.close().await;
    let url = format!("sqlite:{}", crashed.display());
    let done = Store::restore(&url, &shop.path("backup.db"), true, STAMP).await;
    let kept = done.unwrap().kept.unwrap();
    let old = open(&format!("sqlite:{}", kept.display())).await;
    assert!(old.take_flash("f", 0).await.unwrap().is_some());
    let new = open(&url).await;
    assert!(new.take_flash("f", 0).await.unwrap().is_none());
    assert_eq!(new.check().await.unwrap(), [""; 0]);
}

#[tokio::test]
async fn what_is_not_there_is_not_made_by_whoever_only_reads() {
    let shop = Shop::new().await;
    sql(&shop.path("foreign.db"), "CREATE TABLE customer (id);").await;
    let before = shop.files();
    let existing = Options {
        create: false,
        ..Options::default()
    };
    for name in ["absent.db", "deep/er/shop.db", "foreign.db"] {
        let refused = Store::open(&shop.url(name), existing).await.unwrap_err();
        assert!(
            matches!(refused, StoreError::Refused(_)),
            "{name}: {refused}"
        );
    }
    // Nor is what belongs to another program made a shop.
    let refused = Store::open(&shop.url("foreign.db"), Options::default()).await;
    assert!(refused.unwrap_err().to_string().contains("another program"));
    assert!(shop.files() == before);
    assert!(!shop.path("deep").exists());
}

#[tokio::test]
async fn files_and_folders_are_for_their_owner_alone() {
    let shop = Shop::new().await;
    let store = open(&shop.url("new/er/shop.db")).await;
    store.put_flash("f", "{}", 10).await.unwrap();
    let copy = shop.path("copy.db");
    store.backup(&copy).await.unwrap();
    for folder in ["new", "new/er"] {
        assert_eq!(mode(&shop.path(folder)), 0o700, "{folder}");
    }
    for file in ["shop.db", "shop.db-wal", "shop.db-shm", "shop.db.lock"] {
        assert_eq!(mode(&shop.path("new/er").join(file)), 0o600, "{file}");
    }
    assert_eq!(mode(&copy), 0o600);
    store.close().await;
}
