//! The icon of a shop that has none: the first letter of its name on its accent colour.

use app::api::request::Desk;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use services::colour::Rgb;

/// The default accent colour, `--saffron` of the stylesheet.
const ACCENT: &str = "#f3ab27";

/// `/favicon.svg`, and `/favicon.ico` where browsers look without being told.
pub async fn serve(State(desk): State<Desk>) -> Response {
    let shelf = desk.services.shelf();
    let shop = &shelf.catalog.shop;
    let letter = shop
        .name
        .get(shop.default_language())
        .chars()
        .find(|letter| letter.is_alphanumeric())
        .unwrap_or('·');
    let ground = Rgb::parse(&shop.look.accent).or(Rgb::parse(ACCENT));
    let ground = ground.unwrap_or(Rgb::NEAR_BLACK);
    let ink = ground.text_upon();
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">\
         <rect width=\"32\" height=\"32\" rx=\"7\" fill=\"{ground}\"/>\
         <text x=\"16\" y=\"23\" text-anchor=\"middle\" font-family=\"sans-serif\" \
         font-size=\"20\" font-weight=\"700\" fill=\"{ink}\">{}</text></svg>",
        letter.to_uppercase()
    );
    let kind = HeaderValue::from_static("image/svg+xml");
    let age = HeaderValue::from_static("public, max-age=3600");
    (
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, age)],
        svg,
    )
        .into_response()
}
