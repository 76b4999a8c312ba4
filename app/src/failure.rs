//! The plain page for a request that no page can answer: too large, refused,
//! or broken on our side. It needs nothing but itself, because whatever broke
//! may have taken the rest along.

use crate::paths;
use crate::words::{common, errors};
use engine::Lang;

/// A whole document for an answer with this HTTP status.
pub fn failure_page(lang: Lang, status: u16) -> String {
    let (title, text) = match status {
        404 => (common::not_found_title(lang), common::not_found_text(lang)),
        400..500 => (common::error_title(lang), errors::bad_request(lang)),
        _ => (common::error_title(lang), errors::unavailable(lang)),
    };
    format!(
        "<!DOCTYPE html><html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title></head>\
         <body><main><h1>{title}</h1><p>{text}</p><p><a href=\"{}\">{}</a></p></main></body></html>",
        lang.code(),
        lang.dir(),
        paths::home(lang),
        common::home(lang),
    )
}
