//! Poke: one button for the page, to ask whether it is alive.

use crate::page::dom::element::{El, button, el, fragment};
use crate::page::run::controller::Controller;
use crate::page::screen::lane::strip::strip;

/// Poke and its answer. On a narrow screen it stands at the bottom from the first run on, with the latest lane's name
/// and heartbeat.
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
