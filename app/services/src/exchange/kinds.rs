//! Pictures for categories that name only a kind of thing.
//!
//! A source without pictures of its own writes `/media/kind-laptop.svg`. Here
//! that becomes a drawing, kept under a name that changes with its content, so
//! that browsers may keep it for good.

use super::{Document, Media};
use crate::drawing::{self, Spec};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Draws what the document's categories and products name by kind. A kind
/// nobody can draw loses its picture.
pub fn draw_kinds(document: &mut Document) {
    let mut drawn: BTreeMap<String, Option<String>> = BTreeMap::new();
    let Document {
        categories,
        products,
        media,
        ..
    } = document;
    let mut picture = |src: &str| -> Option<Option<String>> {
        let kind = src.strip_prefix("/media/kind-")?.strip_suffix(".svg")?;
        if media
            .iter()
            .any(|media| src == format!("/media/{}", media.name))
        {
            return None;
        }
        let src = drawn.entry(kind.to_owned()).or_insert_with(|| {
            let body = drawing::draw(&Spec {
                kind: kind.to_owned(),
                ..Spec::default()
            })?;
            let digest = Sha256::digest(body.as_bytes());
            let digest: String = digest
                .iter()
                .take(4)
                .map(|byte| format!("{byte:02x}"))
                .collect();
            let name = format!("{kind}-{digest}.svg");
            let src = format!("/media/{name}");
            media.push(Media {
                name,
                mime: "image/svg+xml".to_owned(),
                body,
            });
            Some(src)
        });
        Some(src.clone())
    };
    for category in categories {
        if let Some(src) = category.picture.as_ref().and_then(|of| picture(&of.src)) {
            match (&mut category.picture, src) {
                (Some(of), Some(src)) => of.src = src,
                (of, _) => *of = None,
            }
        }
    }
    for variant in products
        .iter_mut()
        .flat_map(|product| &mut product.variants)
    {
        variant.pictures.retain_mut(|of| match picture(&of.src) {
            None => true,
            Some(Some(src)) => {
                of.src = src;
                true
            }
            Some(None) => false,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::catalog::{Category, Picture};

    fn category(src: &str) -> Category {
        let picture = Some(Picture {
            src: src.to_owned(),
            ..Picture::default()
        });
        Category {
            picture,
            ..Category::default()
        }
    }

    #[test]
    fn a_kind_is_drawn_once_and_named_after_its_content() {
        let categories = [
            "/media/kind-laptop.svg",
            "/media/kind-laptop.svg",
            "/media/kind-unicorn.svg",
        ];
        let mut document = Document {
            categories: categories.map(category).to_vec(),
            ..Document::default()
        };
        draw_kinds(&mut document);
        let [media] = &document.media[..] else {
            panic!("{:?}", document.media)
        };
        assert!(media.name.starts_with("laptop-") && media.body.starts_with("<svg"));
        for category in &document.categories[..2] {
            assert_eq!(
                category.picture.as_ref().unwrap().src,
                format!("/media/{}", media.name)
            );
        }
        assert_eq!(document.categories[2].picture, None);
        let before = document.clone();
        draw_kinds(&mut document);
        assert_eq!(document, before);
    }
}
