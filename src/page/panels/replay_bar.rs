//! The replay's handle: along the time axis of the timeline, by mouse, touch and keys.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::exercise::format::{clock_seconds, millis};
use crate::findings::replay::sentence;
use crate::page::run::controller::Controller;
use crate::page::state::session::Session;

/// A range in ms, Play, and what each lane had printed and shown at that moment.
#[component]
pub fn ReplayBar(
    /// Where the time axis ends, in ms.
    end: Memo<f64>,
) -> impl IntoView {
    let controller = expect_context::<Controller>();
    let session = controller.session;
    let replay = session.replay;
    let handle = NodeRef::<leptos::html::Input>::new();
    let at = move || moment(session, end).unwrap_or_else(|| end.get());
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
    let toggle = move |_| controller.toggle_play(false);
    let label = move || if replay.is_playing.get() { "Pause" } else { "Play" };
    view! {
        <div class="sc-replay">
            <input
                node_ref=handle
                type="range"
                data-replay
                min="0"
                max=move || millis(end.get())
                step="any"
                aria-label="Replay: the moment that the logs show"
                aria-valuetext=move || clock_seconds(at())
                prop:value=move || millis(at())
                // A run that is on is shown whole, and is not disturbed.
                disabled=move || session.running.get().is_some()
                on:input=drag
                on:keydown=step
            />
            <button type="button" class="sc-button" on:click=toggle>{label}</button>
            {move || told(session, end)}
        </div>
    }
}

/// The moment of the replay, as a line across the plot.
#[component]
pub fn Cursor(
    /// Where the time axis ends, in ms.
    end: Memo<f64>,
    /// Where the plot begins, in px from the top of the picture.
    top: Memo<f64>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let is_off = move || moment(session, end).is_none();
    let part_of_axis = move || millis(moment(session, end).unwrap_or_default() / end.get());
    let top_px = move || format!("{}px", millis(top.get()));
    view! { <div class="sc-cursor" hidden=is_off style=("--sc-at", part_of_axis) style=("top", top_px)></div> }
}

/// The moment of the replay, if there is one: at most the end of the axis, which may have come nearer since.
fn moment(session: Session, end: Memo<f64>) -> Option<f64> {
    session.replay.at_ms.get().map(|at_ms| at_ms.min(end.get()))
}

/// What every lane had printed and shown at the moment of the replay.
fn told(session: Session, end: Memo<f64>) -> AnyView {
    let moment = moment(session, end).map(|at_ms| {
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
