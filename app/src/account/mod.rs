//! The pages of accounts.

mod addresses;
mod details;
mod frame;
mod mailed;
mod overview;
mod password;
mod reset;
mod sign_in;
mod sign_up;

pub use addresses::{AddressPage, AddressesPage, NewAddressPage};
pub use details::DetailsPage;
pub(crate) use frame::{AccountFrame, show_own};
pub use mailed::MailedPage;
pub use overview::OverviewPage;
pub use password::PasswordPage;
pub use reset::{ResetPage, SetPasswordPage};
pub use sign_in::SignInPage;
pub use sign_up::{FinishSignUpPage, SignUpPage};
