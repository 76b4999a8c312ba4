//! Catalogue documents: everything that is imported, exported and held in memory whole.

use crate::revision::{BUMP, HOLD};
use crate::{Result, Store};
use sqlx::QueryBuilder;

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
    Curation,
    Synonyms,
    /// What is left of a deleted product.
    Tombstone,
}

impl Kind {
    pub const ALL: [Self; 10] = [
        Self::Shop,
        Self::Attribute,
        Self::Category,
        Self::Product,
        Self::PriceList,
        Self::Price,
        Self::Media,
        Self::Curation,
        Self::Synonyms,
        Self::Tombstone,
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
            Self::Curation => "curation",
            Self::Synonyms => "synonyms",
            Self::Tombstone => "tombstone",
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

pub(crate) const DELETE: &str = "DELETE FROM document WHERE kind = $1 AND id = $2";

impl Store {
    /// Deletes documents of one kind; gives how many there were.
    pub async fn delete_documents(&self, kind: Kind, ids: &[&str]) -> Result<u64> {
        write!(self, |db| {
            sqlx::query(HOLD)
                .bind("catalogue")
                .execute(&mut *db)
                .await?;
            let mut deleted = 0;
            for id in ids {
                deleted += sqlx::query(DELETE)
                    .bind(kind.as_str())
                    .bind(*id)
                    .execute(&mut *db)
                    .await?
                    .rows_affected();
            }
            if deleted > 0 {
                sqlx::query(BUMP)
                    .bind("catalogue")
                    .execute(&mut *db)
                    .await?;
                sqlx::query(BUMP).bind("removals").execute(&mut *db).await?;
            }
            deleted
        })
    }

    pub async fn document(&self, kind: Kind, id: &str) -> Result<Option<Document>> {
        const SQL: &str =
            "SELECT kind, id, position, body, revision FROM document WHERE kind = $1 AND id = $2";
        read!(self, |db| {
            sqlx::query_as(SQL)
                .bind(kind.as_str())
                .bind(id)
                .fetch_optional(db)
                .await?
        })
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
        let mut documents: Vec<Document> = read!(self, |db| {
            let mut query = QueryBuilder::new(
                "SELECT kind, id, position, body, revision FROM document WHERE revision > ",
            );
            query.push_bind(revision).push(" AND kind IN (");
            let mut names = query.separated(", ");
            for kind in kinds {
                names.push_bind(kind.as_str());
            }
            query.push(")");
            query.build_query_as().fetch_all(db).await?
        })?;
        // Sorted here, because databases differ in how they order text.
        documents
            .sort_unstable_by(|a, b| (a.kind, a.position, &a.id).cmp(&(b.kind, b.position, &b.id)));
        Ok(documents)
    }
}
