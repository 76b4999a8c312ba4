//! The shop's search beside a page: holds the catalogue in a browser, reads it
//! as it comes, and answers what the server would, in the same bytes. Of a
//! catalogue that is too large for that it holds one category, and lists that
//! and those below it.

use crate::data::Parcel;
use crate::present::{MANY, Presenter, listing, suggest};
use crate::visit::{Ask, Of};
use crate::wire;
use engine::catalog::{Catalog, Loading, PartKind, Progress, Unreadable};
use engine::search::{Curations, Phrasebook};
use engine::{Currency, Day, Lang};
use serde::{Deserialize, Serialize};

/// What changes more often than the catalogue does.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Now {
    /// The edition of the catalogue that this goes with.
    pub edition: u64,
    /// The category that the edition is of, by its number; without one it is of the whole
    /// catalogue.
    pub category: Option<u32>,
    /// Units on hand by variant; those above what is shown as "many" are not told apart.
    stock: Vec<u8>,
    /// Digests of the queries that a merchant's hand changes today, in ascending
    /// order: the server answers those.
    curated: Vec<u64>,
}

impl Now {
    /// Of the files of a whole catalogue, or of one of its categories.
    pub fn of(
        edition: u64,
        category: Option<usize>,
        catalog: &Catalog,
        stock: &[i64],
        today: Day,
    ) -> Now {
        let level = |on_hand: &i64| u8::try_from((*on_hand).clamp(0, MANY)).unwrap_or_default();
        let Some(node) = category.and_then(|category| catalog.categories.get(category)) else {
            return Now {
                edition,
                category: None,
                stock: stock.iter().map(level).collect(),
                curated: catalog.curations.digests(today),
            };
        };
        // Variants are numbered in the order of their products.
        let items = node.items.iter().filter_map(|number| catalog.item(*number));
        let variants = items.flat_map(|item| item.variants.clone());
        let on_hand = variants.map(|variant| stock.get(variant as usize).map_or(0, level));
        Now {
            edition,
            category: category.and_then(|category| u32::try_from(category).ok()),
            stock: on_hand.collect(),
            // No words are found in it.
            curated: Vec::new(),
        }
    }
}

/// A catalogue, or one category of it, that is being read or is read, and how things stand.
#[derive(Default)]
pub struct Finder {
    loading: Loading,
    /// Made when somebody types.
    phrases: Option<Phrasebook>,
    edition: u64,
    /// The only category whose products are held, if it is not all.
    category: Option<usize>,
    stock: Vec<i64>,
    curated: Vec<u64>,
}

impl Finder {
    /// Takes the bytes of the next part, which [`Finder::step`] then reads.
    ///
    /// # Errors
    /// See [`Unreadable`].
    pub fn begin(&mut self, part: Vec<u8>) -> Result<(), Unreadable> {
        self.loading.begin(part).map(|_| ())
    }

    /// Reads on by one short step.
    ///
    /// # Errors
    /// See [`Unreadable`].
    pub fn step(&mut self) -> Result<Progress, Unreadable> {
        self.loading.step()
    }

    /// The edition of what is read or being read.
    pub fn edition(&self) -> Option<u64> {
        self.loading.edition()
    }

    /// What has been read so far.
    pub fn catalog(&self) -> &Catalog {
        self.loading.catalog()
    }

    /// Takes in how things stand. A finder whose edition has passed answers nothing.
    pub fn renew(&mut self, now: Now) {
        self.edition = now.edition;
        self.category = now.category.map(|category| category as usize);
        self.stock = now.stock.into_iter().map(i64::from).collect();
        self.curated = now.curated;
    }

    /// Whether what is read goes with how things stand.
    fn is_current(&self) -> bool {
        self.loading.edition() == Some(self.edition)
    }

    /// Whether the products of the category with this slug are here or about to be. Those of
    /// a category that is known not to exist are.
    pub fn holds(&self, slug: &str) -> bool {
        let catalog = self.loading.catalog();
        let asked = || catalog.category_by_slug(slug);
        let within = |own| asked().is_none_or(|asked| catalog.path(asked).contains(&own));
        self.is_current() && self.category.is_none_or(within)
    }

    /// The slug of the category that a packed [`Ask`] is about, where it is not held.
    pub fn lacks(&self, ask: &[u8]) -> Option<String> {
        let Ask { of, .. } = wire::open(ask).ok()?;
        match of {
            Of::Listing { slug, .. } => slug.filter(|slug| !self.holds(slug)),
            Of::Suggestions { .. } => None,
        }
    }

    /// Answers a packed [`Ask`] with a packed page; `None` where the server has to.
    pub fn answer(&mut self, ask: &[u8]) -> Option<Vec<u8>> {
        let Ask { lang, currency, of } = wire::open(ask).ok()?;
        if !self.is_current() || !self.loading.has(PartKind::Cards) {
            return None;
        }
        match of {
            Of::Listing {
                slug: Some(slug),
                query,
            } => {
                if !self.holds(&slug) {
                    return None;
                }
                let view = listing::category(&self.presenter(lang, currency), &slug, &query);
                bytes(&view.ok()?)
            }
            // Of one category there are no words.
            _ if !self.loading.has(PartKind::Text) => None,
            Of::Listing { slug: None, query } => {
                // No merchant's hand is in this catalogue, so the day makes no difference.
                let presenter = self.presenter(lang, currency);
                let view = listing::search(&presenter, &query, Day::default());
                let curated = |query: &str| {
                    let digest = Curations::digest(query);
                    self.curated.binary_search(&digest).is_ok()
                };
                // Which repairs it would touch is not known here.
                let touched = !self.curated.is_empty() && !view.repairs.is_empty();
                match touched || curated(&view.query) || curated(&view.words) {
                    true => None,
                    false => bytes(&view),
                }
            }
            Of::Suggestions { typed } => {
                if self.phrases.is_none() {
                    self.phrases = Some(Phrasebook::new(self.loading.catalog()));
                }
                let presenter = self.presenter(lang, currency);
                let phrases = self.phrases.as_ref()?;
                bytes(&suggest::suggestions(&presenter, phrases, &typed))
            }
        }
    }

    fn presenter(&self, lang: Lang, currency: Currency) -> Presenter<'_> {
        Presenter::new(self.loading.catalog(), &self.stock, lang, currency)
    }
}

fn bytes<T: Serialize>(view: &T) -> Option<Vec<u8>> {
    Parcel::pack(view).ok().map(Parcel::into_bytes)
}
