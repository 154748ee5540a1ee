//! The replay of a frozen lane as a terminal would have shown it.

use leptos::prelude::*;

use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;

/// A button below the log that plays this replay in the lane's stage and log, and pauses it. There is none if nothing would look
/// different in a terminal.
#[component]
pub fn Terminal(
    /// The lane whose run is replayed.
    lane: Lane,
) -> impl IntoView {
    let controller = expect_context::<Controller>();
    let session = controller.session;
    let replay = session.replay;
    let would_differ = move || session.shown_run(lane).is_some_and(|run| run.appeared_at_once().is_some());
    let is_offered = Memo::new(move |_| lane.mode.about().blocks && would_differ());
    // Only the label changes, so that the button keeps the focus.
    let label = move || match (replay.is_terminal_in(lane.mode), replay.is_playing.get()) {
        (false, _) => "See it as a terminal would have shown it",
        (true, true) => "Pause",
        (true, false) => "Play on",
    };
    move || {
        is_offered.get().then(|| {
            view! {
                <button
                    type="button"
                    class="sc-quiet sc-in-terminal"
                    on:click=move |_| controller.toggle_play(true)
                    prop:textContent=label
                />
            }
        })
    }
}
