//! Poke: one button for the page, to ask whether it is alive.

use crate::page::dom::element::{El, button, el, several};
use crate::page::screen::lane::strip::strip;
use crate::page::state::session::Session;

/// Poke and its answer. On a narrow screen it stands at the bottom from the first run on, with the latest lane's name
/// and heartbeat.
pub fn poke_bar(session: Session) -> El {
    let answer = move || match session.answer.get() {
        answer if answer.is_empty() => "Poke the page: is it alive?".to_owned(),
        answer => answer,
    };
    let lane = move || {
        let Some(mode) = session.latest.get() else { return several() };
        let lane = el("span").class("sc-poke-lane").attr("aria-hidden", "true");
        lane.text(mode.about().title).text(" ").with(strip(session, session.lane(mode)))
    };
    let poke = button("sc-button", "Poke", move |event| session.poke(event.time_stamp()));
    el("div")
        .class("sc-poke")
        .class_if("sc-poke-docked", move || session.latest.get().is_some())
        .part(lane)
        .with(poke.attr("data-poke", ""))
        .with(el("span").class("sc-poke-answer").text_by(answer))
}
