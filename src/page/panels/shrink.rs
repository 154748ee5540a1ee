//! A button for plans that are too long for a lane that blocks the thread.

use leptos::prelude::*;

use crate::exercise::format::seconds;
use crate::exercise::limits::MAX_BLOCK_MS;
use crate::page::state::notice::Notice;
use crate::page::state::session::Session;

/// Shortens all sleeps until a lane that blocks accepts the plan.
#[component]
pub fn Shrink() -> impl IntoView {
    let session = expect_context::<Session>();
    let shrink = move |_| match session.plan.with_untracked(|plan| plan.shrunk_to(MAX_BLOCK_MS)) {
        Some(plan) => session.change_to(plan),
        None => {
            let sentence = "So many sleepers can't be shrunk to fit: wake some of them.".to_owned();
            session.notices.set(vec![Notice::Sentence(sentence)]);
        }
    };
    view! {
        <button
            type="button"
            class="sc-button"
            on:click=shrink
            prop:textContent=format!("Shrink all sleeps to fit {} s", seconds(MAX_BLOCK_MS))
        />
    }
}
