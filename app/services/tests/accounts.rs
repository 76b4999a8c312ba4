//! Accounts, from the message that opens one to the addresses kept there.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use engine::Lang;
use engine::order::{Address, FieldError};
use services::account::Caller;
use services::limit::Rates;
use services::mail::{Mail, Message, Post};
use services::{Options, ServiceError, Services, Store};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use store::Session;
use tempfile::TempDir;

const NOW: i64 = 1_790_000_000;
const HERE: &str = "192.0.2.1";
const LONG: &str = "correct horse";

struct Shop {
    services: Services,
    post: Post,
    folder: TempDir,
}

impl Shop {
    async fn new(rates: Rates) -> Shop {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}/shop.db", folder.path().display());
        let store = Store::open(&url, Options::default()).await.unwrap();
        let services = Services::open(store).await.unwrap().with_rates(rates);
        let mail = format!("file:{}", folder.path().join("mail").display());
        let post = Post::open(&mail, "https://shop.example/").unwrap();
        Shop {
            services,
            post,
            folder,
        }
    }

    async fn loose() -> Shop {
        Shop::new(Rates::loose()).await
    }

    /// Sends what waits, and gives the letters of the new files.
    async fn letters(&self) -> Vec<String> {
        let files = || -> Vec<PathBuf> {
            let folder = std::fs::read_dir(self.folder.path().join("mail")).unwrap();
            folder.map(|entry| entry.unwrap().path()).collect()
        };
        for old in files() {
            std::fs::remove_file(old).unwrap();
        }
        self.services.deliver(&self.post, NOW).await.unwrap();
        let read = |path| std::fs::read_to_string(path).unwrap();
        files()
            .into_iter()
            .map(|path| unfold(&read(path)))
            .collect()
    }

    async fn ask_to_sign_up(&self, email: &str) -> String {
        let message = Message::SignUp {
            finish: "/en/sign-up/finish".into(),
            sign_in: "/en/sign-in".into(),
            reset: "/en/reset".into(),
        };
        self.services
            .ask_to_sign_up(email, Lang::En, message, HERE, NOW)
            .await
            .unwrap();
        self.letters().await.pop().unwrap()
    }

    async fn ask_to_reset(&self, email: &str) -> Option<String> {
        let message = Message::Reset {
            set: "/en/reset/set".into(),
        };
        self.services
            .ask_to_reset(email, Lang::En, message, HERE, NOW)
            .await
            .unwrap();
        self.letters().await.pop()
    }

    async fn layla(&self) -> String {
        let opened = self
            .services
            .open_account("layla@example.com", "Layla", LONG, Lang::En, NOW);
        opened.await.unwrap().id
    }

    async fn session_of(&self, id: &str, account: &str) {
        let session = Session {
            id: id.into(),
            account_id: Some(account.into()),
            body: "{}".into(),
            expires_at: NOW + 900,
        };
        assert!(self.services.store.create_session(&session).await.unwrap());
    }

    async fn is_signed_in(&self, id: &str) -> bool {
        self.services
            .store
            .session(id, NOW)
            .await
            .unwrap()
            .is_some()
    }
}

/// Undoes quoted-printable (RFC 2045, 6.7), as far as English letters need it.
fn unfold(letter: &str) -> String {
    letter
        .replace("=\r\n", "")
        .replace("=3D", "=")
        .replace("\r\n", "\n")
}

fn token(letter: &str) -> &str {
    let (_, rest) = letter.split_once("?token=").unwrap();
    rest.split_whitespace().next().unwrap()
}

#[tokio::test]
async fn an_account_opens_by_the_link_in_its_message_once() {
    let shop = Shop::loose().await;
    let letter = shop.ask_to_sign_up(" Layla@Example.com ").await;
    assert!(
        letter.contains("\nhttps://shop.example/en/sign-up/finish?token="),
        "{letter}"
    );
    let token = token(&letter);
    assert_eq!(token.len(), 43);
    let services = &shop.services;
    assert_eq!(
        services.sign_up_address(token, NOW).await.unwrap(),
        "layla@example.com"
    );

    let wrong = services
        .finish_sign_up(token, "", "short", Lang::Ar, NOW)
        .await
        .unwrap_err();
    let expected = vec![
        ("name", FieldError::Missing),
        ("password", FieldError::TooShort),
    ];
    assert!(matches!(wrong, ServiceError::Fields(fields) if fields == expected));

    let late = services
        .finish_sign_up(token, "ليلى", LONG, Lang::Ar, NOW + 3600)
        .await;
    assert!(matches!(late, Err(ServiceError::StaleLink)));
    let layla = services
        .finish_sign_up(token, "ليلى", LONG, Lang::Ar, NOW)
        .await
        .unwrap();
    let again = services
        .finish_sign_up(token, "ليلى", LONG, Lang::Ar, NOW)
        .await;
    assert!(matches!(again, Err(ServiceError::StaleLink)));

    let entered = services
        .sign_in("LAYLA@example.com", LONG, HERE, NOW)
        .await
        .unwrap();
    assert_eq!(entered, services.person(&layla.id).await.unwrap());
    assert_eq!(entered.lang, Lang::Ar);
}

#[tokio::test]
async fn a_known_address_is_told_by_mail_alone() {
    let shop = Shop::loose().await;
    shop.layla().await;
    let letter = shop.ask_to_sign_up("layla@example.com").await;
    assert!(letter.contains("You already have an account"), "{letter}");
    assert!(!letter.contains("token="), "{letter}");
    let letter = shop.ask_to_reset("layla@example.com").await.unwrap();
    assert!(
        letter.contains("https://shop.example/en/reset/set?token="),
        "{letter}"
    );
    assert_eq!(shop.ask_to_reset("nobody@example.com").await, None);
    assert_eq!(
        shop.services.store.unsent_messages().await.unwrap().waiting,
        0
    );
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_are_the_same() {
    let shop = Shop::loose().await;
    shop.layla().await;
    let mut least = [Duration::MAX; 2];
    for _ in 0..3 {
        for (least, email) in least
            .iter_mut()
            .zip(["layla@example.com", "nobody@example.com"])
        {
            let begun = Instant::now();
            let refused = shop.services.sign_in(email, "wrong horse", HERE, NOW).await;
            *least = begun.elapsed().min(*least);
            assert!(
                matches!(refused, Err(ServiceError::WrongPassword)),
                "{refused:?}"
            );
        }
    }
    let [known, unknown] = least;
    assert!(
        known < unknown * 3 && unknown < known * 3,
        "{known:?} {unknown:?}"
    );
    let empty = shop
        .services
        .sign_in("layla", "", HERE, NOW)
        .await
        .unwrap_err();
    let expected = vec![
        ("email", FieldError::NotAnEmail),
        ("password", FieldError::Missing),
    ];
    assert!(matches!(empty, ServiceError::Fields(fields) if fields == expected));
}

#[tokio::test]
async fn a_reset_works_once_and_signs_out_everywhere() {
    let shop = Shop::loose().await;
    let layla = shop.layla().await;
    shop.session_of("phone", &layla).await;
    let letter = shop.ask_to_reset("layla@example.com").await.unwrap();
    let token = token(&letter);
    let services = &shop.services;
    services.check_reset(token, NOW + 3599).await.unwrap();
    let reset = |password, now| services.reset_password(token, password, "/en/reset".into(), now);
    let late = reset("a new horse", NOW + 3600).await;
    assert!(matches!(late, Err(ServiceError::StaleLink)));
    assert!(matches!(
        reset("short", NOW).await,
        Err(ServiceError::Fields(_))
    ));
    assert!(shop.is_signed_in("phone").await);

    reset("a new horse", NOW).await.unwrap();
    assert!(!shop.is_signed_in("phone").await);
    assert!(matches!(
        reset("another horse", NOW).await,
        Err(ServiceError::StaleLink)
    ));
    let old = services.sign_in("layla@example.com", LONG, HERE, NOW).await;
    assert!(matches!(old, Err(ServiceError::WrongPassword)));
    services
        .sign_in("layla@example.com", "a new horse", HERE, NOW)
        .await
        .unwrap();
    assert!(shop.letters().await[0].contains("Your password was changed"));
}

#[tokio::test]
async fn changing_the_password_needs_the_old_one() {
    let shop = Shop::loose().await;
    let layla = shop.layla().await;
    shop.session_of("phone", &layla).await;
    let services = &shop.services;
    let change =
        |current| services.change_password(&layla, current, "a new horse", "/en/reset".into(), NOW);
    let wrong = change("wrong horse").await.unwrap_err();
    assert!(
        matches!(wrong, ServiceError::Fields(fields) if fields == [("current", FieldError::NotThePassword)])
    );
    assert!(shop.is_signed_in("phone").await);
    change(LONG).await.unwrap();
    assert!(!shop.is_signed_in("phone").await);
    services
        .sign_in("layla@example.com", "a new horse", HERE, NOW)
        .await
        .unwrap();

    services
        .change_details(&layla, " ليلى  حداد ", Lang::Ar)
        .await
        .unwrap();
    let person = services.person(&layla).await.unwrap();
    assert_eq!((person.name.as_str(), person.lang), ("ليلى حداد", Lang::Ar));
    let gone = services.change_details("nobody", "x", Lang::Ar).await;
    assert!(matches!(gone, Err(ServiceError::SignedOut)));
}

#[tokio::test]
async fn guessing_is_slowed_down_by_address_and_by_account() {
    let shop = Shop::new(Rates::default()).await;
    shop.layla().await;
    let services = &shop.services;
    for _ in 0..5 {
        let refused = services
            .sign_in("layla@example.com", "wrong horse", HERE, NOW)
            .await;
        assert!(matches!(refused, Err(ServiceError::WrongPassword)));
    }
    for email in ["layla@example.com", "LAYLA@example.com"] {
        // Even the right password, from there; and it says when to come back.
        let refused = services.sign_in(email, LONG, HERE, NOW).await;
        assert!(
            matches!(refused, Err(ServiceError::TooMany(60))),
            "{refused:?}"
        );
        services
            .sign_in(email, LONG, "198.51.100.1", NOW)
            .await
            .unwrap();
    }
    services
        .sign_in("layla@example.com", LONG, HERE, NOW + 60)
        .await
        .unwrap();

    let message = || Message::Reset {
        set: "/en/reset/set".into(),
    };
    for n in 0..6 {
        let email = format!("somebody{n}@example.com");
        let asked = services
            .ask_to_reset(&email, Lang::En, message(), HERE, NOW)
            .await;
        assert_eq!(asked.is_ok(), n < 5, "{n}: {asked:?}");
    }
}

#[tokio::test]
async fn a_known_device_is_known_until_the_password_changes() {
    let shop = Shop::new(Rates::default()).await;
    let layla = shop.layla().await;
    let services = &shop.services;
    let mark = services.mark_device(&layla).await.unwrap();
    assert_ne!(mark, services.mark_device(&layla).await.unwrap());
    for _ in 0..6 {
        let _ = services
            .sign_in("layla@example.com", "wrong", HERE, NOW)
            .await;
    }
    let from = |device| Caller {
        address: HERE,
        device,
    };
    let enter =
        |password, device| services.sign_in("layla@example.com", password, from(device), NOW);
    enter(LONG, Some(mark.as_str())).await.unwrap();
    let (longer, long) = (format!("{mark}A"), "x".repeat(9_999));
    for forged in ["", ".", "x.y", "a.b.c", &mark[1..], &longer, &long] {
        let refused = enter(LONG, Some(forged)).await;
        assert!(matches!(refused, Err(ServiceError::TooMany(_))), "{forged}");
    }
    services
        .change_password(&layla, LONG, "a new horse", "/en/reset".into(), NOW)
        .await
        .unwrap();
    let refused = enter("a new horse", Some(mark.as_str())).await;
    assert!(matches!(refused, Err(ServiceError::TooMany(_))));
}

fn home() -> Address {
    Address {
        name: "ليلى".into(),
        phone: "079 012 3456".into(),
        street: "شارع الرينبو 12".into(),
        city: "عمّان".into(),
        ..Address::default()
    }
}

#[tokio::test]
async fn an_address_of_another_account_is_not_there() {
    let shop = Shop::loose().await;
    let layla = shop.layla().await;
    let services = &shop.services;
    let sami = services
        .open_account("sami@example.com", "Sami", LONG, Lang::En, NOW)
        .await;
    let sami = sami.unwrap().id;
    let id = services
        .save_address(&layla, None, &home(), NOW)
        .await
        .unwrap();

    let seen = services.address(&sami, &id).await;
    assert!(matches!(seen, Err(ServiceError::NotFound)));
    let changed = services.save_address(&sami, Some(&id), &home(), NOW).await;
    assert!(matches!(changed, Err(ServiceError::NotFound)));
    let removed = services.remove_address(&sami, &id).await;
    assert!(matches!(removed, Err(ServiceError::NotFound)));
    let kept = services.address(&layla, &id).await.unwrap();
    let stolen = services.restore_address(&sami, &kept).await;
    assert!(matches!(stolen, Err(ServiceError::NotFound)));
    assert_eq!(services.addresses(&sami).await.unwrap(), []);
    assert_eq!(kept.address.phone, "0790123456");
}

#[tokio::test]
async fn a_removed_address_can_be_put_back_in_its_place() {
    let shop = Shop::loose().await;
    let layla = shop.layla().await;
    let services = &shop.services;
    let mut ids = Vec::new();
    for now in NOW..NOW + 3 {
        ids.push(
            services
                .save_address(&layla, None, &home(), now)
                .await
                .unwrap(),
        );
    }
    let before = services.addresses(&layla).await.unwrap();
    assert_eq!(
        before.iter().map(|kept| &kept.id).collect::<Vec<_>>(),
        ids.iter().collect::<Vec<_>>()
    );
    let removed = services.remove_address(&layla, &ids[1]).await.unwrap();
    assert_eq!(services.addresses(&layla).await.unwrap().len(), 2);
    services.restore_address(&layla, &removed).await.unwrap();
    assert_eq!(services.addresses(&layla).await.unwrap(), before);
}

#[tokio::test]
async fn a_message_that_cannot_be_sent_waits_and_is_sent_once() {
    let shop = Shop::loose().await;
    let services = &shop.services;
    let message = Message::PasswordChanged {
        reset: "/ar/reset".into(),
    };
    let mail = Mail {
        to: "layla@example.com".into(),
        lang: Lang::Ar,
        message,
    };
    services.queue(&mail, NOW).await.unwrap();
    let folder = shop.folder.path().join("mail");
    std::fs::remove_dir(&folder).unwrap();
    assert_eq!(services.deliver(&shop.post, NOW).await.unwrap(), 1);
    assert_eq!(services.store.unsent_messages().await.unwrap().waiting, 1);
    std::fs::create_dir(&folder).unwrap();
    assert_eq!(services.deliver(&shop.post, NOW + 59).await.unwrap(), 0);
    // Two processes at once: one sends it.
    let (one, two) = tokio::join!(
        services.deliver(&shop.post, NOW + 60),
        services.deliver(&shop.post, NOW + 60)
    );
    assert_eq!(one.unwrap() + two.unwrap(), 1);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
}
