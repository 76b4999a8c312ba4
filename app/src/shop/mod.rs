//! The shop's pages.

mod facets;
mod home;
mod listing;
mod not_found;
mod privacy;
mod product;

pub use home::HomePage;
pub use listing::{ListingPage, SearchPage};
pub use not_found::NotFoundPage;
pub use privacy::PrivacyPage;
pub use product::ProductPage;
