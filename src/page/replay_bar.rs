//! The replay's handle: along the time axis of the timeline, by mouse, touch and keys.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::exercise::figures::{clock_seconds, millis};
use crate::findings::replay::{end_ms, sentence};
use crate::page::dynamic::{part, press, text};
use crate::page::session::Session;

/// A range in ms, Play, and what each lane had printed and shown at that moment.
#[component]
pub fn ReplayBar() -> impl IntoView {
    let session = expect_context::<Session>();
    let replay = session.replay;
    let handle = NodeRef::<leptos::html::Input>::new();
    let end = Memo::new(move |_| end_ms(session.runs_in_view().iter().map(|run| &**run)).ceil());
    let at = move || replay.at_ms.get().unwrap_or_else(|| end.get());
    let drag = move |_| {
        if let Some(handle) = handle.get_untracked() {
            replay.show(handle.value_as_number());
        }
    };
    let step = move |event: KeyboardEvent| {
        if let Some(to_ms) = untrack(|| step_by(&event.key(), at(), end.get())) {
            event.prevent_default();
            replay.show(to_ms);
        }
    };
    let toggle = press(move |_| session.toggle_play(false));
    let label = move || if replay.is_playing.get() { "Pause" } else { "Play" }.to_owned();
    view! {
        <div class="sc-replay">
            <button type="button" class="sc-button" on:click=toggle>{text(label)}</button>
            <input
                node_ref=handle
                type="range"
                data-replay
                min="0"
                max=text(move || millis(end.get()))
                step="any"
                aria-label="Replay: the moment that the logs show"
                aria-valuetext=text(move || clock_seconds(at()))
                prop:value=text(move || millis(at()))
                on:input=drag
                on:keydown=step
            />
            {part(move || told(session))}
        </div>
    }
}

/// What every lane had printed and shown at the moment of the replay.
fn told(session: Session) -> AnyView {
    let moment = session.replay.at_ms.get().map(|at_ms| {
        let lanes: Vec<_> = session.runs_in_view().iter().map(|run| sentence(run, at_ms)).collect();
        format!("At {}. {}", clock_seconds(at_ms), lanes.join(" "))
    });
    let told =
        moment.unwrap_or_else(|| "Drag along the time axis: the logs show what had been seen by then.".to_owned());
    view! { <p class="sc-gloss">{told}</p> }.into_any()
}

/// Where a key leads from `at_ms` on an axis that ends at `end_ms`, if it leads anywhere: by a hundredth of it, or by a
/// tenth.
fn step_by(key: &str, at_ms: f64, end_ms: f64) -> Option<f64> {
    let to_ms = match key {
        "ArrowRight" | "ArrowUp" => at_ms + end_ms / 100.0,
        "ArrowLeft" | "ArrowDown" => at_ms - end_ms / 100.0,
        "PageUp" => at_ms + end_ms / 10.0,
        "PageDown" => at_ms - end_ms / 10.0,
        "Home" => 0.0,
        "End" => end_ms,
        _ => return None,
    };
    Some(to_ms.clamp(0.0, end_ms))
}
