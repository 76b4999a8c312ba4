//! Ways to pay, behind one interface that a card provider can join.

use engine::order::Payment;

/// What a customer does after ordering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instruction {
    /// Nothing now: the driver or the invoice asks for it.
    Later,
    /// Transfer the sum and name the order.
    Transfer,
    /// Go to the provider's page, which sends the customer back.
    Visit(String),
}

/// A way to pay.
pub trait Provider: Send + Sync {
    /// What the customer does next for the order with this number and sum in
    /// minor units. Called after the order is kept: it may fail and be asked
    /// again, and must then not charge twice.
    fn begin(&self, number: &str, total_minor: i64) -> Instruction;
}

struct Later;
struct Transfer;

impl Provider for Later {
    fn begin(&self, _number: &str, _total_minor: i64) -> Instruction {
        Instruction::Later
    }
}

impl Provider for Transfer {
    fn begin(&self, _number: &str, _total_minor: i64) -> Instruction {
        Instruction::Transfer
    }
}

/// The provider of a way to pay.
pub fn provider(payment: Payment) -> &'static dyn Provider {
    match payment {
        Payment::Invoice | Payment::OnDelivery => &Later,
        Payment::BankTransfer => &Transfer,
    }
}
