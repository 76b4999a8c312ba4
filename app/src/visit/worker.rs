//! The page's end of the worker that holds the catalogue.

use super::finder::{Ask, Of, ask_first, asked};
use crate::wire;
use engine::{Currency, Lang};
use futures_channel::oneshot;
use leptos::prelude::set_timeout;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::prelude::Closure;
use leptos::web_sys::js_sys::{Reflect, Uint8Array, global};
use leptos::web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long an answer is waited for before the server is asked.
const PATIENCE: Duration = Duration::from_secs(2);

/// Questions without an answer yet, by their numbers.
#[derive(Default)]
struct Open {
    last: u32,
    asked: BTreeMap<u32, oneshot::Sender<Vec<u8>>>,
}

thread_local! {
    /// What was just found out for a page that is about to ask for it.
    static AHEAD: Cell<Option<(Of, Vec<u8>)>> = const { Cell::new(None) };
}

/// Finds out what a page is about to ask for, if it still is when that is known. `false`
/// where it is not, or the server has to be asked.
pub async fn look_ahead(of: Of, is_still: impl Fn() -> bool) -> bool {
    let Some(telling) = asked(of.clone()) else {
        return false;
    };
    let told = telling.await.ok().filter(|_| is_still());
    let known = told.is_some();
    AHEAD.set(told.map(|bytes| (of, bytes)));
    known
}

/// Starts the worker, unless that was done. Once it listens, it is asked before the server is.
/// How messages look is said in `frontend/finder`; `category` is the slug of the one the page
/// is of, or empty.
pub fn start(script: &str, category: &str, lang: Lang, currency: Currency) {
    static STARTED: AtomicBool = AtomicBool::new(false);
    if STARTED.swap(true, Ordering::Relaxed) {
        return;
    }
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    // It is there before any message can be heard.
    options.set_name(category);
    let Ok(worker) = Worker::new_with_options(script, &options) else {
        return;
    };
    let open = Rc::new(RefCell::new(Open::default()));
    let desk = {
        let (worker, open) = (worker.clone(), open.clone());
        move |of: Of| {
            let (sender, telling) = oneshot::channel();
            if let Some((known, bytes)) = AHEAD.take()
                && known == of
            {
                let _ = sender.send(bytes);
            } else if let Ok(ask) = wire::seal(&Ask { lang, currency, of }) {
                let number = {
                    let mut open = open.borrow_mut();
                    open.last += 1;
                    open.last
                };
                let message = [&number.to_le_bytes()[..], &ask].concat();
                // Where nothing keeps the sender, it hangs up: a worker that cannot be reached, and
                // one that is too slow.
                if worker.post_message(&Uint8Array::from(&message[..])).is_ok() {
                    open.borrow_mut().asked.insert(number, sender);
                    let open = open.clone();
                    set_timeout(
                        move || drop(open.borrow_mut().asked.remove(&number)),
                        PATIENCE,
                    );
                }
            }
            telling
        }
    };
    let waiting = open.clone();
    let mut desk = Some(desk);
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        let message = Uint8Array::new(&message.data()).to_vec();
        let Some((number, told)) = message.split_first_chunk() else {
            return;
        };
        if let Some(desk) = desk.take() {
            ask_first(Box::new(desk));
        }
        if number == &[0; 4] && !told.is_empty() {
            // Tests wait for it, because nothing of a page tells that it can do without the server.
            let _ = Reflect::set(&global(), &"finder".into(), &"ready".into());
        }
        let asked = open.borrow_mut().asked.remove(&u32::from_le_bytes(*number));
        if let Some(asked) = asked.filter(|_| !told.is_empty()) {
            let _ = asked.send(told.to_vec());
        }
    });
    // A worker that broke answers nothing: whoever waits is told to ask the server.
    let gave_up = Closure::<dyn FnMut(ErrorEvent)>::new(move |_: ErrorEvent| {
        waiting.borrow_mut().asked.clear();
    });
    worker.set_onerror(Some(gave_up.as_ref().unchecked_ref()));
    gave_up.forget();
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
}
