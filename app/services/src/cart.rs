//! Carts: changed under a version, priced anew each time they are looked at.

use crate::Services;
use crate::error::{Result, ServiceError};
use crate::shelf::Shelf;
use engine::order::{CartLine, FieldError, merge, set_quantity};
use engine::price::{LinePrice, Totals, line, total};
use engine::{Currency, Money};

/// How often a change is tried that crossed another one.
const ATTEMPTS: usize = 4;

/// A visitor's cart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cart {
    pub id: String,
    /// 0 for a cart that was never kept.
    pub version: i64,
    pub account: Option<String>,
    pub lines: Vec<CartLine>,
}

/// Why a line cannot be ordered as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It left the shop, or has no price.
    Gone,
    /// There are only this many.
    Only(u32),
}

#[derive(Clone, Debug, PartialEq)]
pub struct PricedLine {
    pub sku: String,
    pub quantity: u32,
    pub price: Option<LinePrice>,
    pub trouble: Option<Trouble>,
}

/// A cart as it would be charged now, without delivery.
#[derive(Clone, Debug, PartialEq)]
pub struct PricedCart {
    pub lines: Vec<PricedLine>,
    /// Of the lines that have a price.
    pub totals: Option<Totals>,
    pub count: u32,
}

impl PricedCart {
    pub fn is_orderable(&self) -> bool {
        !self.lines.is_empty() && self.lines.iter().all(|line| line.trouble.is_none())
    }
}

/// Prices a cart's lines by the public list of a currency.
pub fn price(shelf: &Shelf, lines: &[CartLine], currency: Currency) -> PricedCart {
    let catalog = &shelf.catalog;
    let prices = catalog.list_for(currency);
    let tax = &catalog.shop.tax;
    let lines: Vec<PricedLine> = lines
        .iter()
        .map(|cart_line| {
            let number = catalog
                .variant(&cart_line.sku)
                .map(|(number, _)| number as usize);
            let price = number.zip(prices).and_then(|(number, prices)| {
                line(
                    &prices.list,
                    prices.tiers.get(number)?,
                    cart_line.quantity,
                    tax,
                )
                .ok()
            });
            let on_hand = number
                .and_then(|number| shelf.stock.get(number))
                .copied()
                .unwrap_or(0);
            let trouble = match price {
                None => Some(Trouble::Gone),
                Some(_) if on_hand < i64::from(cart_line.quantity) => {
                    Some(Trouble::Only(u32::try_from(on_hand).unwrap_or(0)))
                }
                Some(_) => None,
            };
            let CartLine { sku, quantity } = cart_line.clone();
            PricedLine {
                sku,
                quantity,
                price,
                trouble,
            }
        })
        .collect();
    let currency = prices.map_or(currency, |prices| prices.list.currency);
    let priced = lines.iter().filter_map(|line| line.price.as_ref());
    let totals = total(priced, Money::zero(currency), tax, currency).ok();
    let count = lines
        .iter()
        .map(|line| line.quantity)
        .fold(0, u32::saturating_add);
    PricedCart {
        lines,
        totals,
        count,
    }
}

impl Services {
    /// The cart with this id; an empty one where none is kept.
    pub async fn cart(&self, id: &str) -> Result<Cart> {
        let Some(kept) = self.store.cart(id).await? else {
            return Ok(Cart {
                id: id.to_owned(),
                ..Cart::default()
            });
        };
        let lines = serde_json::from_str(&kept.body).map_err(ServiceError::unavailable)?;
        Ok(Cart {
            id: kept.id,
            version: kept.version,
            account: kept.account_id,
            lines,
        })
    }

    /// Changes the quantity of a SKU. `change` gives the new quantity from the
    /// old one (0 where the SKU is not in the cart) and may be asked again when
    /// somebody else changed the cart meanwhile.
    pub async fn change_cart(
        &self,
        shelf: &Shelf,
        id: &str,
        account: Option<&str>,
        currency: Currency,
        sku: &str,
        now: i64,
        change: impl Fn(u32) -> u32,
    ) -> Result<Cart> {
        for attempt in 1.. {
            let mut cart = self.cart(id).await?;
            let before = cart
                .lines
                .iter()
                .find(|l| l.sku == sku)
                .map_or(0, |l| l.quantity);
            let after = change(before);
            if after > before && shelf.catalog.variant(sku).is_none() {
                return Err(ServiceError::NotFound);
            }
            if !set_quantity(&mut cart.lines, sku, after) {
                return Err(ServiceError::Fields(vec![("sku", FieldError::TooLong)]));
            }
            cart.account = account.map(str::to_owned).or(cart.account);
            match self.save_cart(&mut cart, currency, now).await {
                Err(ServiceError::Conflict(_)) if attempt < ATTEMPTS => {}
                Err(error) => return Err(error),
                Ok(()) => return Ok(cart),
            }
        }
        Err(ServiceError::Conflict("cart"))
    }

    /// At signing in: the visitor's cart joins the one the account kept. Gives
    /// the cart to go on with, if there is any. Signing in twice changes nothing.
    pub async fn adopt_cart(
        &self,
        visiting: Option<&str>,
        account: &str,
        currency: Currency,
        now: i64,
    ) -> Result<Option<String>> {
        let kept = self.store.cart_of(account).await?.map(|kept| kept.id);
        let (visiting, kept) = match (visiting, kept) {
            (None, kept) => return Ok(kept),
            (Some(visiting), None) => (visiting, visiting.to_owned()),
            (Some(visiting), Some(kept)) => (visiting, kept),
        };
        for attempt in 1.. {
            let guest = self.cart(visiting).await?;
            // Somebody else's cart is left alone, whatever the session says.
            if guest
                .account
                .as_deref()
                .is_some_and(|owner| owner != account)
            {
                return Ok(None);
            }
            let mut cart = self.cart(&kept).await?;
            merge(&mut cart.lines, &guest.lines);
            cart.account = Some(account.to_owned());
            match self.save_cart(&mut cart, currency, now).await {
                Err(ServiceError::Conflict(_)) if attempt < ATTEMPTS => {}
                Err(error) => return Err(error),
                Ok(()) => break,
            }
        }
        if visiting != kept {
            self.store.delete_cart(visiting).await?;
        }
        Ok(Some(kept))
    }

    /// Keeps a cart and brings its version up to date.
    pub async fn save_cart(&self, cart: &mut Cart, currency: Currency, now: i64) -> Result<()> {
        let body = serde_json::to_string(&cart.lines).map_err(ServiceError::unavailable)?;
        let kept = store::Cart {
            id: cart.id.clone(),
            account_id: cart.account.clone(),
            currency: currency.code().to_owned(),
            body,
            version: cart.version,
            updated_at: now,
        };
        cart.version = self.store.save_cart(&kept).await?;
        Ok(())
    }
}
