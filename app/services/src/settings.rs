//! The shop's settings: what a new shop begins with, how they are changed, and what keeps
//! customers from ordering.

use crate::error::Result;
use crate::exchange::{Document, VERSION, settings_faults};
use crate::{Services, Shelf};
use engine::catalog::{
    Audience, BankAccount, Corners, Delivery, HomeSettings, Look, PaymentOffer, Policy, Shop,
};
use engine::order::Payment;
use engine::price::Tax;
use engine::{Currency, Text};
use std::collections::BTreeSet;

/// Settings with which a customer can order at once: collection without a fee, payment on
/// delivery, no tax.
pub fn default_settings(name: Text, currency: Currency) -> Shop {
    Shop {
        name,
        currency,
        deliveries: vec![Delivery {
            id: "collection".to_owned(),
            name: Text::new("Collection", "الاستلام من المتجر"),
            fee: [(currency, "0".to_owned())].into(),
            ..Delivery::default()
        }],
        payments: vec![PaymentOffer::new(Payment::OnDelivery)],
        ..Shop::default()
    }
}

/// What a shop is called until its merchant names it.
pub fn default_name() -> Text {
    Text::new("My shop", "متجري")
}

/// An example of every setting, for merchants to start from.
pub fn example_settings(currency: Currency) -> Shop {
    let transfer = PaymentOffer {
        bank: Some(BankAccount {
            bank: Text::new("A Bank", "بنك"),
            iban: "JO94 CBJO 0010 0000 0000 0131 0003 02".to_owned(),
            beneficiary: "Noor Supplies".to_owned(),
        }),
        ..PaymentOffer::new(Payment::BankTransfer)
    };
    let invoice = PaymentOffer {
        days: Some(30),
        audience: Audience::Accounts,
        ..PaymentOffer::new(Payment::Invoice)
    };
    Shop {
        name: Text::new("Noor Supplies", "نور للتجهيزات"),
        promise: Text::new("Everything for the clinic.", "كل ما تحتاجه العيادة."),
        country: "JO".to_owned(),
        time_zone: "Asia/Amman".to_owned(),
        currency,
        tax: Tax {
            name: Text::new("VAT", "ضريبة القيمة المضافة"),
            rate_bp: 1600,
            number: "123456789".to_owned(),
        },
        order_prefix: "N-".to_owned(),
        deliveries: vec![Delivery {
            id: "courier".to_owned(),
            name: delivery_name(),
            note: Text::new("To the door", "إلى الباب"),
            fee: [(currency, "3".to_owned())].into(),
            free_from: [(currency, "50".to_owned())].into(),
            days: Some((1, 3)),
            places: vec![Text::new("Amman", "عمّان")],
            needs_address: true,
            collection: None,
        }],
        payments: vec![PaymentOffer::new(Payment::OnDelivery), transfer, invoice],
        phone: "+962 6 500 0100".to_owned(),
        whatsapp: "+962 79 000 0000".to_owned(),
        email: "hello@shop.example".to_owned(),
        address: Text::new("12 Al-Quds Street, Amman", "12 شارع القدس، عمّان"),
        hours: Text::new("Sunday to Thursday, 9 to 18", "الأحد إلى الخميس، 9 إلى 18"),
        policies: Policy::ALL
            .map(|policy| (policy, Text::new("…", "…")))
            .into(),
        look: Look {
            logo: Text::new("/media/logo-1a2b3c.svg", ""),
            accent: "#f3ab27".to_owned(),
            link: "#2c3c9e".to_owned(),
            corners: Some(Corners::Soft),
            ..Look::default()
        },
        home: HomeSettings {
            title: Text::new("Made for work", "لعمل أفضل"),
            lead: Text::new("Desks, chairs and light.", "مكاتب وكراسٍ وإضاءة."),
            ..HomeSettings::default()
        },
        ..Shop::default()
    }
}

/// What delivering to an address is called.
pub fn delivery_name() -> Text {
    Text::new("Delivery", "التوصيل")
}

/// What is wrong with settings, a sentence each that begins with the field's path. `has_category`
/// says whether there is a category of an id.
pub fn faults(shop: &Shop, has_category: impl Fn(&str) -> bool) -> Vec<String> {
    settings_faults(shop, has_category)
}

impl Services {
    /// Gives a shop without settings the default ones; `None` where it has some.
    ///
    /// # Errors
    /// As the store.
    pub async fn make_settings(&self, name: Text, currency: Currency) -> Result<Option<Shop>> {
        let kept = self.store.documents(store::Kind::Shop).await?;
        if !kept.is_empty() {
            return Ok(None);
        }
        let shop = default_settings(name, currency);
        self.write_settings(shop.clone()).await?;
        Ok(Some(shop))
    }

    /// Replaces the settings, unless something is wrong with the new ones: then says what, a
    /// sentence each.
    ///
    /// # Errors
    /// As the store.
    pub async fn save_settings(&self, shop: Shop) -> Result<Vec<String>> {
        let shelf = self.fresh_shelf().await?;
        let has_category = |id: &str| shelf.catalog.category_by_id(id).is_some();
        let faults = settings_faults(&shop, has_category);
        if faults.is_empty() {
            self.write_settings(shop).await?;
        }
        Ok(faults)
    }

    async fn write_settings(&self, shop: Shop) -> Result<()> {
        let document = Document {
            format: "tafsil".to_owned(),
            version: VERSION,
            shop: Some(shop),
            ..Document::default()
        };
        self.keep(&document).await?;
        self.fresh_shelf().await?;
        Ok(())
    }
}

/// The currencies something is priced in.
fn priced(shelf: &Shelf) -> BTreeSet<Currency> {
    let lists = shelf.catalog.lists.iter();
    lists.map(|prices| prices.list.currency).collect()
}

/// Why a currency with prices is not offered, a sentence each.
pub fn unoffered(shelf: &Shelf) -> Vec<String> {
    let shop = &shelf.catalog.shop;
    let priced = priced(shelf);
    if shop.deliveries.is_empty() && !priced.is_empty() {
        let delivery = Delivery {
            id: "delivery".to_owned(),
            name: delivery_name(),
            fee: priced
                .into_iter()
                .map(|currency| (currency, "0".to_owned()))
                .collect(),
            needs_address: true,
            ..Delivery::default()
        };
        let deliveries = serde_json::to_string(&[delivery]).unwrap_or_default();
        return vec![format!(
            "there is no delivery: tafsil shop set deliveries '{deliveries}'"
        )];
    }
    let without = priced
        .into_iter()
        .filter(|currency| !is_delivered(shop, *currency));
    without
        .map(|currency| {
            let code = currency.code();
            format!("no delivery has a fee in {code}: tafsil shop set deliveries[0].fee.{code} 0")
        })
        .collect()
}

fn is_delivered(shop: &Shop, currency: Currency) -> bool {
    let mut deliveries = shop.deliveries.iter();
    deliveries.any(|delivery| delivery.fee.contains_key(&currency))
}

/// Why no customer can order, a sentence each; empty where one can.
pub fn order_obstacles(shelf: &Shelf) -> Vec<String> {
    let catalog = &shelf.catalog;
    let shop = &catalog.shop;
    let mut obstacles = Vec::new();
    if shop.name.is_empty() {
        obstacles.push("the shop has no name: tafsil shop set name.en \"…\"".to_owned());
    }
    if catalog.items.is_empty() {
        obstacles.push("there is no product: tafsil import FILE --format …".to_owned());
    }
    if shop.payments.is_empty() {
        obstacles.push(
            "no payment method is offered: tafsil shop set payments '[{\"method\": \"on-delivery\"}]'"
                .to_owned(),
        );
    }
    if !catalog.items.is_empty() && shelf.stock.iter().all(|units| *units <= 0) {
        obstacles.push(
            "nothing is in stock: import a file with quantities, or with a policy that counts none"
                .to_owned(),
        );
    }
    let priced = priced(shelf);
    if priced.is_empty() && !catalog.items.is_empty() {
        obstacles.push("there is no price: import a file with prices".to_owned());
    }
    // One currency is enough to order in.
    if !priced.iter().any(|currency| is_delivered(shop, *currency)) {
        obstacles.extend(unoffered(shelf));
    }
    obstacles
}

/// Settings that still are as a new shop has them: each with what customers see, and the
/// command that changes it.
pub fn unset(shop: &Shop) -> Vec<String> {
    let begun = default_settings(shop.name.clone(), shop.currency);
    let mut lines = Vec::new();
    let mut line = |same: bool, seen: &str, command: &str| {
        if same {
            lines.push(format!("{seen}: tafsil shop set {command}"));
        }
    };
    line(
        shop.deliveries == begun.deliveries,
        "customers collect what they order, free of charge",
        "deliveries '[…]'",
    );
    line(
        shop.payments == begun.payments,
        "customers pay on delivery",
        "payments '[…]'",
    );
    line(shop.tax.rate_bp == 0, "no tax is shown", "tax '{…}'");
    line(
        shop.email.is_empty(),
        "no e-mail address is shown, nobody is told of orders, and letters come from shop@ the public address",
        "email hello@shop.example",
    );
    line(
        shop.phone.is_empty() && shop.whatsapp.is_empty(),
        "no telephone number is shown",
        "phone \"+962 6 500 0100\"",
    );
    line(
        shop.time_zone.is_empty(),
        "dates are in UTC",
        "time_zone Asia/Amman",
    );
    line(
        shop.policies.is_empty(),
        "no policy on delivery and returns is linked",
        &format!("policies.returns.{} \"…\"", shop.default_language().code()),
    );
    lines
}
