//! The shop's settings: its name, look, languages, money, deliveries, payments, contact and
//! policies. They are one document, the section `shop` of the `tafsil` exchange format.

use super::Picture;
use crate::order::Payment;
use crate::price::{Tax, TaxMode};
use crate::text::fold;
use crate::{Currency, Lang, Money, Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A shop's settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shop {
    pub name: Text,
    /// A slogan of one sentence.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub promise: Text,
    /// The languages pages are offered in, the default first.
    #[serde(default = "both")]
    pub languages: Vec<Lang>,
    /// Where the shop is: an ISO 3166-1 alpha-2 code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub country: String,
    /// An IANA time zone: `Asia/Amman`. Empty: UTC.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub time_zone: String,
    /// The currency shown to a visitor who chose none.
    #[serde(default)]
    pub currency: Currency,
    #[serde(default)]
    pub tax: Tax,
    /// Whether the prices of a list that an import makes already contain the tax.
    #[serde(default)]
    pub tax_mode: TaxMode,
    /// What stands before the numbers of orders: `T-` gives `T-1001`, `T-1002` …
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub order_prefix: String,
    #[serde(default)]
    pub deliveries: Vec<Delivery>,
    #[serde(default = "on_delivery")]
    pub payments: Vec<PaymentOffer>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub whatsapp: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub address: Text,
    /// Opening hours.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hours: Text,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub policies: BTreeMap<Policy, Text>,
    #[serde(default, skip_serializing_if = "Look::is_empty")]
    pub look: Look,
    #[serde(default, skip_serializing_if = "HomeSettings::is_empty")]
    pub home: HomeSettings,
}

fn both() -> Vec<Lang> {
    Lang::ALL.to_vec()
}

fn on_delivery() -> Vec<PaymentOffer> {
    vec![PaymentOffer::new(Payment::OnDelivery)]
}

impl Default for Shop {
    fn default() -> Shop {
        Shop {
            name: Text::default(),
            promise: Text::default(),
            languages: both(),
            country: String::new(),
            time_zone: String::new(),
            currency: Currency::default(),
            tax: Tax::default(),
            tax_mode: TaxMode::default(),
            order_prefix: String::new(),
            deliveries: Vec::new(),
            payments: on_delivery(),
            phone: String::new(),
            whatsapp: String::new(),
            email: String::new(),
            address: Text::default(),
            hours: Text::default(),
            policies: BTreeMap::new(),
            look: Look::default(),
            home: HomeSettings::default(),
        }
    }
}

impl Shop {
    /// The language of a visitor who asks for none that is offered.
    pub fn default_language(&self) -> Lang {
        self.languages.first().copied().unwrap_or_default()
    }

    pub fn offers_language(&self, lang: Lang) -> bool {
        self.languages.contains(&lang)
    }

    /// The offer of a payment method, to somebody with or without an account.
    pub fn payment(&self, method: Payment, has_account: bool) -> Option<&PaymentOffer> {
        self.payments
            .iter()
            .find(|offer| offer.method == method && offer.is_for(has_account))
    }
}

/// A delivery method.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    pub id: String,
    pub name: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
    /// The fee as a decimal per currency code, tax included: `{"JOD": "2.500"}`.
    pub fee: BTreeMap<Currency, String>,
    /// The sum of goods, tax included, from which there is no fee; a decimal per currency code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub free_from: BTreeMap<Currency, String>,
    /// Working days it takes: at least and at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<(u8, u8)>,
    /// Cities or areas it reaches. Empty: everywhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Text>,
    /// Whether an address is needed (collection needs none).
    #[serde(default)]
    pub needs_address: bool,
    /// Where and when goods are collected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collection: Option<Collection>,
}

/// A place where customers collect what they ordered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collection {
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub address: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hours: Text,
}

impl Delivery {
    /// The fee for goods of this sum (tax included); `None` where the method is not offered in
    /// the sum's currency.
    pub fn fee(&self, goods: Money) -> Option<Money> {
        let currency = goods.currency;
        let fee = Money::parse(self.fee.get(&currency)?, currency)?;
        let free = self
            .free_from
            .get(&currency)
            .and_then(|from| Money::parse(from, currency))
            .is_some_and(|from| goods.minor >= from.minor);
        Some(if free { Money::zero(currency) } else { fee })
    }

    /// Whether it reaches a city, however that is spelt in either language.
    pub fn reaches(&self, city: &str) -> bool {
        let city = fold(city);
        let names = self.places.iter().flat_map(|place| [&place.en, &place.ar]);
        let mut names = names.filter(|name| !name.is_empty());
        self.places.is_empty() || names.any(|name| fold(name) == city)
    }
}

/// A payment method as the shop offers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaymentOffer {
    pub method: Payment,
    /// What the customer is told beside it. Empty: the method's usual words.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
    #[serde(default, rename = "for")]
    pub audience: Audience,
    /// The account a bank transfer goes to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank: Option<BankAccount>,
    /// Days until an invoice is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
}

impl PaymentOffer {
    pub fn new(method: Payment) -> PaymentOffer {
        PaymentOffer {
            method,
            note: Text::default(),
            audience: Audience::default(),
            bank: None,
            days: None,
        }
    }

    pub fn is_for(&self, has_account: bool) -> bool {
        has_account || self.audience == Audience::Everyone
    }
}

/// Who is offered something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    #[default]
    Everyone,
    /// Customers who are signed in.
    Accounts,
}

/// The account a customer transfers money to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankAccount {
    /// The bank's name.
    #[serde(default)]
    pub bank: Text,
    /// ISO 13616.
    pub iban: String,
    pub beneficiary: String,
}

/// A policy with a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Policy {
    Delivery,
    Returns,
    Terms,
    Privacy,
}

impl Policy {
    pub const ALL: [Policy; 4] = [
        Policy::Delivery,
        Policy::Returns,
        Policy::Terms,
        Policy::Privacy,
    ];

    /// The last segment of its page's path.
    pub const fn code(self) -> &'static str {
        match self {
            Policy::Delivery => "delivery",
            Policy::Returns => "returns",
            Policy::Terms => "terms",
            Policy::Privacy => "privacy",
        }
    }

    pub fn from_code(code: &str) -> Option<Policy> {
        Policy::ALL.into_iter().find(|policy| policy.code() == code)
    }
}

/// The shop's branding: pictures, colours, corners. What is absent is the default look.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// The logo's address under `/media/`, per language.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub logo: Text,
    /// The logo on a dark ground.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub logo_dark: Text,
    /// The icon of the browser's tab.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub icon: String,
    /// The picture shown where a page is shared, 1200 × 630.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub social_picture: String,
    /// The colour of the main button: `#f3ab27`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub accent: String,
    /// The colour of links on the light page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
    /// The colour of links on the dark page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link_dark: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corners: Option<Corners>,
}

impl Look {
    pub fn is_empty(&self) -> bool {
        *self == Look::default()
    }
}

/// How round the corners of buttons, fields and pictures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Corners {
    Square,
    Soft,
    Round,
}

/// What the home page leads with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomeSettings {
    /// The headline. Empty: the shop's name.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    /// The sentence below it. Empty: the promise.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub lead: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// Ids of the categories its buttons lead to. Empty: the first departments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
}

impl HomeSettings {
    pub fn is_empty(&self) -> bool {
        *self == HomeSettings::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fee_ends_at_the_free_sum() {
        let delivery = Delivery {
            fee: [(Currency::Jod, "2.500".to_owned())].into(),
            free_from: [(Currency::Jod, "50".to_owned())].into(),
            ..Delivery::default()
        };
        let fee = |minor| {
            delivery
                .fee(Money::new(minor, Currency::Jod))
                .map(|m| m.minor)
        };
        assert_eq!(fee(49_999), Some(2_500));
        assert_eq!(fee(50_000), Some(0));
        assert_eq!(delivery.fee(Money::new(1, Currency::Usd)), None);
    }

    #[test]
    fn a_city_is_known_in_either_language_and_spelling() {
        let mut delivery = Delivery::default();
        assert!(delivery.reaches("anywhere"));
        delivery.places = vec![Text::new("Amman", "عمّان"), Text::only(Lang::En, "Zarqa")];
        for city in ["AMMAN", "عمان", "عَمّان", "zarqa"] {
            assert!(delivery.reaches(city), "{city}");
        }
        for city in ["Irbid", "", "Amma"] {
            assert!(!delivery.reaches(city), "{city}");
        }
    }

    #[test]
    fn settings_of_an_older_file_are_read() {
        let shop: Shop = serde_json::from_str(r#"{"name": {"en": "Noor"}}"#).unwrap();
        assert_eq!(shop.languages, Lang::ALL);
        assert!(shop.payment(Payment::OnDelivery, false).is_some());
        assert!(shop.payment(Payment::Invoice, true).is_none());
    }

    #[test]
    fn an_offer_to_accounts_is_not_for_guests() {
        let mut offer = PaymentOffer::new(Payment::Invoice);
        offer.audience = Audience::Accounts;
        let shop = Shop {
            payments: vec![offer],
            ..Shop::default()
        };
        assert!(shop.payment(Payment::Invoice, false).is_none());
        assert!(shop.payment(Payment::Invoice, true).is_some());
    }
}
