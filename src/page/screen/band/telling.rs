//! What the band says during a sequence, and the same beside a Stop button for the bar at the bottom of a narrow screen.

use crate::findings::sequence::Sequence;
use crate::findings::sequence_text::telling;
use crate::page::dom::element::{El, button, el};
use crate::page::run::controller::Controller;
use crate::page::state::session::Session;

/// The two sentences about what the sequence does now.
fn told(session: Session) -> (String, String) {
    let Some(sequence) = session.sequence.get().filter(Sequence::is_on) else { return Default::default() };
    let late_ms = sequence.current().map(|mode| session.lane(mode).late_ms.get()).unwrap_or_default();
    session.plan.with(|plan| telling(&sequence, plan, &late_ms))
}

/// The sentences in the band.
pub fn telling_view(session: Session) -> El {
    el("div")
        .class("sc-tell")
        .child(el("p").class("sc-tell-now").dyn_text(move || told(session).0))
        .child(el("p").dyn_text(move || told(session).1))
}

/// The band's sentence and Stop, for the bar at the bottom of a narrow screen. Hidden unless a sequence is on.
pub fn band_bar(controller: Controller) -> El {
    let session = controller.session;
    let stop = button("sc-button", "Stop", move |event| controller.stop_sequence(event.time_stamp()));
    el("div")
        .class("sc-band-bar")
        .attr_if("hidden", move || !session.is_busy())
        .child(el("p").dyn_text(move || told(session).0))
        .child(stop.attr_if("data-stop", move || session.is_busy()))
}
