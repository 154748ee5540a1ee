//! What stands under a lane's log.

use crate::exercise::figures::grouped;
use crate::page::element::{El, button, el, several};
use crate::page::lane_state::Lane;
use crate::page::lines::MOST_ROWS;
use crate::page::session::Session;
use crate::page::state::State;

/// The lines that a narrow screen shows of a longer log. The style sheet has the same number.
const FEW: usize = 9;
/// The lines that a wide screen shows of a longer log. The style sheet has the same number.
const MANY: usize = 36;

/// How many lines there are, and all of them for who asks.
pub fn log_foot(session: Session, lane: Lane, shows_all: State<bool>) -> El {
    let lines = move || lane.lines.get();
    let label = move || match shows_all.get() {
        true => "Show fewer lines".to_owned(),
        false => format!("Show all {} lines", grouped(lines() as u64)),
    };
    let many = move || match lines() {
        lines if lines > MOST_ROWS => format!("{} lines. ", grouped(lines as u64)),
        _ => String::new(),
    };
    let toggle = button("sc-quiet", "", move |_| shows_all.update(|shows_all| *shows_all = !*shows_all))
        .class_if("sc-fits", move || lines() <= MANY)
        .attr_if("hidden", move || lines() <= FEW || lines() > MOST_ROWS)
        .text_by(label);
    el("p").class("sc-log-foot").part(move || terminal(session, lane)).text_by(many).with(toggle)
}

/// What is to be known of lines that are shown as in a terminal, and a way to pause where they are.
fn terminal(session: Session, lane: Lane) -> El {
    if !session.replay.is_terminal_in(lane.mode) {
        return several();
    }
    // The button stays the same one, and so keeps the focus, whatever it says.
    let label = move || if session.replay.is_playing.get() { "Pause" } else { "Play on" }.to_owned();
    let toggle = button("sc-quiet", "", move |_| session.toggle_play(true)).text_by(label);
    several().text("As a terminal would have shown it. ").with(toggle).text(" ")
}
