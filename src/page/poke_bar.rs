//! Poke: one button for the page, to ask whether it is alive.

use leptos::prelude::*;

use crate::page::dynamic::{flag, nothing, part, press, text};
use crate::page::session::Session;
use crate::page::strip::Strip;

/// Poke and its answer. On a narrow screen it stands at the bottom from the first run on, with the latest lane's name
/// and heartbeat.
#[component]
pub fn PokeBar() -> impl IntoView {
    let session = expect_context::<Session>();
    let answer = move || match session.answer.get() {
        answer if answer.is_empty() => "Poke the page: is it alive?".to_owned(),
        answer => answer,
    };
    let lane = move || {
        let Some(mode) = session.latest.get() else { return nothing() };
        view! {
            <span class="sc-poke-lane" aria-hidden="true">
                {mode.about().title} <Strip lane=session.lane(mode)/>
            </span>
        }
        .into_any()
    };
    let poke = press(move |event| session.poke(event.time_stamp()));
    view! {
        <div class="sc-poke" class:sc-poke-docked=flag(move || session.latest.get().is_some())>
            {part(lane)}
            <button type="button" class="sc-button" data-poke on:click=poke>"Poke"</button>
            <span class="sc-poke-answer">{text(answer)}</span>
        </div>
    }
}
