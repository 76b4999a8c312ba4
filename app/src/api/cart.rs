//! The visitor's cart.

use super::ApiError;
use crate::data::Parcel;
use crate::model::{CartAnswer, CartView};
use crate::wire::Sealed;
use engine::Lang;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::request;

/// The cart as it would be charged now.
#[server(endpoint = "cart", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_cart(lang: Lang) -> Result<Parcel<CartView>, ApiError> {
    request::parcel(present::cart(lang).await)
}

/// Puts more of a SKU into the cart.
#[server(endpoint = "add_to_cart", output = Sealed)]
pub async fn add_to_cart(
    #[server(default)] lang: Lang,
    sku: String,
    quantity: String,
) -> Result<CartAnswer, ApiError> {
    request::answer(present::change(lang, &sku, &quantity, present::Change::Add).await)
}

/// Sets a line's quantity; 0 takes it out.
#[server(endpoint = "set_cart_line", output = Sealed)]
pub async fn set_cart_line(
    #[server(default)] lang: Lang,
    sku: String,
    quantity: String,
) -> Result<CartAnswer, ApiError> {
    request::answer(present::change(lang, &sku, &quantity, present::Change::Set).await)
}

#[cfg(feature = "ssr")]
pub(crate) mod present {
    use super::{ApiError, request};
    use crate::data::Parcel;
    use crate::model::{CartAnswer, CartLineView, CartView, LineTrouble, Said};
    use crate::paths;
    use crate::present::{Presenter, said};
    use engine::order::FieldError;
    use engine::price::MAX_QUANTITY;
    use engine::{Currency, Lang, number};
    use services::Shelf;
    use services::cart::{PricedCart, PricedLine, Trouble};
    use services::limit::Action;

    pub enum Change {
        Add,
        Set,
    }

    /// A quantity as people type it; more than can be ordered at once is as much as can be.
    fn quantity(typed: &str) -> Result<u32, ApiError> {
        let wrong = || ApiError::Fields(vec![("quantity".to_owned(), FieldError::NotAQuantity)]);
        let typed = number::parse_whole(typed).ok_or_else(wrong)?;
        Ok(u32::try_from(typed).map_or(MAX_QUANTITY, |typed| typed.min(MAX_QUANTITY)))
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
        let currency = request::currency(&shelf);
        let Some(id) = request::recall::<String>(request::CART).await? else {
            return Ok(CartView::default());
        };
        let cart = desk.services.cart(&id).await?;
        let priced = services::cart::price(&shelf, &cart.lines, currency);
        Ok(view(&shelf, lang, currency, priced))
    }

    pub async fn change(
        lang: Lang,
        sku: &str,
        typed: &str,
        change: Change,
    ) -> Result<CartAnswer, ApiError> {
        let quantity = quantity(typed)?;
        let desk = request::desk()?;
        let shelf = desk.services.fresh_shelf().await?;
        let currency = request::currency(&shelf);
        let known = request::recall::<String>(request::CART).await?;
        let account = request::recall::<String>(request::ACCOUNT).await?;
        let now = desk.now();
        // Somebody may have begun a cart of the account on another device.
        let begun = match (&known, &account) {
            (None, Some(account)) => {
                let services = &desk.services;
                services.adopt_cart(None, account, currency, now).await?
            }
            _ => known.clone(),
        };
        if begun.is_none() {
            // Nobody uses up the limit of carts by asking for what begins none.
            if quantity == 0 {
                return answer(&CartView::default());
            }
            if shelf.catalog.variant(sku).is_none() {
                return Err(ApiError::NotFound);
            }
            let limits = &desk.services.limits;
            limits.check_write(Action::Cart, &request::address(), now)?;
        }
        let id = begun.unwrap_or_else(|| uuid::Uuid::now_v7().to_string());
        let change = |before: u32| match change {
            Change::Add => before.saturating_add(quantity),
            Change::Set => quantity,
        };
        let cart = desk
            .services
            .change_cart(&shelf, &id, account.as_deref(), currency, sku, now, change)
            .await?;
        if known.is_none() {
            request::remember(request::CART, &id).await?;
        }
        let priced = services::cart::price(&shelf, &cart.lines, currency);
        answer(&view(&shelf, lang, currency, priced))
    }

    fn answer(cart: &CartView) -> Result<CartAnswer, ApiError> {
        Ok(CartAnswer {
            count: cart.count,
            cart: Parcel::pack(cart)?,
        })
    }

    pub fn view(shelf: &Shelf, lang: Lang, currency: Currency, priced: PricedCart) -> CartView {
        let presenter = Presenter::new(&shelf.catalog, &shelf.stock, lang, currency);
        let prices = presenter.prices;
        CartView {
            count: priced.count,
            orderable: priced.is_orderable(),
            totals: priced.totals,
            list: prices.map(|prices| prices.list.clone()).unwrap_or_default(),
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
        let catalog = presenter.catalog;
        let (number, variant) = catalog.variant(&line.sku).unzip();
        let tiers = presenter
            .prices
            .zip(number)
            .and_then(|(prices, number)| prices.tiers.get(number as usize));
        let item = variant.and_then(|variant| catalog.item(variant.item));
        let picture = variant
            .and_then(|variant| variant.picture.as_ref())
            .or(item.and_then(|item| item.picture.as_ref()));
        CartLineView {
            href: item.map_or_else(
                || paths::home(lang),
                |item| paths::variant(lang, item.slug.get(lang), &line.sku),
            ),
            // What was deleted has left nothing but the SKU.
            name: match item.map(|item| &item.name) {
                Some(name) => said(name, lang),
                None => match catalog.withdrawn.name(&line.sku) {
                    Some(name) => said(name, lang),
                    None => Said {
                        text: line.sku.clone(),
                        other: None,
                    },
                },
            },
            variant: variant
                .map(|variant| said(&variant.name, lang))
                .unwrap_or_default(),
            picture: item.and_then(|item| presenter.picture(picture, &item.name)),
            sku: line.sku,
            quantity: line.quantity,
            tiers: tiers.map(|tiers| tiers.to_vec()).unwrap_or_default(),
            trouble: line.trouble.map(|trouble| match trouble {
                Trouble::Gone => LineTrouble::Gone,
                Trouble::Only(n) => LineTrouble::Only(n),
            }),
        }
    }
}
