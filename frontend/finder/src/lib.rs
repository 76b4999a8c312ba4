//! The search beside a page, in a worker of its own: fetches the catalogue, reads it in
//! slices, and answers what pages ask.
//!
//! Messages are bytes. A question is a number of four bytes (little endian) and a packed
//! [`app::visit::Ask`]; its answer is the number and a page's bytes, or the number alone
//! where the server has to be asked. The number 0, which no question has, says that the
//! worker listens; with a byte after it, that a catalogue is read whole.

#[cfg(feature = "bench")]
mod bench;
mod files;

use app::find::{Finder, Now};
use engine::catalog::{PartKind, Progress};
use futures_channel::oneshot;
use js_sys::{Promise, Uint8Array};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// How long, in milliseconds, reading goes on before questions have their turn.
const SLICE: f64 = 16.0;
/// How old, in milliseconds, what is known of the shop may be when a question comes.
const PATIENCE: f64 = 5_000.0;
/// In this order: what narrows a category first, then what finds words.
const PARTS: [PartKind; 3] = [PartKind::Columns, PartKind::Cards, PartKind::Text];

thread_local! {
    static FINDER: RefCell<Finder> = RefCell::default();
    /// When it was last asked how the shop stands; while that is being asked, the future.
    static LOOKED: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
}

#[wasm_bindgen(start)]
fn start() {
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(|message: MessageEvent| {
        let message = Uint8Array::new(&message.data()).to_vec();
        let Some((number, ask)) = message.split_first_chunk::<4>() else {
            return;
        };
        let mut answer = number.to_vec();
        let told = FINDER.with_borrow_mut(|finder| finder.answer(ask));
        answer.extend(told.into_iter().flatten());
        post(&answer);
        look();
    });
    scope().set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    post(&[0; 4]);
    look();
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn post(bytes: &[u8]) {
    let _ = scope().post_message(&Uint8Array::from(bytes));
}

/// Milliseconds since the worker began.
fn clock() -> f64 {
    scope().performance().map_or(0.0, |clock| clock.now())
}

/// Looks how the shop stands, unless that was done a moment ago or is being done.
fn look() {
    if clock() - LOOKED.get() < PATIENCE {
        return;
    }
    LOOKED.set(f64::INFINITY);
    spawn_local(async {
        // Without an answer, what is known is gone on with.
        let _ = renew().await;
        LOOKED.set(clock());
    });
}

async fn renew() -> Option<()> {
    let Ok(now) = app::wire::open::<Now>(&files::fetch("/snapshot/now").await?) else {
        // The shop has nothing to say while it makes new files, and a later build says it in
        // another way: what is known has passed.
        FINDER.with_borrow_mut(|finder| finder.renew(Now::default()));
        return None;
    };
    let edition = now.edition;
    let new = FINDER.with_borrow_mut(|finder| {
        finder.renew(now.clone());
        finder.edition() != Some(edition)
    });
    if !new {
        return Some(());
    }
    FINDER.with_borrow_mut(|finder| {
        *finder = Finder::default();
        finder.renew(now);
    });
    match load(edition).await {
        Some(()) => {
            post(&[0, 0, 0, 0, 1]);
            files::keep_only(Some(edition)).await
        }
        // What cannot be read must not be found again.
        None => files::keep_only(None).await,
    }
}

/// Fetches all parts at once, and reads one after the other.
async fn load(edition: u64) -> Option<()> {
    let files = PARTS.map(|part| {
        let (sender, file) = oneshot::channel();
        spawn_local(async move {
            let _ = sender.send(files::part(edition, part).await);
        });
        file
    });
    for file in files {
        read(file.await.ok()??).await?;
    }
    Some(())
}

/// Reads a part, a slice at a time.
async fn read(bytes: Vec<u8>) -> Option<()> {
    FINDER.with_borrow_mut(|finder| finder.begin(bytes)).ok()?;
    while slice()? != Progress::Done {
        pause().await;
    }
    Some(())
}

/// Reads on until the part ends, or the time is over.
fn slice() -> Option<Progress> {
    let begun = clock();
    loop {
        let step = FINDER.with_borrow_mut(Finder::step).ok()?;
        if step == Progress::Done || clock() - begun >= SLICE {
            return Some(step);
        }
    }
}

/// Lets what has come meanwhile have its turn.
async fn pause() {
    let turn = Promise::new(&mut |resume, _| {
        let _ = scope().set_timeout_with_callback(&resume);
    });
    let _: Result<JsValue, JsValue> = JsFuture::from(turn).await;
}
