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

    /// Whether the customer may still cancel by themselves: until the goods leave.
    pub const fn cancellable(self) -> bool {
        matches!(self, Status::Placed | Status::Confirmed)
    }

    /// Whether an order that stands here can come to `next`. It only goes forward, may skip a
    /// step (what is collected is never on its way), and is cancelled before it leaves or never.
    pub fn leads_to(self, next: Status) -> bool {
        let step = |status| Status::ALL.iter().position(|known| *known == status);
        match next {
            Status::Cancelled => self.cancellable(),
            next => self != Status::Cancelled && step(next) > step(self),
        }
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

#[cfg(test)]
mod tests {
    use super::Status::{self, Cancelled, Confirmed, Delivered, Placed, Sent};

    #[test]
    fn an_order_only_goes_forward() {
        let ways: [(Status, &[Status]); 5] = [
            (Placed, &[Confirmed, Sent, Delivered, Cancelled]),
            (Confirmed, &[Sent, Delivered, Cancelled]),
            (Sent, &[Delivered]),
            (Delivered, &[]),
            (Cancelled, &[]),
        ];
        for (from, to) in ways {
            let found = Status::ALL.into_iter().filter(|next| from.leads_to(*next));
            assert_eq!(found.collect::<Vec<_>>(), to, "{from:?}");
        }
    }
}
