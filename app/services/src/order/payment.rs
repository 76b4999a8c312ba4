//! Ways to pay, behind one interface that a card provider can join.

use engine::Lang;
use engine::catalog::PaymentOffer;
use engine::order::Payment;
use engine::plural::Plural;

/// What a payment method means for the customer: the shop's own words, otherwise the usual ones.
pub fn note(offer: &PaymentOffer, lang: Lang) -> String {
    if !offer.note.is_empty() {
        return offer.note.get(lang).to_owned();
    }
    match (lang, offer.method, offer.days) {
        (Lang::En, Payment::OnDelivery, _) => "You pay when you receive it".to_owned(),
        (Lang::En, Payment::BankTransfer, _) => {
            "We send your order when the money arrives".to_owned()
        }
        (Lang::En, Payment::Invoice, None) => "We send you an invoice".to_owned(),
        (Lang::Ar, Payment::OnDelivery, _) => "تدفع عند استلام طلبك".to_owned(),
        (Lang::Ar, Payment::BankTransfer, _) => "نرسل طلبك حال وصول الحوالة".to_owned(),
        (Lang::Ar, Payment::Invoice, None) => "نرسل إليك فاتورة".to_owned(),
        (_, Payment::Invoice, Some(days)) => due(lang, days),
    }
}

/// When an invoice is due.
fn due(lang: Lang, days: u16) -> String {
    match (lang, Plural::of(lang, days.into())) {
        (Lang::En, _) if days == 0 => "Due at once".to_owned(),
        (Lang::En, Plural::One) => "Due within 1 day".to_owned(),
        (Lang::En, _) => format!("Due within {days} days"),
        (Lang::Ar, Plural::Zero) => "تُدفع فورًا".to_owned(),
        (Lang::Ar, Plural::One) => "تُدفع خلال يوم واحد".to_owned(),
        (Lang::Ar, Plural::Two) => "تُدفع خلال يومين".to_owned(),
        (Lang::Ar, Plural::Few) => format!("تُدفع خلال {days} أيام"),
        (Lang::Ar, Plural::Many) => format!("تُدفع خلال {days} يومًا"),
        (Lang::Ar, Plural::Other) => format!("تُدفع خلال {days} يوم"),
    }
}

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
