//! Words of the shop's policies.

use engine::Lang;
use engine::catalog::Policy;

/// The name of a policy's page.
pub const fn title(lang: Lang, policy: Policy) -> &'static str {
    match (lang, policy) {
        (Lang::En, Policy::Delivery) => "Delivery",
        (Lang::En, Policy::Returns) => "Returns",
        (Lang::En, Policy::Terms) => "Terms of sale",
        (Lang::En, Policy::Privacy) => "Privacy",
        (Lang::Ar, Policy::Delivery) => "التوصيل",
        (Lang::Ar, Policy::Returns) => "الاستبدال والإرجاع",
        (Lang::Ar, Policy::Terms) => "شروط البيع",
        (Lang::Ar, Policy::Privacy) => "الخصوصية",
    }
}
