//! The stepper of a lane whose steps wait for places: how many count at once.

use leptos::prelude::*;

use crate::exercise::format::grouped;
use crate::exercise::limits::MAX_LIMIT;
use crate::exercise::plan::Plan;
use crate::page::state::notice::Notice;
use crate::page::state::session::Session;
use crate::sharing::typed::number::{Unread, refusal, whole};

/// "[−] 3 [+]", in which the number can be typed.
#[component]
pub fn Limit() -> impl IntoView {
    let session = expect_context::<Session>();
    let limit = move || session.plan.with(Plan::limit);
    let step = move |by: i64| {
        let asked = i64::from(untrack(limit)) + by;
        if let Some(asked) = u32::try_from(asked).ok().filter(|asked| is_possible(*asked)) {
            set(session, asked);
        }
    };
    let button = move |sign: &'static str, name: &'static str, by: i64, end: u32| {
        let is_off = move || (limit() == end).to_string();
        view! {
            <button
                type="button"
                class="sc-button sc-step"
                aria-label=name
                aria-disabled=is_off
                on:click=move |_| step(by)
                prop:textContent=sign
            />
        }
    };
    let field = NodeRef::<leptos::html::Input>::new();
    let write = move |_| {
        if let Some(field) = field.get_untracked() {
            read(session, &field.value());
            // A refused text leaves the plan as it is, so nothing else restores the field.
            field.set_value(&untrack(limit).to_string());
        }
    };
    view! {
        <div class="sc-limit-stepper" role="group" aria-label="How many count at once">
            {button("−", "One less at once", -1, 1)}
            <input
                class="sc-field"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                aria-label="How many count at once"
                node_ref=field
                size=move || limit().to_string().len().max(2)
                prop:value=move || limit().to_string()
                on:focus=move |_| field.get_untracked().iter().for_each(|field| field.select())
                on:change=write
            />
            {button("+", "One more at once", 1, MAX_LIMIT)}
        </div>
    }
}

fn is_possible(limit: u32) -> bool {
    (1..=MAX_LIMIT).contains(&limit)
}

fn set(session: Session, limit: u32) {
    session.change_to(session.plan.get_untracked().with_limit(limit));
}

/// Sets the limit to what was typed, or says how to write it.
fn read(session: Session, text: &str) {
    let possible = |asked: u64| u32::try_from(asked).ok().filter(|asked| is_possible(*asked)).ok_or(Unread::NoNumber);
    match whole(text).and_then(possible) {
        Ok(limit) => set(session, limit),
        Err(unread) => {
            let takes = format!("a whole number from 1 to {}", grouped(MAX_LIMIT.into()));
            let sentence = refusal("The limit", text, &takes, unread);
            session.notices.set(vec![Notice::Sentence(sentence)]);
        }
    }
}
