//! What the band says during a sequence. On a narrow screen the bar at the bottom says the same, beside a Stop button.

use crate::findings::sequence::Sequence;
use crate::findings::sequence_text::describe_progress;
use crate::page::dom::element::{El, button, el};
use crate::page::run::controller::Controller;

/// The two sentences about what the sequence does now.
fn sentences(controller: Controller) -> (String, String) {
    let session = controller.session;
    let Some(sequence) = session.sequence.get().filter(Sequence::is_on) else { return Default::default() };
    let lane = sequence.current().map(|mode| session.lane(mode));
    let poked = lane.map(|lane| controller.loader.text_from(|views| (views.poked)(lane))).unwrap_or_default();
    session.plan.with(|plan| describe_progress(&sequence, plan, poked))
}

/// The sentences in the band.
pub fn progress(controller: Controller) -> El {
    el("div")
        .class("sc-tell")
        .child(el("p").class("sc-tell-now").dyn_text(move || sentences(controller).0))
        .child(el("p").dyn_text(move || sentences(controller).1))
}

/// The band's sentence and Stop, for the bar at the bottom of a narrow screen. Hidden unless a sequence is on.
pub fn progress_bar(controller: Controller) -> El {
    let session = controller.session;
    let stop = button("sc-button", "Stop", move |event| controller.stop_sequence(event.time_stamp()));
    el("div")
        .class("sc-band-bar")
        .attr_if("hidden", move || !session.is_busy())
        .child(el("p").dyn_text(move || sentences(controller).0))
        .child(stop.attr_if("data-stop", move || session.is_busy()))
}
