//! The document around the application.

use crate::api::request::theme;
use crate::context::is_merchant;
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
         worker-src 'self';          manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
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
    format!(
        "requestAnimationFrame(()=>setTimeout(()=>Promise.all([import('{script}'),...[{files}]\
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
    view! {
        <!DOCTYPE html>
        <html lang=lang.code() dir=lang.dir() data-theme=theme data-merchant=is_merchant() data-finder=assets.finder.map(|script| script.to_string())>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="theme-color" content="#faf7f1" media="(prefers-color-scheme: light)"/>
                <meta name="theme-color" content="#13142a" media="(prefers-color-scheme: dark)"/>
                // Painted whole or not at all: half a header moves when its other half comes.
                <link rel="expect" href="#main" blocking="render"/>
                <link rel="stylesheet" href=assets.style.to_string()/>
                {fonts(lang)}
                <link rel="modulepreload" href=assets.script.to_string() nonce=use_nonce()/>
                {assets.loader.map(|loader| view! { <link rel="modulepreload" href=loader.to_string() nonce=use_nonce()/> })}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <script type="module" nonce=use_nonce()>{start}</script>
                <MetaTags/>
                {reload()}
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
