//! Catalogue documents: everything that is imported, exported and held in memory whole.

use crate::revision::{BUMP, HOLD};
use crate::{Result, Stock, Store};
use sqlx::QueryBuilder;
use std::collections::{BTreeMap, HashMap};

/// Rows in one statement: six values each stay below SQLite's 32,766.
const ROWS: usize = 500;

/// What a document describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Shop,
    Attribute,
    Category,
    Product,
    PriceList,
    Price,
    Media,
}

impl Kind {
    pub const ALL: [Self; 7] = [
        Self::Shop,
        Self::Attribute,
        Self::Category,
        Self::Product,
        Self::PriceList,
        Self::Price,
        Self::Media,
    ];

    /// The name it is kept under.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shop => "shop",
            Self::Attribute => "attribute",
            Self::Category => "category",
            Self::Product => "product",
            Self::PriceList => "price_list",
            Self::Price => "price",
            Self::Media => "media",
        }
    }
}

impl TryFrom<String> for Kind {
    type Error = String;

    fn try_from(name: String) -> std::result::Result<Self, String> {
        let kind = Self::ALL.into_iter().find(|kind| kind.as_str() == name);
        kind.ok_or_else(|| format!("no kind of document is called {name}"))
    }
}

/// A document as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Document {
    #[sqlx(try_from = "String")]
    pub kind: Kind,
    /// Unique among its kind.
    pub id: String,
    /// Its place among its kind.
    pub position: i64,
    /// JSON.
    pub body: String,
    /// The catalogue's revision at which it last changed.
    pub revision: i64,
}

/// A document as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub kind: Kind,
    pub id: String,
    pub position: i64,
    pub body: String,
    /// Tells bodies apart: two with the same digest are the same.
    pub digest: String,
}

/// What became of the rows of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
}

/// What [`Store::apply_documents`] did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Only kinds that were given.
    pub documents: BTreeMap<Kind, Counts>,
    pub stock: Counts,
}

impl Store {
    /// Adds and changes documents and sets stock, all of it or (on an error) nothing.
    ///
    /// What is already so stays untouched; if all is, no revision moves. Where an id or a SKU
    /// comes twice, the last one stands.
    pub async fn apply_documents(&self, changes: &[Change], stock: &[Stock]) -> Result<Applied> {
        let mut by_kind: BTreeMap<Kind, BTreeMap<&str, &Change>> = BTreeMap::new();
        for change in changes {
            by_kind
                .entry(change.kind)
                .or_default()
                .insert(&change.id, change);
        }
        let by_kind: Vec<(Kind, Vec<&Change>)> = by_kind
            .into_iter()
            .map(|(kind, rows)| (kind, rows.into_values().collect()))
            .collect();
        let stock: BTreeMap<&str, i64> = stock
            .iter()
            .map(|row| (row.sku.as_str(), row.on_hand))
            .collect();
        let stock: Vec<(&str, i64)> = stock.into_iter().collect();

        write!(self, db => {
            let mut applied = Applied::default();

            let catalogue: i64 = sqlx::query_scalar(HOLD).bind("catalogue").fetch_one(&mut *db).await?;
            for (kind, rows) in &by_kind {
                let counts = applied.documents.entry(*kind).or_default();
                for rows in rows.chunks(ROWS) {
                    // Not a long IN list, with which PostgreSQL reads the kind from end to end;
                    // and CROSS JOIN, because SQLite then keeps to this order of looking up.
                    let mut known = QueryBuilder::new("SELECT id, digest, position FROM (");
                    known.push_values(rows, |mut id, row| {
                        id.push_bind(row.id.as_str());
                    });
                    known.push(") AS wanted CROSS JOIN document WHERE id = column1 AND kind = ").push_bind(kind.as_str());
                    let known: Vec<(String, String, i64)> = known.build_query_as().fetch_all(&mut *db).await?;
                    let known: HashMap<&str, (&str, i64)> = known
                        .iter()
                        .map(|(id, digest, position)| (id.as_str(), (digest.as_str(), *position)))
                        .collect();

                    let differing = counts.sort(rows, |row| {
                        Some(*known.get(row.id.as_str())? == (row.digest.as_str(), row.position))
                    });
                    if differing.is_empty() {
                        continue;
                    }
                    let mut upsert =
                        QueryBuilder::new("INSERT INTO document (kind, id, position, body, digest, revision) ");
                    upsert.push_values(differing, |mut values, row| {
                        values
                            .push_bind(row.kind.as_str())
                            .push_bind(row.id.as_str())
                            .push_bind(row.position)
                            .push_bind(row.body.as_str())
                            .push_bind(row.digest.as_str())
                            .push_bind(catalogue + 1);
                    });
                    upsert.push(
                        " ON CONFLICT (kind, id) DO UPDATE SET position = excluded.position, \
                         body = excluded.body, digest = excluded.digest, revision = excluded.revision",
                    );
                    upsert.build().execute(&mut *db).await?;
                }
            }
            if applied.documents.values().any(Counts::moved) {
                sqlx::query(BUMP).bind("catalogue").execute(&mut *db).await?;
            }

            if !stock.is_empty() {
                let revision: i64 = sqlx::query_scalar(HOLD).bind("stock").fetch_one(&mut *db).await?;
                for rows in stock.chunks(ROWS) {
                    let mut known = QueryBuilder::new("SELECT sku, on_hand FROM (");
                    known.push_values(rows, |mut values, (sku, _)| {
                        values.push_bind(*sku);
                    });
                    known.push(") AS wanted CROSS JOIN stock WHERE sku = column1");
                    let known: Vec<(String, i64)> = known.build_query_as().fetch_all(&mut *db).await?;
                    let known: HashMap<&str, i64> = known.iter().map(|(sku, on_hand)| (sku.as_str(), *on_hand)).collect();

                    let differing = applied.stock.sort(rows, |(sku, on_hand)| Some(known.get(sku)? == on_hand));
                    if differing.is_empty() {
                        continue;
                    }
                    let mut upsert = QueryBuilder::new("INSERT INTO stock (sku, on_hand, revision) ");
                    upsert.push_values(differing, |mut values, (sku, on_hand)| {
                        values.push_bind(*sku).push_bind(*on_hand).push_bind(revision + 1);
                    });
                    upsert.push(" ON CONFLICT (sku) DO UPDATE SET on_hand = excluded.on_hand, revision = excluded.revision");
                    upsert.build().execute(&mut *db).await?;
                }
                if applied.stock.moved() {
                    sqlx::query(BUMP).bind("stock").execute(&mut *db).await?;
                }
            }
            applied
        })
    }

    /// Deletes documents of one kind; gives how many there were.
    pub async fn delete_documents(&self, kind: Kind, ids: &[&str]) -> Result<u64> {
        const SQL: &str = "DELETE FROM document WHERE kind = $1 AND id = $2";
        write!(self, db => {
            sqlx::query(HOLD).bind("catalogue").execute(&mut *db).await?;
            let mut deleted = 0;
            for id in ids {
                deleted += sqlx::query(SQL).bind(kind.as_str()).bind(*id).execute(&mut *db).await?.rows_affected();
            }
            if deleted > 0 {
                sqlx::query(BUMP).bind("catalogue").execute(&mut *db).await?;
                sqlx::query(BUMP).bind("removals").execute(&mut *db).await?;
            }
            deleted
        })
    }

    pub async fn document(&self, kind: Kind, id: &str) -> Result<Option<Document>> {
        const SQL: &str =
            "SELECT kind, id, position, body, revision FROM document WHERE kind = $1 AND id = $2";
        Ok(
            read!(self, db => sqlx::query_as(SQL).bind(kind.as_str()).bind(id).fetch_optional(db).await?),
        )
    }

    /// Every document of a kind, by position, then id.
    pub async fn documents(&self, kind: Kind) -> Result<Vec<Document>> {
        self.documents_changed_since(&[kind], 0).await
    }

    /// Documents of these kinds that changed after `revision` of the catalogue, as of one
    /// moment: by kind, position, then id. What was deleted meanwhile is not among them,
    /// see [`Revisions::removals`](crate::Revisions::removals).
    pub async fn documents_changed_since(
        &self,
        kinds: &[Kind],
        revision: i64,
    ) -> Result<Vec<Document>> {
        if kinds.is_empty() {
            return Ok(Vec::new());
        }
        let mut documents: Vec<Document> = read!(self, db => {
            let mut query =
                QueryBuilder::new("SELECT kind, id, position, body, revision FROM document WHERE revision > ");
            query.push_bind(revision).push(" AND kind IN (");
            let mut names = query.separated(", ");
            for kind in kinds {
                names.push_bind(kind.as_str());
            }
            query.push(")");
            query.build_query_as().fetch_all(db).await?
        });
        // Sorted here, because databases differ in how they order text.
        documents
            .sort_unstable_by(|a, b| (a.kind, a.position, &a.id).cmp(&(b.kind, b.position, &b.id)));
        Ok(documents)
    }
}

impl Counts {
    fn moved(&self) -> bool {
        self.added + self.changed > 0
    }

    /// Counts the rows and gives those to write. `same` says whether the kept row is the
    /// same; nothing when there is none.
    fn sort<'r, R>(&mut self, rows: &'r [R], same: impl Fn(&R) -> Option<bool>) -> Vec<&'r R> {
        let mut differing = Vec::new();
        for row in rows {
            let count = match same(row) {
                None => &mut self.added,
                Some(false) => &mut self.changed,
                Some(true) => {
                    self.unchanged += 1;
                    continue;
                }
            };
            *count += 1;
            differing.push(row);
        }
        differing
    }
}
