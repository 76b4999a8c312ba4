use crate::fresh::Fresh;
use engine::catalog::StockPolicy;
use store::{
    Applied, Batch, Change, Counts, Kind, Revisions, Stock, StockChange, StockMode, StoreError,
};

fn change(kind: Kind, id: &str, position: i64, body: &str) -> Change {
    // In these tests a body is its own digest.
    Change {
        kind,
        id: id.into(),
        position,
        body: body.into(),
        digest: body.into(),
    }
}

fn counts(added: usize, changed: usize, unchanged: usize) -> Counts {
    Counts {
        added,
        changed,
        unchanged,
    }
}

fn units(sku: &str, on_hand: i64) -> Stock {
    Stock::new(sku, on_hand)
}

pub async fn a_second_opening_finds_everything_as_it_was(fresh: &Fresh) {
    let chair = [change(Kind::Product, "chair", 0, "{}")];
    fresh
        .store
        .apply_documents(&chair, &[units("C-1", 3)])
        .await
        .unwrap();
    let before = fresh.store.revisions().await.unwrap();
    fresh.store.close().await;

    let (one, two) = tokio::join!(fresh.open_again(), fresh.open_again());
    assert_eq!(one.revisions().await.unwrap(), before);
    assert_eq!(two.documents(Kind::Product).await.unwrap()[0].id, "chair");
    assert_eq!(one.stock("C-1").await.unwrap(), Some(3));
    assert_eq!(two.check().await.unwrap(), [""; 0]);
    one.close().await;
    two.close().await;
}

pub async fn an_import_counts_what_it_does(fresh: &Fresh) {
    let store = &fresh.store;
    let first = [
        change(Kind::Product, "b", 1, "{\"name\":\"ب\"}"),
        change(Kind::Product, "a", 1, "old"),
        change(Kind::Product, "c", 0, "{}"),
        change(Kind::Category, "a", 0, "{}"),
        // The last one stands.
        change(Kind::Product, "a", 1, "new"),
    ];
    let applied = store
        .apply_documents(&first, &[units("S", 1), units("T", 2)])
        .await
        .unwrap();
    assert_eq!(applied.documents[&Kind::Product], counts(3, 0, 0));
    assert_eq!(applied.documents[&Kind::Category], counts(1, 0, 0));
    assert_eq!(applied.stock, counts(2, 0, 0));

    let products = store.documents(Kind::Product).await.unwrap();
    let ids: Vec<&str> = products
        .iter()
        .map(|document| document.id.as_str())
        .collect();
    assert_eq!(ids, ["c", "a", "b"]);
    assert_eq!(products[1].body, "new");
    let ones = Revisions {
        catalogue: 1,
        stock: 1,
        ..Revisions::default()
    };
    assert_eq!(store.revisions().await.unwrap(), ones);

    // The same again: nothing moves.
    let again = store
        .apply_documents(&first, &[units("T", 2)])
        .await
        .unwrap();
    assert_eq!(again.documents[&Kind::Product], counts(0, 0, 3));
    assert_eq!(again.stock, counts(0, 0, 1));
    assert_eq!(store.revisions().await.unwrap(), ones);

    // One body, one place, one new; one SKU.
    let second = [
        change(Kind::Product, "a", 1, "newer"),
        change(Kind::Product, "b", 2, "{\"name\":\"ب\"}"),
        change(Kind::Product, "d", 3, "{}"),
        change(Kind::Product, "c", 0, "{}"),
    ];
    let applied = store
        .apply_documents(&second, &[units("S", 0)])
        .await
        .unwrap();
    assert_eq!(applied.documents[&Kind::Product], counts(1, 2, 1));
    assert_eq!(applied.stock, counts(0, 1, 0));
    assert_eq!(
        store
            .document(Kind::Product, "a")
            .await
            .unwrap()
            .unwrap()
            .body,
        "newer"
    );
    assert_eq!(store.document(Kind::Media, "a").await.unwrap(), None);

    assert_eq!(
        store.apply_documents(&[], &[]).await.unwrap(),
        Applied::default()
    );

    // A refused row takes the whole import with it.
    let third = [change(Kind::Product, "e", 4, "{}")];
    store
        .apply_documents(&third, &[units("S", -1)])
        .await
        .unwrap_err();
    assert_eq!(store.document(Kind::Product, "e").await.unwrap(), None);
    assert_eq!(store.revisions().await.unwrap().catalogue, 2);
}

pub async fn a_reader_learns_what_changed(fresh: &Fresh) {
    let store = &fresh.store;
    let other = fresh.open_again().await;
    let all = [
        change(Kind::Product, "a", 0, "1"),
        change(Kind::Price, "a", 0, "1"),
    ];
    other
        .apply_documents(&all, &[units("S", 5), units("R", 5)])
        .await
        .unwrap();
    let known = store.revisions().await.unwrap();

    other
        .apply_documents(&[change(Kind::Price, "a", 0, "2")], &[units("R", 4)])
        .await
        .unwrap();
    assert_ne!(store.revisions().await.unwrap(), known);
    let kinds = [Kind::Product, Kind::Price];
    let changed = store
        .documents_changed_since(&kinds, known.catalogue)
        .await
        .unwrap();
    assert_eq!(changed.len(), 1);
    assert_eq!(
        (changed[0].kind, changed[0].body.as_str()),
        (Kind::Price, "2")
    );
    assert_eq!(store.documents_changed_since(&[], 0).await.unwrap(), []);
    assert_eq!(
        store.stock_changed_since(known.stock).await.unwrap(),
        [units("R", 4)]
    );
    assert_eq!(
        store.stock_changed_since(0).await.unwrap(),
        [units("R", 4), units("S", 5)]
    );

    let known = store.revisions().await.unwrap();
    assert_eq!(
        other
            .delete_documents(Kind::Price, &["a", "b"])
            .await
            .unwrap(),
        1
    );
    assert_eq!(
        other.delete_documents(Kind::Price, &["a"]).await.unwrap(),
        0
    );
    let removed = store.revisions().await.unwrap();
    assert_eq!(removed.removals, known.removals + 1);
    assert_eq!(store.documents(Kind::Price).await.unwrap(), []);
    other.close().await;
}

pub async fn a_large_catalogue_is_applied_in_seconds(fresh: &Fresh) {
    let filler = "{\"description\":\"كرسي مكتب مريح\"}".repeat(30);
    let mut rows = Vec::new();
    for (kind, body) in [
        (Kind::Product, filler.as_str()),
        (Kind::Price, "[[1,\"12.500\"]]"),
    ] {
        rows.extend((0..19_406).map(|n| Change {
            kind,
            id: format!("{n:05}"),
            position: n,
            body: body.into(),
            digest: "d".into(),
        }));
    }
    let stock: Vec<Stock> = (0..19_406).map(|n| units(&format!("{n:05}"), n)).collect();

    for (round, expected) in [(1, counts(19_406, 0, 0)), (2, counts(0, 0, 19_406))] {
        let started = std::time::Instant::now();
        let applied = fresh.store.apply_documents(&rows, &stock).await.unwrap();
        let seconds = started.elapsed().as_secs_f64();
        eprintln!("round {round}: {seconds:.2} s");
        assert_eq!(applied.documents[&Kind::Product], expected);
        assert_eq!(applied.documents[&Kind::Price], expected);
        assert_eq!(applied.stock, expected);
        assert!(seconds < 20.0, "{seconds} s");
    }
    assert_eq!(
        fresh.store.documents(Kind::Product).await.unwrap().len(),
        19_406
    );
}

fn said(sku: &str, on_hand: Option<i64>, policy: Option<StockPolicy>) -> StockChange {
    StockChange {
        sku: sku.into(),
        on_hand,
        policy,
    }
}

fn stocked(stock: Vec<StockChange>) -> Batch {
    Batch {
        stock,
        ..Batch::default()
    }
}

fn under(sku: &str, on_hand: i64, policy: StockPolicy) -> Stock {
    Stock {
        policy,
        ..units(sku, on_hand)
    }
}

pub async fn what_is_not_said_of_stock_stays(fresh: &Fresh) {
    use StockPolicy::{Backorder, Tracked, Untracked};
    let store = &fresh.store;
    let batch = stocked(vec![
        said("A", Some(3), None),
        said("B", None, Some(Untracked)),
        said("C", Some(-2), Some(Backorder)),
    ]);
    assert_eq!(store.apply(&batch).await.unwrap().stock, counts(3, 0, 0));
    let first = [
        under("A", 3, Tracked),
        under("B", 0, Untracked),
        under("C", -2, Backorder),
    ];
    assert_eq!(store.stock_changed_since(0).await.unwrap(), first);
    assert_eq!(store.stock("C").await.unwrap(), Some(-2));
    assert_eq!(store.apply(&batch).await.unwrap().stock, counts(0, 0, 3));

    let batch = stocked(vec![
        said("A", None, Some(Backorder)),
        said("B", Some(4), None),
        said("C", None, Some(Tracked)),
    ]);
    assert_eq!(store.apply(&batch).await.unwrap().stock, counts(0, 3, 0));
    let second = [
        under("A", 3, Backorder),
        under("B", 4, Untracked),
        // What was owed is none on hand.
        under("C", 0, Tracked),
    ];
    assert_eq!(store.stock_changed_since(0).await.unwrap(), second);
}

pub async fn stock_is_kept_where_it_was_sold_since_the_last_import(fresh: &Fresh) {
    let store = &fresh.store;
    let import = |mode, on_hand| Batch {
        stock_mode: mode,
        is_import: true,
        ..stocked(vec![said("S", Some(on_hand), None)])
    };
    let on_hand = async || store.stock("S").await.unwrap().unwrap();
    let auto = StockMode::KeepIfSold;
    let first = store.apply(&import(auto, 10)).await.unwrap();
    assert_eq!((first.stock_kept, first.orders_since), (false, 0));
    let again = store.apply(&import(auto, 9)).await.unwrap();
    assert_eq!((again.stock_kept, on_hand().await), (false, 9));
    let order = crate::orders::order("o", vec![crate::orders::line("S", 2)]);
    store.place_order(&order).await.unwrap();
    let kept = store.apply(&import(auto, 10)).await.unwrap();
    assert_eq!((kept.stock_kept, kept.orders_since), (true, 1));
    assert_eq!(on_hand().await, 7);
    // Neither the same file again, nor one without stock, brings back what was sold.
    let silent = Batch {
        stock_mode: auto,
        is_import: true,
        ..stocked(Vec::new())
    };
    for again in [
        import(auto, 10),
        silent,
        import(StockMode::Keep, 1),
        import(auto, 10),
    ] {
        let again = store.apply(&again).await.unwrap();
        assert_eq!((again.stock_kept, again.orders_since), (true, 1));
        assert_eq!(on_hand().await, 7);
    }
    let set = store.apply(&import(StockMode::Set, 12)).await.unwrap();
    assert_eq!((set.stock_kept, on_hand().await), (false, 12));
    let next = store.apply(&import(auto, 10)).await.unwrap();
    assert_eq!((next.stock_kept, next.orders_since), (false, 0));
    assert_eq!(on_hand().await, 10);
    // What is new has no stock to keep.
    let batch = Batch {
        stock_mode: StockMode::Keep,
        ..stocked(vec![said("T", Some(5), None)])
    };
    store.apply(&batch).await.unwrap();
    assert_eq!(store.stock("T").await.unwrap(), Some(5));
}

pub async fn a_batch_is_for_one_revision(fresh: &Fresh) {
    let store = &fresh.store;
    let revision = store.revisions().await.unwrap().catalogue;
    let batch = |id| Batch {
        documents: vec![change(Kind::Product, id, 0, "{}")],
        expected: Some(revision),
        ..Batch::default()
    };
    store.apply(&batch("a")).await.unwrap();
    let refused = store.apply(&batch("b")).await.unwrap_err();
    assert!(matches!(
        refused,
        StoreError::Conflict { what: "catalogue" }
    ));
    assert_eq!(store.documents(Kind::Product).await.unwrap().len(), 1);
}

pub async fn removals_go_with_the_rest(fresh: &Fresh) {
    let store = &fresh.store;
    let chair = [change(Kind::Product, "chair", 0, "{}")];
    store
        .apply_documents(&chair, &[units("C", 1), units("D", 1)])
        .await
        .unwrap();
    let before = store.revisions().await.unwrap();
    let batch = Batch {
        documents: vec![change(Kind::Tombstone, "chair", 0, "{}")],
        removals: vec![
            (Kind::Product, "chair".into()),
            (Kind::Product, "never".into()),
        ],
        stock_removals: vec!["C".into()],
        ..Batch::default()
    };
    assert_eq!(store.apply(&batch).await.unwrap().removed, 1);
    let after = store.revisions().await.unwrap();
    let moved = Revisions {
        catalogue: before.catalogue + 1,
        removals: before.removals + 1,
        stock: before.stock + 1,
        ..before
    };
    assert_eq!(after, moved);
    assert_eq!(store.documents(Kind::Product).await.unwrap(), []);
    assert_eq!(store.stock_changed_since(0).await.unwrap(), [units("D", 1)]);
    assert_eq!(store.apply(&batch).await.unwrap().removed, 0);
    assert_eq!(store.revisions().await.unwrap(), after);
}
