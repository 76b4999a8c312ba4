//! The catalogue's files: from the browser's own store where they are, otherwise from the shop.

use engine::catalog::PartKind;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Request, Response};

/// Where the browser keeps them between visits.
const STORE: &str = "tafsil-snapshot";

/// What the shop tells about how it stands.
pub struct Stand {
    /// Nothing while there are no files.
    pub told: Vec<u8>,
    /// Whether files are being made, and will be there in a moment.
    pub soon: bool,
}

/// How the shop stands for who looks at the category with this slug, or at none where it is
/// empty; `None` where that cannot be had.
pub async fn stand(category: &str) -> Option<Stand> {
    let mut address = "/snapshot/now".to_owned();
    if !category.is_empty() {
        let category = String::from(js_sys::encode_uri_component(category));
        address.extend(["?category=", &category]);
    }
    let answer = ask(&address).await?;
    let soon = answer.headers().has("retry-after").unwrap_or_default();
    let told = body(answer).await?;
    Some(Stand { told, soon })
}

async fn ask(address: &str) -> Option<Response> {
    let answer = JsFuture::from(super::scope().fetch_with_str(address)).await;
    let answer: Response = answer.ok()?.dyn_into().ok()?;
    answer.ok().then_some(answer)
}

async fn body(answer: Response) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    let buffer: ArrayBuffer = buffer.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// A part of an edition. What is fetched is kept for the next visit, if the browser lets us.
pub async fn part(edition: u64, kind: PartKind) -> Option<Vec<u8>> {
    let address = format!("/snapshot/{edition:016x}/{}", kind.name());
    let store = store().await;
    if let Some(store) = &store {
        let kept = JsFuture::from(store.match_with_str(&address)).await;
        if let Some(kept) = kept.ok().and_then(|kept| kept.dyn_into().ok()) {
            return body(kept).await;
        }
    }
    let answer = ask(&address).await?;
    if let Some(store) = store
        && let Ok(copy) = answer.clone()
    {
        // A promise that nobody waits for: reading goes first.
        let _ = store.put_with_str(&address, &copy);
    }
    body(answer).await
}

/// The browser's store; absent where it has none for us.
async fn store() -> Option<Cache> {
    let open = super::scope().caches().ok()?.open(STORE);
    JsFuture::from(open).await.ok()?.dyn_into().ok()
}

/// Throws away every edition but this one.
pub async fn keep_only(edition: Option<u64>) -> Option<()> {
    let store = store().await?;
    let kept = JsFuture::from(store.keys()).await.ok()?;
    let mark = edition.map(|edition| format!("/{edition:016x}/"));
    for request in js_sys::Array::from(&kept) {
        let request: Request = request.dyn_into().ok()?;
        if !mark
            .as_ref()
            .is_some_and(|mark| request.url().contains(mark))
        {
            let _: Result<JsValue, JsValue> =
                JsFuture::from(store.delete_with_request(&request)).await;
        }
    }
    Some(())
}
