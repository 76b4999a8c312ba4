use crate::fresh::Fresh;
use store::{Account, Address, Cart, Session, Store, StoreError};

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
    assert!(store.save_session(&longer).await.unwrap());
    assert_eq!(store.delete_expired_sessions(150).await.unwrap(), 0);
    assert_eq!(
        fresh.open_again().await.session("s", 150).await.unwrap(),
        Some(longer.clone())
    );
    store.delete_session("s").await.unwrap();
    // A request that was under way does not bring it back.
    assert!(!store.save_session(&longer).await.unwrap());
    assert_eq!(store.session("s", 150).await.unwrap(), None);
}

pub async fn a_visit_extends_a_session_and_a_guests_cart_and_changes_neither(fresh: &Fresh) {
    let store = &fresh.store;
    let session = Session {
        id: "s".into(),
        account_id: None,
        body: "{\"cart\":\"c\"}".into(),
        expires_at: 200,
    };
    assert!(store.create_session(&session).await.unwrap());
    let version = store.save_cart(&cart("c")).await.unwrap();
    store
        .extend_session("s", 500, Some("c"), 400)
        .await
        .unwrap();
    let found = store.session("s", 300).await.unwrap().unwrap();
    assert_eq!((found.body, found.expires_at), (session.body, 500));
    let kept = store.cart("c").await.unwrap().unwrap();
    assert_eq!((kept.version, kept.updated_at), (version, 400));
    // Never shorter, and one that ended does not come back.
    store
        .extend_session("s", 450, Some("c"), 350)
        .await
        .unwrap();
    assert_eq!(
        store.session("s", 300).await.unwrap().unwrap().expires_at,
        500
    );
    assert_eq!(store.cart("c").await.unwrap().unwrap().updated_at, 400);
    store.delete_session("s").await.unwrap();
    store.extend_session("s", 900, None, 400).await.unwrap();
    assert_eq!(store.session("s", 300).await.unwrap(), None);
}

pub async fn a_session_rotates_at_sign_in(fresh: &Fresh) {
    let store = &fresh.store;
    store
        .create_account(&account("1", "layla@example.com"))
        .await
        .unwrap();
    let guest = Session {
        id: "old".into(),
        account_id: None,
        body: "{}".into(),
        expires_at: 900,
    };
    assert!(store.create_session(&guest).await.unwrap());
    store.delete_session("old").await.unwrap();
    let member = Session {
        id: "new".into(),
        account_id: Some("1".into()),
        ..guest
    };
    assert!(store.create_session(&member).await.unwrap());
    assert_eq!(store.session("old", 100).await.unwrap(), None);
    assert_eq!(store.session("new", 100).await.unwrap(), Some(member));
    store.create_reset_token("link", "1", 200).await.unwrap();
    let stale = store.change_password("1", 9, "other", 100).await;
    assert!(
        matches!(stale, Err(StoreError::Conflict { .. })),
        "{stale:?}"
    );
    assert!(store.session("new", 100).await.unwrap().is_some());
    // A new password is one everywhere: no session and no link of before is worth anything.
    let version = store.account("1").await.unwrap().unwrap().version;
    store
        .change_password("1", version, "other", 100)
        .await
        .unwrap();
    assert_eq!(store.session("new", 100).await.unwrap(), None);
    assert_eq!(store.reset_token_account("link", 100).await.unwrap(), None);
    let account = store.account("1").await.unwrap().unwrap();
    assert_eq!(
        (account.password_hash.as_str(), account.version),
        ("other", version + 1)
    );
}

pub async fn a_copy_of_the_sessions_signs_nobody_in(fresh: &Fresh) {
    const SQL: &str = "SELECT id FROM session";
    let session = Session {
        id: "what the cookie carries".into(),
        account_id: None,
        body: "{}".into(),
        expires_at: 100,
    };
    assert!(fresh.store.create_session(&session).await.unwrap());
    let ids: Vec<String> = match &fresh.store {
        Store::Sqlite(_) => {
            let pool = sqlx::SqlitePool::connect(&fresh.url).await.unwrap();
            sqlx::query_scalar(SQL).fetch_all(&pool).await.unwrap()
        }
        Store::Postgres(_) => {
            let pool = sqlx::PgPool::connect(&fresh.url).await.unwrap();
            sqlx::query_scalar(SQL).fetch_all(&pool).await.unwrap()
        }
    };
    assert_eq!(ids.len(), 1);
    assert_ne!(ids[0], session.id);
    assert_eq!(fresh.store.session(&ids[0], 50).await.unwrap(), None);
    let found = fresh.store.session(&session.id, 50).await.unwrap();
    assert_eq!(found, Some(session));
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

pub async fn changes_of_one_cart_at_once_all_count(fresh: &Fresh) {
    let new = cart("c");
    let more = |mut cart: Cart| {
        let pieces: i64 = cart.body.parse().unwrap_or(0);
        cart.body = (pieces + 1).to_string();
        Some(cart)
    };
    // Two processes, and a cart that is not kept yet.
    let other = fresh.open_again().await;
    let running: Vec<_> = (0..32)
        .map(|n| {
            let store = if n % 2 == 0 { &fresh.store } else { &other };
            let (store, new) = (store.clone(), new.clone());
            tokio::spawn(async move { store.change_cart(&new, more).await })
        })
        .collect();
    for change in running {
        change.await.unwrap().unwrap();
    }
    let kept = fresh.store.cart("c").await.unwrap().unwrap();
    assert_eq!((kept.body.as_str(), kept.version), ("32", 32));

    let refused = fresh.store.change_cart(&new, |_| None).await.unwrap_err();
    assert!(matches!(refused, StoreError::Refused(_)), "{refused}");
    assert_eq!(fresh.store.cart("c").await.unwrap(), Some(kept));
    other.close().await;
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

pub fn account(id: &str, email: &str) -> Account {
    Account {
        id: id.into(),
        email: email.into(),
        name: "ليلى".into(),
        password_hash: "old".into(),
        lang: "ar".into(),
        created_at: 100,
        version: 1,
        merchant_since: None,
    }
}

pub async fn an_email_address_has_one_account(fresh: &Fresh) {
    let store = &fresh.store;
    let mut layla = account("1", "layla@example.com");
    store.create_account(&layla).await.unwrap();
    store
        .create_account(&account("2", "sami@example.com"))
        .await
        .unwrap();
    let taken = store
        .create_account(&account("3", "layla@example.com"))
        .await
        .unwrap_err();
    assert!(
        matches!(taken, StoreError::Conflict { what: "email" }),
        "{taken}"
    );
    assert_eq!(store.account("1").await.unwrap().as_ref(), Some(&layla));
    assert_eq!(
        store
            .account_by_email("layla@example.com")
            .await
            .unwrap()
            .as_ref(),
        Some(&layla)
    );
    assert_eq!(
        store.account_by_email("nobody@example.com").await.unwrap(),
        None
    );

    let stale = layla.clone();
    layla.name = "ليلى حداد".into();
    layla.version = store.update_account(&layla).await.unwrap();
    assert_eq!(store.account("1").await.unwrap().as_ref(), Some(&layla));
    let refused = store.update_account(&stale).await.unwrap_err();
    assert!(
        matches!(refused, StoreError::Conflict { what: "account" }),
        "{refused}"
    );
    layla.email = "sami@example.com".into();
    let refused = store.update_account(&layla).await.unwrap_err();
    assert!(
        matches!(refused, StoreError::Conflict { what: "email" }),
        "{refused}"
    );
}

pub async fn an_account_is_a_merchants_until_that_is_taken_back(fresh: &Fresh) {
    let store = &fresh.store;
    let (layla, sami) = ("layla@example.com", "sami@example.com");
    let other = fresh.open_again().await;
    for (id, email) in [("1", layla), ("2", sami)] {
        store.create_account(&account(id, email)).await.unwrap();
    }
    let since = async |id: &str| other.account(id).await.unwrap().unwrap().merchant_since;
    assert_eq!((since("1").await, since("2").await), (None, None));
    assert!(store.grant_merchant(sami, 200).await.unwrap());
    assert!(!store.grant_merchant(sami, 300).await.unwrap());
    assert_eq!((since("1").await, since("2").await), (None, Some(200)));
    assert!(store.grant_merchant(layla, 300).await.unwrap());
    let merchants = other.merchants().await.unwrap();
    let emails: Vec<&str> = merchants.iter().map(|one| one.email.as_str()).collect();
    assert_eq!(emails, [layla, sami]);

    // Neither what its owner changes nor a new password touches it.
    let mut changed = store.account("2").await.unwrap().unwrap();
    changed.name = "Sami".into();
    changed.merchant_since = None;
    store.update_account(&changed).await.unwrap();
    let mut changed = store.account("1").await.unwrap().unwrap();
    changed.merchant_since = Some(1);
    store.update_account(&changed).await.unwrap();
    store.create_reset_token("digest", "2", 500).await.unwrap();
    store.reset_password("digest", "new", 400).await.unwrap();
    assert_eq!((since("1").await, since("2").await), (Some(300), Some(200)));

    assert!(store.revoke_merchant(sami).await.unwrap());
    assert!(!store.revoke_merchant(sami).await.unwrap());
    assert_eq!(since("2").await, None);
    for nobody in [
        store.grant_merchant("nobody@example.com", 300).await,
        store.revoke_merchant("nobody@example.com").await,
    ] {
        assert!(matches!(
            nobody,
            Err(StoreError::NotFound { what: "account" })
        ));
    }
}

pub async fn an_address_belongs_to_its_account(fresh: &Fresh) {
    let store = &fresh.store;
    store
        .create_account(&account("1", "layla@example.com"))
        .await
        .unwrap();
    store
        .create_account(&account("2", "sami@example.com"))
        .await
        .unwrap();
    let address = |id: &str, position, body: &str| Address {
        id: id.into(),
        position,
        body: body.into(),
    };
    store
        .save_address("1", &address("work", 1, "{}"))
        .await
        .unwrap();
    store
        .save_address("1", &address("home", 0, "{}"))
        .await
        .unwrap();
    store
        .save_address("1", &address("work", 1, "{\"city\":\"عمّان\"}"))
        .await
        .unwrap();

    let stolen = store
        .save_address("2", &address("work", 0, "mine"))
        .await
        .unwrap_err();
    assert!(matches!(stolen, StoreError::NotFound { .. }), "{stolen}");
    assert!(!store.delete_address("2", "work").await.unwrap());
    assert_eq!(store.addresses("2").await.unwrap(), []);
    let expected = [
        address("home", 0, "{}"),
        address("work", 1, "{\"city\":\"عمّان\"}"),
    ];
    assert_eq!(store.addresses("1").await.unwrap(), expected);
    assert!(store.delete_address("1", "home").await.unwrap());
    assert_eq!(store.addresses("1").await.unwrap(), expected[1..]);

    let nobodys = store
        .save_address("3", &address("x", 0, "{}"))
        .await
        .unwrap_err();
    assert!(
        matches!(nobodys, StoreError::Conflict { what: "reference" }),
        "{nobodys}"
    );
}

pub async fn a_reset_token_is_spent_once_and_signs_out_everywhere(fresh: &Fresh) {
    let store = &fresh.store;
    store
        .create_account(&account("1", "layla@example.com"))
        .await
        .unwrap();
    for (id, account_id) in [("phone", Some("1")), ("desk", Some("1")), ("guest", None)] {
        let account_id = account_id.map(String::from);
        let session = Session {
            id: id.into(),
            account_id,
            body: "{}".into(),
            expires_at: 900,
        };
        assert!(store.create_session(&session).await.unwrap());
    }
    store.create_reset_token("digest", "1", 200).await.unwrap();
    store.create_reset_token("other", "1", 200).await.unwrap();
    assert_eq!(
        store
            .reset_token_account("digest", 199)
            .await
            .unwrap()
            .as_deref(),
        Some("1")
    );
    assert_eq!(
        store.reset_token_account("digest", 200).await.unwrap(),
        None
    );
    store
        .reset_password("digest", "late", 200)
        .await
        .unwrap_err();

    let attempts: Vec<_> = (0..8)
        .map(|n| {
            let store = store.clone();
            tokio::spawn(async move {
                store
                    .reset_password("digest", &format!("new {n}"), 150)
                    .await
            })
        })
        .collect();
    let mut spent = 0;
    for attempt in attempts {
        match attempt.await.unwrap() {
            Ok(account) => {
                assert_eq!(account, "1");
                spent += 1;
            }
            Err(error) => assert!(matches!(error, StoreError::NotFound { .. }), "{error}"),
        }
    }
    assert_eq!(spent, 1);
    let account = store.account("1").await.unwrap().unwrap();
    assert!(account.password_hash.starts_with("new "));
    assert_eq!(account.version, 2);
    assert_eq!(store.session("phone", 150).await.unwrap(), None);
    assert_eq!(store.session("desk", 150).await.unwrap(), None);
    assert!(store.session("guest", 150).await.unwrap().is_some());
    // The other link in the mailbox is void.
    assert_eq!(store.reset_token_account("other", 150).await.unwrap(), None);
}

pub async fn a_sign_up_token_opens_one_account(fresh: &Fresh) {
    let store = &fresh.store;
    for digest in ["digest", "other"] {
        store
            .create_sign_up_token(digest, "layla@example.com", 200)
            .await
            .unwrap();
    }
    let email = store.sign_up_token_email("digest", 199).await.unwrap();
    assert_eq!(email.as_deref(), Some("layla@example.com"));
    assert_eq!(
        store.sign_up_token_email("digest", 200).await.unwrap(),
        None
    );
    let layla = account("1", "somebody.else@example.com");
    let late = store.sign_up("digest", &layla, 200).await.unwrap_err();
    assert!(matches!(late, StoreError::NotFound { .. }), "{late}");
    store.sign_up("digest", &layla, 150).await.unwrap();
    // The address is the one that was shown to be theirs.
    let kept = store.account("1").await.unwrap().unwrap();
    assert_eq!(kept.email, "layla@example.com");
    for spent in ["digest", "other"] {
        let again = store.sign_up(spent, &account("2", "x"), 150).await;
        assert!(matches!(again, Err(StoreError::NotFound { .. })), "{spent}");
    }

    store
        .create_sign_up_token("late", "layla@example.com", 200)
        .await
        .unwrap();
    let taken = store.sign_up("late", &account("2", "x"), 150).await;
    assert!(matches!(taken, Err(StoreError::Conflict { what: "email" })));
    assert_eq!(store.delete_expired_sign_up_tokens(200).await.unwrap(), 3);
}
