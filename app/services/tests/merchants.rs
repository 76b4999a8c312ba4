//! Who is a merchant, and what is for merchants alone.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use engine::Lang;
use services::exchange::Document;
use services::{Options, ServiceError, Services, Store};

const NOW: i64 = 1_790_000_000;
const LAYLA: &str = "layla@example.com";

/// A shop with one product, and the id of its customer Layla.
async fn shop() -> (Services, String, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}/shop.db", folder.path().display());
    let store = Store::open(&url, Options::default()).await.unwrap();
    let services = Services::open(store).await.unwrap();
    let document = serde_json::json!({
        "format": "tafsil", "version": 1,
        "categories": [{
            "id": "chairs", "name": {"en": "Chairs", "ar": "كراسٍ"},
            "slug": {"en": "chairs", "ar": "كراسي"},
        }],
        "products": [{
            "id": "oak", "name": {"en": "Oak chair", "ar": "كرسي بلوط"},
            "slug": {"en": "oak-chair", "ar": "كرسي-بلوط"}, "category": "chairs",
            "variants": [{"sku": "OAK-1"}, {"sku": "OAK-2"}],
        }],
    });
    let document: Document = serde_json::from_value(document).unwrap();
    services.keep(&document).await.unwrap();
    let opened = services.open_account(LAYLA, "Layla", "correct horse", Lang::En, NOW);
    let layla = opened.await.unwrap();
    assert!(!layla.is_merchant, "nobody is one from the start");
    (services, layla.id, folder)
}

#[tokio::test]
async fn a_right_is_granted_and_taken_back_by_address() {
    let (services, layla, _folder) = shop().await;
    let refused = services.merchant(&layla).await;
    assert!(
        matches!(refused, Err(ServiceError::Forbidden)),
        "{refused:?}"
    );
    let nobody = services.merchant("nobody").await;
    assert!(matches!(nobody, Err(ServiceError::SignedOut)), "{nobody:?}");

    // Addresses are understood as at signing in.
    let granted = services.grant_merchant(" Layla@Example.com", NOW).await;
    assert_eq!(granted.unwrap(), LAYLA);
    assert!(services.merchant(&layla).await.unwrap().is_merchant);
    let merchants = services.merchants().await.unwrap();
    assert_eq!(merchants.len(), 1);
    assert_eq!(
        (merchants[0].person.email.as_str(), merchants[0].since),
        (LAYLA, NOW)
    );
    let again = services.grant_merchant(LAYLA, NOW + 1).await;
    assert!(
        matches!(again, Err(ServiceError::Conflict("merchant"))),
        "{again:?}"
    );

    // What its owner changes leaves the right alone.
    let changed = services.change_details(&layla, "Layla B.", Lang::Ar).await;
    assert!(changed.unwrap().is_merchant);

    assert_eq!(services.revoke_merchant(LAYLA).await.unwrap(), LAYLA);
    let refused = services.merchant(&layla).await;
    assert!(
        matches!(refused, Err(ServiceError::Forbidden)),
        "{refused:?}"
    );
    assert_eq!(services.merchants().await.unwrap(), []);
    let again = services.revoke_merchant(LAYLA).await;
    assert!(
        matches!(again, Err(ServiceError::Conflict("merchant"))),
        "{again:?}"
    );

    for unknown in [
        services.grant_merchant("nobody@example.com", NOW).await,
        services.revoke_merchant("nobody@example.com").await,
    ] {
        assert!(
            matches!(unknown, Err(ServiceError::NotFound)),
            "{unknown:?}"
        );
    }
    let wrong = services.grant_merchant("layla", NOW).await;
    assert!(matches!(wrong, Err(ServiceError::Fields(_))), "{wrong:?}");
}

#[tokio::test]
async fn only_a_merchant_asks_about_a_product() {
    let (services, layla, _folder) = shop().await;
    for product in ["OAK-1", "oak-chair", "nothing"] {
        let refused = services.subject_of(&layla, product).await;
        assert!(matches!(refused, Err(ServiceError::Forbidden)), "{product}");
        let nobody = services.subject_of("nobody", product).await;
        assert!(matches!(nobody, Err(ServiceError::SignedOut)), "{product}");
    }
    services.grant_merchant(LAYLA, NOW).await.unwrap();
    for product in ["OAK-1", "OAK-2", "oak-chair", "كرسي-بلوط"] {
        let subject = services.subject_of(&layla, product).await.unwrap();
        assert_eq!(subject.product.id, "oak", "{product}");
        let item = subject.shelf.catalog.item(subject.item).unwrap();
        assert_eq!(item.id, "oak");
    }
    let long = "x".repeat(10_000);
    for product in ["", "oak", "nothing", &long] {
        let unknown = services.subject_of(&layla, product).await;
        assert!(
            matches!(unknown, Err(ServiceError::NotFound)),
            "{product:.20}"
        );
    }
    // The next question is refused already.
    services.revoke_merchant(LAYLA).await.unwrap();
    let refused = services.subject_of(&layla, "OAK-1").await;
    assert!(matches!(refused, Err(ServiceError::Forbidden)));
}
