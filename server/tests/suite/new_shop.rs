//! A new or small shop: what it begins with, what it shows, and what its owner is told is missing.

use crate::cli::Program;
use crate::harness::{Harness, catalogue};
use engine::catalog::Shop;
use engine::{Currency, Text};
use services::exchange::Document;

#[tokio::test]
async fn a_shop_without_settings_gets_some_once() {
    let shop = Harness::new().await;
    let bare = Document {
        shop: None,
        ..catalogue()
    };
    shop.services.keep(&bare).await.unwrap();
    let name = || Text::new("My shop", "متجري");
    let made = shop
        .services
        .make_settings(name(), Currency::Jod)
        .await
        .unwrap();
    assert!(made.is_some());
    let again = shop
        .services
        .make_settings(name(), Currency::Usd)
        .await
        .unwrap();
    assert_eq!(again, None);
    let shelf = shop.services.fresh_shelf().await.unwrap();
    assert_eq!(shelf.catalog.shop.currency, Currency::Jod);
    // Its other price list is in dollars, in which nothing is delivered; dinars are enough.
    let obstacles = services::settings::order_obstacles(&shelf);
    assert!(obstacles.is_empty(), "{obstacles:?}");
    let unoffered = services::settings::unoffered(&shelf);
    assert_eq!(unoffered.len(), 1, "{unoffered:?}");
    assert!(unoffered[0].contains("USD"), "{unoffered:?}");
    let shop_without = Shop {
        deliveries: Vec::new(),
        ..shelf.catalog.shop.clone()
    };
    let faults = shop.services.save_settings(shop_without).await.unwrap();
    assert!(faults.is_empty(), "{faults:?}");
    let shelf = shop.services.fresh_shelf().await.unwrap();
    let obstacles = services::settings::order_obstacles(&shelf);
    let [obstacle] = &obstacles[..] else {
        panic!("{obstacles:?}")
    };
    // What it advises can be done.
    let (_, advised) = obstacle.split_once(" deliveries '").unwrap();
    let advised = serde_json::from_str(advised.trim_end_matches('\'')).unwrap();
    let mended = Shop {
        deliveries: advised,
        ..shelf.catalog.shop.clone()
    };
    let faults = shop.services.save_settings(mended).await.unwrap();
    assert!(faults.is_empty(), "{faults:?}");
    let shelf = shop.services.fresh_shelf().await.unwrap();
    let obstacles = services::settings::order_obstacles(&shelf);
    assert!(obstacles.is_empty(), "{obstacles:?}");
}

#[tokio::test]
async fn a_small_shop_shows_everything_once_and_says_nothing_that_is_not_so() {
    let shop = Harness::new().await;
    let mut small = catalogue();
    for product in &mut small.products {
        product.popularity = 0;
    }
    shop.services.keep(&small).await.unwrap();
    shop.services.fresh_shelf().await.unwrap();
    let home = shop.visitor().get("/en").await.text();
    assert!(!home.contains("Most popular"), "{home}");
    assert_eq!(
        home.matches("<h3 class=\"card-name\">").count(),
        3,
        "{home}"
    );
    // A department without parts is a tile itself.
    for name in ["Chairs", "Desks"] {
        let tiles = home.split("class=\"department\"").skip(1);
        let tiles = tiles.filter_map(|rest| rest.split("</a>").next());
        assert_eq!(
            tiles.filter(|tile| tile.contains(name)).count(),
            1,
            "{name}: {home}"
        );
    }
    assert!(!home.contains("We are still filling the shelves"), "{home}");
    let empty = Harness::new().await.visitor().get("/en").await.text();
    assert!(
        empty.contains("We are still filling the shelves"),
        "{empty}"
    );
}

#[tokio::test]
async fn a_shop_with_nothing_in_stock_is_told() {
    let shop = Harness::new().await;
    let mut sold_out = catalogue();
    for entry in &mut sold_out.stock {
        entry.on_hand = Some(0);
    }
    shop.services.keep(&sold_out).await.unwrap();
    let shelf = shop.services.fresh_shelf().await.unwrap();
    let obstacles = services::settings::order_obstacles(&shelf);
    assert_eq!(obstacles.len(), 1, "{obstacles:?}");
    assert!(
        obstacles[0].starts_with("nothing is in stock"),
        "{obstacles:?}"
    );
}

#[test]
fn init_writes_no_file_that_an_import_would_refuse() {
    let program = Program::new();
    for wrong in [["--email", "notmail"], ["--phone", "abc"]] {
        let said = program.run(&[&["init", "shop.jsonc", "--name", "Lumen"], &wrong[..]].concat());
        assert!(!said.success, "{wrong:?}: {}", said.err);
        assert!(said.err.contains(&wrong[0][2..]), "{}", said.err);
        assert!(!program.folder.path().join("shop.jsonc").exists());
    }
}
