//! The way of an order: cart, checkout, and the order itself.

mod cart;
mod checkout;
mod one;
mod orders;
mod totals;

pub use cart::CartPage;
pub use checkout::CheckoutPage;
pub use one::OrderPage;
pub use orders::OrdersPage;
