//! The addresses of the shop, each made in one place.

use engine::Lang;

pub fn home(lang: Lang) -> String {
    format!("/{}", lang.code())
}

pub fn category(lang: Lang, slug: &str) -> String {
    format!("/{}/c/{slug}", lang.code())
}

pub fn product(lang: Lang, slug: &str) -> String {
    format!("/{}/p/{slug}", lang.code())
}

pub fn search(lang: Lang) -> String {
    format!("/{}/search", lang.code())
}

pub fn cart(lang: Lang) -> String {
    format!("/{}/cart", lang.code())
}

pub fn account(lang: Lang) -> String {
    format!("/{}/account", lang.code())
}

pub fn sign_in(lang: Lang) -> String {
    format!("/{}/sign-in", lang.code())
}

/// Signing in on the way to a page of the shop.
pub fn sign_in_for(lang: Lang, next: &str) -> String {
    format!("{}?next={}", sign_in(lang), query_value(next))
}

/// Signing in with a password that was just chosen.
pub fn sign_in_after_reset(lang: Lang) -> String {
    format!("{}?reset=done", sign_in(lang))
}

pub fn sign_up(lang: Lang) -> String {
    format!("/{}/sign-up", lang.code())
}

/// Where a message to a new customer leads.
pub fn finish_sign_up(lang: Lang) -> String {
    format!("/{}/sign-up/finish", lang.code())
}

/// "Look into your mail."
pub fn mailed(lang: Lang) -> String {
    format!("/{}/mailed", lang.code())
}

pub fn reset(lang: Lang) -> String {
    format!("/{}/reset", lang.code())
}

/// Where a message about a forgotten password leads.
pub fn set_password(lang: Lang) -> String {
    format!("/{}/reset/set", lang.code())
}

pub fn details(lang: Lang) -> String {
    format!("/{}/account/details", lang.code())
}

pub fn change_password(lang: Lang) -> String {
    format!("/{}/account/password", lang.code())
}

/// A page of the account, saying that what was sent is kept.
pub fn saved(path: &str) -> String {
    format!("{path}?saved=yes")
}

pub fn orders(lang: Lang) -> String {
    format!("/{}/account/orders", lang.code())
}

pub fn addresses(lang: Lang) -> String {
    format!("/{}/account/addresses", lang.code())
}

pub fn new_address(lang: Lang) -> String {
    format!("/{}/account/addresses/new", lang.code())
}

pub fn address(lang: Lang, id: &str) -> String {
    format!("/{}/account/addresses/{id}", lang.code())
}

pub fn privacy(lang: Lang) -> String {
    format!("/{}/privacy", lang.code())
}

/// A product's page with one of its variants chosen.
pub fn variant(lang: Lang, slug: &str, sku: &str) -> String {
    format!("/{}/p/{slug}?v={sku}", lang.code())
}

pub fn checkout(lang: Lang) -> String {
    format!("/{}/checkout", lang.code())
}

pub fn order(lang: Lang, number: &str) -> String {
    format!("/{}/order/{number}", lang.code())
}

/// Why a search shows a product where it does.
pub fn explain(lang: Lang) -> String {
    format!("/{}/explain", lang.code())
}

/// Why the search for a query shows a product, named by a SKU or by its slug, where it does.
pub fn explanation(lang: Lang, query: &str, product: &str) -> String {
    let (query, product) = (query_value(query), query_value(product));
    format!("{}?q={query}&product={product}", explain(lang))
}

/// Whether a path stays in this shop: absolute, no host, no control characters.
pub fn is_local(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.chars().any(char::is_control)
}

/// Percent-encodes what may not stand in a header.
pub fn ascii(path: &str) -> String {
    encode(path, |byte| byte.is_ascii_graphic())
}

/// Percent-encodes a value for a query (RFC 3986, 2.3).
pub fn query_value(text: &str) -> String {
    encode(text, |byte| {
        byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte)
    })
}

fn encode(text: &str, plain: fn(u8) -> bool) -> String {
    text.bytes()
        .map(|byte| {
            if plain(byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_shop_are_returned_to() {
        assert!(is_local("/en/cart?x=1"));
        for elsewhere in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "",
            "/a\r\nb",
        ] {
            assert!(!is_local(elsewhere), "{elsewhere}");
        }
    }

    #[test]
    fn arabic_paths_fit_into_a_header() {
        assert_eq!(ascii("/ar/c/كراسي"), "/ar/c/%D9%83%D8%B1%D8%A7%D8%B3%D9%8A");
        assert_eq!(ascii("/ar/c/%D9%83"), "/ar/c/%D9%83");
    }

    #[test]
    fn what_is_asked_about_cannot_end_its_value() {
        let path = explanation(Lang::Ar, "كرسي & طاولة", "a+b#c");
        let query = "%D9%83%D8%B1%D8%B3%D9%8A%20%26%20%D8%B7%D8%A7%D9%88%D9%84%D8%A9";
        assert_eq!(path, format!("/ar/explain?q={query}&product=a%2Bb%23c"));
    }

    #[test]
    fn a_way_back_is_one_value() {
        let path = sign_in_for(Lang::En, "/en/search?q=a b&page=2");
        assert_eq!(path, "/en/sign-in?next=/en/search%3Fq%3Da%20b%26page%3D2");
    }
}
