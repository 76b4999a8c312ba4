//! The path of an order, and the ways to pay for it.

use serde::{Deserialize, Serialize};

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Placed,
    Confirmed,
    Sent,
    Delivered,
    Cancelled,
}

impl Status {
    pub const ALL: [Status; 5] = [
        Status::Placed,
        Status::Confirmed,
        Status::Sent,
        Status::Delivered,
        Status::Cancelled,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Status::Placed => "placed",
            Status::Confirmed => "confirmed",
            Status::Sent => "sent",
            Status::Delivered => "delivered",
            Status::Cancelled => "cancelled",
        }
    }

    pub fn from_code(code: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether the customer may still cancel by themselves.
    pub const fn cancellable(self) -> bool {
        matches!(self, Status::Placed)
    }
}

/// How an order is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Payment {
    Invoice,
    OnDelivery,
    BankTransfer,
}

impl Payment {
    pub const ALL: [Payment; 3] = [Payment::Invoice, Payment::OnDelivery, Payment::BankTransfer];

    pub const fn code(self) -> &'static str {
        match self {
            Payment::Invoice => "invoice",
            Payment::OnDelivery => "on-delivery",
            Payment::BankTransfer => "bank-transfer",
        }
    }

    pub fn from_code(code: &str) -> Option<Payment> {
        Payment::ALL
            .into_iter()
            .find(|payment| payment.code() == code)
    }
}
