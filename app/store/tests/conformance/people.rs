use crate::fresh::Fresh;
use store::{Cart, Session, StoreError};

pub fn cart(id: &str) -> Cart {
    Cart {
        id: id.into(),
        account_id: None,
        currency: "JOD".into(),
        body: "[]".into(),
        version: 0,
        updated_at: 100,
    }
}

pub async fn a_session_is_created_once_and_expires(fresh: &Fresh) {
    let store = &fresh.store;
    let session = Session {
        id: "s".into(),
        account_id: None,
        body: "{}".into(),
        expires_at: 100,
    };
    assert!(store.create_session(&session).await.unwrap());
    assert!(!store.create_session(&session).await.unwrap());
    assert_eq!(
        store.session("s", 99).await.unwrap().as_ref(),
        Some(&session)
    );
    assert_eq!(store.session("s", 100).await.unwrap(), None);

    let longer = Session {
        expires_at: 200,
        body: "{\"seen\":1}".into(),
        ..session
    };
    store.save_session(&longer).await.unwrap();
    assert_eq!(store.delete_expired_sessions(150).await.unwrap(), 0);
    assert_eq!(
        fresh.open_again().await.session("s", 150).await.unwrap(),
        Some(longer)
    );
    store.delete_session("s").await.unwrap();
    assert_eq!(store.session("s", 150).await.unwrap(), None);
}

pub async fn a_cart_is_guarded_by_its_version(fresh: &Fresh) {
    let store = &fresh.store;
    let mut mine = cart("c");
    mine.version = store.save_cart(&mine).await.unwrap();
    let theirs = store.cart("c").await.unwrap().unwrap();
    assert_eq!(theirs, mine);

    mine.body = "[1]".into();
    mine.version = store.save_cart(&mine).await.unwrap();
    for stale in [theirs, cart("c")] {
        let refused = store.save_cart(&stale).await.unwrap_err();
        assert!(
            matches!(refused, StoreError::Conflict { what: "cart" }),
            "{refused}"
        );
    }
    assert_eq!(store.cart("c").await.unwrap().as_ref(), Some(&mine));

    assert_eq!(store.delete_stale_carts(100).await.unwrap(), 0);
    assert_eq!(store.delete_stale_carts(101).await.unwrap(), 1);
    // A deleted cart does not come back by an old tab.
    store.save_cart(&mine).await.unwrap_err();
}

pub async fn a_flash_is_shown_once(fresh: &Fresh) {
    let store = &fresh.store;
    store.put_flash("f", "{}", 100).await.unwrap();
    store.put_flash("late", "{}", 100).await.unwrap();
    store.put_flash("old", "{}", 100).await.unwrap();
    let (one, two) = tokio::join!(store.take_flash("f", 50), store.take_flash("f", 50));
    let bodies: Vec<String> = [one.unwrap(), two.unwrap()].into_iter().flatten().collect();
    assert_eq!(bodies, ["{}"]);
    assert_eq!(store.take_flash("late", 100).await.unwrap(), None);
    assert_eq!(store.delete_expired_flashes(100).await.unwrap(), 1);
}
