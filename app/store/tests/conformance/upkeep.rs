use crate::fresh::Fresh;
use crate::orders::{line, order, stock_up};
use std::collections::BTreeSet;
use store::{NewMessage, Options, Store, StoreError};

async fn enqueue(store: &Store, id: &str, now: i64) {
    let message = NewMessage {
        id: id.into(),
        kind: "mail".into(),
        body: "{}".into(),
    };
    store.enqueue(&message, now).await.unwrap();
}

pub async fn a_message_is_claimed_by_one_process_at_a_time(fresh: &Fresh) {
    let stores = [fresh.store.clone(), fresh.open_again().await];
    for n in 0..40 {
        enqueue(&stores[0], &format!("m{n:02}"), 100).await;
    }
    assert_eq!(stores[0].claim_messages(100, 99, 400).await.unwrap(), []);

    let claims: Vec<_> = (0..12)
        .map(|n| {
            let store = stores[n % 2].clone();
            tokio::spawn(async move { store.claim_messages(5, 100, 400).await.unwrap() })
        })
        .collect();
    let mut claimed = BTreeSet::new();
    for claim in claims {
        for message in claim.await.unwrap() {
            assert_eq!(message.attempts, 1);
            assert!(claimed.insert(message.id), "claimed twice");
        }
    }
    // Processes that met on the same rows went away with less than they asked for.
    while let Some(message) = stores[1].claim_messages(1, 100, 400).await.unwrap().pop() {
        assert!(claimed.insert(message.id), "claimed twice");
    }
    assert_eq!(claimed.len(), 40);

    // All but one are sent; its sender died, and after the lease somebody else takes it.
    for id in claimed.iter().skip(1) {
        stores[0].message_sent(id, 150).await.unwrap();
    }
    assert_eq!(stores[1].claim_messages(100, 399, 800).await.unwrap(), []);
    let again = stores[1].claim_messages(100, 400, 800).await.unwrap();
    assert_eq!(again.len(), 1);
    assert_eq!((again[0].id.as_str(), again[0].attempts), ("m00", 2));
    assert_eq!(stores[0].delete_done_messages(151).await.unwrap(), 39);
    assert_eq!(stores[0].unsent_messages().await.unwrap().waiting, 1);
    stores[1].close().await;
}

pub async fn a_failed_message_waits_longer_each_time(fresh: &Fresh) {
    let store = &fresh.store;
    enqueue(store, "m", 0).await;
    let mut now = 0;
    for wait in [60, 120, 240, 480] {
        let message = store
            .claim_messages(1, now, now + 30)
            .await
            .unwrap()
            .pop()
            .unwrap();
        store
            .message_failed(&message, "the server is away", now)
            .await
            .unwrap();
        assert_eq!(
            store
                .claim_messages(1, now + wait - 1, i64::MAX)
                .await
                .unwrap(),
            []
        );
        now += wait;
    }
    let message = store
        .claim_messages(1, now, now + 30)
        .await
        .unwrap()
        .pop()
        .unwrap();
    store.message_sent("m", now).await.unwrap();
    // A late report of failure does not bring a sent message back.
    store
        .message_failed(&message, "too late", now)
        .await
        .unwrap();
    assert_eq!(
        store.claim_messages(1, i64::MAX, i64::MAX).await.unwrap(),
        []
    );
}

pub async fn a_message_that_never_arrives_is_given_up(fresh: &Fresh) {
    let store = &fresh.store;
    enqueue(store, "m", 0).await;
    let (mut now, mut attempts) = (0, 0);
    loop {
        let claimed = store.claim_messages(1, now, now + 30).await.unwrap();
        let Some(message) = claimed.first() else {
            break;
        };
        attempts += 1;
        assert_eq!(message.attempts, attempts);
        let given_up = store.message_failed(message, "no such mailbox", now).await;
        assert_eq!(given_up.unwrap(), attempts == 20);
        // A second report of the same attempt changes nothing.
        assert!(!store.message_failed(message, "again", now).await.unwrap());
        // Six hours are the longest wait.
        now += 6 * 3600;
        assert!(attempts <= 20, "it is tried for ever");
    }
    assert_eq!(attempts, 20);
    let unsent = store.unsent_messages().await.unwrap();
    assert_eq!((unsent.waiting, unsent.given_up), (0, 1));
    let given_up_at = now - 6 * 3600;
    let delete = |before| store.delete_done_messages(before);
    assert_eq!(delete(given_up_at).await.unwrap(), 0);
    assert_eq!(delete(given_up_at + 1).await.unwrap(), 1);
}

/// The link in a letter opens an order: it rests nowhere once the letter is gone.
pub async fn a_sent_message_leaves_nothing_to_read(fresh: &Fresh) {
    const SQL: &str = "SELECT body FROM outbox";
    let message = NewMessage {
        id: "m".into(),
        kind: "mail".into(),
        body: "{\"token\":\"secret\"}".into(),
    };
    fresh.store.enqueue(&message, 100).await.unwrap();
    let claimed = fresh.store.claim_messages(1, 100, 400).await.unwrap();
    assert_eq!(claimed[0].body, message.body);
    fresh.store.message_sent("m", 150).await.unwrap();
    let bodies: Vec<String> = match &fresh.store {
        Store::Sqlite(_) => {
            let pool = sqlx::SqlitePool::connect(&fresh.url).await.unwrap();
            sqlx::query_scalar(SQL).fetch_all(&pool).await.unwrap()
        }
        Store::Postgres(_) => {
            let pool = sqlx::PgPool::connect(&fresh.url).await.unwrap();
            sqlx::query_scalar(SQL).fetch_all(&pool).await.unwrap()
        }
    };
    assert_eq!(bodies, ["{}"]);
}

pub async fn a_copy_is_whole(fresh: &Fresh) {
    let store = &fresh.store;
    stock_up(store, &[("A", 5)]).await;
    store
        .place_order(&order("o", vec![line("A", 2)]))
        .await
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("it's a copy.db");
    match (store, store.backup(&path).await) {
        (Store::Sqlite(_), done) => {
            done.unwrap();
            let refused = store.backup(&path).await.unwrap_err();
            assert!(refused.to_string().contains("already exists"), "{refused}");
            let url = format!("sqlite:{}", path.display());
            let copy = Store::open(&url, Options::default()).await.unwrap();
            assert_eq!(copy.check().await.unwrap(), [""; 0]);
            assert_eq!(
                copy.order("o").await.unwrap(),
                store.order("o").await.unwrap()
            );
            assert_eq!(
                copy.revisions().await.unwrap(),
                store.revisions().await.unwrap()
            );
            copy.close().await;
        }
        (Store::Postgres(_), done) => {
            let refused = done.unwrap_err();
            assert!(matches!(refused, StoreError::Refused(_)));
            assert!(refused.to_string().contains("pg_dump"), "{refused}");
        }
    }
}

/// The store is not closed, and a transaction is cut off in the middle.
pub async fn what_was_confirmed_survives_without_a_farewell(fresh: &Fresh) {
    let first = fresh.open_again().await;
    stock_up(&first, &[("A", 500)]).await;
    let mut confirmed = Vec::new();
    for n in 0..20 {
        let new = order(&format!("o{n:02}"), vec![line("A", 1)]);
        if n % 4 == 3 {
            // The buyer's connection breaks while the order is being placed.
            let patience = std::time::Duration::from_micros(300 * n);
            let _ = tokio::time::timeout(patience, first.place_order(&new)).await;
        } else {
            first.place_order(&new).await.unwrap();
            confirmed.push(new.id);
        }
    }
    drop(first);

    let again = fresh.open_again().await;
    assert_eq!(again.check().await.unwrap(), [""; 0]);
    for id in &confirmed {
        assert_eq!(again.order_lines(id).await.unwrap(), [line("A", 1)], "{id}");
    }
    let page = store::Page {
        offset: 0,
        limit: 100,
    };
    let (orders, total) = again.orders(page).await.unwrap();
    assert_eq!(again.stock("A").await.unwrap(), Some(500 - total));
    assert_eq!(again.unsent_messages().await.unwrap().waiting, total);
    // Numbers have no gaps, whatever was cut off.
    let numbers: BTreeSet<String> = orders.into_iter().map(|order| order.number).collect();
    assert_eq!(
        numbers,
        (1001..1001 + total).map(|n| format!("T-{n}")).collect()
    );
    again.close().await;
}
