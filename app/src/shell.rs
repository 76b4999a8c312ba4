//! The document around the application.

use crate::api::request::{desk, theme};
use crate::context::is_merchant;
use crate::look;
use crate::routes::{App, bundle_of};
use axum::http::{HeaderValue, header};
use engine::Lang;
use leptos::config::LeptosOptions;
use leptos::hydration::AutoReload;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::MetaTags;
use leptos_router::location::RequestUrl;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The addresses of the built files, whose names carry a hash of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    pub script: Arc<str>,
    pub wasm: Arc<str>,
    pub style: Arc<str>,
    /// The script that loads bundles, where the code is split.
    pub loader: Option<Arc<str>>,
    /// The script of the search beside a page, where there is one.
    pub finder: Option<Arc<str>>,
    /// The files of each bundle: see `routes.rs`.
    pub bundles: BTreeMap<String, Vec<Arc<str>>>,
}

/// The script of what only a browser does (docs/adr/0018).
const PAGE_SCRIPT: &str = include_str!("../../public/page.js");

/// Its address, which changes with its content: the file itself is kept by browsers for a while.
fn page_script() -> String {
    const VERSION: u32 = fnv1a(PAGE_SCRIPT.as_bytes());
    format!("/page.js?{VERSION:x}")
}

/// The FNV-1a hash: it only tells two versions of a file apart.
const fn fnv1a(bytes: &[u8]) -> u32 {
    let (mut hash, mut rest) = (0x811c_9dc5_u32, bytes);
    while let [byte, after @ ..] = rest {
        hash = (hash ^ *byte as u32).wrapping_mul(0x0100_0193);
        rest = after;
    }
    hash
}

/// The path of an address, without its query.
fn path_of(address: &str) -> &str {
    let path = address
        .split("://")
        .nth(1)
        .map_or(address, |rest| &rest[rest.find('/').unwrap_or(0)..]);
    path.split('?').next().unwrap_or_default()
}

/// The language a path begins with.
fn lang_of(path: &str) -> Lang {
    let first = path.trim_start_matches('/').split('/').next();
    first.and_then(Lang::from_code).unwrap_or_default()
}

/// What a page may load and run: its own files, and the two scripts that carry
/// this answer's nonce. Nothing from elsewhere, nothing inline besides.
fn set_policy() {
    let (Some(response), Some(nonce)) = (use_context::<ResponseOptions>(), use_nonce()) else {
        return;
    };
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
         style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'{}; \
         worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        if watched() { " ws:" } else { "" }
    );
    if let Ok(value) = HeaderValue::from_str(&policy) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, value);
    }
}

/// Whether this is a debug build under `make dev`, whose pages load themselves anew when it has
/// built them anew.
fn watched() -> bool {
    cfg!(debug_assertions) && std::env::var_os("LEPTOS_WATCH").is_some()
}

fn reload() -> impl IntoView {
    watched().then(|| {
        let options = LeptosOptions::builder().output_name("tafsil").build();
        view! { <AutoReload options/> }
    })
}

/// The fonts a page begins with, asked for at once: one that is late for the
/// first paint is not used before the next page.
fn fonts(lang: Lang) -> impl IntoView {
    let scripts: &[&str] = match lang {
        Lang::En => &["latin"],
        Lang::Ar => &["arabic", "latin"],
    };
    let weights = scripts
        .iter()
        .flat_map(|script| [(script, 400), (script, 600)]);
    weights
        .map(|(script, weight)| {
            let file = format!("/fonts/tafsil-{script}-{weight}.woff2");
            view! { <link rel="preload" href=file r#as="font" r#type="font/woff2" crossorigin="anonymous"/> }
        })
        .collect_view()
}

/// What begins the application: after the page is painted, so that what is seen
/// first need not share the line with the wasm, many times its size.
/// The page's bundle is asked for beside it; whoever needs it finds it on its way.
/// A page that cannot have them all has none, and says so in a class: what
/// stands in for scripts is shown.
fn start(
    Assets {
        script,
        wasm,
        bundles,
        ..
    }: &Assets,
    path: &str,
) -> String {
    let bundle = bundle_of(path).and_then(|bundle| bundles.get(bundle));
    let files: String = std::iter::once(wasm)
        .chain(bundle.into_iter().flatten())
        .map(|file| format!("'{file}',"))
        .collect();
    let left = crate::privacy::script();
    format!(
        "{left}requestAnimationFrame(()=>setTimeout(()=>Promise.all([import('{script}'),...[{files}]\
         .map(f=>fetch(f).then(r=>r.ok?r:Promise.reject(Error(f))))])\
         .then(([m,wasm])=>m.default({{module_or_path:wasm}}).then(()=>m.hydrate()))\
         .catch(e=>{{document.documentElement.classList.add('alone');throw e}})))"
    )
}

/// The whole document of a page.
pub fn shell(assets: Assets) -> impl IntoView {
    set_policy();
    let theme = theme();
    let path = use_context::<RequestUrl>()
        .map(|url| path_of(url.as_ref()).to_owned())
        .unwrap_or_default();
    let lang = lang_of(&path);
    let start = start(&assets, &path);
    let desk = desk();
    let shelf = desk.map(|desk| desk.services.shelf()).unwrap_or_default();
    let shop = &shelf.catalog.shop;
    let name = shop.name.get(lang).to_owned();
    let one_language = !shop.offers_language(lang.other());
    let icon = match shop.look.icon.as_str() {
        "" => "/favicon.svg".to_owned(),
        icon => icon.to_owned(),
    };
    let look = look::path(&shop.look);
    view! {
        <!DOCTYPE html>
        <html lang=lang.code() dir=lang.dir() data-theme=theme data-merchant=is_merchant() data-shop=name data-one-language=one_language data-finder=assets.finder.map(|script| script.to_string())>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="theme-color" content="#faf7f1" media="(prefers-color-scheme: light)"/>
                <meta name="theme-color" content="#13142a" media="(prefers-color-scheme: dark)"/>
                // Painted whole or not at all: what stands above or beside a late part moves when it
                // comes. Browsers wait for the beginning of the element.
                <link rel="expect" href="#end" blocking="render"/>
                <link rel="stylesheet" href=assets.style.to_string()/>
                {look.map(|path| view! { <link rel="stylesheet" href=path/> })}
                {fonts(lang)}
                <link rel="modulepreload" href=assets.script.to_string() nonce=use_nonce()/>
                {assets.loader.map(|loader| view! { <link rel="modulepreload" href=loader.to_string() nonce=use_nonce()/> })}
                <link rel="icon" href=icon/>
                <script type="module" src=page_script() nonce=use_nonce()></script>
                <script type="module" nonce=use_nonce()>{start}</script>
                <MetaTags/>
                {reload()}
            </head>
            <body>
                <App/>
                <span id="end" hidden></span>
            </body>
        </html>
    }
}
