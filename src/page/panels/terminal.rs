//! The note on a log that is replayed as a terminal would have shown it.

use leptos::prelude::*;

use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;

/// Says how the lines are shown, and has a button that pauses the replay.
#[component]
pub fn Terminal(
    /// The lane whose log is replayed.
    lane: Lane,
) -> impl IntoView {
    let controller = expect_context::<Controller>();
    let replay = controller.session.replay;
    let is_terminal = Memo::new(move |_| replay.is_terminal_in(lane.mode));
    // Only the label changes, so that the button keeps the focus.
    let label = move || if replay.is_playing.get() { "Pause" } else { "Play on" };
    move || {
        is_terminal.get().then(|| {
            view! {
                <span>
                    "As a terminal would have shown it. "
                    <button type="button" class="sc-quiet" on:click=move |_| controller.toggle_play(true) prop:textContent=label/>
                    " "
                </span>
            }
        })
    }
}
