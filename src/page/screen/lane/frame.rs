//! A lane: it runs one mode and shows the results.

use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::browser::host::is_framed;
use crate::exercise::format::seconds;
use crate::exercise::mode::Mode;
use crate::findings::workers::intention;
use crate::page::dom::element::{El, button, el, fragment, notices, paragraphs};
use crate::page::lazy::loader::lazy_slot_silent;
use crate::page::run::controller::Controller;
use crate::page::screen::lane::numbers::lane_numbers;
use crate::page::screen::lane::strip::strip;
use crate::page::screen::log::table::log;
use crate::page::state::lane::Lane;
use crate::page::state::session::Session;

/// The lane of one mode.
pub fn lane(controller: Controller, mode: Mode) -> El {
    let session = controller.session;
    let lane = session.lane(mode);
    let about = mode.about();
    let id = lane_id(mode);
    let title_id = format!("{id}-title");
    let warm = if mode == Mode::Sync { " sc-warm" } else { "" };
    let class = format!("sc-lane{warm}{}", if about.blocks { " sc-blocks" } else { "" });
    on_cleanup(move || {
        // A browser may send no leave or blur event when an element is removed.
        controller.point_at(None);
        controller.focus(None);
    });
    let blurb = el("p")
        .class("sc-blurb")
        .text(about.blurb)
        .text(" ")
        .child(el("code").attr("translate", "no").text(about.python));
    el("section")
        .attr("id", &id)
        .class(&class)
        .attr("data-lane", about.slug)
        .dyn_attr("data-state", move || Some(lane.phase.get().slug().to_owned()))
        .attr("aria-labelledby", &title_id)
        .on(&["pointerenter"], move |_| controller.point_at(Some(mode)))
        .on(&["pointerleave"], move |_| controller.point_at(None))
        .on(&["focusin"], move |_| controller.focus(Some(mode)))
        .on(&["focusout"], move |_| controller.focus(None))
        .child(
            el("header").child(el("h2").attr("id", &title_id).text(about.title)).child(remove_button(controller, mode)),
        )
        .child(blurb)
        .child(run_button(controller, lane))
        .child(strip(controller, lane))
        .child(lane_numbers(controller, lane))
        .child(log(controller, lane))
        .child(lazy_slot_silent(controller.loader, move |views| (views.repeat)(lane)))
}

/// The button that removes the lane. It is hidden in the last lane and while this lane runs.
fn remove_button(controller: Controller, mode: Mode) -> El {
    let session = controller.session;
    let is_hidden = move || session.modes.with(|modes| modes.len() == 1) || session.running() == Some(mode);
    let remove = move |_| session.modes.update(|modes| modes.retain(|other| *other != mode));
    let title = el("span").class("sc-unseen").text(" ").text(mode.about().title);
    button("sc-quiet", "Remove ", remove).attr_if("hidden", is_hidden).child(title)
}

/// The Run button, which is Stop during the run. The text below it says what a run does, why it can't start, and what happened
/// during the last one.
fn run_button(controller: Controller, lane: Lane) -> El {
    let session = controller.session;
    let mode = lane.mode;
    let is_running = move || lane.phase.get().is_running();
    let refusal = move || session.plan.with(|plan| mode.refuse(plan)).map(|why| why.to_string());
    let other_running = move || session.running().filter(|running| *running != mode);
    let is_off = move || other_running().is_some() || (!is_running() && refusal().is_some());
    let press_run = move |event: MouseEvent| {
        if lane.phase.get_untracked().is_running() {
            controller.stop(event.time_stamp());
        } else if controller.repeat(mode, 1) {
            bring_into_view(mode);
        }
    };
    let status = move || match (refusal().filter(|_| !is_running()), other_running()) {
        (Some(why), _) if mode.about().blocks => {
            controller.loader.load();
            notices([why]).child(lazy_slot_silent(controller.loader, |views| (views.shrink)()))
        }
        (Some(why), _) => notices([why]),
        (None, Some(other)) => notices([waiting_sentence(other)]),
        (None, None) => paragraphs([freeze_sentence(session, lane)]),
    };
    let description = format!("sc-lane-{}-says", mode.about().slug);
    let run = button("sc-button sc-run", "", press_run)
        .class_if("sc-filled", move || session.next_to_run() == Some(mode))
        .attr_if("data-stop", is_running)
        .dyn_attr("aria-disabled", move || is_off().then(|| "true".to_owned()))
        .attr("aria-describedby", &description)
        .child(el("span").dyn_text(move || if is_running() { "Stop" } else { "Run" }.to_owned()))
        .child(el("span").class("sc-unseen").text(" ").text(mode.about().title));
    let below = el("div").attr("id", &description).class("sc-says").dynamic(status).dynamic(move || {
        let messages =
            lane.poke_sentences.get().into_iter().chain(lane.host_sentence.get()).chain(lane.neighbour_sentence.get());
        paragraphs(messages).child(notices(lane.late_stop_sentence.get().into_iter().chain(lane.start_error.get())))
    });
    fragment().child(run).child(below)
}

/// Scrolls to the lane on a narrow screen, where lanes are stacked, because a frozen page can't. A framed page does not scroll: that
/// would scroll the host page too.
fn bring_into_view(mode: Mode) {
    if is_framed() {
        return;
    }
    let is_narrow = window().match_media("(max-width: 599px)").ok().flatten().is_some_and(|query| query.matches());
    if let Some(lane) = document().get_element_by_id(&lane_id(mode)).filter(|_| is_narrow) {
        lane.scroll_into_view();
    }
}

fn lane_id(mode: Mode) -> String {
    format!("sc-lane-{}", mode.about().slug)
}

fn waiting_sentence(other: Mode) -> String {
    format!("Waiting for {}: one run at a time.", other.about().title)
}

/// A sentence on how a run will block the page, or blocks it now.
fn freeze_sentence(session: Session, lane: Lane) -> String {
    let freeze_ms = session.plan.with(|plan| lane.mode.expected_freeze_ms(plan));
    let is_running = lane.phase.get().is_running();
    if lane.mode == Mode::Threads {
        return intention(session.plan.with(|plan| lane.mode.threads(plan)));
    }
    match (lane.mode.about().blocks, is_running) {
        (false, _) => "Leaves this page free while it counts.".to_owned(),
        (true, _) if freeze_ms == 0 => "Nobody sleeps, so nothing freezes for long.".to_owned(),
        (true, false) => session.freeze_scope.get().warning(&freeze_text(freeze_ms)),
        (true, true) => format!(
            "Frozen for about {}. Poke me now. Scrolling may still move; nothing new will be drawn.",
            freeze_text(freeze_ms)
        ),
    }
}

fn freeze_text(ms: u64) -> String {
    format!("{} s", seconds(ms))
}
