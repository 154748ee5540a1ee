//! The line under a lane's log: its number of lines and the button that shows all.

use crate::exercise::format::grouped;
use crate::findings::log_rows::MOST_ROWS;
use crate::page::dom::element::{El, button, el};
use crate::page::lazy::loader::lazy_slot_silent;
use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;
use crate::page::state::signal::ErasedSignal;

/// The most lines that a narrow screen shows of a clipped log. The style sheet has the same number.
const NARROW_LINES: usize = 9;
/// The most lines that a wide screen shows of a clipped log. The style sheet has the same number.
const WIDE_LINES: usize = 36;

/// The number of lines of a long log, and the button that shows all lines or fewer. The button sets `shows_all`.
pub fn log_foot(controller: Controller, lane: Lane, shows_all: ErasedSignal<bool>) -> El {
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
        .class_if("sc-fits", move || lines() <= WIDE_LINES)
        .attr_if("hidden", move || lines() <= NARROW_LINES || lines() > MOST_ROWS)
        .dyn_text(label);
    el("p")
        .class("sc-log-foot")
        .child(lazy_slot_silent(controller.loader, move |views| (views.terminal)(lane)))
        .child(el("span").dyn_text(many))
        .child(toggle)
}
