//! The line under a lane's log: its number of lines, the button that shows all of them, and the replay as in a terminal.

use crate::exercise::format::grouped;
use crate::findings::log_rows::MOST_ROWS;
use crate::page::dom::element::{El, button, el};
use crate::page::lazy::loader::lazy_slot_silent;
use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;
use crate::page::state::signal::ErasedSignal;

/// The most lines that a clipped log shows. The style sheet has the same number, and one less for narrow screens.
const CLIPPED_LINES: usize = 6;

/// The button that shows all lines or fewer. It sets `shows_all`. A log of too many lines to mount gets higher and goes on scrolling.
pub fn log_foot(controller: Controller, lane: Lane, shows_all: ErasedSignal<bool>) -> El {
    let lines = move || lane.lines.get();
    let label = move || match (shows_all.get(), lines() > MOST_ROWS) {
        (true, _) => "Show fewer lines".to_owned(),
        (false, true) => "Show more lines".to_owned(),
        (false, false) => format!("Show all {} lines", grouped(lines() as u64)),
    };
    let many = move || match lines() {
        lines if lines > MOST_ROWS => format!("{} lines. ", grouped(lines as u64)),
        _ => String::new(),
    };
    let toggle = button("sc-quiet", "", move |_| shows_all.update(|shows_all| *shows_all = !*shows_all))
        .attr_if("hidden", move || lines() <= CLIPPED_LINES)
        .dyn_text(label);
    el("div")
        .class("sc-log-foot")
        .child(el("span").dyn_text(many))
        .child(toggle)
        .child(lazy_slot_silent(controller.loader, move |views| (views.terminal)(lane)))
}
