//! A log that is shown as a terminal would have shown it.

use crate::page::dom::element::{El, button, fragment};
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;

/// What is to be known of such lines, and a way to pause where they are.
pub fn terminal(session: Session, lane: Lane) -> El {
    fragment().dynamic(move || if session.replay.is_terminal_in(lane.mode) { playing(session) } else { fragment() })
}

fn playing(session: Session) -> El {
    // The button stays the same one, and so keeps the focus, whatever it says.
    let label = move || if session.replay.is_playing.get() { "Pause" } else { "Play on" }.to_owned();
    let toggle = button("sc-quiet", "", move |_| session.toggle_play(true)).dyn_text(label);
    fragment().text("As a terminal would have shown it. ").child(toggle).text(" ")
}
