//! The Poke bar: a button that tests whether the page responds.

use crate::page::dom::element::{El, button, el, fragment};
use crate::page::run::controller::Controller;
use crate::page::screen::lane::strip::strip;

/// The Poke button and its answer. From the first run on, a narrow screen docks the bar at the bottom, with the title and the
/// heartbeat strip of the latest lane.
pub fn poke_bar(controller: Controller) -> El {
    let session = controller.session;
    let answer = move || match session.answer.get() {
        answer if answer.is_empty() => "Poke the page: is it alive?".to_owned(),
        answer => answer,
    };
    let lane = move || {
        let Some(mode) = session.latest.get() else { return fragment() };
        let lane = el("span").class("sc-poke-lane").attr("aria-hidden", "true");
        lane.text(mode.about().title).text(" ").child(strip(controller, session.lane(mode)))
    };
    let poke = button("sc-button", "Poke", move |event| controller.poke(event.time_stamp()));
    el("div")
        .class("sc-poke")
        .class_if("sc-poke-docked", move || session.latest.get().is_some())
        .dynamic(lane)
        .child(poke.attr("data-poke", ""))
        .child(el("span").class("sc-poke-answer").dyn_text(answer))
}
