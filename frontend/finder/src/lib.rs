//! The search beside a page, in a worker of its own: fetches the catalogue, reads it in
//! slices, and answers what pages ask. Of a catalogue that is too large it fetches the
//! category that pages ask for, one at a time.
//!
//! It is named for the category of the page that starts it: by its slug, if there is one.
//! Messages are bytes. A question is a number of four bytes (little endian) and a packed
//! [`app::visit::Ask`]; its answer is the number and a page's bytes, or the number alone
//! where the server has to be asked. The number 0, which no question has, says that the
//! worker listens; with a byte after it, that a catalogue is read whole.

#[cfg(feature = "bench")]
mod bench;
mod files;

use app::find::{Finder, Now};
use engine::catalog::{PartKind, Progress};
use files::Stand;
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
/// How long, in milliseconds, files that are being made are waited for before they are asked
/// for again, and how often they are. After that, the next question asks.
const MOMENT: i32 = 1_000;
const TRIES: usize = 10;
/// In this order: what narrows a category first, then what finds words.
const PARTS: [PartKind; 3] = [PartKind::Columns, PartKind::Cards, PartKind::Text];

thread_local! {
    static FINDER: RefCell<Finder> = RefCell::default();
    /// When it was last asked how the shop stands; while that is being asked, the future.
    static LOOKED: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
    /// The slug of the category that was last asked for and not held, or none.
    static WANTED: RefCell<String> = RefCell::default();
}

#[wasm_bindgen(start)]
fn start() {
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(|message: MessageEvent| {
        let message = Uint8Array::new(&message.data()).to_vec();
        let Some((number, ask)) = message.split_first_chunk::<4>() else {
            return;
        };
        let mut answer = number.to_vec();
        let (told, lacked) =
            FINDER.with_borrow_mut(|finder| (finder.answer(ask), finder.lacks(ask)));
        answer.extend(told.into_iter().flatten());
        post(&answer);
        if let Some(category) = lacked {
            want(category);
        }
        look();
    });
    WANTED.set(scope().name());
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

/// From now on, this category is asked for; soon, if it is another one than before.
fn want(category: String) {
    if WANTED.with_borrow(|wanted| *wanted == category) {
        return;
    }
    WANTED.set(category);
    // Whoever is looking sees that it changed.
    if LOOKED.get().is_finite() {
        LOOKED.set(f64::NEG_INFINITY);
    }
}

/// Looks how the shop stands, unless that was done a moment ago or is being done.
fn look() {
    if clock() - LOOKED.get() < PATIENCE {
        return;
    }
    LOOKED.set(f64::INFINITY);
    spawn_local(async {
        let mut tries = 0;
        loop {
            let category = WANTED.with_borrow(String::clone);
            let soon = renew(&category).await;
            let wanted = WANTED.with_borrow(String::clone);
            if wanted != category && !FINDER.with_borrow(|finder| finder.holds(&wanted)) {
                tries = 0;
            } else if soon && tries < TRIES {
                tries += 1;
                pause(MOMENT).await;
            } else {
                break;
            }
        }
        LOOKED.set(clock());
    });
}

/// Takes in how the shop stands for who looks at a category; whether its files will be there
/// in a moment.
async fn renew(category: &str) -> bool {
    // Without an answer, what is known is gone on with.
    let Some(Stand { told, soon }) = files::stand(category).await else {
        return false;
    };
    let Ok(now) = app::wire::open::<Now>(&told) else {
        // The shop has nothing to say while it makes new files, or of what is too large, and
        // a later build says it in another way: what is known has passed.
        FINDER.with_borrow_mut(|finder| finder.renew(Now::default()));
        return soon;
    };
    let edition = now.edition;
    let new = FINDER.with_borrow_mut(|finder| {
        finder.renew(now.clone());
        finder.edition() != Some(edition)
    });
    if new {
        // Of one category there are no words.
        let whole = now.category.is_none();
        let parts = if whole { &PARTS[..] } else { &PARTS[..2] };
        FINDER.with_borrow_mut(|finder| {
            *finder = Finder::default();
            finder.renew(now);
        });
        let read = load(edition, parts).await;
        if read.is_some() {
            post(&[0, 0, 0, 0, 1]);
        } else if !whole {
            // The shop may have made room meanwhile: it is told of again when it is made again.
            FINDER.take();
        }
        // What cannot be read must not be found again.
        files::keep_only(read.map(|()| edition)).await;
    }
    false
}

/// Fetches these parts at once, and reads one after the other.
async fn load(edition: u64, parts: &[PartKind]) -> Option<()> {
    let fetch = |part: &PartKind| {
        let (part, (sender, file)) = (*part, oneshot::channel());
        spawn_local(async move {
            let _ = sender.send(files::part(edition, part).await);
        });
        file
    };
    let files: Vec<_> = parts.iter().map(fetch).collect();
    for file in files {
        read(file.await.ok()??).await?;
    }
    Some(())
}

/// Reads a part, a slice at a time.
async fn read(bytes: Vec<u8>) -> Option<()> {
    FINDER.with_borrow_mut(|finder| finder.begin(bytes)).ok()?;
    while slice()? != Progress::Done {
        pause(0).await;
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

/// Lets what comes meanwhile have its turn, for so many milliseconds.
async fn pause(time: i32) {
    let turn = Promise::new(&mut |resume, _| {
        let _ = scope().set_timeout_with_callback_and_timeout_and_arguments_0(&resume, time);
    });
    let _: Result<JsValue, JsValue> = JsFuture::from(turn).await;
}
