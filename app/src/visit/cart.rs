//! The cart as the page shows it: changed at once, corrected by the server.

use crate::api::ApiError;
use crate::api::cart::{add_to_cart, set_cart_line};
use crate::data::Parcel;
use crate::model::{CartAnswer, CartView};
use futures_channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the header, cards and cart page share.
#[derive(Clone, Copy)]
pub struct CartState {
    /// Pieces in the cart, as far as the page knows.
    pub count: RwSignal<u32>,
    /// The last answer of the server, with the language's words.
    pub latest: RwSignal<Option<Parcel<CartView>>>,
    /// What just happened, to be said once.
    pub news: RwSignal<Option<CartNews>>,
    /// Changes the shop has not answered yet, and who waits until it has.
    pending: StoredValue<u32>,
    waiting: StoredValue<Vec<oneshot::Sender<()>>>,
    /// Requests so far; only the last answer counts.
    turn: StoredValue<u32>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum CartNews {
    Added,
    /// A line that was taken out, so that it can be put back.
    Removed {
        sku: String,
        quantity: u32,
    },
    Failed(ApiError),
}

pub fn provide_cart() {
    provide_context(CartState {
        count: RwSignal::new(0),
        latest: RwSignal::new(None),
        news: RwSignal::new(None),
        pending: StoredValue::new(0),
        waiting: StoredValue::new(Vec::new()),
        turn: StoredValue::new(0),
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
    /// Puts more of a SKU into the cart.
    pub fn add(self, sku: String, quantity: u32) {
        let before = self.count.get_untracked();
        self.count.set(before.saturating_add(quantity));
        self.news.set(None);
        let lang = crate::context::use_lang();
        self.ask(
            before,
            Some(CartNews::Added),
            add_to_cart(lang, sku, quantity),
        );
    }

    /// Sets the quantity of a line that held `had`; 0 takes it out.
    pub fn set(self, sku: String, had: u32, quantity: u32) {
        let before = self.count.get_untracked();
        let lang = crate::context::use_lang();
        self.count
            .set(before.saturating_sub(had).saturating_add(quantity));
        let news = (quantity == 0 && had > 0).then(|| CartNews::Removed {
            sku: sku.clone(),
            quantity: had,
        });
        self.news.set(None);
        self.ask(before, news, set_cart_line(lang, sku, quantity));
    }

    /// Waits until the shop has answered every change so far.
    pub async fn settled(self) {
        if self.pending.try_get_value().unwrap_or(0) > 0 {
            let (sender, answered) = oneshot::channel();
            self.waiting.update_value(|waiting| waiting.push(sender));
            let _ = answered.await;
        }
    }

    fn ask(
        self,
        before: u32,
        news: Option<CartNews>,
        request: impl Future<Output = Result<CartAnswer, ApiError>> + 'static,
    ) {
        let turn = self.turn.get_value() + 1;
        self.turn.set_value(turn);
        self.pending.update_value(|pending| *pending += 1);
        spawn_local(async move {
            let answer = request.await;
            self.pending.update_value(|pending| *pending -= 1);
            if self.pending.try_get_value() == Some(0) {
                // Dropped, a sender tells its receiver.
                self.waiting.update_value(Vec::clear);
            }
            // A later request is under way: its answer is the one that counts.
            let latest = self.turn.try_get_value() == Some(turn);
            match answer {
                Ok(answer) if latest => {
                    self.count.set(answer.count);
                    self.latest.set(Some(answer.cart));
                    self.news.set(news);
                }
                Err(error) => {
                    if latest {
                        self.count.set(before);
                    }
                    self.news.set(Some(CartNews::Failed(error)));
                }
                Ok(_) => {}
            }
        });
    }
}
