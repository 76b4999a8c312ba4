//! Pieces used on several pages.

mod add;
mod card;
#[cfg(feature = "hydrate")]
mod following;
mod form;
mod frame;
mod head;
mod icon;
mod news;
mod pager;
mod price;
mod receipt;
mod said;
mod search_box;
mod stepper;
#[cfg(feature = "hydrate")]
mod suggestions;
mod trail;
mod trouble;

pub use add::AddButton;
pub use card::{ProductCard, Stock, Swatch};
pub use form::{ChoiceError, DocumentForm, Field, FormNote, PostForm, RadioTile, TextArea};
pub use frame::Frame;
pub use head::{PageHead, PrivateHead};
pub use icon::{Icon, Logo};
pub use news::News;
pub use pager::Pager;
pub use price::Price;
pub use receipt::ReceiptView;
pub use said::Words;
pub use search_box::SearchBox;
pub use stepper::Stepper;
pub use trail::Trail;
pub use trouble::Trouble;
