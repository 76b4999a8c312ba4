//! A store of its own for every test.

use sqlx::migrate::MigrateDatabase;
use std::io::Write;
use std::sync::Once;
use store::{Options, Store};

/// A new, empty store, and the name to open it by once more, as another process would.
pub struct Fresh {
    pub store: Store,
    pub url: String,
}

impl Fresh {
    async fn new(url: String) -> Self {
        // Two at once create and migrate it, as when two servers start together.
        let (store, other) = tokio::join!(open(&url), open(&url));
        other.close().await;
        Self { store, url }
    }

    pub async fn open_again(&self) -> Store {
        open(&self.url).await
    }
}

/// Fewer connections than buyers, so that waiting for one is tested too.
async fn open(url: &str) -> Store {
    let options = Options {
        connections: 4,
        ..Options::default()
    };
    Store::open(url, options).await.expect("the store opens")
}

pub async fn on_sqlite(test: impl AsyncFnOnce(&Fresh)) {
    let folder = tempfile::tempdir().expect("a folder");
    let fresh = Fresh::new(format!("sqlite:{}/new/shop.db", folder.path().display())).await;
    test(&fresh).await;
    fresh.store.close().await;
}

pub async fn on_postgres(test: impl AsyncFnOnce(&Fresh)) {
    let Ok(admin) = std::env::var("TAFSIL_TEST_POSTGRES") else {
        assert_ne!(
            std::env::var("CI").as_deref(),
            Ok("true"),
            "TAFSIL_TEST_POSTGRES is not set"
        );
        // Once, and past the test runner, which would keep it to itself.
        static SAID: Once = Once::new();
        SAID.call_once(|| {
            let _ = writeln!(
                std::io::stderr(),
                "skipped: TAFSIL_TEST_POSTGRES is not set"
            );
        });
        return;
    };
    // The database's name is the path of the URL.
    let (server, query) = admin.split_once('?').unwrap_or((&admin, ""));
    let (server, _) = server.rsplit_once('/').expect("a URL with a database");
    let url = format!("{server}/tafsil_{}?{query}", uuid::Uuid::new_v4().simple());
    let fresh = Fresh::new(url.clone()).await;
    test(&fresh).await;
    fresh.store.close().await;
    sqlx::Postgres::force_drop_database(&url)
        .await
        .expect("the database is dropped");
}
