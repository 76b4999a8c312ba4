//! The cart as the page shows it: changed at once, corrected by the server.

use crate::api::ApiError;
use crate::api::cart::{add_to_cart, set_cart_line};
use crate::data::Parcel;
use crate::model::{CartAnswer, CartView};
use futures_channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;

/// What the header, cards and cart page share.
#[derive(Clone, Copy)]
pub struct CartState {
    /// Pieces in the cart, as far as the page knows.
    pub count: RwSignal<u32>,
    /// The last answer of the server, with the language's words.
    pub latest: RwSignal<Option<Parcel<CartView>>>,
    /// What just happened, to be said once.
    pub news: RwSignal<Option<CartNews>>,
    /// Pieces in the cart as the shop last said.
    kept: StoredValue<u32>,
    /// Changes the shop has not answered yet.
    open: StoredValue<u32>,
    /// Ends when the last change so far was answered: changes are sent one after another, in the
    /// order in which they were made.
    last: StoredValue<Option<oneshot::Receiver<()>>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum CartNews {
    /// A product, by its name.
    Added(String),
    Failed(ApiError),
}

/// A change on its way to the shop; nothing comes of one that was superseded. One type for all,
/// since each would bring its own copy of what waits for it.
type Request = Pin<Box<dyn Future<Output = Option<Result<CartAnswer, ApiError>>>>>;

pub fn provide_cart() {
    provide_context(CartState {
        count: RwSignal::new(0),
        latest: RwSignal::new(None),
        news: RwSignal::new(None),
        kept: StoredValue::new(0),
        open: StoredValue::new(0),
        last: StoredValue::new(None),
    });
}

/// The cart of this page.
pub fn use_cart() -> CartState {
    use_context::<CartState>().unwrap_or_else(|| {
        provide_cart();
        expect_context()
    })
}

impl CartState {
    /// Puts more of a SKU, of the product called `name`, into the cart.
    pub fn add(self, sku: String, quantity: u32, name: String) {
        let lang = crate::context::use_lang();
        let request = add_to_cart(lang, sku, quantity.to_string());
        let news = Some(CartNews::Added(name));
        let request = Box::pin(async move { Some(request.await) });
        self.ask(0, quantity, news, request);
    }

    /// Sets the quantity of a line that held `had`; 0 takes it out. Where it is `superseded` by
    /// the time it would be sent, it is not.
    pub fn set(
        self,
        sku: String,
        had: u32,
        quantity: u32,
        superseded: impl Fn() -> bool + 'static,
    ) {
        let lang = crate::context::use_lang();
        let request = Box::pin(async move {
            if superseded() {
                return None;
            }
            Some(set_cart_line(lang, sku, quantity.to_string()).await)
        });
        self.ask(had, quantity, None, request);
    }

    /// Waits until the shop has answered every change so far.
    pub async fn settled(self) {
        let (_answered, before) = self.queue();
        if let Some(before) = before {
            let _ = before.await;
        }
    }

    /// A place at the end of the queue: what to drop when it is answered, and what to wait for.
    fn queue(self) -> (oneshot::Sender<()>, Option<oneshot::Receiver<()>>) {
        let (answered, next) = oneshot::channel();
        let before = self.last.try_update_value(|last| last.replace(next));
        (answered, before.flatten())
    }

    /// Shows `more` pieces instead of `fewer` at once, and asks when it is this change's turn.
    fn ask(self, fewer: u32, more: u32, news: Option<CartNews>, request: Request) {
        let before = self.count.get_untracked();
        if self.open.get_value() == 0 {
            self.kept.set_value(before);
        }
        self.open.update_value(|open| *open += 1);
        self.count
            .set(before.saturating_sub(fewer).saturating_add(more));
        self.news.set(None);
        let (answered, before) = self.queue();
        spawn_local(async move {
            // Dropped, a sender tells its receiver.
            let _answered = answered;
            if let Some(before) = before {
                let _ = before.await;
            }
            let answer = request.await;
            self.open.update_value(|open| *open -= 1);
            // While more is under way, what is shown is ahead of the shop.
            let all = self.open.get_value() == 0;
            match answer {
                Some(Ok(answer)) => {
                    self.kept.set_value(answer.count);
                    self.latest
                        .update_untracked(|latest| *latest = Some(answer.cart));
                    // A failure before it is not talked over.
                    if all && self.news.with_untracked(Option::is_none) {
                        self.news.set(news);
                    }
                }
                Some(Err(error)) => self.news.set(Some(CartNews::Failed(error))),
                None => {}
            }
            if all {
                self.count.set(self.kept.get_value());
                self.latest.notify();
            }
        });
    }
}
