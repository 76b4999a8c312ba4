//! Quotes: what ordering a cart would come to, and the quote a customer was shown, which travels
//! in their form so that nothing else is ever charged.

use crate::Services;
use crate::cart::{PricedCart, price};
use crate::error::Result;
use crate::shelf::Shelf;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use engine::catalog::{Delivery, PaymentOffer};
use engine::order::CartLine;
use engine::price::{Totals, total};
use engine::{Currency, Money, Text};
use serde::{Deserialize, Serialize};

/// What an order would come to, with each way of delivery.
#[derive(Clone, Debug)]
pub struct Quote {
    pub currency: Currency,
    pub cart: PricedCart,
    pub deliveries: Vec<QuotedDelivery>,
    /// The payment methods this customer may choose from.
    pub payments: Vec<PaymentOffer>,
}

/// A way of delivery that is offered in the quote's currency.
#[derive(Clone, Debug)]
pub struct QuotedDelivery {
    pub delivery: Delivery,
    pub fee: Money,
    /// With the goods; absent where an amount does not fit.
    pub totals: Option<Totals>,
}

impl Quote {
    pub(crate) fn of(
        shelf: &Shelf,
        lines: &[CartLine],
        currency: Currency,
        has_account: bool,
    ) -> Quote {
        let shop = &shelf.catalog.shop;
        let cart = price(shelf, lines, currency);
        let goods = cart
            .totals
            .map_or(Money::zero(currency), |totals| totals.gross);
        let quoted = |delivery: &Delivery| {
            let fee = delivery.fee(goods)?;
            let prices = cart.lines.iter().filter_map(|line| line.price.as_ref());
            Some(QuotedDelivery {
                delivery: delivery.clone(),
                fee,
                totals: total(prices, fee, &shop.tax, currency).ok(),
            })
        };
        Quote {
            currency,
            deliveries: shop.deliveries.iter().filter_map(quoted).collect(),
            payments: shop
                .payments
                .iter()
                .filter(|offer| offer.is_for(has_account))
                .cloned()
                .collect(),
            cart,
        }
    }

    /// The delivery with this id, if it is offered.
    pub fn delivery(&self, id: &str) -> Option<&QuotedDelivery> {
        let mut deliveries = self.deliveries.iter();
        deliveries.find(|quoted| quoted.delivery.id == id)
    }

    /// The figures as they are shown to a customer.
    pub fn shown(&self) -> ShownQuote {
        ShownQuote {
            currency: self.currency,
            lines: self
                .cart
                .lines
                .iter()
                .map(|line| ShownLine {
                    sku: line.sku.clone(),
                    quantity: line.quantity,
                    gross: line.price.as_ref().map(|price| price.gross.minor),
                })
                .collect(),
            goods: self.cart.totals.map_or(0, |totals| totals.gross.minor),
            deliveries: self
                .deliveries
                .iter()
                .map(|quoted| ShownDelivery {
                    id: quoted.delivery.id.clone(),
                    name: quoted.delivery.name.clone(),
                    fee: quoted.fee.minor,
                    tax: quoted.totals.map_or(0, |totals| totals.tax.minor),
                    total: quoted.totals.map_or(0, |totals| totals.gross.minor),
                })
                .collect(),
        }
    }
}

/// The figures of a quote a customer was shown. Amounts are minor units of its currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownQuote {
    currency: Currency,
    lines: Vec<ShownLine>,
    goods: i64,
    deliveries: Vec<ShownDelivery>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "LineRow", into = "LineRow")]
struct ShownLine {
    sku: String,
    quantity: u32,
    gross: Option<i64>,
}

/// A line as it travels, short because a cart may have many.
type LineRow = (String, u32, Option<i64>);

impl From<LineRow> for ShownLine {
    fn from((sku, quantity, gross): LineRow) -> Self {
        ShownLine {
            sku,
            quantity,
            gross,
        }
    }
}

impl From<ShownLine> for LineRow {
    fn from(line: ShownLine) -> Self {
        (line.sku, line.quantity, line.gross)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ShownDelivery {
    id: String,
    name: Text,
    fee: i64,
    tax: i64,
    total: i64,
}

/// A difference between the quote a customer was shown and the one there is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Currency {
        was: Currency,
        now: Currency,
    },
    /// A line's quantity and price; absent where it is not in the cart.
    Line {
        sku: String,
        was: Option<(u32, Option<Money>)>,
        now: Option<(u32, Option<Money>)>,
    },
    /// What the goods come to.
    Goods {
        was: Money,
        now: Money,
    },
    /// The fee of the chosen delivery, by the name it was shown with; absent where it was not
    /// shown, or is no longer offered.
    Delivery {
        name: Text,
        was: Option<Money>,
        now: Option<Money>,
    },
    Tax {
        was: Money,
        now: Money,
    },
    Total {
        was: Money,
        now: Money,
    },
}

impl ShownQuote {
    /// As text that can stand in a form: base64url of JSON.
    pub fn encode(&self) -> String {
        let json = serde_json::to_vec(self).unwrap_or_default();
        URL_SAFE_NO_PAD.encode(json)
    }

    /// Reads what [`ShownQuote::encode`] wrote; nothing where it is anything else.
    pub fn decode(text: &str) -> Option<ShownQuote> {
        let json = URL_SAFE_NO_PAD.decode(text).ok()?;
        serde_json::from_slice(&json).ok()
    }

    /// What differs now, for a customer who chose this delivery: everything that they were shown
    /// and are charged for. A new name alone is no difference.
    pub fn changes(&self, now: &Quote, delivery: &str) -> Vec<Change> {
        let mut changes = Vec::new();
        let was = |minor: i64| Money::new(minor, self.currency);
        if self.currency != now.currency {
            changes.push(Change::Currency {
                was: self.currency,
                now: now.currency,
            });
        }
        self.changed_lines(now, &mut changes);
        let goods = now.cart.totals.map(|totals| totals.gross);
        if let Some(goods) = goods.filter(|goods| *goods != was(self.goods)) {
            changes.push(Change::Goods {
                was: was(self.goods),
                now: goods,
            });
        }
        let quoted = now.delivery(delivery);
        let Some(chosen) = self.deliveries.iter().find(|shown| shown.id == delivery) else {
            changes.extend(quoted.map(|quoted| Change::Delivery {
                name: quoted.delivery.name.clone(),
                was: None,
                now: Some(quoted.fee),
            }));
            return changes;
        };
        let fee = quoted.map(|quoted| quoted.fee);
        if fee != Some(was(chosen.fee)) {
            changes.push(Change::Delivery {
                name: chosen.name.clone(),
                was: Some(was(chosen.fee)),
                now: fee,
            });
        }
        if let Some(totals) = quoted.and_then(|quoted| quoted.totals) {
            if totals.tax != was(chosen.tax) {
                changes.push(Change::Tax {
                    was: was(chosen.tax),
                    now: totals.tax,
                });
            }
            if totals.gross != was(chosen.total) {
                changes.push(Change::Total {
                    was: was(chosen.total),
                    now: totals.gross,
                });
            }
        }
        changes
    }

    fn changed_lines(&self, now: &Quote, changes: &mut Vec<Change>) {
        let same_currency = self.currency == now.currency;
        let shown = |line: &ShownLine| {
            let gross = line.gross.map(|minor| Money::new(minor, self.currency));
            (line.quantity, gross)
        };
        let current = |sku: &str| {
            let line = now.cart.lines.iter().find(|line| line.sku == sku)?;
            let gross = line.price.as_ref().map(|price| price.gross);
            Some((line.quantity, gross))
        };
        for line in &self.lines {
            let (was, now) = (shown(line), current(&line.sku));
            // Another currency is said once, not once for each line.
            let same = match now {
                Some(now) if same_currency => now == was,
                Some((quantity, _)) => quantity == was.0,
                None => false,
            };
            if !same {
                changes.push(Change::Line {
                    sku: line.sku.clone(),
                    was: Some(was),
                    now,
                });
            }
        }
        for line in &now.cart.lines {
            if !self.lines.iter().any(|shown| shown.sku == line.sku) {
                changes.push(Change::Line {
                    sku: line.sku.clone(),
                    was: None,
                    now: current(&line.sku),
                });
            }
        }
    }
}

impl Services {
    /// What ordering this cart would mean now, to somebody with or without an account.
    pub async fn quote(
        &self,
        cart_id: &str,
        currency: Currency,
        has_account: bool,
    ) -> Result<Quote> {
        let shelf = self.fresh_shelf().await?;
        let cart = self.cart(cart_id).await?;
        Ok(Quote::of(&shelf, &cart.lines, currency, has_account))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lines: usize) -> ShownQuote {
        let line = |n| ShownLine {
            sku: format!("SKU-{n:08}\u{a0}ق"),
            quantity: 1,
            gross: Some(45_000),
        };
        ShownQuote {
            currency: Currency::Jod,
            lines: (0..lines).map(line).collect(),
            goods: 45_000,
            deliveries: Vec::new(),
        }
    }

    #[test]
    fn what_travelled_is_read_back_and_nothing_else() {
        let quote = shown(2);
        let text = quote.encode();
        assert_eq!(ShownQuote::decode(&text), Some(quote));
        assert!(
            text.bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
        );
        for nonsense in ["", "4500", "e30", &text[1..], &text[..20]] {
            assert_eq!(ShownQuote::decode(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn the_fullest_cart_fits_into_a_form() {
        let length = shown(engine::order::MAX_LINES).encode().len();
        assert!(length < 12_000, "{length}");
    }
}
