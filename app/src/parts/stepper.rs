//! A quantity with a button on either side.

use crate::context::use_lang;
use crate::parts::Icon;
use crate::words::shop as w;
use engine::number;
use engine::price::MAX_QUANTITY;
use leptos::prelude::*;

/// The field posts as `quantity`. The buttons work where scripts do; without
/// them the number is typed.
#[component]
pub fn Stepper(
    value: RwSignal<u32>,
    #[prop(optional)] min: u32,
    /// Called with every new quantity.
    #[prop(optional, into)]
    changed: Option<Callback<u32>>,
) -> impl IntoView {
    let lang = use_lang();
    let set = move |quantity: u32| {
        let quantity = quantity.clamp(min, MAX_QUANTITY);
        value.set(quantity);
        if let Some(changed) = changed {
            changed.run(quantity);
        }
    };
    view! {
        <div class="stepper" role="group" aria-label=w::quantity(lang)>
            <button class="icon-button" type="button" on:click=move |_| set(value.get_untracked().saturating_sub(1))>
                <Icon name="minus"/><span class="visually-hidden">{w::one_fewer(lang)}</span>
            </button>
            <input
                type="text" inputmode="numeric" name="quantity" autocomplete="off" aria-label=w::quantity(lang)
                value=value.get_untracked().to_string()
                prop:value=move || value.get().to_string()
                on:change=move |event| {
                    let typed = number::parse_whole(&event_target_value(&event));
                    match typed.and_then(|typed| u32::try_from(typed).ok()) {
                        Some(typed) => set(typed),
                        None => value.notify(),
                    }
                }
            />
            <button class="icon-button" type="button" on:click=move |_| set(value.get_untracked() + 1)>
                <Icon name="plus"/><span class="visually-hidden">{w::one_more(lang)}</span>
            </button>
        </div>
    }
}
