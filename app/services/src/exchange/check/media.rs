//! Faults of pictures: what is served from the shop's own address must not be
//! able to run or to call elsewhere.

use super::svg;
use crate::exchange::Media;
use base64::Engine;
use engine::catalog::Picture;

/// The largest picture, in bytes.
pub(in crate::exchange) const MAX_MEDIA: usize = 1 << 20;

pub(super) fn check(media: &Media) -> Result<(), String> {
    let named = media.name.len() <= 120
        && !media.name.starts_with('.')
        && !media.name.contains("..")
        && media
            .name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    let ending = media
        .name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    let fits: &[&str] = match media.mime.as_str() {
        "image/svg+xml" => &["svg"],
        "image/webp" => &["webp"],
        "image/png" => &["png"],
        "image/jpeg" => &["jpg", "jpeg"],
        other => return Err(format!("'{}': '{other}' is no type of picture", media.name)),
    };
    if !named || !ending.is_some_and(|ending| fits.contains(&ending.as_str())) {
        return Err(format!(
            "'{}' is no file name for {}",
            media.name, media.mime
        ));
    }
    let fault = |reason: &str| Err(format!("'{}': {reason}", media.name));
    if media.mime == "image/svg+xml" {
        if media.body.len() > MAX_MEDIA {
            return fault("it is larger than 1 MiB");
        }
        return match svg::fault(&media.body) {
            Some(reason) => fault(&reason),
            None => Ok(()),
        };
    }
    // Base64 writes 3 bytes as 4: a body too long need not be decoded.
    if media.body.len() > MAX_MEDIA / 3 * 4 + 4 {
        return fault("it is larger than 1 MiB");
    }
    let Ok(bytes) = base64::engine::general_purpose::STANDARD.decode(&media.body) else {
        return fault("its body is not base64");
    };
    let is_what_it_says = match media.mime.as_str() {
        "image/png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "image/jpeg" => bytes.starts_with(b"\xff\xd8\xff"),
        _ => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
    };
    match (bytes.len() > MAX_MEDIA, is_what_it_says) {
        (true, _) => fault("it is larger than 1 MiB"),
        (_, false) => fault("its content is not of its type"),
        _ => Ok(()),
    }
}

/// Pictures are the shop's own: `/media/NAME`.
pub(super) fn picture(picture: Option<&Picture>) -> Result<(), String> {
    let Some(picture) = picture else {
        return Ok(());
    };
    let name = picture.src.strip_prefix("/media/").unwrap_or("");
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    match !name.is_empty() && !name.contains("..") && name.chars().all(plain) {
        true => Ok(()),
        false => Err(format!(
            "the picture '{}' is not one of /media/",
            picture.src
        )),
    }
}
