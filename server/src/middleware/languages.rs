//! The languages a shop offers: a page in another one leads to the same page in the default.

use app::api::request::Desk;
use app::paths::ascii;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use engine::Lang;
use engine::catalog::Shop;

/// Redirects `/en/…` to `/ar/…` in a shop that offers Arabic only, and the reverse. Slugs are
/// understood in both languages, so the rest of the path stays.
pub async fn redirect(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let shelf = desk.services.shelf();
    let uri = request.uri();
    match offered(&shelf.catalog.shop, uri.path()) {
        Some(path) => {
            let query = uri.query().map(|query| format!("?{query}"));
            let to = format!("{}{}", ascii(&path), query.unwrap_or_default());
            Redirect::temporary(&to).into_response()
        }
        None => next.run(request).await,
    }
}

/// The path in the default language, where its own is not offered.
fn offered(shop: &Shop, path: &str) -> Option<String> {
    let rest = path.strip_prefix('/')?;
    let (first, rest) = rest
        .split_once('/')
        .map_or((rest, None), |(a, b)| (a, Some(b)));
    let lang = Lang::from_code(first).filter(|lang| !shop.offers_language(*lang))?;
    let instead = Some(shop.default_language()).filter(|instead| *instead != lang)?;
    Some(match rest {
        Some(rest) => format!("/{}/{rest}", instead.code()),
        None => format!("/{}", instead.code()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_that_is_not_offered_leads_to_one_that_is() {
        let arabic = Shop {
            languages: vec![Lang::Ar],
            ..Shop::default()
        };
        assert_eq!(offered(&arabic, "/en").as_deref(), Some("/ar"));
        assert_eq!(offered(&arabic, "/en/p/x").as_deref(), Some("/ar/p/x"));
        for path in ["/ar/p/x", "/english", "/", "/media/en"] {
            assert_eq!(offered(&arabic, path), None, "{path}");
        }
        assert_eq!(offered(&Shop::default(), "/ar"), None);
        // Settings that name none are not a loop of redirects.
        let none = Shop {
            languages: Vec::new(),
            ..Shop::default()
        };
        assert_eq!(offered(&none, "/en"), None);
    }
}
