//! The controls of the replay along the time axis of the timeline, with a small stage for each run.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::exercise::format::{clock_seconds, millis};
use crate::findings::replay::{sentence, sentence_in_terminal};
use crate::findings::run::Run;
use crate::page::panels::replay_dock::{Dock, dock};
use crate::page::panels::small_stage::SmallStages;
use crate::page::run::controller::Controller;
use crate::page::state::session::Session;

/// The speeds of the replay, with their labels.
const SPEEDS: [(f64, &str); 3] = [(0.5, "½×"), (1.0, "1×"), (2.0, "2×")];

/// A slider in ms, Play, the speeds, the stages, and what each lane had printed and shown at that moment. It stays in view while the
/// replay is on.
#[component]
pub fn ReplayBar(
    /// The end of the time axis, in ms.
    end: Memo<f64>,
) -> impl IntoView {
    let controller = expect_context::<Controller>();
    let session = controller.session;
    let replay = session.replay;
    let handle = NodeRef::<leptos::html::Input>::new();
    let is_on = Memo::new(move |_| replay.at_ms.with(Option::is_some));
    let place = NodeRef::<leptos::html::Div>::new();
    let Dock { is_docked, hold } = dock(place, is_on);
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
    let leave = move |_| {
        // The button is about to be hidden: the handle takes its focus.
        let _ = handle.get_untracked().map(|handle| handle.focus());
        replay.end();
    };
    let speed = move |(speed, label): (f64, &'static str)| {
        let is_chosen = move || (replay.speed.get() == speed).to_string();
        view! { <button type="button" aria-pressed=is_chosen on:click=move |_| replay.speed.set(speed) prop:textContent=label/> }
    };
    view! {
        <div node_ref=place>
            <div class="sc-replay" class:sc-docked=is_docked role="group" aria-label="Replay" on:pointerdown=move |_| hold.run(())>
                <input
                    node_ref=handle
                    type="range"
                    data-replay
                    min="0"
                    max=move || millis(end.get())
                    step="any"
                    aria-label="Replay: the moment that is shown"
                    aria-valuetext=move || clock_seconds(at())
                    prop:value=move || millis(at())
                    // There is no replay during a run.
                    disabled=move || session.is_busy()
                    on:input=drag
                    on:keydown=step
                />
                <div class="sc-replay-controls">
                    <button type="button" class="sc-button" on:click=toggle prop:textContent=label/>
                    <div class="sc-speeds" role="group" aria-label="Speed of the replay">{SPEEDS.map(speed)}</div>
                </div>
                <button type="button" class="sc-quiet sc-replay-end" hidden=move || !is_on.get() on:click=leave>
                    "End replay"
                </button>
                <SmallStages/>
                <p class="sc-gloss" prop:textContent=move || told(session, end)/>
            </div>
        </div>
    }
}

/// The moment of the replay, as a line across the plot. The part after it is dimmed.
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

/// What each lane that is replayed had printed and shown at the moment of the replay.
fn told(session: Session, end: Memo<f64>) -> String {
    let moment = moment(session, end).map(|at_ms| {
        let (begins, tell): (_, fn(&Run, f64) -> String) = match session.replay.is_terminal.get() {
            true => ("In a terminal, at", sentence_in_terminal),
            false => ("At", sentence),
        };
        let runs = session.runs_in_view().into_iter().filter(|run| session.replay.is_about(run.mode));
        let lanes: Vec<_> = runs.map(|run| tell(&run, at_ms)).collect();
        format!("{begins} {}. {}", clock_seconds(at_ms), lanes.join(" "))
    });
    moment.unwrap_or_else(|| "Drag along the time axis: stages and logs show what had been seen by then.".to_owned())
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
