//! What stands under a lane's log.

use crate::exercise::format::grouped;
use crate::findings::log_rows::MOST_ROWS;
use crate::page::dom::element::{El, button, el};
use crate::page::lazy::loader::lazy_slot_silent;
use crate::page::run::controller::Controller;
use crate::page::state::lane::Lane;
use crate::page::state::signal::ErasedSignal;

/// The lines that a narrow screen shows of a longer log. The style sheet has the same number.
const FEW: usize = 9;
/// The lines that a wide screen shows of a longer log. The style sheet has the same number.
const MANY: usize = 36;

/// How many lines there are, and all of them for who asks.
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
        .class_if("sc-fits", move || lines() <= MANY)
        .attr_if("hidden", move || lines() <= FEW || lines() > MOST_ROWS)
        .dyn_text(label);
    el("p")
        .class("sc-log-foot")
        .child(lazy_slot_silent(controller.loader, move |views| (views.terminal)(lane)))
        .dyn_text(many)
        .child(toggle)
}
