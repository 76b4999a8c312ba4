use crate::fresh::Fresh;
use crate::people::cart;
use engine::catalog::StockPolicy;
use sqlx::Connection;
use store::{
    CANCELLED, NewMessage, NewOrder, OrderEvent, OrderLine, Page, Placed, Result, Stock, Store,
    StoreError,
};

const ALL: Page = Page {
    offset: 0,
    limit: 1000,
};

pub fn line(sku: &str, quantity: i64) -> OrderLine {
    OrderLine {
        sku: sku.into(),
        quantity,
        unit_minor: 12_500,
        gross_minor: 12_500 * quantity,
    }
}

/// An order without a cart, whose id is also its checkout key.
pub fn order(id: &str, lines: Vec<OrderLine>) -> NewOrder {
    NewOrder {
        id: id.into(),
        checkout_key: id.into(),
        account_id: None,
        access_digest: "digest".into(),
        status: "placed".into(),
        currency: "JOD".into(),
        total_minor: lines.iter().map(|line| line.gross_minor).sum(),
        body: "{\"name\":\"ليلى\"}".into(),
        placed_at: 1000,
        number_prefix: "T-".into(),
        lines,
        event: ("placed".into(), "{}".into()),
        cart: None,
        messages: vec![NewMessage {
            id: format!("m-{id}"),
            kind: "order".into(),
            body: "{}".into(),
        }],
    }
}

pub async fn stock_up(store: &Store, stock: &[(&str, i64)]) {
    let stock: Vec<Stock> = stock
        .iter()
        .map(|(sku, on_hand)| Stock::new(*sku, *on_hand))
        .collect();
    store.apply_documents(&[], &stock).await.unwrap();
}

/// Places all orders at once.
async fn race(store: &Store, orders: Vec<NewOrder>) -> Vec<Result<Placed>> {
    let running: Vec<_> = orders
        .into_iter()
        .map(|order| {
            let store = store.clone();
            tokio::spawn(async move { store.place_order(&order).await })
        })
        .collect();
    let mut results = Vec::new();
    for placing in running {
        results.push(placing.await.unwrap());
    }
    results
}

pub async fn an_order_is_kept_whole(fresh: &Fresh) {
    let store = &fresh.store;
    stock_up(store, &[("A", 5), ("B", 5)]).await;
    let known = store.revisions().await.unwrap();
    let mut mine = cart("c");
    mine.version = store.save_cart(&mine).await.unwrap();

    let emptied = store::Cart {
        body: "{\"lines\":[]}".into(),
        updated_at: 1000,
        ..mine.clone()
    };
    // One SKU on two lines.
    let lines = vec![line("B", 1), line("A", 2), line("B", 3)];
    let new = NewOrder {
        cart: Some(emptied),
        ..order("o", lines.clone())
    };
    let Placed {
        order: placed,
        fresh: first,
    } = store.place_order(&new).await.unwrap();
    assert!(first);
    assert_eq!(
        (placed.number.as_str(), placed.version, placed.total_minor),
        ("T-1001", 1, 75_000)
    );

    let other = fresh.open_again().await;
    assert_eq!(other.order("o").await.unwrap().as_ref(), Some(&placed));
    assert_eq!(
        other.order_by_number("T-1001").await.unwrap().as_ref(),
        Some(&placed)
    );
    assert_eq!(other.order_lines("o").await.unwrap(), lines);
    let event = OrderEvent {
        at: 1000,
        kind: "placed".into(),
        body: "{}".into(),
    };
    assert_eq!(other.order_events("o").await.unwrap(), [event]);
    assert_eq!(other.stock("A").await.unwrap(), Some(3));
    assert_eq!(other.stock("B").await.unwrap(), Some(1));
    assert_eq!(
        other.cart("c").await.unwrap().unwrap().body,
        "{\"lines\":[]}"
    );
    assert_eq!(other.unsent_messages().await.unwrap().waiting, 1);
    let now = other.revisions().await.unwrap();
    assert_eq!((now.orders, now.stock), (known.orders + 1, known.stock + 1));
    assert_eq!(
        other.stock_changed_since(known.stock).await.unwrap().len(),
        2
    );

    // The same attempt again, by a browser that did not hear the answer.
    let again = store.place_order(&new).await.unwrap();
    assert_eq!(
        again,
        Placed {
            order: placed,
            fresh: false
        }
    );
    assert_eq!(store.stock("A").await.unwrap(), Some(3));
    // An old tab that still shows the cart as it was.
    store.save_cart(&mine).await.unwrap_err();
    other.close().await;
}

pub async fn a_refused_order_leaves_nothing(fresh: &Fresh) {
    let store = &fresh.store;
    stock_up(store, &[("A", 5), ("B", 1)]).await;
    let known = store.revisions().await.unwrap();
    let mut mine = cart("c");
    mine.version = store.save_cart(&mine).await.unwrap();

    let short = NewOrder {
        cart: Some(mine.clone()),
        ..order("o", vec![line("A", 2), line("B", 2)])
    };
    let refused = store.place_order(&short).await.unwrap_err();
    assert!(
        matches!(&refused, StoreError::OutOfStock { sku, on_hand: 1 } if sku == "B"),
        "{refused}"
    );
    let unknown = store
        .place_order(&order("p", vec![line("Z", 1)]))
        .await
        .unwrap_err();
    assert!(
        matches!(unknown, StoreError::OutOfStock { on_hand: 0, .. }),
        "{unknown}"
    );
    let stale = store::Cart {
        version: mine.version + 1,
        ..mine.clone()
    };
    let stale = NewOrder {
        cart: Some(stale),
        ..order("q", vec![line("A", 1)])
    };
    let refused = store.place_order(&stale).await.unwrap_err();
    assert!(
        matches!(refused, StoreError::Conflict { what: "cart" }),
        "{refused}"
    );
    for nonsense in [vec![], vec![line("A", 0)], vec![line("A", -1)]] {
        store.place_order(&order("n", nonsense)).await.unwrap_err();
    }

    assert_eq!(store.revisions().await.unwrap(), known);
    assert_eq!(store.stock("A").await.unwrap(), Some(5));
    assert_eq!(store.cart("c").await.unwrap(), Some(mine));
    assert_eq!(store.unsent_messages().await.unwrap().waiting, 0);
    assert_eq!(store.orders(ALL).await.unwrap(), (vec![], 0));
    // Not even a number is lost.
    let placed = store
        .place_order(&order("r", vec![line("A", 1)]))
        .await
        .unwrap();
    assert_eq!(placed.order.number, "T-1001");
}

pub async fn sixteen_attempts_with_one_key_make_one_order(fresh: &Fresh) {
    let store = &fresh.store;
    let mut mine = cart("c");
    mine.version = store.save_cart(&mine).await.unwrap();
    // With a cart; without one; and without one when the stock is only enough for one.
    for (key, sku, on_hand, cart) in [
        ("x", "A", 50, Some(mine)),
        ("y", "B", 50, None),
        ("z", "C", 1, None),
    ] {
        stock_up(store, &[(sku, on_hand)]).await;
        let attempts = (0..16)
            .map(|n| NewOrder {
                checkout_key: key.into(),
                cart: cart.clone(),
                ..order(&format!("{key}{n}"), vec![line(sku, 1)])
            })
            .collect();
        let placed: Vec<Placed> = race(store, attempts)
            .await
            .into_iter()
            .map(|done| done.unwrap())
            .collect();
        assert_eq!(placed.iter().filter(|placed| placed.fresh).count(), 1);
        assert!(placed.iter().all(|one| one.order == placed[0].order));
        assert_eq!(store.stock(sku).await.unwrap(), Some(on_hand - 1));
    }
    assert_eq!(store.orders(ALL).await.unwrap().1, 3);
    assert_eq!(store.unsent_messages().await.unwrap().waiting, 3);
}

pub async fn fifty_buyers_of_twenty_units_get_twenty(fresh: &Fresh) {
    // Two processes.
    let other = fresh.open_again().await;
    stock_up(&other, &[("A", 20), ("B", 1000)]).await;
    let buyers = |from: usize| {
        (from..from + 25)
            .map(|n| order(&format!("o{n:02}"), vec![line("B", 1), line("A", 1)]))
            .collect()
    };
    let (here, there) = tokio::join!(race(&fresh.store, buyers(0)), race(&other, buyers(25)));

    let mut numbers = Vec::new();
    for done in here.into_iter().chain(there) {
        match done {
            Ok(placed) => numbers.push(placed.order.number),
            Err(refused) => assert!(
                matches!(refused, StoreError::OutOfStock { on_hand: 0, .. }),
                "{refused}"
            ),
        }
    }
    numbers.sort();
    assert_eq!(
        numbers,
        (1001..=1020).map(|n| format!("T-{n}")).collect::<Vec<_>>()
    );
    assert_eq!(other.stock("A").await.unwrap(), Some(0));
    assert_eq!(other.stock("B").await.unwrap(), Some(980));
    assert_eq!(other.orders(ALL).await.unwrap().1, 20);
    assert_eq!(other.unsent_messages().await.unwrap().waiting, 20);
    assert_eq!(other.check().await.unwrap(), [""; 0]);
    other.close().await;
}

pub async fn crossing_orders_do_not_lock_each_other_out(fresh: &Fresh) {
    let store = &fresh.store;
    stock_up(store, &[("A", 1000), ("B", 1000)]).await;
    let orders = (0..30).map(|n| {
        let lines = if n % 2 == 0 { ["A", "B"] } else { ["B", "A"] };
        order(&format!("o{n}"), lines.map(|sku| line(sku, 1)).into())
    });
    // An import beside them, which sets stock too.
    let importing = store.clone();
    let import = tokio::spawn(async move {
        for n in 0..10 {
            stock_up(&importing, &[("C", n), ("D", n)]).await;
        }
    });
    for placed in race(store, orders.collect()).await {
        assert!(placed.unwrap().fresh);
    }
    import.await.unwrap();
    assert_eq!(store.stock("A").await.unwrap(), Some(970));
    assert_eq!(store.stock("B").await.unwrap(), Some(970));
}

/// PostgreSQL ends one of two transactions that wait for each other; only it can come to that.
pub async fn an_order_that_crossed_another_write_is_placed_all_the_same(fresh: &Fresh) {
    const TOUCH: &str = "UPDATE revision SET value = value WHERE subject = $1";
    if matches!(fresh.store, Store::Sqlite(_)) {
        return;
    }
    stock_up(&fresh.store, &[("A", 5)]).await;
    let mut other = sqlx::PgConnection::connect(&fresh.url).await.unwrap();
    // This one is patient, so it is the order that finds the deadlock and is ended.
    sqlx::query("SET deadlock_timeout = '60s'")
        .execute(&mut other)
        .await
        .unwrap();
    let mut other = other.begin().await.unwrap();
    sqlx::query(TOUCH)
        .bind("stock")
        .execute(&mut *other)
        .await
        .unwrap();

    let store = fresh.store.clone();
    let placing =
        tokio::spawn(async move { store.place_order(&order("o", vec![line("A", 1)])).await });
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    // The order holds this row by now, and waits for the one above.
    sqlx::query(TOUCH)
        .bind("orders")
        .execute(&mut *other)
        .await
        .unwrap();
    other.commit().await.unwrap();

    assert!(placing.await.unwrap().unwrap().fresh);
    assert_eq!(fresh.store.stock("A").await.unwrap(), Some(4));
}

pub async fn what_is_not_tracked_or_on_backorder_is_sold_without_stock(fresh: &Fresh) {
    let store = &fresh.store;
    let stock = [StockPolicy::Backorder, StockPolicy::Untracked].map(|policy| Stock {
        policy,
        ..Stock::new(policy.as_str(), 2)
    });
    store.apply_documents(&[], &stock).await.unwrap();
    let [late, endless] = stock.map(|stock| stock.sku);
    let lines = |units| vec![line(&late, units), line(&endless, units)];
    let on_hand = async |sku: &str| store.stock(sku).await.unwrap().unwrap();
    let placed = store.place_order(&order("one", lines(5))).await.unwrap();
    assert_eq!((on_hand(&late).await, on_hand(&endless).await), (-3, 2));
    store.place_order(&order("two", lines(1))).await.unwrap();
    assert_eq!((on_hand(&late).await, on_hand(&endless).await), (-4, 2));
    // What comes back is first what is owed.
    let event = OrderEvent {
        at: 2000,
        kind: "cancelled".into(),
        body: "{}".into(),
    };
    let version = placed.order.version;
    store.cancel_order("one", version, &event).await.unwrap();
    assert_eq!((on_hand(&late).await, on_hand(&endless).await), (1, 2));
}

pub async fn a_cancelled_order_returns_its_stock_once(fresh: &Fresh) {
    let store = &fresh.store;
    stock_up(store, &[("A", 5), ("B", 5)]).await;
    let placed = store
        .place_order(&order("o", vec![line("A", 2), line("B", 1), line("A", 1)]))
        .await
        .unwrap();
    assert_eq!(store.stock("A").await.unwrap(), Some(2));

    let event = OrderEvent {
        at: 2000,
        kind: "cancelled".into(),
        body: "{}".into(),
    };
    let missing = store.cancel_order("x", 1, &event).await.unwrap_err();
    assert!(matches!(missing, StoreError::NotFound { .. }), "{missing}");
    let version = placed.order.version;
    let stale = store
        .cancel_order("o", version - 1, &event)
        .await
        .unwrap_err();
    assert!(
        matches!(stale, StoreError::Conflict { what: "order" }),
        "{stale}"
    );
    let (one, two) = tokio::join!(
        store.cancel_order("o", version, &event),
        store.cancel_order("o", version, &event)
    );
    let (done, refused) = if one.is_ok() { (one, two) } else { (two, one) };
    let cancelled = done.unwrap();
    assert_eq!(
        (cancelled.status.as_str(), cancelled.version),
        (CANCELLED, version + 1)
    );
    assert!(matches!(
        refused,
        Err(StoreError::Conflict { what: "order" })
    ));
    // Nor with the version it has now.
    store
        .cancel_order("o", cancelled.version, &event)
        .await
        .unwrap_err();
    assert_eq!(store.stock("A").await.unwrap(), Some(5));
    assert_eq!(store.stock("B").await.unwrap(), Some(5));
    assert_eq!(store.order_events("o").await.unwrap()[1..], [event]);
}

pub async fn an_order_goes_its_way_one_step_at_a_time(fresh: &Fresh) {
    let store = &fresh.store;
    stock_up(store, &[("A", 5)]).await;
    let new = order("o", vec![line("A", 2)]);
    let placed = store.place_order(&new).await.unwrap();
    let event = |kind: &str| OrderEvent {
        at: 2000,
        kind: kind.into(),
        body: "{}".into(),
    };
    let version = placed.order.version;
    let revision = store.revisions().await.unwrap().orders;
    let (confirmed, sent) = (event("confirmed"), event("sent"));
    let (one, two) = tokio::join!(
        store.advance_order("o", version, &confirmed),
        store.advance_order("o", version, &sent)
    );
    let (done, refused, step) = match one {
        Ok(_) => (one, two, confirmed),
        Err(_) => (two, one, sent),
    };
    let moved = done.unwrap();
    assert_eq!((&moved.status, moved.version), (&step.kind, version + 1));
    assert!(matches!(
        refused,
        Err(StoreError::Conflict { what: "order" })
    ));
    assert!(store.revisions().await.unwrap().orders > revision);
    assert_eq!(store.order_events("o").await.unwrap()[1..], [step]);
    // Its goods stay sold.
    assert_eq!(store.stock("A").await.unwrap(), Some(3));

    // Nothing follows on being cancelled, and nothing comes of an order that is not there.
    let cancelled = event(CANCELLED);
    let cancelled = store.cancel_order("o", moved.version, &cancelled).await;
    let version = cancelled.unwrap().version;
    let refused = store.advance_order("o", version, &event("sent")).await;
    assert!(matches!(refused, Err(StoreError::Conflict { .. })));
    let missing = store.advance_order("x", 1, &event("sent")).await;
    assert!(matches!(missing, Err(StoreError::NotFound { .. })));
}

pub async fn lists_are_paged_newest_first(fresh: &Fresh) {
    let store = &fresh.store;
    stock_up(store, &[("A", 100)]).await;
    for n in 0..5 {
        let account_id = (n != 2).then(|| "layla".into());
        // Two of them in one second.
        let placed_at = 1000 + i64::from(n / 2);
        let new = NewOrder {
            account_id,
            placed_at,
            ..order(&format!("o{n}"), vec![line("A", 1)])
        };
        store.place_order(&new).await.unwrap();
    }
    let ids = |(orders, total): (Vec<store::Order>, i64)| {
        (
            orders
                .into_iter()
                .map(|order| order.id)
                .collect::<Vec<_>>()
                .join(" "),
            total,
        )
    };
    assert_eq!(
        ids(store.orders(ALL).await.unwrap()),
        ("o4 o3 o2 o1 o0".into(), 5)
    );
    let page = Page {
        offset: 1,
        limit: 2,
    };
    assert_eq!(ids(store.orders(page).await.unwrap()), ("o3 o2".into(), 5));
    assert_eq!(
        ids(store.orders_of("layla", page).await.unwrap()),
        ("o3 o1".into(), 4)
    );
    assert_eq!(
        ids(store.orders_of("sami", page).await.unwrap()),
        (String::new(), 0)
    );
}
