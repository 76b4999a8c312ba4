//! Access classification: which addresses are public, and which are for one visitor alone.
//!
//! What is private is kept by no cache, not even the browser's own (after signing out, "back" must
//! not show it), and by no search engine. An address that is in no list counts as private, and a
//! test of the server finds it.

use engine::Lang;

/// Whose an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// The same for everybody who makes the same choices.
    Public,
    /// One visitor's, or of no use to anybody else.
    Private,
}

use Privacy::{Private, Public};

/// Pages, as they stand below their language.
pub const PAGES: &[(&str, Privacy)] = &[
    ("", Public),
    ("/c/{slug}", Public),
    ("/p/{slug}", Public),
    ("/search", Public),
    ("/privacy", Public),
    ("/policy/{name}", Public),
    ("/{*any}", Public),
    ("/cart", Private),
    ("/checkout", Private),
    ("/order/{number}", Private),
    ("/account", Private),
    ("/account/orders", Private),
    ("/account/details", Private),
    ("/account/password", Private),
    ("/account/addresses", Private),
    ("/account/addresses/new", Private),
    ("/account/addresses/{id}", Private),
    ("/sign-in", Private),
    ("/sign-up", Private),
    ("/sign-up/finish", Private),
    ("/mailed", Private),
    ("/reset", Private),
    ("/reset/set", Private),
    ("/explain", Private),
];

/// Server functions, as they stand below `/api`.
pub const FUNCTIONS: &[(&str, Privacy)] = &[
    ("/home", Public),
    ("/listing", Public),
    ("/policy", Public),
    ("/product", Public),
    ("/suggest", Public),
    ("/account", Private),
    ("/add_to_cart", Private),
    ("/address", Private),
    ("/addresses", Private),
    ("/ask_to_reset", Private),
    ("/ask_to_sign_up", Private),
    ("/cancel_order", Private),
    ("/cart", Private),
    ("/change_details", Private),
    ("/change_password", Private),
    ("/check_reset", Private),
    ("/checkout", Private),
    ("/choose_currency", Private),
    ("/choose_theme", Private),
    // It says who is signed in, and how much is in their cart.
    ("/chrome", Private),
    ("/explain", Private),
    ("/finish_sign_up", Private),
    ("/mailed", Private),
    ("/order", Private),
    ("/orders", Private),
    ("/place_order", Private),
    ("/remove_address", Private),
    ("/restore_address", Private),
    ("/save_address", Private),
    ("/set_cart_line", Private),
    ("/set_password", Private),
    ("/sign_in", Private),
    ("/sign_out", Private),
    ("/sign_up_address", Private),
];

/// What machines ask for, beside the files of the built site, which are all public.
pub const MACHINES: &[(&str, Privacy)] = &[
    ("/", Public),
    ("/media/{name}", Public),
    ("/look/{name}", Public),
    ("/favicon.svg", Public),
    ("/favicon.ico", Public),
    ("/snapshot/now", Public),
    ("/snapshot/{edition}/{part}", Public),
    ("/sitemap.xml", Public),
    ("/robots.txt", Public),
    ("/healthz", Private),
    ("/readyz", Private),
];

/// Public pages that search engines are asked not to look at: there is no end of them.
const ENDLESS: &str = "/search";

/// What is known of a route, which is named by its pattern.
pub fn of(route: &str) -> Option<Privacy> {
    let (list, name) = match (route.strip_prefix("/api"), route.strip_prefix("/{lang}")) {
        (Some(function), _) => (FUNCTIONS, function),
        (_, Some(page)) => (PAGES, page),
        _ => (MACHINES, route),
    };
    let found = list.iter().find(|(pattern, _)| *pattern == name);
    found.map(|(_, privacy)| *privacy)
}

/// The first parts of the paths of private pages, below their language.
fn private_places() -> Vec<&'static str> {
    let private = PAGES.iter().filter(|(_, privacy)| *privacy == Private);
    let mut places: Vec<_> = private
        .filter_map(|(path, _)| path.split('/').nth(1))
        .collect();
    places.dedup();
    places
}

/// The beginnings of paths that are nothing to a search engine.
pub fn not_to_be_searched() -> Vec<String> {
    let mut paths = vec!["/api/".to_owned()];
    for lang in Lang::ALL.map(Lang::code) {
        let places = private_places()
            .into_iter()
            .map(|place| format!("/{lang}/{place}"));
        paths.extend(places);
        paths.push(format!("/{lang}{ENDLESS}"));
    }
    paths
}

/// A script that loads a private page anew where the browser shows it as it was left: some keep
/// whole documents in memory (the back-forward cache), whatever they were told.
pub fn script() -> String {
    let langs = Lang::ALL.map(Lang::code).join("|");
    let public = PAGES.iter().filter(|(_, privacy)| *privacy == Public);
    let places: Vec<_> = public
        .filter_map(|(path, _)| path.split('/').nth(1))
        .filter(|place| !place.contains('{'))
        .collect();
    let places = places.join("|");
    format!(
        "addEventListener('pageshow',e=>{{\
         if(e.persisted&&!/^\\/({langs})(\\/({places})(\\/.*)?)?$/.test(location.pathname)){{\
         document.documentElement.hidden=true;location.reload()}}}});"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_found_by_their_pattern() {
        assert_eq!(of("/{lang}"), Some(Public));
        assert_eq!(of("/{lang}/account/addresses/{id}"), Some(Private));
        assert_eq!(of("/api/home"), Some(Public));
        assert_eq!(of("/api/chrome"), Some(Private));
        assert_eq!(of("/healthz"), Some(Private));
        assert_eq!(of("/{lang}/nowhere"), None);
    }

    #[test]
    fn a_page_left_is_loaded_anew_where_it_is_private() {
        let script = script();
        let public = "!/^\\/(en|ar)(\\/(c|p|search|privacy|policy)(\\/.*)?)?$/";
        assert!(script.contains(public), "{script}");
    }
}
