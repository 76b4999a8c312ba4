//! The visitor's cart.

use super::ApiError;
use crate::model::CartView;
use engine::Lang;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::request;

/// The cart as it would be charged now.
#[server(endpoint = "cart", input = server_fn::codec::GetUrl)]
pub async fn load_cart(lang: Lang) -> Result<CartView, ApiError> {
    request::answer(present::cart(lang).await)
}

/// Puts more of a SKU into the cart.
#[server(endpoint = "add_to_cart")]
pub async fn add_to_cart(
    #[server(default)] lang: Lang,
    sku: String,
    quantity: u32,
) -> Result<CartView, ApiError> {
    request::answer(present::change(lang, &sku, present::Change::Add(quantity)).await)
}

/// Sets a line's quantity; 0 takes it out.
#[server(endpoint = "set_cart_line")]
pub async fn set_cart_line(
    #[server(default)] lang: Lang,
    sku: String,
    quantity: u32,
) -> Result<CartView, ApiError> {
    request::answer(present::change(lang, &sku, present::Change::Set(quantity)).await)
}

#[cfg(feature = "ssr")]
pub(crate) mod present {
    use super::{ApiError, request};
    use crate::api::present::{Presenter, said};
    use crate::model::{CartLineView, CartView, LineTrouble};
    use crate::paths;
    use engine::Lang;
    use services::Shelf;
    use services::cart::{PricedCart, PricedLine, Trouble};

    pub enum Change {
        Add(u32),
        Set(u32),
    }

    /// Pieces in the cart, without pricing it.
    pub async fn count() -> Result<u32, ApiError> {
        let Some(id) = request::recall::<String>(request::CART).await? else {
            return Ok(0);
        };
        let cart = request::desk()?.services.cart(&id).await?;
        Ok(cart
            .lines
            .iter()
            .map(|line| line.quantity)
            .fold(0, u32::saturating_add))
    }

    pub async fn cart(lang: Lang) -> Result<CartView, ApiError> {
        let desk = request::desk()?;
        let shelf = desk.services.fresh_shelf().await?;
        let currency = request::currency(shelf.catalog.shop.currency);
        let Some(id) = request::recall::<String>(request::CART).await? else {
            return Ok(CartView::default());
        };
        let cart = desk.services.cart(&id).await?;
        let priced = services::cart::price(&shelf, &cart.lines, currency);
        Ok(view(&shelf, lang, priced))
    }

    pub async fn change(lang: Lang, sku: &str, change: Change) -> Result<CartView, ApiError> {
        let desk = request::desk()?;
        let shelf = desk.services.fresh_shelf().await?;
        let currency = request::currency(shelf.catalog.shop.currency);
        let known = request::recall::<String>(request::CART).await?;
        let id = known
            .clone()
            .unwrap_or_else(|| uuid::Uuid::now_v7().to_string());
        let account = request::recall::<String>(request::ACCOUNT).await?;
        let now = desk.now();
        let change = |before: u32| match change {
            Change::Add(quantity) => before.saturating_add(quantity),
            Change::Set(quantity) => quantity,
        };
        let cart = desk
            .services
            .change_cart(&shelf, &id, account.as_deref(), currency, sku, now, change)
            .await?;
        if known.is_none() {
            request::remember(request::CART, &id).await?;
        }
        let priced = services::cart::price(&shelf, &cart.lines, currency);
        Ok(view(&shelf, lang, priced))
    }

    pub fn view(shelf: &Shelf, lang: Lang, priced: PricedCart) -> CartView {
        let presenter = Presenter {
            shelf,
            lang,
            prices: None,
        };
        CartView {
            count: priced.count,
            orderable: priced.is_orderable(),
            totals: priced.totals,
            tax: shelf.catalog.shop.tax.clone(),
            lines: priced
                .lines
                .into_iter()
                .map(|line| line_view(&presenter, line))
                .collect(),
        }
    }

    fn line_view(presenter: &Presenter<'_>, line: PricedLine) -> CartLineView {
        let lang = presenter.lang;
        let catalog = &presenter.shelf.catalog;
        let variant = catalog.variant(&line.sku).map(|(_, variant)| variant);
        let item = variant.and_then(|variant| catalog.item(variant.item));
        let picture = variant
            .and_then(|variant| variant.picture.as_ref())
            .or(item.and_then(|item| item.picture.as_ref()));
        CartLineView {
            href: item.map_or_else(
                || paths::home(lang),
                |item| paths::variant(lang, item.slug.get(lang), &line.sku),
            ),
            name: item.map(|item| said(&item.name, lang)).unwrap_or_default(),
            variant: variant
                .map(|variant| said(&variant.name, lang))
                .unwrap_or_default(),
            picture: item.and_then(|item| presenter.picture(picture, &item.name)),
            sku: line.sku,
            quantity: line.quantity,
            price: line.price,
            trouble: line.trouble.map(|trouble| match trouble {
                Trouble::Gone => LineTrouble::Gone,
                Trouble::Only(n) => LineTrouble::Only(n),
            }),
        }
    }
}
