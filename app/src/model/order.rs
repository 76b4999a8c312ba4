//! Cart, checkout, orders and the policies that belong to them.

use super::{Link, Moment, PictureView, Said};
use crate::data::Parcel;
use engine::Money;
use engine::price::LinePrice;
use serde::{Deserialize, Serialize};

/// A cart as it would be charged now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CartView {
    pub lines: Vec<CartLineView>,
    pub totals: Option<engine::price::Totals>,
    /// The list and tax the prices come from.
    pub list: engine::price::PriceList,
    pub tax: engine::price::Tax,
    /// Pieces in all.
    pub count: u32,
    /// Whether it can be ordered as it is.
    pub orderable: bool,
}

/// The cart after a change. Pages that show no more than the count leave the
/// rest packed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CartAnswer {
    pub count: u32,
    pub cart: Parcel<CartView>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CartLineView {
    pub sku: String,
    pub quantity: u32,
    pub href: String,
    pub name: Said,
    pub variant: Said,
    pub picture: Option<PictureView>,
    /// What one costs from each quantity on; empty where it has no price.
    pub tiers: Vec<engine::price::Tier>,
    /// Why the line cannot be ordered as it is.
    pub trouble: Option<LineTrouble>,
}

impl CartView {
    /// What a line costs, by the same rule as on the server.
    pub fn price(&self, line: &CartLineView) -> Option<LinePrice> {
        engine::price::line(&self.list, &line.tiers, line.quantity, &self.tax).ok()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineTrouble {
    /// It left the shop, or has no price.
    Gone,
    /// There are only this many.
    Only(u32),
}

/// What a customer needs to order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CheckoutView {
    pub cart: CartView,
    pub deliveries: Vec<DeliveryView>,
    pub payments: Vec<PaymentView>,
    /// The policies a customer agrees to, or may want to read.
    pub policies: Vec<Link>,
    /// The unguessable name of this attempt.
    pub key: String,
    /// What is shown, for the form to carry: the server compares it with what is charged.
    pub seen: String,
    pub email: String,
    pub address: engine::order::Address,
    /// What changed since an attempt that was refused.
    pub changes: Vec<ChangeView>,
    /// The order that attempt had become before: its number and page.
    pub placed: Option<(String, String)>,
}

/// A difference between what was shown and what is now, as text in the page's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeView {
    pub name: Said,
    pub was: String,
    pub now: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeliveryView {
    pub id: String,
    pub name: Said,
    /// How long it takes, where and when goods are collected.
    pub notes: Vec<Said>,
    pub fee: Money,
    pub needs_address: bool,
}

/// A payment method to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PaymentView {
    pub method: engine::order::Payment,
    pub note: Said,
}

/// The account a customer transfers the money to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TransferView {
    pub bank: Said,
    /// In groups of four.
    pub iban: String,
    pub beneficiary: String,
}

/// A policy of the shop, on a page of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicyView {
    pub policy: engine::catalog::Policy,
    pub paragraphs: Vec<Said>,
}

/// A kept order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderView {
    pub number: String,
    pub status: engine::order::Status,
    pub placed_at: Moment,
    pub email: String,
    pub address: engine::order::Address,
    pub delivery: Said,
    pub payment: engine::order::Payment,
    /// Where the money goes, if it is to be transferred.
    pub transfer: Option<TransferView>,
    pub lines: Vec<OrderLineView>,
    /// Whether the prices of one are before tax.
    pub before_tax: bool,
    pub totals: engine::price::Totals,
    pub tax: engine::price::Tax,
    pub events: Vec<(Moment, engine::order::Status)>,
    pub cancellable: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderLineView {
    pub sku: String,
    pub name: Said,
    pub variant: Said,
    pub quantity: u32,
    /// What one cost, and the line.
    pub unit: Money,
    pub gross: Money,
}

/// A line of the list of orders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderRow {
    pub number: String,
    pub status: engine::order::Status,
    pub placed_at: Moment,
    pub total: Money,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OrdersView {
    pub rows: Vec<OrderRow>,
    pub total: u32,
    pub page: u32,
    pub pages: u32,
}
