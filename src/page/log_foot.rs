//! What stands under a lane's log.

use leptos::prelude::*;

use crate::exercise::figures::grouped;
use crate::page::dynamic::{flag, nothing, part, press, text};
use crate::page::lane_state::LaneSignals;
use crate::page::lines::MOST_ROWS;
use crate::page::session::Session;

/// The lines that a narrow screen shows of a longer log. The style sheet has the same number.
const FEW: usize = 9;
/// The lines that a wide screen shows of a longer log. The style sheet has the same number.
const MANY: usize = 36;
/// How many lines there are, and all of them for who asks.
#[component]
pub fn LogFoot(
    /// The lane.
    lane: LaneSignals,
    /// Whether all mounted lines are shown.
    shows_all: RwSignal<bool>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let lines = move || lane.lines.get();
    let label = move || match shows_all.get() {
        true => "Show fewer lines".to_owned(),
        false => format!("Show all {} lines", grouped(lines() as u64)),
    };
    let many = move || match lines() {
        lines if lines > MOST_ROWS => format!("{} lines. ", grouped(lines as u64)),
        _ => String::new(),
    };
    let toggle = press(move |_| shows_all.update(|shows_all| *shows_all = !*shows_all));
    view! {
        <p class="sc-log-foot">
            {part(move || terminal(session, lane))}
            {text(many)}
            <button
                type="button"
                class="sc-quiet"
                class:sc-fits=flag(move || lines() <= MANY)
                hidden=flag(move || lines() <= FEW || lines() > MOST_ROWS)
                on:click=toggle
            >
                {text(label)}
            </button>
        </p>
    }
}

/// What is to be known of lines that are shown as in a terminal, and a way to pause where they are.
fn terminal(session: Session, lane: LaneSignals) -> AnyView {
    if !session.replay.is_terminal_in(lane.mode) {
        return nothing();
    }
    let label = if session.replay.is_playing.get() { "Pause" } else { "Play on" };
    let toggle = press(move |_| session.toggle_play(true));
    view! {
        "As a terminal would have shown it. "
        <button type="button" class="sc-quiet" on:click=toggle>{label}</button>
        " "
    }
    .into_any()
}
