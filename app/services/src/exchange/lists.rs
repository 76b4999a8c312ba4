//! Which price list the prices of a file go to that names none.

use engine::price::{PriceList, TaxMode};
use engine::{Currency, Text};

/// A price list, and why it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricesInto {
    pub list: PriceList,
    /// For the report: where the currency comes from.
    pub because: &'static str,
}

/// The list for prices of a currency that has none yet.
pub(super) fn retail(currency: Currency) -> PriceList {
    let (en, ar) = match currency {
        Currency::Jod => ("Retail, Jordanian dinars", "التجزئة بالدينار الأردني"),
        Currency::Usd => ("Retail, US dollars", "التجزئة بالدولار الأمريكي"),
        Currency::Eur => ("Retail, euros", "التجزئة باليورو"),
        Currency::Kwd => ("Retail, Kuwaiti dinars", "التجزئة بالدينار الكويتي"),
        Currency::Bhd => ("Retail, Bahraini dinars", "التجزئة بالدينار البحريني"),
        Currency::Sar => ("Retail, Saudi riyals", "التجزئة بالريال السعودي"),
        Currency::Aed => ("Retail, UAE dirhams", "التجزئة بالدرهم الإماراتي"),
    };
    PriceList {
        id: format!("retail-{}", currency.code().to_lowercase()),
        name: Text::new(en, ar),
        currency,
        ..PriceList::default()
    }
}

/// The price list for a file's prices: the one named, else the shop's first in
/// the currency, which is the one visitors see, else a new one. The currency
/// is the one named, else that of the named list, else the shop's own, else US
/// dollars. A new list is with or without tax as the shop's settings say.
///
/// # Errors
/// What was named does not go together, or cannot be a list's id.
pub fn prices_into(
    currency: Option<Currency>,
    id: Option<&str>,
    shop: Option<Currency>,
    tax_mode: TaxMode,
    lists: &[PriceList],
) -> Result<PricesInto, String> {
    let named = id.and_then(|id| lists.iter().find(|list| list.id == id));
    let (wanted, because) = match (currency, named, shop) {
        (Some(currency), ..) => (currency, "as asked"),
        (None, Some(list), _) => (list.currency, "the price list's own currency"),
        (None, None, Some(currency)) => (currency, "the shop's own currency"),
        (None, None, None) => (
            Currency::Usd,
            "the shop has no currency yet: --currency JOD, for one, says another",
        ),
    };
    let made = PriceList {
        tax_mode,
        ..retail(wanted)
    };
    let list = match (named, id) {
        (Some(list), _) => list.clone(),
        (None, Some(id)) => PriceList {
            id: id.to_owned(),
            ..made
        },
        (None, None) => {
            let known = |list: &&PriceList| list.currency == wanted || list.id == made.id;
            lists.iter().find(known).cloned().unwrap_or(made)
        }
    };
    if list.currency != wanted {
        return Err(format!(
            "the price list '{}' is in {}, not in {wanted}: name another one",
            list.id, list.currency
        ));
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if list.id.is_empty() || list.id.len() > 120 || !list.id.chars().all(allowed) {
        return Err(format!("'{}' is no id of a price list", list.id));
    }
    Ok(PricesInto { list, because })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(id: &str, currency: Currency) -> PriceList {
        PriceList {
            id: id.into(),
            name: Text::new("Walk-in", "للزوار"),
            currency,
            ..PriceList::default()
        }
    }

    #[test]
    fn the_currency_is_asked_for_or_the_shops_own() {
        let chosen = |currency, shop| {
            let PricesInto { list, because } =
                prices_into(currency, None, shop, TaxMode::Included, &[]).unwrap();
            assert_eq!(list.tax_mode, TaxMode::Included);
            (list.id, list.currency, because)
        };
        let (jod, kwd) = (Some(Currency::Jod), Some(Currency::Kwd));
        let asked = ("retail-kwd".to_owned(), Currency::Kwd, "as asked");
        assert_eq!(chosen(kwd, jod), asked);
        assert_eq!(chosen(None, jod).2, "the shop's own currency");
        assert_eq!(chosen(None, None).0, "retail-usd");
    }

    #[test]
    fn a_list_the_shop_has_is_not_made_anew() {
        let lists = [
            list("usual", Currency::Usd),
            list("walk-in", Currency::Jod),
            list("trade", Currency::Jod),
        ];
        let id = |currency, id| {
            prices_into(currency, id, Some(Currency::Jod), TaxMode::Included, &lists)
                .map(|into| into.list)
        };
        assert_eq!(id(None, None), Ok(lists[1].clone()));
        assert_eq!(id(None, Some("trade")), Ok(lists[2].clone()));
        assert_eq!(id(None, Some("usual")), Ok(lists[0].clone()));
        assert_eq!(id(Some(Currency::Eur), None).unwrap().id, "retail-eur");
        assert_eq!(
            id(Some(Currency::Eur), Some("new")).unwrap().currency,
            Currency::Eur
        );
        let other = id(Some(Currency::Eur), Some("usual")).unwrap_err();
        assert!(other.contains("'usual' is in USD, not in EUR"), "{other}");
        assert!(id(None, Some("a b")).is_err());
        let taken = [list("retail-eur", Currency::Usd)];
        assert!(prices_into(Some(Currency::Eur), None, None, TaxMode::Added, &taken).is_err());
    }
}
