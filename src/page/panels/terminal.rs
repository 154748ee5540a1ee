//! A log that is replayed as a terminal would have shown it.

use leptos::prelude::*;

use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;

/// Says how the lines are shown, and pauses the replay where it is.
#[component]
pub fn Terminal(
    /// The lane whose log is replayed.
    lane: Lane,
) -> impl IntoView {
    let controller = expect_context::<Controller>();
    let replay = controller.session.replay;
    let is_terminal = Memo::new(move |_| replay.is_terminal_in(lane.mode));
    // The button stays the same one, and so keeps the focus, whatever it says.
    let label = move || if replay.is_playing.get() { "Pause" } else { "Play on" };
    move || {
        is_terminal.get().then(|| {
            view! {
                "As a terminal would have shown it. "
                <button type="button" class="sc-quiet" on:click=move |_| controller.toggle_play(true)>{label}</button>
                " "
            }
        })
    }
}
