//! The controls of the replay along the time axis of the timeline.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::exercise::format::{clock_seconds, millis};
use crate::findings::replay::sentence;
use crate::page::run::controller::Controller;
use crate::page::state::session::Session;

/// A slider in ms, Play, and what each lane had printed and shown at that moment.
#[component]
pub fn ReplayBar(
    /// The end of the time axis, in ms.
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
                // There is no replay during a run.
                disabled=move || session.is_busy()
                on:input=drag
                on:keydown=step
            />
            <button type="button" class="sc-button" on:click=toggle prop:textContent=label/>
            <p class="sc-gloss" prop:textContent=move || told(session, end)/>
        </div>
    }
}

/// The moment of the replay, as a line across the plot.
#[component]
pub fn Cursor(
    /// The end of the time axis, in ms.
    end: Memo<f64>,
    /// The top of the plot, in px from the top of the picture.
    top: Memo<f64>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let is_off = move || moment(session, end).is_none();
    let part_of_axis = move || millis(moment(session, end).unwrap_or_default() / end.get());
    let top_px = move || format!("{}px", millis(top.get()));
    view! { <div class="sc-cursor" hidden=is_off style=("--sc-at", part_of_axis) style=("top", top_px)></div> }
}

/// The moment of the replay in ms, if there is one. Clamped to the end of the axis, which may have moved since.
fn moment(session: Session, end: Memo<f64>) -> Option<f64> {
    session.replay.at_ms.get().map(|at_ms| at_ms.min(end.get()))
}

/// What each lane had printed and shown at the moment of the replay.
fn told(session: Session, end: Memo<f64>) -> String {
    let moment = moment(session, end).map(|at_ms| {
        let lanes: Vec<_> = session.runs_in_view().iter().map(|run| sentence(run, at_ms)).collect();
        format!("At {}. {}", clock_seconds(at_ms), lanes.join(" "))
    });
    moment.unwrap_or_else(|| "Drag along the time axis: the logs show what had been seen by then.".to_owned())
}

/// The moment in ms that a key leads to from `at_ms`: a step is a hundredth or a tenth of the axis. `None` for other keys.
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
