//! Carts: changed one change after another, priced anew each time they are looked at.

use crate::Services;
use crate::error::{Result, ServiceError};
use crate::shelf::Shelf;
use engine::order::{CartLine, FieldError, merge, set_quantity};
use engine::price::{LinePrice, Totals, line, total};
use engine::{Currency, Money};
use store::StoreError;

/// A visitor's cart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cart {
    pub id: String,
    /// 0 for a cart that was never kept.
    pub version: i64,
    pub account: Option<String>,
    pub lines: Vec<CartLine>,
}

impl Cart {
    fn read(kept: store::Cart) -> Result<Cart> {
        Ok(Cart {
            lines: serde_json::from_str(&kept.body).map_err(ServiceError::unavailable)?,
            id: kept.id,
            version: kept.version,
            account: kept.account_id,
        })
    }

    fn row(&self, currency: Currency, now: i64) -> Option<store::Cart> {
        Some(store::Cart {
            id: self.id.clone(),
            account_id: self.account.clone(),
            currency: currency.code().to_owned(),
            body: serde_json::to_string(&self.lines).ok()?,
            version: self.version,
            updated_at: now,
        })
    }
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
        match self.store.cart(id).await? {
            Some(kept) => Cart::read(kept),
            None => Ok(Cart {
                id: id.to_owned(),
                ..Cart::default()
            }),
        }
    }

    /// Changes the quantity of a SKU. `change` gives the new quantity from the old one (0 where
    /// the SKU is not in the cart). Changes that come at once are made one after another.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for a SKU that is not sold; [`ServiceError::Fields`] (`sku`)
    /// where the cart is full.
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
        self.edit_cart(id, account, currency, now, |lines| {
            let held = lines.iter().find(|line| line.sku == sku);
            let before = held.map_or(0, |line| line.quantity);
            let after = change(before);
            if after > before && shelf.catalog.variant(sku).is_none() {
                return Err(ServiceError::NotFound);
            }
            match set_quantity(lines, sku, after) {
                true => Ok(()),
                false => Err(ServiceError::Fields(vec![("sku", FieldError::TooLong)])),
            }
        })
        .await
    }

    /// Brings a cart down to what can be ordered: what ran short to what is left, what left the
    /// shop out of it.
    pub async fn keep_orderable(
        &self,
        shelf: &Shelf,
        id: &str,
        account: Option<&str>,
        currency: Currency,
        now: i64,
    ) -> Result<Cart> {
        self.edit_cart(id, account, currency, now, |lines| {
            for line in price(shelf, lines, currency).lines {
                let left = match line.trouble {
                    Some(Trouble::Gone) => 0,
                    Some(Trouble::Only(left)) => left,
                    None => continue,
                };
                set_quantity(lines, &line.sku, left);
            }
            Ok(())
        })
        .await
    }

    /// Reads, changes and keeps the lines of a cart, alone.
    async fn edit_cart(
        &self,
        id: &str,
        account: Option<&str>,
        currency: Currency,
        now: i64,
        edit: impl Fn(&mut Vec<CartLine>) -> Result<()>,
    ) -> Result<Cart> {
        let new = store::Cart {
            id: id.to_owned(),
            account_id: account.map(str::to_owned),
            currency: currency.code().to_owned(),
            body: "[]".to_owned(),
            version: 0,
            updated_at: now,
        };
        let mut edited = Err(ServiceError::NotFound);
        let kept = self.store.change_cart(&new, |kept| {
            edited = Cart::read(kept).and_then(|mut cart| {
                edit(&mut cart.lines)?;
                cart.account = account.map(str::to_owned).or(cart.account.take());
                Ok(cart)
            });
            edited.as_ref().ok()?.row(currency, now)
        });
        match kept.await {
            // Refused by what was just asked, which says why.
            Err(StoreError::Refused(_)) => edited,
            Err(error) => Err(error.into()),
            Ok(kept) => edited.map(|cart| Cart {
                version: kept.version,
                ..cart
            }),
        }
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
        let guest = self.cart(visiting).await?;
        // Somebody else's cart is left alone, whatever the session says.
        if guest
            .account
            .as_deref()
            .is_some_and(|owner| owner != account)
        {
            return Ok(None);
        }
        self.edit_cart(&kept, Some(account), currency, now, |lines| {
            merge(lines, &guest.lines);
            Ok(())
        })
        .await?;
        if visiting != kept {
            self.store.delete_cart(visiting).await?;
        }
        Ok(Some(kept))
    }

    /// Keeps a cart and brings its version up to date.
    pub async fn save_cart(&self, cart: &mut Cart, currency: Currency, now: i64) -> Result<()> {
        let kept = cart.row(currency, now);
        let kept = kept.ok_or_else(|| ServiceError::unavailable("a cart cannot be written"))?;
        cart.version = self.store.save_cart(&kept).await?;
        Ok(())
    }
}
