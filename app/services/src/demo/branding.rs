//! The demo shop's own pictures: logos, icon, the home page's drawing and the social card.

use crate::exchange::Media;
use base64::Engine;
use engine::Text;
use engine::catalog::{Picture, Shop};
use sha2::{Digest, Sha256};

const LOGOS: [(&str, &str); 4] = [
    (
        "logo-en",
        include_str!("../../demo/media/logo-en-light.svg"),
    ),
    (
        "logo-ar",
        include_str!("../../demo/media/logo-ar-light.svg"),
    ),
    (
        "logo-en-dark",
        include_str!("../../demo/media/logo-en-dark.svg"),
    ),
    (
        "logo-ar-dark",
        include_str!("../../demo/media/logo-ar-dark.svg"),
    ),
];
const ICON: &str = include_str!("../../demo/media/icon.svg");
const HERO: &str = include_str!("../../demo/media/hero.svg");
const CARD: &[u8] = include_bytes!("../../demo/media/card.png");

/// Puts the pictures into the settings, and gives their files.
pub(super) fn brand(shop: &mut Shop) -> Vec<Media> {
    shop.order_prefix = "T-".to_owned();
    let mut media = Vec::new();
    let mut svg = |id: &str, body: &str| {
        let file = Media {
            name: format!("{id}-{}.svg", digest(body.as_bytes())),
            mime: "image/svg+xml".to_owned(),
            body: body.to_owned(),
        };
        let src = format!("/media/{}", file.name);
        media.push(file);
        src
    };
    let [en, ar, en_dark, ar_dark] = LOGOS.map(|(id, body)| svg(id, body));
    shop.look.logo = Text::new(en, ar);
    shop.look.logo_dark = Text::new(en_dark, ar_dark);
    shop.look.icon = svg("icon", ICON);
    shop.home.picture = Some(Picture {
        src: svg("hero", HERO),
        alt: Text::default(),
    });
    let card = Media {
        name: format!("card-{}.png", digest(CARD)),
        mime: "image/png".to_owned(),
        body: base64::engine::general_purpose::STANDARD.encode(CARD),
    };
    shop.look.social_picture = format!("/media/{}", card.name);
    media.push(card);
    media
}

/// The beginning of a content's SHA-256, so that a file's name changes with it.
fn digest(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    let bytes = digest.iter().take(4);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}
