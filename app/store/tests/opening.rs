//! How a store is named, and what is refused.

use store::{Options, Revisions, Store, StoreError};

#[tokio::test]
async fn a_database_in_memory_is_one_database() {
    let store = Store::open("sqlite::memory:", Options::default())
        .await
        .unwrap();
    store.put_flash("f", "{}", 10).await.unwrap();
    assert_eq!(
        store.take_flash("f", 0).await.unwrap().as_deref(),
        Some("{}")
    );
    assert_eq!(store.revisions().await.unwrap(), Revisions::default());
    assert_eq!(store.check().await.unwrap(), [""; 0]);
}

#[tokio::test]
async fn other_names_are_refused_with_a_way_on() {
    for url in ["mysql://localhost/shop", "shop.db", ""] {
        let refused = Store::open(url, Options::default()).await.unwrap_err();
        assert!(matches!(refused, StoreError::Refused(_)));
        assert!(refused.to_string().contains("sqlite:FILE"), "{refused}");
    }
}

#[tokio::test]
async fn a_file_of_something_else_is_corrupt() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.db");
    std::fs::write(&path, "Dear shop, ".repeat(1000)).unwrap();
    let url = format!("sqlite:{}", path.display());
    let refused = Store::open(&url, Options::default()).await.unwrap_err();
    assert!(matches!(refused, StoreError::Corrupt(_)), "{refused}");
    // And it is left as it was.
    assert!(
        std::fs::read_to_string(&path)
            .unwrap()
            .starts_with("Dear shop")
    );
}
