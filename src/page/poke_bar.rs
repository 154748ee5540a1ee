//! Poke: one button for the page, to ask whether it is alive.

use leptos::prelude::*;

use crate::page::session::Session;
use crate::page::strip::Strip;

/// Poke and its answer. On a narrow screen it stands at the bottom from the first run on, with the latest lane's name
/// and heartbeat.
#[component]
pub fn PokeBar() -> impl IntoView {
    let session = expect_context::<Session>();
    let answer = move || Some(session.answer.get()).filter(|answer| !answer.is_empty());
    let lane = move || {
        let mode = session.latest.get()?;
        Some(view! {
            <span class="sc-poke-lane" aria-hidden="true">
                {mode.about().title} <Strip lane=session.lane(mode)/>
            </span>
        })
    };
    view! {
        <div class="sc-poke" class:sc-poke-docked=move || session.latest.get().is_some()>
            {lane}
            <button
                type="button"
                class="sc-button"
                data-poke
                on:click=move |event| session.poke(event.time_stamp())
            >
                "Poke"
            </button>
            <span class="sc-poke-answer">
                {move || answer().unwrap_or_else(|| "Poke the page while it counts: is it alive?".to_owned())}
            </span>
        </div>
    }
}
