//! The demo shop, as an import would see it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests are tests"
)]

use services::exchange::{Format, read_path, write};
use services::{demo, drawing};

#[test]
fn the_demo_passes_its_own_import() {
    let shop = demo::document(drawing::draw).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("demo.json");
    std::fs::write(&file, write(&shop)).unwrap();
    let reading = read_path(&file, Format::Tafsil, &mut |_| {}).unwrap();
    assert_eq!(reading.skipped, []);
    assert_eq!(reading.document, shop);
}

#[test]
fn every_customer_has_an_address_that_can_be_delivered_to() {
    for customer in &demo::people::CUSTOMERS {
        let address = customer.address();
        let kept = address.parse().expect(customer.name);
        assert!(!kept.city.is_empty() && !kept.street.is_empty());
    }
}
