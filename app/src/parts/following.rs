//! The box and the page say the same: the box what the page is of, and, on the page of a
//! search, the list what is typed, where the screen has room for it beside what is
//! suggested and the catalogue is at hand.

use crate::context::use_lang;
use crate::paths;
use crate::visit::Of;
use crate::visit::worker::look_ahead;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

/// From this width on, in CSS pixels, filters stand beside the list (`style/_listing.scss`).
const ROOM: f64 = 900.0;

/// Where the list is led while somebody types.
#[derive(Clone, Copy)]
pub struct Following {
    place: Memo<String>,
    query: Memo<String>,
    go: Callback<(String, NavigateOptions)>,
    search: StoredValue<String>,
    /// Whether the screen has room, as it was when somebody came into the box: to ask
    /// a browser for its width makes it lay the page out first.
    room: StoredValue<bool>,
    /// What the list was led to last: the box may be ahead of it.
    led: StoredValue<Option<String>>,
    /// Whether going back leads to what was there before somebody typed.
    apart: StoredValue<bool>,
}

impl Following {
    pub fn new() -> Following {
        let navigate = use_navigate();
        let here = use_location();
        let following = Following {
            place: here.pathname,
            query: here.search,
            go: Callback::new(move |(to, how): (String, _)| navigate(&to, how)),
            search: StoredValue::new(paths::search(use_lang())),
            room: StoredValue::new(has_room()),
            led: StoredValue::new(None),
            apart: StoredValue::new(false),
        };
        following.tell_box();
        following
    }

    /// The box says what the page is of, also after going back. What somebody typed before
    /// this began stays.
    fn tell_box(self) {
        let query = use_query_map();
        Effect::new(move |before: Option<String>| {
            let query = query.with(|query| query.get_str("q").unwrap_or_default().to_owned());
            let goes_on = before.as_ref() == Some(&query) || self.led_to(&query);
            let box_ = document().get_element_by_id("q").filter(|box_| {
                let typing = document().active_element().as_ref() == Some(box_);
                !goes_on && (before.is_some() || !typing)
            });
            if let Some(box_) = box_ {
                box_.unchecked_into::<HtmlInputElement>().set_value(&query);
            }
            query
        });
    }

    /// Somebody comes into the box: what they type is one step to go back.
    pub fn begin(self) {
        self.apart.set_value(false);
        self.room.set_value(has_room());
    }

    /// Whether the list of this page follows.
    pub fn is_on(self) -> bool {
        let is_search = |search: &String| self.place.with_untracked(|place| place == search);
        self.room.get_value() && self.search.with_value(is_search)
    }

    /// Whether the page came to this query by what was typed, so that the box may be ahead.
    fn led_to(self, query: &str) -> bool {
        let led = self.led.with_value(|led| led.as_deref() == Some(query));
        if !led {
            self.led.set_value(None);
        }
        led
    }

    /// Whether an address is that of this page.
    pub fn is_at(self, address: &str) -> bool {
        let query = self.query.get_untracked();
        self.place
            .with_untracked(|place| address == format!("{place}?{query}"))
    }

    /// Leads the list to what is typed, if that is still so once it is found. What the
    /// server has to be asked for, such as where a merchant leads elsewhere, waits to be sent.
    pub fn follow(self, typed: &str, is_still: impl Fn() -> bool + 'static) {
        let query = typed.trim().to_owned();
        let asked = format!("q={}", paths::query_value(&query));
        let address = self.search.with_value(|search| format!("{search}?{asked}"));
        if !self.is_on() || self.is_at(&address) {
            return;
        }
        spawn_local(async move {
            let of = Of::Listing {
                slug: None,
                query: asked,
            };
            if !look_ahead(of, || is_still() && self.is_on()).await {
                return;
            }
            let options = NavigateOptions {
                replace: self.apart.get_value(),
                scroll: false,
                ..NavigateOptions::default()
            };
            self.apart.set_value(true);
            self.led.set_value(Some(query));
            self.go.run((address, options));
        });
    }
}

fn has_room() -> bool {
    let width = window().inner_width().ok();
    width
        .and_then(|width| width.as_f64())
        .is_some_and(|width| width >= ROOM)
}
