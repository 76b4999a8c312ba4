//! The shop's pages.

mod facets;
mod home;
mod listing;
mod not_found;
mod policy;
mod privacy;
mod product;

pub use home::HomePage;
pub use listing::{ListingPage, SearchPage};
pub use not_found::{GonePage, NotFoundPage};
pub use policy::PolicyPage;
pub use privacy::PrivacyPage;
pub use product::ProductPage;
