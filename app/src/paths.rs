//! The addresses of the shop, each made in one place.

use engine::Lang;
use engine::catalog::Policy;

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
    format!("{}?next={}", sign_in(lang), routed_value(next))
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

/// The page of one of the shop's policies.
pub fn policy(lang: Lang, policy: Policy) -> String {
    match policy {
        Policy::Privacy => privacy(lang),
        policy => format!("/{}/policy/{}", lang.code(), policy.code()),
    }
}

/// A product's page with one of its variants chosen.
pub fn variant(lang: Lang, slug: &str, sku: &str) -> String {
    with_variant(&product(lang, slug), sku)
}

/// The path of a product's page with one of its variants chosen.
pub fn with_variant(path: &str, sku: &str) -> String {
    format!("{path}?v={}", routed_value(sku))
}

/// The place of the SKU that an address names, as the router hands it out.
pub fn named_variant(skus: &[String], named: &str) -> Option<usize> {
    let exact = skus.iter().position(|sku| sku == named);
    // In an address made elsewhere `%` is encoded once, and lost to the router.
    exact.or_else(|| {
        let as_read = |sku: &String| leptos_router::location::Url::unescape(sku) == named;
        skus.iter().position(as_read)
    })
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
    let (query, product) = (routed_value(query), routed_value(product));
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

/// Percent-encodes a value that a page asks the router for, which decodes what
/// it hands out twice: `%` is encoded twice, too.
fn routed_value(text: &str) -> String {
    query_value(text).replace("%25", "%2525")
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

    /// What the router of a server makes of an address.
    #[cfg(feature = "ssr")]
    fn routed(address: &str) -> leptos_router::location::Url {
        leptos_router::location::RequestUrl::new(address)
            .parse()
            .unwrap()
    }

    #[cfg(feature = "ssr")]
    const HOSTILE: [&str; 16] = [
        "M8&12",
        "M8#14",
        "M8+10",
        "M8 16%",
        "رمز 18",
        "A%41",
        "A%2541",
        "%",
        "%25",
        "a=b;c",
        "a/b?c",
        "\"'<>",
        "..",
        "a\\b",
        "😀",
        "&v=other",
    ];

    #[cfg(feature = "ssr")]
    #[test]
    fn every_address_with_a_value_gives_it_back() {
        type Builder = fn(&str) -> String;
        let builders: [(Builder, &str); 4] = [
            (|id| variant(Lang::En, "bolt", id), "v"),
            (|id| explanation(Lang::Ar, id, "x"), "q"),
            (|id| explanation(Lang::En, "x", id), "product"),
            (|id| sign_in_for(Lang::En, id), "next"),
        ];
        for id in HOSTILE {
            for (build, name) in builders {
                let address = build(id);
                assert!(
                    is_local(&address) && ascii(&address) == address,
                    "{address}"
                );
                let url = routed(&address);
                assert_eq!(
                    url.search_params().get(name).as_deref(),
                    Some(id),
                    "{address}"
                );
                assert!(!url.path().contains(id), "{address}");
            }
        }
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn a_variant_is_found_by_its_address_and_by_one_made_elsewhere() {
        let place = |address: &str| {
            let named = routed(address).search_params().get("v").unwrap_or_default();
            named_variant(&HOSTILE.map(str::to_owned), &named)
        };
        for (index, sku) in HOSTILE.into_iter().enumerate() {
            assert_eq!(place(&variant(Lang::En, "bolt", sku)), Some(index), "{sku}");
        }
        let elsewhere = |sku: &str| place(&format!("/en/p/bolt?v={}", query_value(sku)));
        for sku in ["M8&12", "M8#14", "M8+10", "M8 16%", "رمز 18"] {
            let index = HOSTILE.iter().position(|known| *known == sku);
            assert_eq!(elsewhere(sku), index, "{sku}");
        }
        assert_eq!(named_variant(&["M8%20".to_owned()], "M8 "), Some(0));
        assert_eq!(place("/en/p/bolt?v=nothing"), None);
    }
}
