//! The Run button of a lane, and the sentence beside it.

use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::browser::viewport::may_scroll;
use crate::exercise::format::{concat, minutes, seconds};
use crate::exercise::mode::Mode;
use crate::findings::workers::intention;
use crate::page::dom::element::{El, button, el, fragment, notices, paragraphs};
use crate::page::lazy::loader::lazy_slot_silent;
use crate::page::run::controller::Controller;
use crate::page::screen::lane::section::lane_id;
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;

/// The Run button, which is Stop during the run. The text beside it says for how long a run freezes the page, or why none can start.
pub fn run_button(controller: Controller, lane: Lane) -> El {
    let session = controller.session;
    let mode = lane.mode;
    let is_running = move || lane.phase.get().is_running();
    let refusal = move || session.plan.with(|plan| mode.refuse(plan)).map(|why| why.to_string());
    let other_running = move || session.running().filter(|running| *running != mode);
    let is_off = move || !is_running() && (session.is_busy() || refusal().is_some());
    let press_run = move |event: MouseEvent| {
        if lane.phase.get_untracked().is_running() {
            controller.stop(event.time_stamp());
        } else if controller.run_lane(mode, 1) {
            bring_into_view(mode);
        }
    };
    let intention = move || paragraphs(intention_sentence(session, mode));
    let status = move || match (refusal().filter(|_| !is_running()), other_running()) {
        (Some(why), _) if mode.about().blocks => {
            controller.loader.load();
            notices([why]).child(lazy_slot_silent(controller.loader, |views| (views.shrink)()))
        }
        (Some(why), _) => notices([why]),
        // What stood there stays: its place must keep its height during a run.
        (None, Some(other)) => {
            intention().child(el("p").class("sc-waits").attr("data-notice", "").text(&waiting_sentence(session, other)))
        }
        (None, None) => match lane.start_error.get() {
            Some(why) => notices([why]),
            None => intention(),
        },
    };
    let description = format!("sc-lane-{}-says", mode.about().slug);
    let run = button("sc-button sc-run", "", press_run)
        .attr_if("data-stop", is_running)
        .dyn_attr("aria-disabled", move || is_off().then(|| "true".to_owned()))
        .attr("aria-describedby", &description)
        .child(el("span").dyn_text(move || if is_running() { "Stop" } else { "Run" }.to_owned()))
        .child(el("span").class("sc-unseen").dyn_text(move || concat(&[" ", &session.title(mode)])));
    let says = el("div").attr("id", &description).class("sc-says").dynamic(status);
    fragment().child(run).child(says)
}

/// Scrolls to the lane on a narrow screen, where lanes are stacked, because a frozen page can't.
fn bring_into_view(mode: Mode) {
    if let Some(lane) = document().get_element_by_id(&lane_id(mode)).filter(|_| may_scroll()) {
        lane.scroll_into_view_with_bool(true);
    }
}

fn waiting_sentence(session: Session, other: Mode) -> String {
    format!("Waiting for {}: one run at a time.", session.title(other))
}

/// A sentence on what a run will do to the page, unless the lane's blurb says it.
fn intention_sentence(session: Session, mode: Mode) -> Option<String> {
    let freeze_ms = session.plan.with(|plan| mode.expected_freeze_ms(plan));
    match mode.about().blocks {
        _ if mode == Mode::Threads => Some(intention(session.plan.with(|plan| mode.threads(plan)))),
        false => session.plan.with(|plan| mode.long_ms(plan)).map(|ms| concat(&["Takes about ", &minutes(ms), "."])),
        true if freeze_ms == 0 => Some("Nobody sleeps, so nothing freezes for long.".to_owned()),
        true => Some(session.freeze_scope.get().warning(&freeze_text(freeze_ms))),
    }
}

fn freeze_text(ms: u64) -> String {
    format!("{} s", seconds(ms))
}
